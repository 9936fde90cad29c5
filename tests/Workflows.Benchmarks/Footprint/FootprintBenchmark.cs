using System.Globalization;
using Microsoft.Data.Sqlite;
using Workflows.Benchmarks.Ingest;
using Workflows.Runtime.Running;
using Workflows.Storage;
using Workflows.Testing;

namespace Workflows.Benchmarks.Footprint;

/// <summary>What a database keeps of each event, by table, and what of that is there so that it can be explained for ever.</summary>
internal static class FootprintBenchmark
{
    public static void Run(string? database, int purchases)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-footprint");
        try
        {
            var from = database ?? Ingested(purchases, folder.FullName);
            Print(from, Path.Combine(folder.FullName, "packed.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Ingested(int purchases, string folder)
    {
        var file = Path.Combine(folder, "events.csv");
        EventsFile.Write(file, purchases);
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Loyalty20", "loyalty20.loyalty"));
        var request = new RunRequest
        {
            Plan = World.PlanOf(text), Sources = [new SourceText("loyalty20.loyalty", text)], Database = Path.Combine(folder, "run.db"), Files = [file],
        };
        EventRun.Execute(request, bad => throw new InvalidOperationException(bad.ToString()));
        return request.Database;
    }

    private static void Print(string from, string packed)
    {
        using (var source = Open(from))
        {
            Number(source, $"VACUUM INTO '{packed.Replace("'", "''", StringComparison.Ordinal)}'");
        }

        using var connection = Open(packed);
        var events = Number(connection, "SELECT COUNT(*) FROM event WHERE type >= 0");
        var page = Number(connection, "PRAGMA page_size");
        Console.WriteLine(FormattableString.Invariant($"events: {events}, and {Number(connection, "SELECT COUNT(*) FROM event WHERE type < 0")} entries of the clock"));
        Print("in all", Number(connection, "PRAGMA page_count") * page, events);
        foreach (var table in Names(connection))
        {
            // What a table takes is what is free without it.
            Number(connection, "BEGIN");
            Number(connection, $"DROP TABLE {table}");
            Print($"table {table}", Number(connection, "PRAGMA freelist_count") * page, events);
            Number(connection, "ROLLBACK");
        }

        Print("of event: the events themselves", Number(connection, "SELECT TOTAL(LENGTH(payload)) FROM event"), events);
        Print("of event: what was decided", Number(connection, "SELECT TOTAL(LENGTH(effects)) FROM event"), events);
        Print("of event: answers of pools", Number(connection, "SELECT TOTAL(LENGTH(answers)) FROM event"), events);
    }

    private static void Print(string name, long bytes, long events) =>
        Console.WriteLine(FormattableString.Invariant($"{name}: {bytes / (double)events:0.0} B/event"));

    private static List<string> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '__EF%' ORDER BY name";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
