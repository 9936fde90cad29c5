using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Writing;

/// <summary>Writes batches through prepared statements, each in one transaction: all of it or nothing.</summary>
internal sealed class BatchWriter
{
    private readonly Database _database;
    private readonly Statement _entry;
    private readonly Statement _posting;
    private readonly Statement _message;
    private readonly Statement _newMember;
    private readonly Statement _member;
    private readonly Statement _person;
    private readonly Statement _personal;
    private readonly Statement[] _erasures;
    private readonly Statement _key;
    private readonly Statement _pool;
    private readonly Statement _meta;
    private readonly Statement _next;
    private readonly Statement _refusal;
    private readonly Statement _clock;

    /// <summary>Prepares the statements.</summary>
    public BatchWriter(Database database)
    {
        _database = database;
        _entry = database.Prepare(
            "INSERT INTO event (id, member, prev, type, key, at, received, payload, answers, effects) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _posting = database.Prepare(
            "INSERT INTO ledger (event, line, member, currency, giver, taker, amount, lot, rule, journey, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _message = database.Prepare(
            "INSERT INTO outbox (event, line, member, journey, instance, step, channel, template, at, model) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _newMember = database.Prepare("INSERT INTO member (next_due, last_event, state, id) VALUES (?, ?, ?, ?)");
        _person = database.Prepare("INSERT OR REPLACE INTO person (member, secret, sheet) VALUES (?, ?, ?)");
        _personal = database.Prepare("INSERT INTO personal (event, value) VALUES (?, ?)");
        _erasures =
        [
            database.Prepare("DELETE FROM person WHERE member = ?"),
            database.Prepare("DELETE FROM personal WHERE event IN (SELECT id FROM event WHERE member = ?)"),
            database.Prepare("UPDATE outbox SET model = NULL WHERE member = ?"),
        ];
        _member = database.Prepare("UPDATE member SET next_due = ?, last_event = ?, state = ? WHERE id = ?");
        _key = database.Prepare("INSERT INTO idem (h1, h2, content) VALUES (?, ?, ?)");
        _pool = database.Prepare("INSERT OR REPLACE INTO pool (pool, key, period, spent, warned) VALUES (?, ?, ?, ?, ?)");
        _meta = database.Prepare("UPDATE meta SET value = ? WHERE key = ?");
        _next = database.Prepare("UPDATE meta SET value = ? WHERE key = 'next' AND value = ?");
        _refusal = database.Prepare("INSERT OR REPLACE INTO refusal (position, mark, reason) VALUES (?, ?, ?)");
        _clock = database.Prepare("INSERT OR REPLACE INTO clock (event, at) VALUES (?, ?)");
    }

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The steps.</param>
    /// <param name="position">Where the run stands.</param>
    /// <param name="knownMembers">How many members the database has.</param>
    /// <param name="next">The next log id before the batch.</param>
    /// <exception cref="StorageFault">It can't be written; then nothing of it is.</exception>
    public void Write(Batch batch, RunPosition position, int knownMembers, long next) => InOne(() =>
    {
        Claim(next, batch.Entries.Count);
        WriteEntries(batch);
        WriteMembers(batch, knownMembers);
        WritePosition(position, next + batch.Entries.Count);
        foreach (var key in batch.Keys)
        {
            unchecked
            {
                _key.Bind(1, (long)key.High).Bind(2, (long)key.Low).Bind(3, (long)key.Content).Run();
            }
        }
    });

    /// <summary>Writes the beginning of a version: what the clock did last under the one before, what began for each member, and the version.</summary>
    /// <param name="closing">The last steps under the version before; their members follow in the other batch.</param>
    /// <param name="beginning">A step for each member.</param>
    /// <param name="position">Where the run stands.</param>
    /// <param name="next">The next log id before both.</param>
    /// <param name="add">Adds the version, given the first entry that was made under it.</param>
    /// <exception cref="StorageFault">It can't be written; then nothing of it is.</exception>
    public void WriteVersion(Batch closing, Batch beginning, RunPosition position, long next, Action<long> add) => InOne(() =>
    {
        var (first, end) = (next + closing.Entries.Count, next + closing.Entries.Count + beginning.Entries.Count);
        Claim(next, closing.Entries.Count + beginning.Entries.Count);
        WriteEntries(closing);
        WriteEntries(beginning);
        WriteMembers(beginning, int.MaxValue);
        WritePosition(position, end);
        add(first);
    });

    /// <summary>The log has one writer: whoever finds it longer than it left it has lost it to somebody else.</summary>
    private void Claim(long next, int entries)
    {
        _next.Bind(1, next + entries).Bind(2, next).Run();
        if (_database.Changes != 1)
        {
            throw new StorageFault($"{_database.Path} was written to by another run at the same time; run the same again, one at a time.");
        }
    }

    private void InOne(Action write)
    {
        _database.Execute("BEGIN IMMEDIATE");
        try
        {
            write();
            _database.Execute("COMMIT");
        }
        catch (StorageFault)
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            _database.Execute("ROLLBACK");
        }
        catch (StorageFault)
        {
            // SQLite has rolled back by itself after some faults; the first fault is the one to tell.
        }
    }

    private void WriteEntries(Batch batch)
    {
        foreach (var entry in batch.Entries)
        {
            // Work of the clock has no key, and a key that says who somebody is stands elsewhere.
            _ = entry.Type < 0 || entry.Key.Length == 0 ? _entry.Bind(5, default(string)) : _entry.BindUtf8(5, batch.Bytes(entry.Key));
            _entry.Bind(1, entry.Id).Bind(2, entry.Member).Bind(3, entry.Previous).Bind(4, entry.Type)
                .Bind(6, entry.At.Micros).Bind(7, entry.Received.Micros)
                .Bind(8, batch.Bytes(entry.Payload)).Bind(9, batch.Bytes(entry.Answers)).Bind(10, batch.Bytes(entry.Effects)).Run();
            if (entry.Personal.Length > 0)
            {
                _personal.Bind(1, entry.Id).Bind(2, batch.Bytes(entry.Personal)).Run();
            }
        }

        foreach (var (id, line, member, posting) in batch.Postings)
        {
            _posting.Bind(1, id).Bind(2, line).Bind(3, member).Bind(4, posting.Currency).Bind(5, (long)posting.From).Bind(6, (long)posting.To)
                .Bind(7, posting.Amount).Bind(8, posting.Lot).Bind(9, posting.Rule).Bind(10, posting.Journey).Bind(11, posting.At.Micros).Run();
        }

        foreach (var message in batch.Messages)
        {
            _message.Bind(1, message.Event).Bind(2, message.Line).Bind(3, message.Member).Bind(4, message.Journey).Bind(5, message.Instance)
                .Bind(6, message.Step).Bind(7, message.Channel).Bind(8, message.Template).Bind(9, message.At.Micros)
                .Bind(10, batch.Bytes(message.Model)).Run();
        }
    }

    private void WriteMembers(Batch batch, int knownMembers)
    {
        foreach (var member in batch.SortedMembers())
        {
            var statement = member.Index < knownMembers ? _member : _newMember;
            statement.Bind(1, member.NextDue.Micros).Bind(2, member.LastEvent).Bind(3, batch.Bytes(member.State)).Bind(4, member.Index).Run();
            if (member.Sheet.Length > 0)
            {
                _person.Bind(1, member.Index).Bind(2, batch.Bytes(member.Secret)).Bind(3, batch.Bytes(member.Sheet)).Run();
            }

            foreach (var erasure in member.IsErased ? _erasures : [])
            {
                erasure.Bind(1, member.Index).Run();
            }
        }
    }

    private void WritePosition(RunPosition position, long next)
    {
        _meta.Bind(1, position.Received.Micros).Bind(2, MetaKeys.Received).Run();
        _meta.Bind(1, position.Input.Position).Bind(2, MetaKeys.Position).Run();
        _meta.Bind(1, unchecked((long)position.Input.Mark)).Bind(2, MetaKeys.Mark).Run();
        foreach (var pool in position.Pools)
        {
            _pool.Bind(1, pool.Pool).Bind(2, pool.Key).Bind(3, pool.Period).Bind(4, pool.Spent).Bind(5, pool.Warned).Run();
        }

        if (position.IsOtherInput)
        {
            _database.Execute("DELETE FROM refusal");
        }

        foreach (var refused in position.Refused)
        {
            _refusal.Bind(1, refused.At.Position).Bind(2, unchecked((long)refused.At.Mark)).Bind(3, (long)refused.Reason).Run();
        }

        if (position.ClockAt is { } at)
        {
            _clock.Bind(1, next).Bind(2, at.Micros).Run();
        }
    }
}
