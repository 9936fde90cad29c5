using Workflows.Core.Machine;
using Workflows.Model.Ledger;
using Workflows.Runtime.Erasing;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Tests;

/// <summary>Who is erased had given points to others, and had got some: what moved stays where it is.</summary>
public sealed class ErasedTransferTests : IDisposable
{
    private static readonly string[] Lines =
    [
        """{"type":"Joined","member":"person-who-gives","at":"2026-01-05T09:00:00Z"}""",
        """{"type":"Joined","member":"other","at":"2026-01-05T09:00:01Z"}""",
        """{"type":"Purchase","member":"person-who-gives","at":"2026-01-06T09:00:00Z","order":"g1","total":100,"channel":"shop","lines":[{"category":"extra","price":200}]}""",
        """{"type":"Purchase","member":"other","at":"2026-01-06T10:00:00Z","order":"o1","total":100,"channel":"shop","lines":[{"category":"extra","price":200}]}""",
        """{"type":"Transferred","member":"person-who-gives","at":"2026-01-07T09:00:00Z","transfer":"t1","to":"other","currency":"Stars","points":2}""",
        """{"type":"Transferred","member":"other","at":"2026-01-08T09:00:00Z","transfer":"t2","to":"person-who-gives","currency":"Stars","points":1}""",
    ];

    private readonly RunFolder _folder = new();

    [Fact]
    public void The_other_keeps_what_moved_both_logs_stay_sound_and_nothing_says_any_more_who_it_was()
    {
        _folder.Run("shop.db", _folder.File("events.jsonl", Lines));
        var before = StarsOf("other");
        Assert.Equal(1, before.In - before.Out);
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            var erased = Erasure.Run(_folder.In("shop.db"), _folder.Plan, [], "person-who-gives", new Model.Time.Instant(reader.Received.Micros + Model.Time.Instant.PerHour));
            Assert.Equal(Refusal.None, erased.Refusal);
            Assert.Equal((1, 2), StarsOf(erased.StandIn));
        }

        Assert.Equal(before, StarsOf("other"));
        Assert.Empty(_folder.Audit("shop.db").Findings);
        Assert.DoesNotContain("person-who-gives", File.ReadAllText(_folder.In("shop.db"), System.Text.Encoding.Latin1), StringComparison.Ordinal);

        // A return of what the other one had bought takes back nothing of what was given away and can't be returned.
        var run = _folder.Run("shop.db", _folder.File(
            "more.jsonl", ["""{"type":"Refund","member":"other","at":"2026-01-20T09:00:00Z","refund":"r1","order":"o1","total":100}"""]));
        Assert.Equal((1, 0), (run.Taken, run.Refused));
        Assert.Equal(before, StarsOf("other"));
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void Who_asked_in_vain_to_give_points_to_somebody_who_is_erased_later_is_found_sound_too()
    {
        _folder.Run("shop.db", _folder.File("events.jsonl",
        [
            .. Lines,
            """{"type":"Joined","member":"poor","at":"2026-01-09T09:00:00Z"}""",
            """{"type":"Transferred","member":"poor","at":"2026-01-09T10:00:00Z","transfer":"t3","to":"person-who-gives","currency":"Stars","points":1}""",
            """{"type":"Transferred","member":"poor","at":"2026-01-09T11:00:00Z","transfer":"t4","to":"other","currency":"Stars","points":1}""",
        ]));
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            Erasure.Run(_folder.In("shop.db"), _folder.Plan, [], "person-who-gives", new Model.Time.Instant(reader.Received.Micros + Model.Time.Instant.PerHour));
        }

        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    public void Dispose() => _folder.Dispose();

    private (long In, long Out) StarsOf(string member)
    {
        using var reader = RunReader.Open(_folder.In("shop.db"));
        var postings = reader.EntriesOf(reader.FindMember(member)!).SelectMany(entry => entry.Postings).ToList();
        return (postings.Where(posting => posting.From == Account.TransferredIn).Sum(posting => posting.Amount),
            postings.Where(posting => posting.To == Account.TransferredOut).Sum(posting => posting.Amount));
    }
}
