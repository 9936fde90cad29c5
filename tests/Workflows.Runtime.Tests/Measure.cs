#pragma warning disable CA2100 // The names of tables are literals of this file.
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Workflows.Runtime.Running;
using Workflows.Storage;
using Workflows.Storage.Tests;
using Workflows.Testing;

namespace Workflows.Runtime.Tests;

/// <summary>Measures a run against a loop that only inserts the same rows: <c>dotnet exec Workflows.Runtime.Tests.dll measure FOLDER</c>.</summary>
internal static class Measure
{
    private const int Batch = 4_000;

    public static void Run(string folder)
    {
        Directory.CreateDirectory(folder);
        var events = EventFile.Write(Path.Combine(folder, "events.jsonl"), new EventFile(1, 20_000).Lines(180_000, 2, hasMistakes: false));
        var database = Path.Combine(folder, "run.db");
        File.Delete(database);
        var plan = World.PlanOf(Shop.Text);
        var watch = Stopwatch.StartNew();
        var result = EventRun.Execute(
            new RunRequest { Plan = plan, Sources = [new SourceText("shop", Shop.Text)], Database = database, Files = [events], BatchSize = Batch }, _ => { });
        var run = watch.Elapsed.TotalSeconds;
        Print("run", result.Taken, run);
        Console.WriteLine($"clock steps: {result.ClockSteps}, refused: {result.Refused}, members: {result.Members}");
        var bare = Copy(database, Path.Combine(folder, "bare.db"), withMembers: false);
        Print("insert loop (event, ledger, idem, outbox)", result.Taken, bare);
        var full = Copy(database, Path.Combine(folder, "full.db"), withMembers: true);
        Print("insert loop with members", result.Taken, full);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio to insert loop: {run / bare:0.00}, with members: {run / full:0.00}"));
        watch.Restart();
        var audit = Auditing.Audit.Run(database, plan);
        Print("audit", result.Taken, watch.Elapsed.TotalSeconds);
        Console.WriteLine($"{audit.LedgerLine}, findings: {audit.FindingsInAll}");
    }

    private static void Print(string what, long events, double seconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {events / seconds:0} events/s ({seconds:0.0} s)"));

    private static double Copy(string from, string to, bool withMembers)
    {
        File.Delete(to);
        using (var store = Storage.Writing.LedgerStore.Open(to, World.PlanOf(Shop.Text), []))
        {
        }

        var tables = new[] { "event", "ledger", "idem", "outbox" }.Select(table => RowsOf(from, table)).ToList();
        var states = RowsOf(from, "member").Rows;
        using var connection = new SqliteConnection($"Data Source={to};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -131072; PRAGMA mmap_size = 1073741824");
        var places = new int[tables.Count];
        var watch = Stopwatch.StartNew();
        var events = tables[0].Rows;
        for (var first = 0; first < events.Count; first += Batch)
        {
            Execute(connection, "BEGIN IMMEDIATE");
            var last = (long)events[Math.Min(first + Batch, events.Count) - 1][0];
            for (var t = 0; t < tables.Count; t++)
            {
                Insert(connection, tables[t], ref places[t], last);
            }

            if (withMembers)
            {
                PutMembers(connection, states, events.Skip(first).Take(Batch).Select(row => (long)row[1]));
            }

            Execute(connection, "COMMIT");
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static void Insert(SqliteConnection connection, (string Table, List<object[]> Rows) table, ref int place, long last)
    {
        using var command = connection.CreateCommand();
        var width = table.Rows.Count == 0 ? 0 : table.Rows[0].Length;
        command.CommandText = $"INSERT INTO {table.Table} VALUES ({string.Join(", ", Enumerable.Range(0, width).Select(i => $"$p{i}"))})";
        for (var i = 0; i < width; i++)
        {
            command.Parameters.Add(new SqliteParameter($"$p{i}", null));
        }

        for (; place < table.Rows.Count && (long)table.Rows[place][0] <= last; place++)
        {
            for (var i = 0; i < width; i++)
            {
                command.Parameters[i].Value = table.Rows[place][i];
            }

            command.ExecuteNonQuery();
        }
    }

    private static void PutMembers(SqliteConnection connection, List<object[]> states, IEnumerable<long> members)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO member VALUES ($p0, $p1, $p2, $p3, $p4)";
        for (var i = 0; i < 5; i++)
        {
            command.Parameters.Add(new SqliteParameter($"$p{i}", null));
        }

        foreach (var member in members.Distinct().Order())
        {
            for (var i = 0; i < 5; i++)
            {
                command.Parameters[i].Value = states[(int)member][i];
            }

            command.ExecuteNonQuery();
        }
    }

    private static (string Table, List<object[]> Rows) RowsOf(string path, string table)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return (table, rows);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
