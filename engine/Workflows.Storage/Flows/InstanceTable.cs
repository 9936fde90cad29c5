using System.Buffers;
using System.Collections.Immutable;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Flows;

/// <summary>Instances and where they wait.</summary>
internal sealed class InstanceTable(Database database)
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    // Rows that were read or written since the last commit, by id: what is resumed is found by its id once and not for each of its writings.
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _waitRows = new(StringComparer.Ordinal);
    private readonly Statement _read = database.Prepare("SELECT number, state FROM instances WHERE id = ?");
    private readonly Statement _readRow = database.Prepare("SELECT number, state FROM instances WHERE number = ?");
    private readonly Statement _row = database.Prepare("SELECT number FROM instances WHERE id = ?");

    private readonly Statement _insert = database.Prepare(
        "INSERT INTO instances (id, definition, version, correlation, running, finished, state) VALUES (?, ?, ?, ?, ?, ?, ?)");

    private readonly Statement _update = database.Prepare(
        "UPDATE instances SET version = ?2, correlation = ?3, running = ?4, finished = ?5, state = ?6 WHERE number = ?1");

    // What is named here is written to its indexes too, changed or not: mostly an instance goes on waiting, or ends.
    private readonly Statement _updateState = database.Prepare("UPDATE instances SET state = ?2 WHERE number = ?1");
    private readonly Statement _updateEnd = database.Prepare("UPDATE instances SET running = ?2, finished = ?3, state = ?4 WHERE number = ?1");

    private readonly Statement _remove = database.Prepare("DELETE FROM instances WHERE id = ?");
    private readonly Statement _insertWait = database.Prepare("INSERT INTO bookmarks (id, instance, hash, due) VALUES (?, ?, ?, ?)");
    private readonly Statement _updateWait = database.Prepare("UPDATE bookmarks SET due = ?2 WHERE id = ?1");
    private readonly Statement _removeWait = database.Prepare("DELETE FROM bookmarks WHERE id = ?");
    private readonly Statement _removeWaitRow = database.Prepare("DELETE FROM bookmarks WHERE number = ?");
    private readonly Statement _wait = database.Prepare("SELECT instance, id, number FROM bookmarks WHERE id = ?");

    private readonly Statement _waits = database.Prepare("SELECT instance, id, number FROM bookmarks WHERE hash = ? ORDER BY number");
    private readonly Statement _waitsOf = database.Prepare("SELECT instance, id, number FROM bookmarks WHERE hash = ? AND instance = ? ORDER BY number");

    // By the correlation first: few instances share one, while a million may wait for the same event.
    private readonly Statement _waitsWith = database.Prepare(
        "SELECT bookmarks.instance, bookmarks.id, bookmarks.number, instances.number FROM instances"
        + " CROSS JOIN bookmarks ON bookmarks.instance = instances.id AND bookmarks.hash = ?1"
        + " WHERE correlation = ?2 AND (?3 IS NULL OR instances.id = ?3) ORDER BY bookmarks.number");

    private readonly Statement _due = database.Prepare("SELECT instance, id, number FROM bookmarks WHERE due <= ? ORDER BY due, number LIMIT ?");

    private readonly Statement _running = database.Prepare("SELECT count(*) FROM instances WHERE running = 1 AND definition = ?1 AND (?2 IS NULL OR ifnull(correlation, '') = ?2)");
    private readonly Statement _runningAnywhere = database.Prepare("SELECT count(*) FROM instances WHERE running = 1 AND (?1 IS NULL OR ifnull(correlation, '') = ?1)");
    private readonly Statement _byVersion = database.Prepare("SELECT version, count(*) FROM instances WHERE running = 1 AND definition = ? GROUP BY version ORDER BY version");

    private readonly Statement _list = database.Prepare(
        "SELECT state FROM instances WHERE (?1 IS NULL OR definition = ?1) AND (?2 IS NULL OR correlation = ?2) AND (?3 IS NULL OR running = ?3)"
        + " AND (?4 IS NULL OR finished < ?4) ORDER BY number DESC LIMIT ?5 OFFSET ?6");

    /// <summary>What was read before may not be so any more.</summary>
    public void Reread()
    {
        _rows.Clear();
        _waitRows.Clear();
    }

    public FlowInstance? Read(string id)
    {
        var rows = _rows.TryGetValue(id, out var row) ? _readRow.Bind(1, row) : _read.Bind(1, id);
        if (!rows.Step())
        {
            return null;
        }

        _rows[id] = rows.Long(0);
        var instance = Decode(rows.Bytes(1));
        rows.Reset();
        return instance;
    }

    public void Put(FlowInstance instance, FlowInstance? before)
    {
        _buffer.ResetWrittenCount();
        InstanceCodec.Write(instance, _buffer);
        var isRunning = instance.Status == FlowStatus.Running ? 1 : 0;
        if (before is null)
        {
            _insert.Bind(1, instance.Id).Bind(2, instance.DefinitionId).Bind(3, instance.DefinitionVersion).Bind(4, instance.CorrelationId)
                .Bind(5, isRunning).BindMoment(6, instance.FinishedAt).Bind(7, _buffer.WrittenSpan).Run();
            _rows[instance.Id] = database.LastRow;
        }
        else if (instance.DefinitionVersion == before.DefinitionVersion && instance.CorrelationId == before.CorrelationId)
        {
            if (instance.Status == before.Status && instance.FinishedAt == before.FinishedAt)
            {
                _updateState.Bind(1, RowOf(instance.Id)).Bind(2, _buffer.WrittenSpan).Run();
            }
            else
            {
                _updateEnd.Bind(1, RowOf(instance.Id)).Bind(2, isRunning).BindMoment(3, instance.FinishedAt).Bind(4, _buffer.WrittenSpan).Run();
            }
        }
        else
        {
            _update.Bind(1, RowOf(instance.Id)).Bind(2, instance.DefinitionVersion).Bind(3, instance.CorrelationId).Bind(4, isRunning)
                .BindMoment(5, instance.FinishedAt).Bind(6, _buffer.WrittenSpan).Run();
        }

        PutWaits(instance, before);
    }

    public void Remove(string id)
    {
        foreach (var bookmark in Read(id)?.Bookmarks ?? [])
        {
            _removeWait.Bind(1, bookmark.Id).Run();
        }

        _remove.Bind(1, id).Run();
        Reread();
    }

    public ImmutableArray<FlowInstance> List(InstanceQuery query)
    {
        _list.Bind(1, query.DefinitionId).Bind(2, query.CorrelationId);
        if (query.Status is { } status)
        {
            _list.Bind(3, status == FlowStatus.Running ? 1 : 0);
        }
        else
        {
            _list.Bind(3, (string?)null);
        }

        _list.BindMoment(4, query.FinishedBefore).Bind(5, query.Take).Bind(6, query.Skip);
        var found = ImmutableArray.CreateBuilder<FlowInstance>();
        while (_list.Step())
        {
            found.Add(Decode(_list.Bytes(0)));
        }

        return found.ToImmutable();
    }

    public int CountRunning(string? definitionId, string? correlationId)
    {
        var counts = definitionId is null ? _runningAnywhere.Bind(1, correlationId) : _running.Bind(1, definitionId).Bind(2, correlationId);
        var count = counts.Step() ? counts.Long(0) : 0;
        counts.Reset();
        return (int)count;
    }

    public ImmutableArray<(int Version, int Running)> RunningByVersion(string definitionId)
    {
        var found = ImmutableArray.CreateBuilder<(int, int)>();
        _byVersion.Bind(1, definitionId);
        while (_byVersion.Step())
        {
            found.Add(((int)_byVersion.Long(0), (int)_byVersion.Long(1)));
        }

        return found.ToImmutable();
    }

    public BookmarkPlace? Wait(string id) => Places(_wait.Bind(1, id)) is [var place, ..] ? place : null;

    public ImmutableArray<BookmarkPlace> Waits(string hash, string? correlationId, string? instanceId) =>
        correlationId is not null ? Places(_waitsWith.Bind(1, hash).Bind(2, correlationId).Bind(3, instanceId), namesInstances: true)
            : Places(instanceId is not null ? _waitsOf.Bind(1, hash).Bind(2, instanceId) : _waits.Bind(1, hash));

    public ImmutableArray<BookmarkPlace> Due(DateTimeOffset at, int most) => Places(_due.Bind(1, at.UtcTicks).Bind(2, most));

    private void PutWaits(FlowInstance instance, FlowInstance? before)
    {
        foreach (var known in before?.Bookmarks ?? [])
        {
            if (Find(instance, known.Id) is not { } still)
            {
                RemoveWait(known.Id);
            }
            else if (still.DueAt != known.DueAt)
            {
                _updateWait.Bind(1, known.Id).BindMoment(2, still.DueAt).Run();
            }
        }

        foreach (var bookmark in instance.Bookmarks)
        {
            if (before is null || Find(before, bookmark.Id) is null)
            {
                _insertWait.Bind(1, bookmark.Id).Bind(2, instance.Id).Bind(3, bookmark.Hash).BindMoment(4, bookmark.DueAt).Run();
                _waitRows[bookmark.Id] = database.LastRow;
            }
        }
    }

    private static Bookmark? Find(FlowInstance instance, string id)
    {
        foreach (var bookmark in instance.Bookmarks)
        {
            if (bookmark.Id == id)
            {
                return bookmark;
            }
        }

        return null;
    }

    private static FlowInstance Decode(ReadOnlySpan<byte> state)
    {
        var rented = ArrayPool<byte>.Shared.Rent(state.Length);
        try
        {
            state.CopyTo(rented);
            return InstanceCodec.Read(rented.AsMemory(0, state.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void RemoveWait(string id)
    {
        if (_waitRows.Remove(id, out var row))
        {
            _removeWaitRow.Bind(1, row).Run();
        }
        else
        {
            _removeWait.Bind(1, id).Run();
        }
    }

    private long RowOf(string id)
    {
        if (!_rows.TryGetValue(id, out var row))
        {
            row = _row.Bind(1, id).Step() ? _row.Long(0) : throw new StorageFault($"{database.Path} lacks the instance {id}; restore a copy of it.");
            _row.Reset();
            _rows[id] = row;
        }

        return row;
    }

    private ImmutableArray<BookmarkPlace> Places(Statement rows, bool namesInstances = false)
    {
        var found = ImmutableArray.CreateBuilder<BookmarkPlace>();
        while (rows.Step())
        {
            var place = new BookmarkPlace(rows.Text(0), rows.Text(1));
            found.Add(place);
            _waitRows[place.BookmarkId] = rows.Long(2);
            if (namesInstances)
            {
                _rows[place.InstanceId] = rows.Long(3);
            }
        }

        return found.ToImmutable();
    }
}
