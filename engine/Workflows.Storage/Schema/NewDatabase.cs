using Microsoft.EntityFrameworkCore.Infrastructure;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Schema;

/// <summary>Makes a database of the present form.</summary>
internal static class NewDatabase
{
    /// <summary>The object mapper's own tables, in its own words.</summary>
    private const string History = """
        CREATE TABLE "__EFMigrationsLock" (
            "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
            "Timestamp" TEXT NOT NULL
        );
        CREATE TABLE "__EFMigrationsHistory" (
            "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
            "ProductVersion" TEXT NOT NULL
        );
        """;

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
            Fill(draft, path);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault($"{path} can't be made: {fault.Message}", fault);
        }
    }

    /// <summary>
    /// Does what the migrations do, by their own SQL: the object mapper takes over a second to come to life, which a run doesn't need it
    /// for. That both make the same is tested.
    /// </summary>
    private static void Fill(string draft, string path)
    {
        using var database = Database.Create(draft, path);
        database.Execute("PRAGMA journal_mode = WAL");
        database.Execute("BEGIN IMMEDIATE");
        database.Execute(History);
        database.Execute(InitialForm.Tables);
        using (var row = new Statement(database, "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES (?, ?)"))
        {
            row.Bind(1, InitialForm.Id).Bind(2, ProductInfo.GetVersion()).Run();
        }

        database.Execute("COMMIT");
    }
}
