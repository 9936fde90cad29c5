using Microsoft.Data.Sqlite;

namespace Workflows.Runtime.Tests;

public sealed class AuditTests : IDisposable
{
    private readonly RunFolder _folder = new();

    [Fact]
    public void A_run_is_sound_and_its_hash_is_that_of_every_run_of_the_same_log()
    {
        var events = _folder.File("events.jsonl", new EventFile(8, 15).Lines(900, 500));
        _folder.Run("shop.db", events);
        _folder.Run(_folder.Request("small.db", events) with { BatchSize = 3 });
        var audit = _folder.Audit("shop.db");
        Assert.Empty(audit.Findings);
        Assert.True(audit is { Entries: > 900, Postings: > 500, Members: 15 });
        Assert.Equal(audit.LedgerLine, _folder.Audit("small.db").LedgerLine);
        Assert.Matches("^ledger sha256: [0-9a-f]{64}$", audit.LedgerLine);
    }

    [Theory]
    [InlineData("UPDATE ledger SET amount = amount + 1 WHERE event = (SELECT MAX(event) FROM ledger)", "the ledger gives")]
    [InlineData("UPDATE ledger SET amount = amount + 100000 WHERE giver = 3 AND event = (SELECT MAX(event) FROM ledger WHERE giver = 3)", "below 0")]
    [InlineData("DELETE FROM ledger WHERE event = (SELECT MIN(event) FROM ledger)", "other points are posted")]
    [InlineData("UPDATE ledger SET at = at + 1 WHERE event = (SELECT MIN(event) FROM ledger)", "other points are posted")]
    [InlineData("INSERT INTO ledger SELECT 999999, 0, member, currency, giver, taker, amount, lot, rule, journey, at FROM ledger LIMIT 1", "belong to entries")]
    [InlineData("DELETE FROM event WHERE id = 40", "entries are missing")]
    [InlineData("UPDATE event SET prev = prev - 1 WHERE id = 200", "the member's entry before")]
    [InlineData("UPDATE event SET received = received + 1 WHERE id = (SELECT MIN(id) FROM event WHERE type = -1)", "running the log again parts")]
    [InlineData("UPDATE event SET effects = NULL WHERE id = (SELECT min(id) FROM event WHERE id >= 100 AND effects IS NOT NULL)", "something else is decided")]
    [InlineData("UPDATE event SET answers = NULL WHERE id = (SELECT MIN(id) FROM event WHERE answers IS NOT NULL)", "the answers add up to")]
    [InlineData("UPDATE pool SET spent = spent - 1", "are stored")]
    [InlineData("UPDATE member SET state = (SELECT state FROM member WHERE id = 1) WHERE id = 2", "is not the one that the log leads to")]
    [InlineData("UPDATE member SET next_due = next_due + 1 WHERE id = 2", "the clock is due at")]
    [InlineData("UPDATE member SET last_event = 1 WHERE id = 2", "as the last entry")]
    [InlineData("DELETE FROM outbox WHERE event = (SELECT MIN(event) FROM outbox)", "not in the outbox")]
    [InlineData("UPDATE outbox SET step = '9' WHERE event = (SELECT MAX(event) FROM outbox)", "not in the outbox")]
    [InlineData("UPDATE event SET payload = (SELECT payload FROM event WHERE key LIKE '%/Friends/1') WHERE key LIKE '%/Friends/0'", "something else is passed on")]
    [InlineData("UPDATE event SET key = '1' || key WHERE id = (SELECT MIN(id) FROM event WHERE key LIKE '%/Friends/0')", "something else is passed on")]
    [InlineData("DELETE FROM idem WHERE id = 5", "keys are remembered")]
    [InlineData("UPDATE meta SET value = value + 1 WHERE key = 'next'", "The next entry is to be")]
    public void A_change_by_hand_is_found(string change, string finding)
    {
        var events = _folder.File("events.jsonl", new EventFile(9, 14).Lines(900, 800));
        _folder.Run("shop.db", events);
        using (var connection = new SqliteConnection($"Data Source={_folder.In("shop.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The changes are the literals above.
            command.CommandText = change;
#pragma warning restore CA2100
            Assert.True(command.ExecuteNonQuery() > 0);
        }

        var audit = _folder.Audit("shop.db");
        Assert.False(audit.IsSound);
        Assert.Contains(audit.Findings, found => found.Contains(finding, StringComparison.Ordinal));
        Assert.All(audit.Findings, found => Assert.DoesNotContain('\n', found));
    }

    public void Dispose() => _folder.Dispose();
}
