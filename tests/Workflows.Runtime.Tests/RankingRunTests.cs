using Microsoft.Data.Sqlite;
using Workflows.Core.Machine;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Runtime.Erasing;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Tests;

/// <summary>Refreshes of rankings in a database: stopped and gone on with, on any number of threads, audited, and after somebody is erased.</summary>
public sealed class RankingRunTests : IDisposable
{
    private const string Rankings = """

        segment Best when sum of Purchase.total over last 10 days is in top 20% of members, refreshed daily at 03:00
        bands Rfm of recency, frequency, monetary of Purchase.total over last 3 months in 3 bands, refreshed weekly at 03:00
        leaderboard Race { score sum of Purchase.total this calendar month
          places 3
          bonus 9 Miles }
        rule Best { on entering Best
          bonus 3 Miles }
        rule Banded { on Purchase
          when Rfm.frequency = 3
          bonus 1 Miles }
        """;

    private static readonly int Until = Calendar.DayNumber(new DateOnly(2026, 6, 30));
    private readonly RunFolder _folder = new(Rankings);

    [Fact]
    public void A_run_that_is_stopped_and_gone_on_with_on_more_threads_ends_as_one_that_is_not_and_is_sound()
    {
        var lines = new EventFile(31, 12).Lines(500, 400);
        var whole = _folder.File("whole.jsonl", lines);
        _folder.Run(_folder.Request("whole.db", whole) with { UntilDay = Until });
        Assert.Empty(_folder.Audit("whole.db").Findings);
        Assert.Contains(Effects("whole.db"), effect => effect.Kind == EffectKind.Placed);
        Assert.Contains(Effects("whole.db"), effect => effect.Kind == EffectKind.SegmentEntered && effect.At.Micros % Instant.PerMinute == 0);
        foreach (var (batch, threads) in new[] { (1, 1), (7, 3), (1_000, 2) })
        {
            var name = $"parts{batch}.db";
            for (var part = 1; part <= 3; part++)
            {
                // Each time from the beginning of the input, as after a kill: what was committed is known.
                var some = _folder.File($"part{part}.jsonl", part == 3 ? lines : lines.Take(part * 190));
                if (part < 3)
                {
                    _folder.Run(_folder.Request(name, some) with { BatchSize = batch, Threads = threads });
                }
                else
                {
                    _folder.Run(_folder.Request(name, some) with { BatchSize = batch, Threads = threads, UntilDay = Until });
                }
            }

            Assert.Equal(Log("whole.db"), Log(name));
            Assert.Empty(_folder.Audit(name).Findings);
        }
    }

    [Fact]
    public void An_audit_finds_a_cut_that_somebody_changed()
    {
        _folder.Run(_folder.Request("shop.db", _folder.File("events.jsonl", new EventFile(32, 9).Lines(200, 400))));
        using (var connection = new SqliteConnection($"Data Source={_folder.In("shop.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                UPDATE event SET effects = (SELECT effects FROM event WHERE member = 9 AND type = -1 ORDER BY id LIMIT 1 OFFSET 12)
                WHERE id = (SELECT id FROM event WHERE member = 9 AND type = -1 ORDER BY id LIMIT 1 OFFSET 20)
                """;
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assert.Contains(_folder.Audit("shop.db").Findings, finding => finding.Contains("the cuts are not those", StringComparison.Ordinal));
    }

    [Fact]
    public void Once_somebody_is_erased_the_recorded_cuts_stand_and_the_audit_is_sound()
    {
        var lines = new EventFile(33, 9).Lines(300, 400);
        _folder.Run(_folder.Request("shop.db", _folder.File("events.jsonl", lines)));
        var before = Log("shop.db");
        Instant at;
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            at = new Instant(reader.Received.Micros + Instant.PerHour);
        }

        Assert.Equal(Refusal.None, Erasure.Run(_folder.In("shop.db"), _folder.Plan, [], "m3", at).Refusal);
        Assert.Empty(_folder.Audit("shop.db").Findings);
        _folder.Run(_folder.Request("shop.db", _folder.In("events.jsonl")) with { UntilDay = Calendar.DayNumber(new DateOnly(2027, 6, 30)) });
        Assert.Empty(_folder.Audit("shop.db").Findings);
        Assert.Equal(before, Log("shop.db").Take(before.Count));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What was decided, entry by entry.</summary>
    private List<string> Log(string database)
    {
        using var reader = RunReader.Open(_folder.In(database));
        return [.. reader.Entries().Select(entry => $"{entry.Id} {entry.Member} {entry.At} {string.Join(';', entry.Effects.Select(effect => effect with { Text = null }))} {string.Join(';', entry.Postings)}")];
    }

    private List<Effect> Effects(string database)
    {
        using var reader = RunReader.Open(_folder.In(database));
        return [.. reader.Entries().SelectMany(entry => entry.Effects)];
    }
}
