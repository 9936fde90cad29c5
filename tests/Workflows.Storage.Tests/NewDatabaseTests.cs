#pragma warning disable CA2100 // The names of tables come out of the database itself.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workflows.Storage.Schema;

namespace Workflows.Storage.Tests;

/// <summary>The migrations say what a database is; a new one is made by their SQL without the object mapper, so both must make the same.</summary>
public sealed class NewDatabaseTests : IDisposable
{
    private static readonly string[] Settings = ["application_id", "user_version", "page_size", "journal_mode", "encoding", "auto_vacuum"];
    private readonly string _folder = Directory.CreateTempSubdirectory("loyalty form ").FullName;

    [Fact]
    public void A_new_database_is_what_the_migrations_make()
    {
        var (made, migrated) = (Path.Combine(_folder, "made.db"), Path.Combine(_folder, "migrated.db"));
        NewDatabase.Create(made);
        using (var connection = Connection(migrated))
        using (var context = new LedgerContext(connection))
        {
            context.Database.Migrate();
        }

        Assert.Equal(Everything(migrated), Everything(made));
        Assert.Contains($"user_version {Form.Version}", Everything(made), StringComparer.Ordinal);
    }

    [Fact]
    public void The_migrations_have_nothing_to_do_in_a_new_database()
    {
        var path = Path.Combine(_folder, "made.db");
        NewDatabase.Create(path);
        using var connection = Connection(path);
        using var context = new LedgerContext(connection);
        Assert.Empty(context.Database.GetPendingMigrations());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void A_database_that_cannot_be_made_is_named_as_the_user_named_it()
    {
        if (!Directory.Exists("/proc/self"))
        {
            return;
        }

        var fault = Assert.Throws<StorageFault>(() => NewDatabase.Create("/proc/self/shop.db"));
        Assert.Contains("/proc/self/shop.db can't be", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_whose_run_was_broken_off_before_it_began_says_so_and_is_gone_on_with()
    {
        var path = Path.Combine(_folder, "made.db");
        NewDatabase.Create(path);
        var fault = Assert.Throws<StorageFault>(() => Reading.RunReader.Open(path));
        Assert.Equal($"{path} has no programme in it yet: the run that made it was broken off; run the same again.", fault.Message);
        using (Writing.LedgerStore.Open(path, Testing.World.PlanOf(Shop.Text), []))
        {
        }

        using var reader = Reading.RunReader.Open(path);
        Assert.Empty(reader.Members);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Settings, the words of each table and index, and every row.</summary>
    private static List<string> Everything(string path)
    {
        using var connection = Connection(path);
        connection.Open();
        var all = Settings.Select(setting => $"{setting} {Rows(connection, $"PRAGMA {setting}").Single()}").ToList();
        all.AddRange(Rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"));
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            all.AddRange(Rows(connection, $"SELECT '{table}', * FROM \"{table}\""));
        }

        return all;
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            // The object mapper was built where lines end otherwise.
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)).ReplaceLineEndings("\n"));
        }

        return rows;
    }

    private static SqliteConnection Connection(string path) => new($"Data Source={path};Pooling=False");
}
