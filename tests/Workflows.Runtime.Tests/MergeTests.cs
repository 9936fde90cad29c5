using Microsoft.Data.Sqlite;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.State;
using Workflows.Model.Time;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Erasing;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Tests;

/// <summary>Merges in the database: audited, gone on with, and forgotten.</summary>
public sealed class MergeTests : IDisposable
{
    private readonly RunFolder _folder = new();

    [Fact]
    public void A_run_that_stops_anywhere_goes_on_with_the_same_merges_on_any_number_of_threads()
    {
        var lines = new EventFile(31, 12).Lines(400, 400);
        var events = _folder.File("events.jsonl", lines);
        _folder.Run("whole.db", events);
        var whole = _folder.Dump("whole.db");
        _folder.Run(_folder.Request("threads.db", events) with { BatchSize = 100, Threads = 4 });
        Assert.Equal(whole, _folder.Dump("threads.db"));

        // What stands before and after each of the three merges is a file of its own.
        for (var (part, from) = (0, 0); from < lines.Count; part++)
        {
            var next = lines.Select((line, i) => (line, i)).FirstOrDefault(one => one.i > from && one.line.Contains("\"Merged\"", StringComparison.Ordinal)).i;
            var end = next == 0 ? lines.Count : next;
            _folder.Run("parts.db", _folder.File($"part{part}.jsonl", lines.Skip(from).Take(end - from)));
            from = end;
        }

        Assert.Equal(_folder.Audit("whole.db").LedgerLine, _folder.Audit("parts.db").LedgerLine);
        Assert.Empty(_folder.Audit("parts.db").Findings);
        Assert.Equal("m8", Stored("whole.db", "m7").MergedInto);
        Assert.Equal(["m7", "m6", "m5"], Stored("whole.db", "m8").AbsorbedIds);
    }

    [Theory]
    [InlineData("UPDATE event SET payload = (SELECT payload FROM event WHERE type = 19 ORDER BY id DESC LIMIT 1), key = key || 'x' WHERE id = (SELECT MIN(id) FROM event WHERE type = 19)", "something else is passed on")]
    [InlineData("UPDATE ledger SET amount = amount + 1 WHERE event = (SELECT MIN(id) FROM event WHERE type = 19)", "Members gave each other")]
    [InlineData("DELETE FROM ledger WHERE event = (SELECT MIN(id) FROM event WHERE type = 18)", "other points are posted")]
    [InlineData("DELETE FROM personal WHERE event = (SELECT MIN(id) FROM event WHERE type = 19)", "personal values are missing")]
    [InlineData("UPDATE event SET effects = NULL WHERE id = (SELECT MAX(id) FROM event WHERE type = 19)", "something else is decided")]
    public void A_change_of_a_merge_by_hand_is_found(string change, string finding)
    {
        _folder.Run("shop.db", _folder.File("events.jsonl", new EventFile(32, 10).Lines(300, 400)));
        Assert.Empty(_folder.Audit("shop.db").Findings);
        using (var connection = new SqliteConnection($"Data Source={_folder.In("shop.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The changes are the literals above.
            command.CommandText = change;
#pragma warning restore CA2100
            Assert.True(command.ExecuteNonQuery() > 0);
        }

        AuditResult audit;
        try
        {
            audit = _folder.Audit("shop.db");
        }
        catch (Storage.StorageFault fault)
        {
            Assert.Fail($"The audit gives up: {fault.Message}");
            throw;
        }

        Assert.Contains(audit.Findings, found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_forgotten_under_the_old_id_is_forgotten_under_all_and_the_audit_is_sound()
    {
        _folder.Run("shop.db", _folder.File("events.jsonl", new EventFile(33, 10).Lines(300, 400)));
        var (index, other) = (Stored("shop.db", "m5").Index, Stored("shop.db", "m8").Index);
        Instant at;
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            at = new Instant(reader.Received.Micros + Instant.PerHour);
        }

        var result = Erasure.Run(_folder.In("shop.db"), _folder.Plan, [], "m5", at);
        Assert.Equal((Refusal.None, $"#{other}"), (result.Refusal, result.StandIn));
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            Assert.True(reader.Members[index].IsErased && reader.Members[other].IsErased);
            Assert.Null(reader.FindMember("m6"));
            Assert.Equal(0, reader.LeftOfErased);
        }

        Assert.Empty(_folder.Audit("shop.db").Findings);
        string[] more = ["""{"type":"Visit","member":"m6","at":"2027-12-02T10:00:00Z","visit":"after","score":3}"""];
        Assert.Equal(1, _folder.Run("shop.db", _folder.File("more.jsonl", more)).Refused);
    }

    public void Dispose() => _folder.Dispose();

    private MemberState Stored(string database, string member)
    {
        using var reader = RunReader.Open(_folder.In(database));
        var stored = reader.FindMember(member)!;
        return new MemberCodec(_folder.Plan).Read(stored.Id, stored.Index, stored.State.Span, stored.Sheet.Span);
    }
}
