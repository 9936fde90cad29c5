using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Flows;

/// <summary>The tables of a database of workflows. It is a file of its own: what runs in it has nothing to do with members.</summary>
internal static class FlowForm
{
    private const int ApplicationId = 1280268610;
    private const int Version = 3;

    private const string Settings = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 16000;
        PRAGMA cache_size = -65536;
        """;

    // Instants are ticks in UTC. What is only read as a whole is JSON in a column of its own; columns besides are those that are searched by.
    private const string Tables = """
        BEGIN IMMEDIATE;
        CREATE TABLE definitions (
            id TEXT PRIMARY KEY, definition TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, created INTEGER NOT NULL,
            latest INTEGER NOT NULL, published INTEGER NOT NULL, UNIQUE (definition, version)) WITHOUT ROWID;
        CREATE TABLE triggers (
            id TEXT PRIMARY KEY, definition TEXT NOT NULL, version TEXT NOT NULL, name TEXT NOT NULL, activity TEXT NOT NULL, hash TEXT NOT NULL,
            payload TEXT NOT NULL, due INTEGER, interval INTEGER, cron TEXT) WITHOUT ROWID;
        CREATE INDEX triggers_due ON triggers (due) WHERE due IS NOT NULL;
        CREATE INDEX triggers_definition ON triggers (definition);
        CREATE TABLE instances (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, definition TEXT NOT NULL, version INTEGER NOT NULL, correlation TEXT,
            running INTEGER NOT NULL, finished INTEGER, state BLOB NOT NULL);
        CREATE INDEX instances_running ON instances (definition, version) WHERE running = 1;
        CREATE INDEX instances_correlation ON instances (correlation) WHERE correlation IS NOT NULL;
        CREATE INDEX instances_finished ON instances (finished) WHERE finished IS NOT NULL;
        CREATE TABLE bookmarks (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, instance TEXT NOT NULL, hash TEXT NOT NULL, due INTEGER);
        CREATE INDEX bookmarks_hash ON bookmarks (hash, instance);
        CREATE INDEX bookmarks_due ON bookmarks (due) WHERE due IS NOT NULL;
        CREATE TABLE keys (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE kept (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, correlation TEXT, instance TEXT, input TEXT NOT NULL, until INTEGER NOT NULL);
        CREATE INDEX kept_hash ON kept (hash);
        CREATE TABLE journal (instance TEXT NOT NULL, first INTEGER NOT NULL, lines BLOB NOT NULL, PRIMARY KEY (instance, first)) WITHOUT ROWID;
        CREATE TABLE records (number INTEGER PRIMARY KEY, instance TEXT NOT NULL, id TEXT NOT NULL, record BLOB NOT NULL, UNIQUE (instance, id));
        CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, command TEXT NOT NULL, kind INTEGER NOT NULL);
        CREATE INDEX outbox_kind ON outbox (kind);
        CREATE TABLE numbers (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO numbers VALUES ('all', 0);
        CREATE TABLE identity (id TEXT NOT NULL);
        INSERT INTO identity VALUES (lower(hex(randomblob(8))));
        PRAGMA application_id = 1280268610;
        PRAGMA user_version = 3;
        COMMIT;
        """;

    /// <summary>Opens a database of workflows; makes one where there is no file, or an empty one.</summary>
    /// <exception cref="StorageFault">It is something else, or it can't be opened.</exception>
    public static Database Open(string path)
    {
        var database = Database.Create(path, path);
        try
        {
            database.Execute(Settings);
            if (database.Number("PRAGMA application_id") == 0 && database.Number("SELECT count(*) FROM sqlite_master") == 0)
            {
                database.Execute(Tables);
            }

            Check(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>What tells a database apart from all others.</summary>
    public static string IdentityOf(Database database)
    {
        using var statement = new Statement(database, "SELECT id FROM identity");
        return statement.Step() ? statement.Text(0) : throw new StorageFault($"{database.Path} lacks its identity; restore a copy of it.");
    }

    private static void Check(Database database)
    {
        if (database.Number("PRAGMA application_id") != ApplicationId)
        {
            throw new StorageFault($"{database.Path} is a database, but not one of workflows; name another file.");
        }

        if (database.Number("PRAGMA user_version") != Version)
        {
            throw new StorageFault($"{database.Path} was written by another version of this program; use that version.");
        }
    }
}
