using System.Buffers;
using System.Collections.Immutable;
using Workflows.Flows.Hosting;
using Workflows.Flows.Journal;
using Workflows.Flows.Stimuli;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Flows;

/// <summary>What came in (keys, stimuli that wait) and what is told: journals, records, the outbox.</summary>
internal sealed class WordTable(Database database)
{
    // Kinds of what is to be done outside.
    private const int Task = 0;
    private const int Request = 1;
    private const int Step = 2;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Statement _putKey = database.Prepare("INSERT OR IGNORE INTO keys VALUES (?, ?)");
    private readonly Statement _forgetKeys = database.Prepare("DELETE FROM keys WHERE at < ?");
    private readonly Statement _keep = database.Prepare("INSERT INTO kept (name, hash, correlation, instance, input, until) VALUES (?, ?, ?, ?, ?, ?)");
    private readonly Statement _kept = database.Prepare("SELECT id, name, hash, correlation, instance, input, until FROM kept WHERE hash = ? AND name = ? ORDER BY id");
    private readonly Statement _removeKept = database.Prepare("DELETE FROM kept WHERE id = ?");
    private readonly Statement _forgetKept = database.Prepare("DELETE FROM kept WHERE until < ?");
    private readonly Statement _putLines = database.Prepare("INSERT INTO journal VALUES (?, ?, ?)");
    private readonly Statement _lines = database.Prepare("SELECT lines FROM journal WHERE instance = ? ORDER BY first");
    private readonly Statement _removeLines = database.Prepare("DELETE FROM journal WHERE instance = ?");
    private readonly Statement _putRecord = database.Prepare("INSERT OR REPLACE INTO records (instance, id, record) VALUES (?, ?, ?)");
    private readonly Statement _records = database.Prepare("SELECT record FROM records WHERE instance = ? ORDER BY number");
    private readonly Statement _removeRecords = database.Prepare("DELETE FROM records WHERE instance = ?");
    private readonly Statement _putCommand = database.Prepare("INSERT INTO outbox (instance, command, kind) VALUES (?, ?, ?)");
    private readonly Statement _commands = database.Prepare("SELECT id, instance, command FROM outbox ORDER BY id LIMIT ?");
    private readonly Statement _command = database.Prepare("SELECT id, instance, command FROM outbox WHERE id = ?");
    private readonly Statement _ofKind = database.Prepare("SELECT id, instance, command FROM outbox WHERE kind = ? AND id > ? ORDER BY id LIMIT ?");
    private readonly Statement _removeCommand = database.Prepare("DELETE FROM outbox WHERE id = ?");
    private readonly Statement _number = database.Prepare("UPDATE numbers SET last = last + 1 WHERE name = 'all' RETURNING last");

    // Mostly none is kept, and each new wait asks.
    private bool? _keepsAny;

    /// <summary>What was read before may not be so any more.</summary>
    public void Reread() => _keepsAny = null;

    public bool TryPutKey(string key, DateTimeOffset at)
    {
        _putKey.Bind(1, key).Bind(2, at.UtcTicks).Run();
        return database.Changes > 0;
    }

    public void Keep(Stimulus stimulus, DateTimeOffset until)
    {
        _keepsAny = true;
        _keep.Bind(1, stimulus.Name).Bind(2, stimulus.Hash).Bind(3, stimulus.CorrelationId)
            .Bind(4, stimulus.InstanceId).Bind(5, CommandCodec.Write(stimulus.Input)).Bind(6, until.UtcTicks).Run();
    }

    public ImmutableArray<KeptStimulus> Kept(string name, string hash)
    {
        _keepsAny ??= database.Number("SELECT EXISTS (SELECT 1 FROM kept)") == 1;
        if (_keepsAny is false)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<KeptStimulus>();
        _kept.Bind(1, hash).Bind(2, name);
        while (_kept.Step())
        {
            found.Add(new KeptStimulus(_kept.Long(0), new Stimulus(_kept.Text(1), _kept.Text(2))
            {
                CorrelationId = Optional(_kept.Text(3)), InstanceId = Optional(_kept.Text(4)), Input = CommandCodec.ReadRecord(_kept.Text(5)),
            }, Ticks.Moment(_kept.Long(6))));
        }

        return found.ToImmutable();
    }

    public void RemoveKept(long id)
    {
        Reread();
        _removeKept.Bind(1, id).Run();
    }

    public void Forget(DateTimeOffset before)
    {
        Reread();
        _forgetKeys.Bind(1, before.UtcTicks).Run();
        _forgetKept.Bind(1, before.UtcTicks).Run();
    }

    public void Append(string instanceId, ImmutableArray<JournalLine> journal, ImmutableArray<ActivityRecord> records)
    {
        if (journal.Length > 0)
        {
            _buffer.ResetWrittenCount();
            JournalCodec.Write(journal, _buffer);
            _putLines.Bind(1, instanceId).Bind(2, journal[0].Sequence).Bind(3, _buffer.WrittenSpan).Run();
        }

        foreach (var record in records)
        {
            _buffer.ResetWrittenCount();
            JournalCodec.Write(record, _buffer);
            _putRecord.Bind(1, instanceId).Bind(2, record.Id).Bind(3, _buffer.WrittenSpan).Run();
        }
    }

    public ImmutableArray<JournalLine> Lines(string instanceId)
    {
        var found = ImmutableArray.CreateBuilder<JournalLine>();
        _lines.Bind(1, instanceId);
        while (_lines.Step())
        {
            found.AddRange(JournalCodec.ReadLines(_lines.Bytes(0).ToArray()));
        }

        return found.ToImmutable();
    }

    public ImmutableArray<ActivityRecord> Records(string instanceId)
    {
        var found = ImmutableArray.CreateBuilder<ActivityRecord>();
        _records.Bind(1, instanceId);
        while (_records.Step())
        {
            found.Add(JournalCodec.ReadRecord(_records.Bytes(0).ToArray()));
        }

        return found.ToImmutable();
    }

    public void RemoveWordsOf(string instanceId)
    {
        _removeLines.Bind(1, instanceId).Run();
        _removeRecords.Bind(1, instanceId).Run();
    }

    public void Put(string instanceId, FlowCommand command) => _putCommand.Bind(1, instanceId).Bind(2, CommandCodec.Write(command))
        .Bind(3, command switch { FlowCommand.SendHttp => Request, FlowCommand.AskStep => Step, _ => Task }).Run();

    public ImmutableArray<KeptCommand> Commands(int most) => Read(_commands.Bind(1, most));

    public KeptCommand? Command(long id) => Read(_command.Bind(1, id)) is [var command] ? command : null;

    public ImmutableArray<KeptCommand> Requests(int most) => Read(_ofKind.Bind(1, Request).Bind(2, 0).Bind(3, most));

    public ImmutableArray<KeptCommand> Steps(int most, long after) => Read(_ofKind.Bind(1, Step).Bind(2, after).Bind(3, most));

    public void RemoveCommand(long id) => _removeCommand.Bind(1, id).Run();

    public long NextNumber()
    {
        _ = _number.Step();
        var number = _number.Long(0);
        _number.Reset();
        return number;
    }

    private static ImmutableArray<KeptCommand> Read(Statement rows)
    {
        var found = ImmutableArray.CreateBuilder<KeptCommand>();
        while (rows.Step())
        {
            found.Add(new KeptCommand(rows.Long(0), rows.Text(1), CommandCodec.Read(rows.Text(2))));
        }

        return found.ToImmutable();
    }

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
