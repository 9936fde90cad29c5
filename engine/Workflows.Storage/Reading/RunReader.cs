using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Core.Rankings;
using Workflows.Core.Rewards;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Time;
using Workflows.Storage.Personal;
using Workflows.Storage.Schema;
using Workflows.Storage.Sqlite;
using Workflows.Storage.Writing;

namespace Workflows.Storage.Reading;

/// <summary>
/// Reads a database as it stands at one moment, also while a run writes to it: log, ledger, members, budgets, outbox and programme. Serves
/// reports, explanations and the audit.
/// </summary>
public sealed class RunReader : IDisposable
{
    private readonly Database _database;
    private readonly LedgerContext _context;
    private readonly SqliteTransaction _moment;
    private readonly Lazy<(List<StoredMember> Members, MemberKeys Keys)> _people;

    private RunReader(Database database, SqliteConnection connection)
    {
        _database = database;
        _context = new LedgerContext(connection);
        _moment = connection.BeginTransaction(deferred: true);
        _context.Database.UseTransaction(_moment);
        _people = new(Stored);

        // The moment is that of the first reading.
        _ = Meta(MetaKeys.Received);
    }

    /// <summary>Opens a database.</summary>
    /// <exception cref="StorageFault">There is none, or it can't be read.</exception>
    public static RunReader Open(string path)
    {
        var database = Database.OpenForMapper(path, out var connection);
        try
        {
            return new RunReader(database, connection);
        }
        catch (SqliteException fault)
        {
            database.Dispose();
            throw Database.FaultOf(path, fault.SqliteErrorCode, fault.Message, fault);
        }
        catch (StorageFault)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The members in the order in which they became known: a member stands at its index. All are read when the first is asked for.</summary>
    public IReadOnlyList<StoredMember> Members => People;

    private List<StoredMember> People => _people.Value.Members;

    private MemberKeys Keys => _people.Value.Keys;

    /// <summary>The largest received-at: where the clock stands.</summary>
    public Instant Received => new(Meta(MetaKeys.Received));

    /// <summary>The number that the next entry of the log gets.</summary>
    public long NextLogId => Meta(MetaKeys.Next);

    /// <summary>What codes of vouchers are made with in this database.</summary>
    /// <exception cref="StorageFault">It is missing.</exception>
    public VoucherSecret VoucherSecret => DatabaseSecrets.OfVouchers(_database);

    /// <summary>How many event keys are remembered.</summary>
    public long KeyCount => _database.Number("SELECT COUNT(*) FROM idem");

    /// <summary>The member of an id, or of a number such as <c>#17</c>; null for nobody.</summary>
    public StoredMember? FindMember(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return People.Find(member => member.Id == id) ?? People.Find(member => MemberState.StandInOf(member.Index) == id);
    }

    /// <summary>How many rows of people are left of whom nobody is to know anything any more.</summary>
    public long LeftOfErased => _database.Number(
        "SELECT COUNT(*) FROM personal JOIN event ON id = personal.event WHERE member NOT IN (SELECT member FROM person)")
        + _database.Number("SELECT COUNT(*) FROM outbox WHERE model IS NOT NULL AND member NOT IN (SELECT member FROM person)");

    /// <summary>The versions of the programme, oldest first. The last one is in force.</summary>
    public IReadOnlyList<StoredVersion> Versions()
    {
        var sources = _context.Sources.OrderBy(row => row.Place).AsEnumerable().ToLookup(row => row.Number, row => new SourceText(row.File, row.Text));
        return [.. _context.Programmes.OrderBy(row => row.Number).AsEnumerable()
            .Select(row => new StoredVersion(row.Version, row.Name, row.FromEvent, new Instant(row.FromAt), [.. sources[row.Number]]))];
    }

    /// <summary>Who was for which text, by the number of the version, and in the order in which they said so.</summary>
    public IReadOnlyList<StoredApproval> Approvals() => [.. _context.Approvals.OrderBy(row => row.Number).ThenBy(row => row.At).ThenBy(row => row.Name)
        .AsEnumerable().Select(row => new StoredApproval(row.Number, row.Version, row.Name, new Instant(row.At), row.Why))];

    /// <summary>The log with its ledger, oldest entry first, one entry at a time.</summary>
    /// <exception cref="StorageFault">While enumerating: an entry can't be read.</exception>
    public IEnumerable<StoredEntry> Entries()
    {
        using var postings = _context.Ledger.OrderBy(row => row.Event).ThenBy(row => row.Line).AsEnumerable().GetEnumerator();
        using var personal = _context.Personal.OrderBy(row => row.Event).AsEnumerable().GetEnumerator();
        var (hasPosting, hasPersonal) = (postings.MoveNext(), personal.MoveNext());
        foreach (var row in _context.Events.OrderBy(row => row.Id).AsEnumerable())
        {
            var lines = new List<Posting>();
            while (hasPosting && postings.Current.Event <= row.Id)
            {
                // Lines of an entry that isn't there are the audit's business: they are counted there.
                if (postings.Current.Event == row.Id)
                {
                    lines.Add(PostingOf(postings.Current));
                }

                hasPosting = postings.MoveNext();
            }

            while (hasPersonal && personal.Current.Event < row.Id)
            {
                hasPersonal = personal.MoveNext();
            }

            yield return EntryOf(row, lines, hasPersonal && personal.Current.Event == row.Id ? personal.Current.Value : null);
        }
    }

    /// <summary>The events that were put right by others later: type and key.</summary>
    /// <exception cref="StorageFault">An entry can't be read.</exception>
    public IReadOnlySet<(int Type, string Key)> Replaced()
    {
        var replaced = new HashSet<(int Type, string Key)>();
        foreach (var row in _context.Events.Where(row => row.Type >= 0).Select(row => new { row.Id, row.Type, row.Payload }))
        {
            try
            {
                if (EventCodec.Replaced(row.Payload) is { } key)
                {
                    replaced.Add((row.Type, key));
                }
            }
            catch (FormatException fault)
            {
                throw Unreadable(row.Id, fault);
            }
        }

        // A key that says who somebody is stands with the personal values, and so does the one that it puts right.
        foreach (var row in _context.Personal.Join(
            _context.Events, one => one.Event, entry => entry.Id, (one, entry) => new { entry.Id, entry.Type, entry.Member, one.Value }))
        {
            if (Keys.Has(row.Member)
                && PersonalCodec.Replaced(SealedBytes.Open(Keys.Of(row.Member), SealedKind.Event, row.Id, row.Value)) is { } key)
            {
                replaced.Add((row.Type, key));
            }
        }

        return replaced;
    }

    /// <summary>The log of one member, oldest entry first.</summary>
    /// <exception cref="StorageFault">An entry can't be read or is missing.</exception>
    public IReadOnlyList<StoredEntry> EntriesOf(StoredMember member)
    {
        var entries = BackFrom(member).ToList();
        entries.Reverse();
        return entries;
    }

    /// <summary>The log of one member, newest entry first, one entry at a time.</summary>
    /// <exception cref="StorageFault">While enumerating: an entry can't be read or is missing.</exception>
    public IEnumerable<StoredEntry> BackFrom(StoredMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Back(member);
    }

    private IEnumerable<StoredEntry> Back(StoredMember member)
    {
        for (var id = member.LastEntry; id > 0;)
        {
            var at = id;
            var row = _context.Events.SingleOrDefault(candidate => candidate.Id == at)
                ?? throw new StorageFault($"Entry {at} of the log is missing; run 'loyalty audit' and restore a copy of the database.");
            var lines = _context.Ledger.Where(line => line.Event == at).OrderBy(line => line.Line).AsEnumerable().Select(PostingOf).ToList();
            yield return EntryOf(row, lines, _context.Personal.SingleOrDefault(one => one.Event == at)?.Value);
            id = row.Prev < id ? row.Prev : 0;
        }
    }

    /// <summary>The cuts that are in force, with those before them.</summary>
    /// <exception cref="StorageFault">An entry can't be read or is missing.</exception>
    public CutTable Cuts() => People.Find(member => member.Id == EventRecord.Nobody) is { } nobody
        ? CutTable.Of([.. EntriesOf(nobody).Select(entry => MemoryLog.EntryOf(new Step(
            entry.Id, nobody.Id, entry.Event, entry.At, entry.Received, entry.Effects, entry.Postings, entry.Answers)))])
        : CutTable.None;

    /// <summary>The inputs of the programme itself, such as news of the market, in the order of the log.</summary>
    /// <exception cref="StorageFault">An entry can't be read or is missing.</exception>
    public IReadOnlyList<EventRecord> OwnInputs() => People.Find(member => member.Id == EventRecord.Nobody) is { } nobody
        ? [.. EntriesOf(nobody).Select(entry => entry.Event).OfType<EventRecord>()] : [];

    /// <summary>What the pools have spent, by pool, who shares it, and period.</summary>
    public IReadOnlyList<PoolBalance> Pools() =>
        [.. _context.Pools.OrderBy(row => row.Pool).ThenBy(row => row.Key).ThenBy(row => row.Period).AsEnumerable()
            .Select(row => new PoolBalance(row.Pool, row.Key, row.Period, row.Spent, row.Warned))];

    /// <summary>The messages in the order in which they were decided.</summary>
    public IEnumerable<StoredMessage> Outbox() => _context.Outbox.OrderBy(row => row.Event).ThenBy(row => row.Line).AsEnumerable().Select(MessageOf);

    /// <summary>The messages to one member in the order in which they were decided.</summary>
    public IEnumerable<StoredMessage> OutboxOf(StoredMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var index = member.Index;
        return _context.Outbox.Where(row => row.Member == index).OrderBy(row => row.Event).ThenBy(row => row.Line).AsEnumerable().Select(MessageOf);
    }

    /// <summary>
    /// The key with which links in messages to a member are signed; null where that of the member is destroyed.
    /// </summary>
    /// <param name="member">Index of the member.</param>
    public byte[]? LinkKeyOf(int member) => Keys.Has(member) ? MemberKeys.LinkKeyOf(Keys.Of(member).ToArray()) : null;

    /// <summary>Where the clock went on with no event, in order.</summary>
    public IReadOnlyList<ClockStand> ClockStands() =>
        [.. _context.Clock.OrderBy(row => row.Event).AsEnumerable().Select(row => new ClockStand(row.Event, new Instant(row.At)))];

    /// <summary>How many lines the ledger has.</summary>
    public long LedgerLines => _database.Number("SELECT COUNT(*) FROM ledger");

    /// <inheritdoc/>
    public void Dispose()
    {
        _moment.Dispose();
        _context.Dispose();
        _database.Dispose();
    }

    private StoredMessage MessageOf(OutboxRow row) => new(
        row.Event, row.Line, row.Member, row.Journey, row.Instance, row.Step, row.Channel, row.Template, new Instant(row.At),
        row.Model is null || !Keys.Has(row.Member) ? default : SealedBytes.Open(Keys.Of(row.Member), SealedKind.Message, row.Event, row.Model));

    /// <summary>A run that is stopped right after it made the file leaves one without a programme.</summary>
    private long Meta(string key) => _context.Meta.SingleOrDefault(row => row.Key == key)?.Value
        ?? throw new StorageFault($"{_database.Path} has no programme in it yet: the run that made it was broken off; run the same again.");

    private (List<StoredMember> Members, MemberKeys Keys) Stored()
    {
        try
        {
            return ReadPeople();
        }
        catch (SqliteException fault)
        {
            throw Database.FaultOf(_database.Path, fault.SqliteErrorCode, fault.Message, fault);
        }
    }

    private (List<StoredMember> Members, MemberKeys Keys) ReadPeople()
    {
        var (keys, sheets) = (new MemberKeys(), new Dictionary<int, byte[]>());
        foreach (var person in _context.Persons.OrderBy(row => row.Member).AsEnumerable())
        {
            keys.Put(person.Member, person.Secret);
            sheets.Add(person.Member, OpenSheet(person));
        }

        return ([.. _context.Members.OrderBy(row => row.Id).AsEnumerable().Select(row =>
        {
            var sheet = sheets.GetValueOrDefault(row.Id) ?? [];
            var id = sheet.Length == 0 ? MemberState.StandInOf(row.Id) : MemberCodec.IdOf(sheet);
            return new StoredMember(row.Id, id, new Instant(row.NextDue), row.LastEvent, row.State, sheet);
        })], keys);
    }

    private byte[] OpenSheet(PersonRow person)
    {
        try
        {
            return SealedBytes.Open(person.Secret, SealedKind.Sheet, person.Member, person.Sheet);
        }
        catch (FormatException fault)
        {
            throw new StorageFault($"{_database.Path}: who member {person.Member} is can't be read. {fault.Message}", fault);
        }
    }

    private (EventRecord? Record, IReadOnlyList<string?> Names) Personal(EventRow row, EventRecord? record, byte[]? personal) =>
        personal is null || !Keys.Has(row.Member)
            ? (record, [])
            : PersonalCodec.Restore(record, SealedBytes.Open(Keys.Of(row.Member), SealedKind.Event, row.Id, personal));

    /// <summary>The decisions with the ids of the others whom they name; none where those are destroyed.</summary>
    private static IReadOnlyList<Effect> Named(IReadOnlyList<Effect> effects, IReadOnlyList<string?> names)
    {
        var next = 0;
        return names.Count == 0 ? effects : [.. effects.Select(effect =>
            next < names.Count && PersonalCodec.NamesSomebody(effect with { Text = "" }) ? effect with { Text = names[next++] } : effect)];
    }

    private StoredEntry EntryOf(EventRow row, List<Posting> postings, byte[]? personal)
    {
        try
        {
            var at = new Instant(row.At);
            var member = row.Member < People.Count ? People[row.Member].Id : throw BlobReader.Damaged();
            var told = row.Type < 0 ? null : EventCodec.Read(row.Type, member, at, row.Key ?? "", row.Payload);
            var (record, names) = Personal(row, told, personal);
            return new StoredEntry
            {
                Id = row.Id,
                Member = row.Member,
                Previous = row.Prev,
                At = at,
                Received = new Instant(row.Received),
                Event = record,
                HasPersonal = personal is not null,
                Answers = AnswerCodec.Read(row.Id, row.Answers),
                Effects = Named(EffectCodec.Read(at, row.Effects), names),
                Postings = postings,
            };
        }
        catch (FormatException fault)
        {
            throw Unreadable(row.Id, fault);
        }
    }

    private StorageFault Unreadable(long entry, FormatException fault) =>
        new($"{_database.Path}: entry {entry} of the log can't be read. {fault.Message}", fault);

    private static Posting PostingOf(LedgerRow row) => new()
    {
        Currency = row.Currency, From = (Account)row.Giver, To = (Account)row.Taker, Amount = row.Amount, Lot = row.Lot, Rule = row.Rule,
        Journey = row.Journey, At = new Instant(row.At),
    };
}
