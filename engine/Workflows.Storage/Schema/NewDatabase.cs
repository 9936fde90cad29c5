using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Schema;

/// <summary>Makes a database of the present form.</summary>
internal static class NewDatabase
{
    /// <summary>
    /// Makes it beside its place and then puts it there, so that whoever is stopped in between leaves no half of a database.
    /// </summary>
    /// <exception cref="StorageFault">The place can't be written to.</exception>
    public static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new StorageFault($"The folder {folder} of the database does not exist; make it first, or mend the path.");
        }

        var draft = $"{path}.{Environment.ProcessId}.new";
        try
        {
            File.Delete(draft);
            Fill(draft);
            File.Move(draft, path, overwrite: true);
        }
        catch (SqliteException fault)
        {
            throw Database.FaultOf(path, fault.SqliteErrorCode, fault.Message, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault($"{path} can't be made: {fault.Message}", fault);
        }
    }

    private static void Fill(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        using var context = new LedgerContext(connection);
        context.Database.Migrate();
        connection.Open();
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
    }
}
