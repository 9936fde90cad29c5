using Workflows.Core.Members;
using Workflows.Core.State;
using Workflows.Model.Time;
using Workflows.Storage.Personal;
using Workflows.Storage.Sqlite;
using Workflows.Storage.Writing;

namespace Workflows.Storage.Reading;

/// <summary>
/// Reads a database piece by piece, as large as it may be, also while a run writes to it: a stretch of the log, the log of one member, one
/// member's state. Serves whoever watches it for long. One thread at a time may use it.
/// </summary>
public sealed class PieceReader : IDisposable
{
    private const string Columns = "SELECT id, member, prev, type, key, at, received, effects FROM event";

    private readonly Database _database;
    private readonly Statement _stretch;
    private readonly Statement _entry;
    private readonly Statement _member;
    private readonly Statement _person;
    private readonly Statement _persons;

    private PieceReader(Database database)
    {
        _database = database;
        _stretch = database.Prepare($"{Columns} WHERE id > ? AND id <= ? AND effects IS NOT NULL ORDER BY id");
        _entry = database.Prepare($"{Columns} WHERE id = ?");
        _member = database.Prepare("SELECT last_event, state FROM member WHERE id = ?");
        _person = database.Prepare("SELECT secret, sheet FROM person WHERE member = ?");
        _persons = database.Prepare("SELECT secret, sheet, member FROM person");
    }

    /// <summary>The number of the last entry of the log; 0 for none.</summary>
    public long LastEntry => _database.Number("SELECT MAX(id) FROM event");

    /// <summary>Where the clock stands.</summary>
    public Instant Received => new(_database.Number($"SELECT value FROM meta WHERE key = '{MetaKeys.Received}'"));

    /// <summary>How many versions of the programme were in force.</summary>
    public int Versions => (int)_database.Number("SELECT COUNT(*) FROM programme");

    /// <summary>Opens a database.</summary>
    /// <exception cref="StorageFault">There is none, or it can't be read.</exception>
    public static PieceReader Open(string path)
    {
        var database = Database.Open(path);
        try
        {
            return new PieceReader(database);
        }
        catch (StorageFault)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Reads several pieces as they stand at one moment.</summary>
    public T AtOneMoment<T>(Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        _database.Execute("BEGIN");
        try
        {
            return read();
        }
        finally
        {
            _database.Execute("COMMIT");
        }
    }

    /// <summary>The entries of a stretch of the log at which something was decided, oldest first.</summary>
    /// <param name="after">The entry before the first.</param>
    /// <param name="last">The last.</param>
    /// <exception cref="StorageFault">An entry can't be read.</exception>
    public IReadOnlyList<StoredDecisions> Decisions(long after, long last)
    {
        var found = new List<StoredDecisions>();
        _stretch.Bind(1, after).Bind(2, last);
        while (_stretch.Step())
        {
            found.Add(DecisionsOf(_stretch));
        }

        return found;
    }

    /// <summary>The log of one member, newest entry first, one entry at a time.</summary>
    /// <exception cref="StorageFault">While enumerating: an entry can't be read or is missing.</exception>
    public IEnumerable<StoredDecisions> DecisionsOf(int member)
    {
        for (var id = LastOf(member); id > 0;)
        {
            var found = Entry(id);
            yield return found;
            id = found.Previous < id ? found.Previous : 0;
        }
    }

    /// <summary>The state of a member in the form of <see cref="MemberCodec"/>; empty for nobody.</summary>
    public byte[] StateOf(int member)
    {
        var state = _member.Bind(1, member).Step() ? _member.Bytes(1).ToArray() : [];
        _member.Reset();
        return state;
    }

    /// <summary>The last entry of a member in the log; 0 for nobody.</summary>
    public long LastOf(int member)
    {
        var last = _member.Bind(1, member).Step() ? _member.Long(0) : 0;
        _member.Reset();
        return last;
    }

    /// <summary>The id of a member; a number such as <c>#17</c> where nobody knows any more who that is.</summary>
    /// <exception cref="StorageFault">It can't be read.</exception>
    public string IdOf(int member)
    {
        var id = _person.Bind(1, member).Step() ? IdIn(_person, member) : MemberState.StandInOf(member);
        _person.Reset();
        return id;
    }

    /// <summary>
    /// The member of an id, or of a number such as <c>#17</c>; null for nobody. Ids stand sealed under each member's own key, so all of them are
    /// opened one after the other: about a second for half a million.
    /// </summary>
    /// <exception cref="StorageFault">One can't be read.</exception>
    public int? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.StartsWith('#') && int.TryParse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture, out var number) && LastOf(number) > 0)
        {
            return number;
        }

        int? found = null;
        while (found is null && _persons.Step())
        {
            var member = (int)_persons.Long(2);
            found = IdIn(_persons, member) == id ? member : null;
        }

        _persons.Reset();
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private StoredDecisions Entry(long id)
    {
        var found = _entry.Bind(1, id).Step() ? DecisionsOf(_entry) : null;
        _entry.Reset();
        return found ?? throw new StorageFault($"Entry {id} of the log is missing; run 'loyalty audit' and restore a copy of the database.");
    }

    private StoredDecisions DecisionsOf(Statement row)
    {
        var id = row.Long(0);
        try
        {
            return new StoredDecisions(
                id, (int)row.Long(1), row.Long(2), (int)row.Long(3), row.Text(4), new Instant(row.Long(6)),
                EffectCodec.Read(new Instant(row.Long(5)), row.Bytes(7)));
        }
        catch (FormatException fault)
        {
            throw new StorageFault($"{_database.Path}: entry {id} of the log can't be read. {fault.Message}", fault);
        }
    }

    private string IdIn(Statement row, int member)
    {
        try
        {
            return MemberCodec.IdOf(SealedBytes.Open(row.Bytes(0), SealedKind.Sheet, member, row.Bytes(1)));
        }
        catch (FormatException fault)
        {
            throw new StorageFault($"{_database.Path}: who member {member} is can't be read. {fault.Message}", fault);
        }
    }
}
