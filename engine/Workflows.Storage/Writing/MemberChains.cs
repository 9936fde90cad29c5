using System.Text;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.State;
using Workflows.Model.Time;
using Workflows.Storage.Personal;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Writing;

/// <summary>
/// The log of one member: each entry names the member's entry before it, so a history is walked back from its end, first through the
/// running batch and the one that is being written, then through the database, with no index to keep. It reads through a connection of its
/// own, as the other one may be writing.
/// </summary>
internal sealed class MemberChains
{
    private readonly MemberKeys _keys;
    private BatchPair _batches;
    private readonly Statement _entry;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<long> _last = [];
    private (string Member, long Last, IReadOnlyList<LogEntry> Entries) _latest = ("", 0, []);

    /// <summary>Chains of no members.</summary>
    /// <param name="database">Where entries are read that were written.</param>
    /// <param name="batches">The entries that perhaps were not.</param>
    /// <param name="keys">The members' keys.</param>
    public MemberChains(Database database, BatchPair batches, MemberKeys keys)
    {
        (_batches, _keys) = (batches, keys);
        _entry = database.Prepare(
            "SELECT prev, type, key, at, received, payload, answers, effects, value FROM event LEFT JOIN personal ON event = id WHERE id = ?");
    }

    /// <summary>Goes on with other batches.</summary>
    public void Use(BatchPair batches) => _batches = batches;

    /// <summary>How many members have a log.</summary>
    public int Count => _last.Count;

    /// <summary>The last entry of a member; 0 for none.</summary>
    public long LastOf(int member) => member < _last.Count ? _last[member] : 0;

    /// <summary>Notes that an entry is the last of its member.</summary>
    /// <param name="member">Index of the member: a known one, or the next.</param>
    /// <param name="id">The member's id.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="isErased">Whether the member was erased: then the id is free for somebody new.</param>
    public void Put(int member, string id, long entry, bool isErased)
    {
        if (member < _last.Count)
        {
            _last[member] = entry;
        }
        else
        {
            _last.Add(entry);
            _indexes.Add(id, member);
        }

        if (isErased && _indexes.TryGetValue(id, out var own) && own == member)
        {
            _indexes.Remove(id);
            _indexes[MemberState.StandInOf(member)] = member;
        }
    }

    /// <summary>The entries of a member, oldest first.</summary>
    public IReadOnlyList<LogEntry> Of(string member)
    {
        if (!_indexes.TryGetValue(member, out var index))
        {
            return [];
        }

        // An event that takes another back asks twice for the same.
        if (_latest.Member != member || _latest.Last != _last[index])
        {
            var entries = new List<LogEntry>();
            for (var id = _last[index]; id > 0;)
            {
                id = Take(id, member, index, entries);
            }

            entries.Reverse();
            _latest = (member, _last[index], entries);
        }

        return _latest.Entries;
    }

    private long Take(long id, string member, int index, List<LogEntry> entries)
    {
        if (TryTakePending(_batches.Running, id, member, index, entries, out var previous)
            || TryTakePending(_batches.Handed, id, member, index, entries, out previous))
        {
            return previous;
        }

        if (!_entry.Bind(1, id).Step())
        {
            throw new StorageFault($"Entry {id} of the log is missing; run 'loyalty audit' and restore a copy of the database.");
        }

        previous = _entry.Long(0);
        var type = (int)_entry.Long(1);
        var key = type < 0 ? null : _entry.Text(2);
        entries.Add(EntryOf(id, member, index, type, key, new Instant(_entry.Long(3)), new Instant(_entry.Long(4)), new StoredParts(
            _entry.Bytes(5), _entry.Bytes(6), _entry.Bytes(7), _entry.Bytes(8))));
        _entry.Reset();
        return previous;
    }

    private bool TryTakePending(Batch batch, long id, string member, int index, List<LogEntry> entries, out long previous)
    {
        var isThere = batch.TryFind(id, out var pending);
        previous = pending.Previous;
        if (isThere)
        {
            var key = pending.Type < 0 ? null : Encoding.UTF8.GetString(batch.Bytes(pending.Key));
            entries.Add(EntryOf(id, member, index, pending.Type, key, pending.At, pending.Received, new StoredParts(
                batch.Bytes(pending.Payload), batch.Bytes(pending.Answers), batch.Bytes(pending.Effects), batch.Bytes(pending.Personal))));
        }

        return isThere;
    }

    private LogEntry EntryOf(long id, string member, int index, int type, string? key, Instant at, Instant received, StoredParts parts)
    {
        var record = type >= 0 ? EventCodec.Read(type, member, at, key!, parts.Payload) : null;
        if (record is not null && !parts.Personal.IsEmpty)
        {
            (record, _) = PersonalCodec.Restore(record, SealedBytes.Open(_keys.Of(index), SealedKind.Event, id, parts.Personal));
        }

        var effects = EffectCodec.Read(at, parts.Effects);
        return MemoryLog.EntryOf(new Step(id, member, record, at, received, effects, [], AnswerCodec.Read(id, parts.Answers)));
    }

    private readonly ref struct StoredParts(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> answers, ReadOnlySpan<byte> effects, ReadOnlySpan<byte> personal)
    {
        public ReadOnlySpan<byte> Payload { get; } = payload;

        public ReadOnlySpan<byte> Answers { get; } = answers;

        public ReadOnlySpan<byte> Effects { get; } = effects;

        public ReadOnlySpan<byte> Personal { get; } = personal;
    }
}
