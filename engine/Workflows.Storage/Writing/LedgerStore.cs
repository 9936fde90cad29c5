using Workflows.Core.Following;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rewards;
using Workflows.Core.State;
using Workflows.Model.Events;
using Workflows.Model.Time;
using Workflows.Storage.Personal;
using Workflows.Storage.Reading;
using Workflows.Storage.Schema;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Writing;

/// <summary>
/// The durable log of a run: collects steps and writes them in batches, each in one transaction with everything that follows from
/// them: events, answers, members, ledger, due instants, outbox, keys, budgets and the place in the input. A batch may be written while
/// the next one is collected; they are written in their order, one at a time. Has one writer; a fault leaves the database as the last
/// commit left it and ends the use of this object.
/// </summary>
public sealed class LedgerStore : IStepSink, IMemberLog, IDisposable
{
    private readonly Database _database;
    private readonly ProgrammePlan _plan;
    private readonly Database _reading;
    private BatchPair _batches;
    private readonly BatchWriter _writer;
    private readonly MemberChains _chains;
    private readonly KeySet _keys = new();
    private readonly MemberKeys _secrets = new();
    private Task _writing = Task.CompletedTask;
    private int _storedMembers;
    private long _next;

    private LedgerStore(Database database, Database reading, ProgrammePlan plan)
    {
        (_database, _reading, _plan) = (database, reading, plan);
        _batches = new BatchPair(plan, _secrets);
        _writer = new BatchWriter(database);
        _chains = new MemberChains(reading, _batches, _secrets);
        VoucherSecret = DatabaseSecrets.OfVouchers(reading);
    }

    /// <summary>What codes of vouchers are made with in this database.</summary>
    public VoucherSecret VoucherSecret { get; }

    /// <summary>Steps that wait for a commit.</summary>
    public int Pending => _batches.Running.Entries.Count;

    /// <summary>Opens a database for a run, and makes it where there is none.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="plan">The programme.</param>
    /// <param name="sources">The programme's files, to be kept in a new database.</param>
    /// <param name="vouchers">What codes of vouchers are made with in a new database; null for a secret that is drawn.</param>
    /// <exception cref="StorageFault">It can't be used for this programme.</exception>
    public static LedgerStore Open(string path, ProgrammePlan plan, IReadOnlyList<SourceText> sources, VoucherSecret? vouchers = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!Directory.Exists(path) && (!File.Exists(path) || new FileInfo(path).Length == 0))
        {
            NewDatabase.Create(path);
        }

        var database = Database.Open(path);
        Database? reading = null;
        try
        {
            database.Execute(Form.WritingPragmas);
            StoredProgramme.Ensure(database, plan.Programme, sources, vouchers);
            reading = Database.Open(path);
            reading.Execute(Form.ReadingPragmas);
            return new LedgerStore(database, reading, plan);
        }
        catch (StorageFault)
        {
            reading?.Dispose();
            database.Dispose();
            throw;
        }
    }

    /// <summary>Reads where the last run stopped. To be called once, before anything else.</summary>
    /// <exception cref="StorageFault">The database can't be read.</exception>
    public StoredRun Restore()
    {
        _next = Meta(MetaKeys.Next);
        using (var keys = new Statement(_database, "SELECT h1, h2, content FROM idem"))
        {
            while (keys.Step())
            {
                _keys.Add(unchecked(new EventFingerprint((ulong)keys.Long(0), (ulong)keys.Long(1), (ulong)keys.Long(2))));
            }
        }

        var members = Members();
        _storedMembers = members.Count;
        return new StoredRun(
            members, Pools(), new Instant(Meta(MetaKeys.Received)), _next,
            new InputPosition(Meta(MetaKeys.Position), unchecked((ulong)Meta(MetaKeys.Mark))), Refused());
    }

    /// <summary>The journeys that follow-ups paused. To be called once the members are restored.</summary>
    /// <exception cref="StorageFault">An entry of the log can't be read.</exception>
    public PauseTable Pauses() => PauseTable.Of(_plan, _chains.Of(EventRecord.Nobody).Select(entry => entry.Event).OfType<EventRecord>());

    /// <summary>Whether an event was taken before, those of the running batch included.</summary>
    public KeyVerdict Find(EventFingerprint print) => _keys.Find(print);

    /// <summary>Notes an event that was taken, so that it is known when it comes again.</summary>
    public void Remember(EventFingerprint print)
    {
        _keys.Add(print);
        _batches.Running.Keys.Add(print);
    }

    /// <inheritdoc/>
    public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(output);
        _batches.Running.Add(_chains.LastOf(member.Index), member, record, at, received, output, this);
        _chains.Put(member.Index, member.Id, output.LogId, member.IsErased);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LogEntry> Of(string member) => _chains.Of(member);

    /// <summary>Writes what was collected, in one transaction. Only between two inputs, so that none is cut in two.</summary>
    /// <param name="position">Where the run stands.</param>
    /// <exception cref="StorageFault">It can't be written; then nothing of it is.</exception>
    public void Commit(RunPosition position)
    {
        CommitSoon(position);
        _writing.GetAwaiter().GetResult();
    }

    /// <summary>
    /// As <see cref="Commit"/>, but on another thread, after what was committed before: the caller goes on, and a fault comes with the next
    /// commit.
    /// </summary>
    /// <param name="position">Where the run stands.</param>
    /// <exception cref="StorageFault">The batch before this one can't be written; then nothing of it is, nor of this one.</exception>
    public void CommitSoon(RunPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        _writing.GetAwaiter().GetResult();
        var (batch, members, next) = (_batches.HandOver(), _storedMembers, _next);
        _next += batch.Entries.Count;
        _storedMembers = _chains.Count;
        _writing = Task.Run(() => _writer.Write(batch, position, members, next));
    }

    /// <summary>
    /// Writes the file anew, so that nothing is left in it of what was destroyed: neither in free pages nor beside it. To be called after a
    /// commit.
    /// </summary>
    /// <exception cref="StorageFault">It can't be done; what was committed is whole, and it can be called again.</exception>
    public void Purge()
    {
        _writing.GetAwaiter().GetResult();
        _database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        _database.Execute("VACUUM");
        _database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>
    /// The next version of the programme begins: what comes from here on is of it, and is written with what is pending of the version
    /// before in one transaction by <see cref="CommitVersion"/>.
    /// </summary>
    /// <param name="next">The version, with those before it.</param>
    public void BeginVersion(ProgrammePlan next)
    {
        _writing.GetAwaiter().GetResult();
        _batches = BatchPair.After(_batches, next, _secrets);
        _chains.Use(_batches);
    }

    /// <summary>Writes the beginning of a version: all of it, or nothing.</summary>
    /// <param name="next">The version.</param>
    /// <param name="sources">Its files.</param>
    /// <param name="position">Where the run stands.</param>
    /// <param name="approval">Who makes it so; null where nobody says.</param>
    /// <exception cref="StorageFault">It can't be written; then the version before is still in force.</exception>
    public void CommitVersion(ProgrammePlan next, IReadOnlyList<SourceText> sources, RunPosition position, StoredApproval? approval)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(position);
        var (closing, beginning) = (_batches.Handed, _batches.Running);
        _writer.WriteVersion(closing, beginning, position, _next, entry =>
        {
            StoredProgramme.Add(_database, next.Number, next.Programme, entry, next.Past[^1].Until, sources);
            if (approval is not null)
            {
                Approvals.Put(_database, approval);
            }
        });
        _next += closing.Entries.Count + beginning.Entries.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A fault that nobody waited for any more follows one that was told.
        Task.WaitAny(_writing);
        _reading.Dispose();
        _database.Dispose();
    }

    private long Meta(string key)
    {
        using var statement = new Statement(_database, "SELECT value FROM meta WHERE key = ?");
        return statement.Bind(1, key).Step()
            ? statement.Long(0)
            : throw new StorageFault($"{_database.Path} lacks the number '{key}'; restore a copy of it.");
    }

    private List<MemberState> Members()
    {
        var codec = new MemberCodec(_plan);
        var members = new List<MemberState>();
        using var rows = new Statement(_database, "SELECT id, last_event, state, secret, sheet FROM member LEFT JOIN person ON member = id ORDER BY id");
        try
        {
            while (rows.Step())
            {
                var member = MemberOf(codec, rows);
                members.Add(member);
                _chains.Put(member.Index, member.Id, rows.Long(1), member.IsErased);
            }
        }
        catch (FormatException fault)
        {
            throw new StorageFault($"{_database.Path}: member {members.Count + 1} can't be read. {fault.Message}", fault);
        }

        return members;
    }

    private MemberState MemberOf(MemberCodec codec, Statement row)
    {
        var index = (int)row.Long(0);
        if (row.Bytes(3).IsEmpty)
        {
            return codec.Read(MemberState.StandInOf(index), index, row.Bytes(2));
        }

        _secrets.Put(index, row.Bytes(3));
        var sheet = SealedBytes.Open(_secrets.Of(index), SealedKind.Sheet, index, row.Bytes(4));
        return codec.Read(MemberCodec.IdOf(sheet), index, row.Bytes(2), sheet);
    }

    private List<PoolBalance> Pools()
    {
        var pools = new List<PoolBalance>();
        using var rows = new Statement(_database, "SELECT pool, key, period, spent, warned FROM pool ORDER BY pool, key, period");
        while (rows.Step())
        {
            pools.Add(new PoolBalance((int)rows.Long(0), rows.Text(1), rows.Long(2), rows.Long(3), (int)rows.Long(4)));
        }

        return pools;
    }

    private List<RefusedInput> Refused()
    {
        var refused = new List<RefusedInput>();
        using var rows = new Statement(_database, "SELECT position, mark, reason FROM refusal ORDER BY position");
        while (rows.Step())
        {
            refused.Add(new RefusedInput(new InputPosition(rows.Long(0), unchecked((ulong)rows.Long(1))), (Refusal)rows.Long(2)));
        }

        return refused;
    }
}
