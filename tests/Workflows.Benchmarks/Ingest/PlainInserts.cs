using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workflows.Storage.Schema;

namespace Workflows.Benchmarks.Ingest;

/// <summary>
/// A loop that does nothing but write the rows of a finished run into a fresh database: the same tables and settings, the same batches, one
/// transaction each, the members of a batch as that batch left them. Getting the rows isn't timed.
/// </summary>
internal sealed class PlainInserts : IDisposable
{
    private readonly SqliteConnection _from;
    private readonly SqliteConnection _to;
    private readonly List<PlainTable> _tables = [];
    private readonly PlainTable _members;
    private readonly MemberRows _memberRows;

    public PlainInserts(string from, string to, MemberRows memberRows)
    {
        _memberRows = memberRows;
        _from = Open(from);
        _to = Open(to);
        Execute(Form.WritingPragmas);
        using (var schema = _from.CreateCommand())
        {
            schema.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid";
            using var rows = schema.ExecuteReader();
            while (rows.Read())
            {
                Execute(rows.GetString(0));
            }
        }

        Add("event", "SELECT * FROM event WHERE id BETWEEN ? AND ?");
        Add("ledger", "SELECT * FROM ledger WHERE event BETWEEN ? AND ?");
        Add("outbox", "SELECT * FROM outbox WHERE event BETWEEN ? AND ?");
        Add("idem", "SELECT * FROM idem WHERE id BETWEEN ? AND ?");
        Add("personal", "SELECT * FROM personal WHERE event BETWEEN ? AND ?");
        Add("person", "SELECT person.* FROM person JOIN event ON person.member = event.member WHERE event.id BETWEEN ? AND ? AND prev = 0");
        _members = new PlainTable(
            _to.Handle!,
            "INSERT INTO member VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET next_due = excluded.next_due, "
            + "last_event = excluded.last_event, state = excluded.state");
    }

    /// <summary>Inserts everything.</summary>
    /// <returns>How many seconds the inserts took, by the clock and of the processor.</returns>
    public (double Elapsed, double Processor) Run(int batchSize)
    {
        var watch = new Stopwatch();
        var processor = TimeSpan.Zero;
        for (var first = 1L; _tables.Sum(table => table.Load(first, first + batchSize - 1)) > 0; first += batchSize)
        {
            _members.Load(_memberRows.UpTo(first + batchSize - 1));
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            watch.Start();
            Execute("BEGIN IMMEDIATE");
            foreach (var table in _tables)
            {
                table.Write();
            }

            _members.Write();
            Execute("COMMIT");
            watch.Stop();
            processor += Process.GetCurrentProcess().TotalProcessorTime - before;
        }

        return (watch.Elapsed.TotalSeconds, processor.TotalSeconds);
    }

    /// <summary>Sees to it that the loop left the same rows as the run, or its time is worth nothing.</summary>
    public void CheckRows(string from)
    {
        using var command = _to.CreateCommand();
        command.CommandText = "ATTACH $from AS run";
        command.Parameters.AddWithValue("$from", from);
        command.ExecuteNonQuery();
        command.CommandText = """
            SELECT (SELECT COUNT(*) FROM (SELECT * FROM member EXCEPT SELECT * FROM run.member))
              + (SELECT COUNT(*) FROM (SELECT * FROM run.member EXCEPT SELECT * FROM member))
              + ABS((SELECT COUNT(*) FROM event) - (SELECT COUNT(*) FROM run.event))
              + ABS((SELECT COUNT(*) FROM ledger) - (SELECT COUNT(*) FROM run.ledger))
              + ABS((SELECT COUNT(*) FROM idem) - (SELECT COUNT(*) FROM run.idem))
              + ABS((SELECT COUNT(*) FROM outbox) - (SELECT COUNT(*) FROM run.outbox))
              + ABS((SELECT COUNT(*) FROM person) - (SELECT COUNT(*) FROM run.person))
              + ABS((SELECT COUNT(*) FROM personal) - (SELECT COUNT(*) FROM run.personal))
            """;
        if (command.ExecuteScalar() is not 0L)
        {
            throw new InvalidOperationException("The plain inserts wrote other rows than the run.");
        }
    }

    public void Dispose()
    {
        foreach (var table in _tables)
        {
            table.Dispose();
        }

        _members.Dispose();
        _from.Dispose();
        _to.Dispose();
    }

    public static void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite says {code}.");
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private void Add(string table, string select) => _tables.Add(new PlainTable(_from.Handle!, select, _to.Handle!, table));

    private void Execute(string sql) => Check(raw.sqlite3_exec(_to.Handle!, sql));
}
