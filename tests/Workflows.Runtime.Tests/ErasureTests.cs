using System.Text;
using Microsoft.Data.Sqlite;
using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Erasing;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Tests;

/// <summary>Personal values stand apart under the member's key, and nothing is left of them once it is destroyed.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Secret = "very.private.address@mail.example";
    private readonly RunFolder _folder = new();

    [Fact]
    public void No_personal_value_stands_in_the_file_in_plain()
    {
        Fill();
        var bytes = Bytes();
        Assert.DoesNotContain(Secret, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("person-of-interest", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("a private matter", bytes, StringComparison.Ordinal);
        using var reader = RunReader.Open(_folder.In("shop.db"));
        var member = reader.FindMember("person-of-interest")!;
        Assert.Contains(reader.EntriesOf(member), entry => entry.Event?.Texts.Contains(Secret) == true);
        Assert.Contains(reader.EntriesOf(member), entry => entry.Event?.Texts.Contains("a private matter") == true);
    }

    [Fact]
    public void Erasing_leaves_nothing_personal_and_an_audit_that_is_sound()
    {
        Fill();
        var member = Find("person-of-interest");
        var result = Erase("person-of-interest");
        Assert.Equal(Refusal.None, result.Refusal);
        Assert.Contains(result.Effects, effect => effect is { Kind: EffectKind.Expired, Text: "erased", Amount: > 0 });
        Assert.Equal($"#{member.Index}", result.StandIn);
        foreach (var text in (string[])[Secret, "person-of-interest", "a private matter"])
        {
            Assert.DoesNotContain(text, Bytes(), StringComparison.Ordinal);
        }

        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            Assert.Null(reader.FindMember("person-of-interest"));
            var erased = reader.FindMember(result.StandIn)!;
            Assert.True(erased.IsErased);
            Assert.All(reader.EntriesOf(erased), entry => Assert.False(entry.HasPersonal));
            Assert.All(reader.Outbox().Where(message => message.Member == erased.Index), message => Assert.True(message.Model.IsEmpty));
            Assert.Equal(0, reader.LeftOfErased);
        }

        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void The_ledger_is_the_same_as_before_but_for_what_the_erasure_posts()
    {
        Fill();
        var (before, entries) = Digest(long.MaxValue);
        Erase("person-of-interest");
        Assert.Equal(before, Digest(entries).Hash);
        var (_, all) = Digest(long.MaxValue);
        Assert.True(all > entries);
    }

    [Fact]
    public void Everybody_else_goes_on_as_if_nothing_had_happened_and_the_old_id_is_nobody()
    {
        Fill();

        // What was refused because it named an event that came after it is taken when it is told again, behind other news.
        _folder.Run("shop.db", _folder.File("between.jsonl", ["""{"type":"Visit","member":"m3","at":"2026-12-31T10:00:00Z","visit":"between","score":3}"""]));
        _folder.Run("shop.db", _folder.In("events.jsonl"));
        Erase("person-of-interest");
        string[] more =
        [
            """{"type":"Visit","member":"person-of-interest","at":"2027-02-02T10:00:00Z","visit":"after","score":3}""",
            """{"type":"Visit","member":"m3","at":"2027-02-02T10:00:00Z","visit":"other","score":3}""",
        ];
        var run = _folder.Run("shop.db", _folder.File("more.jsonl", more));
        Assert.Equal((1, 1), (run.Taken, run.Refused));
        Assert.Contains("has not joined", Assert.Single(_folder.Bad).ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Audit("shop.db").Findings);

        // Feeding the old events again brings nobody back: they are known.
        Assert.Equal(0, _folder.Run("shop.db", _folder.In("events.jsonl")).Taken);
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void Somebody_new_may_come_under_the_old_id()
    {
        Fill();
        Erase("person-of-interest");
        string[] more = ["""{"type":"Joined","member":"person-of-interest","at":"2027-02-02T10:00:00Z","level":4,"consent_marketing_email":"yes"}"""];
        Assert.Equal(1, _folder.Run("shop.db", _folder.File("more.jsonl", more)).Taken);
        Assert.Equal(13, Find("person-of-interest").Index);
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void Somebody_new_may_come_under_the_old_id_in_the_run_in_which_it_was_erased()
    {
        string[] lines =
        [
            """{"type":"Joined","member":"anna","at":"2026-01-05T09:00:00Z","level":4,"consent_marketing_email":"yes"}""",
            """{"type":"Purchase","member":"anna","at":"2026-01-06T10:00:00Z","order":"first","total":300,"channel":"app","lines":[{"category":"extra","price":50}]}""",
            """{"type":"Erased","member":"anna","at":"2026-01-07T10:00:00Z","key":"forget"}""",
            """{"type":"Joined","member":"anna","at":"2026-01-08T09:00:00Z","level":4,"consent_marketing_email":"yes"}""",
            """{"type":"Purchase","member":"anna","at":"2026-01-09T10:00:00Z","order":"second","total":100,"channel":"app","lines":[{"category":"extra","price":50}]}""",

            // A late one, so that the log is read: it is of the new member alone.
            """{"type":"Purchase","member":"anna","at":"2026-01-08T20:00:00Z","order":"third","total":100,"channel":"app","lines":[{"category":"extra","price":50}]}""",
        ];
        Assert.Equal(6, _folder.Run("shop.db", _folder.File("events.jsonl", lines)).Taken);
        Assert.Equal(1, Find("anna").Index);
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Theory]
    [InlineData("UPDATE person SET sheet = (SELECT sheet FROM person WHERE member = 1) WHERE member = 2", "can't be read")]
    [InlineData("DELETE FROM person WHERE member = 2", "the key is gone although nobody erased the member")]
    [InlineData("DELETE FROM personal WHERE event = (SELECT MIN(event) FROM personal)", "personal values are missing")]
    [InlineData("UPDATE personal SET value = zeroblob(60) WHERE event = (SELECT MIN(event) FROM personal)", "can't be read")]
    public void A_change_of_personal_values_by_hand_is_found(string change, string finding)
    {
        Fill();
        Change(change);
        Assert.Contains(finding, Findings(), StringComparison.Ordinal);
    }

    [Fact]
    public void Personal_rows_that_are_put_back_after_an_erasure_are_found()
    {
        Fill();
        File.Copy(_folder.In("shop.db"), _folder.In("copy.db"));
        Erase("person-of-interest");
        Change($"ATTACH '{_folder.In("copy.db")}' AS copy; INSERT INTO personal SELECT * FROM copy.personal WHERE event NOT IN (SELECT event FROM personal)");
        Assert.Contains(_folder.Audit("shop.db").Findings, finding => finding.Contains("erased", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private void Fill()
    {
        var lines = new EventFile(13, 12).Lines(600, 500).ToList();
        lines.Insert(12, $$"""{"type":"Joined","member":"person-of-interest","at":"2026-01-05T09:00:00Z","level":4,"email":"{{Secret}}","birthday":"1990-02-14","consent_marketing_email":"yes"}""");
        lines.Insert(60, """{"type":"Visit","member":"person-of-interest","at":"2026-01-12T09:00:00Z","visit":"pv","score":3,"topic":"a private matter"}""");
        lines.Insert(70, """{"type":"Visit","member":"person-of-interest","at":"2026-01-14T09:00:00Z","visit":"pf","score":9,"friend":"m2"}""");
        lines.Insert(80, """{"type":"Visit","member":"m4","at":"2026-01-15T09:00:00Z","visit":"mf","score":9,"friend":"person-of-interest"}""");
        for (var i = 0; i < 6; i++)
        {
            lines.Insert(
                100 + (80 * i),
                $$"""{"type":"Purchase","member":"person-of-interest","at":"2026-0{{i + 2}}-08T10:00:00Z","order":"poi{{i}}","total":300,"channel":"app","lines":[{"category":"extra","price":50}]}""");
        }

        _folder.Run(_folder.Request("shop.db", _folder.File("events.jsonl", lines)) with { BatchSize = 50 });
        using var store = Storage.Writing.LedgerStore.Open(_folder.In("shop.db"), _folder.Plan, []);
        store.Purge();
    }

    private ErasureResult Erase(string member)
    {
        Instant at;
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            at = new Instant(reader.Received.Micros + Instant.PerHour);
        }

        return Erasure.Run(_folder.In("shop.db"), _folder.Plan, [], member, at);
    }

    private StoredMember Find(string member)
    {
        using var reader = RunReader.Open(_folder.In("shop.db"));
        return reader.FindMember(member)!;
    }

    private (string Hash, long Entries) Digest(long until)
    {
        using var reader = RunReader.Open(_folder.In("shop.db"));
        using var digest = new LedgerDigest(_folder.Plan.Programme);
        var count = 0L;
        foreach (var entry in reader.Entries().Where(entry => entry.Id <= until))
        {
            digest.Add(entry.Id, entry.Member, entry.Postings);
            count = entry.Id;
        }

        return (digest.Hex(), count);
    }

    /// <summary>What an audit finds, or why it can't read the file.</summary>
    private string Findings()
    {
        try
        {
            return string.Join('\n', _folder.Audit("shop.db").Findings);
        }
        catch (StorageFault fault)
        {
            return fault.Message;
        }
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.In("shop.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The changes are the literals above.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    /// <summary>The database with what stands beside it, a character for each byte.</summary>
    private string Bytes() => string.Concat(
        Directory.EnumerateFiles(_folder.Folder, "shop.db*").Order(StringComparer.Ordinal).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
}
