using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workflows.Storage.Schema;

namespace Workflows.Storage.Sqlite;

/// <summary>
/// An open SQLite file, used through its raw interface, and what its errors mean to a person. One thread at a time may use it, so SQLite
/// is told to leave out the locks that threads would need, which take a tenth of the time of writing; the locks on the file, against other
/// programs, stay.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>How long a commit waits for somebody who is writing, in milliseconds.</summary>
    private const int PatienceMilliseconds = 5_000;

    private readonly List<Statement> _statements = [];

    private readonly IDisposable _owner;

    private Database(string path, sqlite3 handle, IDisposable owner) => (Path, Handle, _owner) = (path, handle, owner);

    /// <summary>Where the file is, as it was named.</summary>
    public string Path { get; }

    /// <summary>What SQLite knows the open file by.</summary>
    public sqlite3 Handle { get; }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(Handle);

    /// <summary>The number of the row that was inserted last.</summary>
    public long LastRow => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>Opens a file that exists and is a database of this program in the present form.</summary>
    /// <exception cref="StorageFault">It isn't, or it can't be opened.</exception>
    public static Database Open(string path)
    {
        RequireFile(path);
        return OpenAny(path, raw.SQLITE_OPEN_READWRITE, path).WithCheckedForm();
    }

    /// <summary>Makes an empty file and opens it.</summary>
    /// <param name="path">Where.</param>
    /// <param name="name">The file that faults speak of, where it is not this one.</param>
    /// <exception cref="StorageFault">It can't be made.</exception>
    public static Database Create(string path, string name) => OpenAny(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, name);

    /// <summary>Opens a file as <see cref="Open"/> does, through a connection that the object mapper uses too.</summary>
    /// <exception cref="StorageFault">It isn't a database of this program in the present form, or it can't be opened.</exception>
    public static Database OpenForMapper(string path, out SqliteConnection connection)
    {
        RequireFile(path);
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw FaultOf(path, fault.SqliteErrorCode, fault.Message, fault);
        }

        raw.sqlite3_busy_timeout(connection.Handle!, PatienceMilliseconds);
        return new Database(path, connection.Handle!, connection).WithCheckedForm();
    }

    /// <summary>Runs a statement that has no rows and no values.</summary>
    /// <exception cref="StorageFault">It can't be done.</exception>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(Handle, sql);
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }

    /// <summary>Runs a statement that gives one number.</summary>
    public long Number(string sql)
    {
        using var statement = new Statement(this, sql);
        return statement.Step() ? statement.Long(0) : 0;
    }

    /// <summary>A statement that is used many times; it ends with the database.</summary>
    public Statement Prepare(string sql)
    {
        var statement = new Statement(this, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>What an error code of SQLite means here.</summary>
    public StorageFault Fault(int code) => FaultOf(Path, code, raw.sqlite3_errmsg(Handle).utf8_to_string(), null);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _owner.Dispose();
    }

    /// <summary>Says an error of SQLite in one sentence.</summary>
    public static StorageFault FaultOf(string path, int code, string words, Exception? cause)
    {
        var sentence = (code & 0xFF) switch
        {
            raw.SQLITE_NOTADB => $"{path} is not a database; name another file.",
            raw.SQLITE_FULL => $"There is no room left to write to {path}; make room on its disk and run the same again.",
            raw.SQLITE_READONLY => $"{path} can't be written to; give write access to the file and its folder, or name another one.",
            raw.SQLITE_CANTOPEN => $"{path} can't be opened; check the path and the rights of the file and its folder.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"{path} is being written to by another program; try again when it is done.",
            raw.SQLITE_CORRUPT => $"{path} is damaged ({words}); restore a copy that was made together with its -wal file.",
            raw.SQLITE_IOERR => $"The disk of {path} fails ({words}); check it and run the same again.",
            _ => $"{path} can't be used: {words}.",
        };
        return cause is null ? new StorageFault(sentence) : new StorageFault(sentence, cause);
    }

    private static void RequireFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StorageFault($"{path} is a folder; name a database file.");
        }

        if (!File.Exists(path))
        {
            throw new StorageFault($"There is no database {path}; run the programme first, or mend the path.");
        }
    }

    private static Database OpenAny(string path, int flags, string name)
    {
        Batteries_V2.Init();
        var code = raw.sqlite3_open_v2(path, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new Database(name, handle, handle);
        if (code != raw.SQLITE_OK)
        {
            using (database)
            {
                throw database.Fault(code);
            }
        }

        raw.sqlite3_busy_timeout(handle, PatienceMilliseconds);
        return database;
    }

    private Database WithCheckedForm()
    {
        try
        {
            CheckForm();
            return this;
        }
        catch (StorageFault)
        {
            Dispose();
            throw;
        }
    }

    private void CheckForm()
    {
        if (Number("PRAGMA application_id") != Form.ApplicationId)
        {
            throw new StorageFault($"{Path} is a database, but not one of this program; name another file.");
        }

        var version = Number("PRAGMA user_version");
        if (version != Form.Version)
        {
            throw new StorageFault(version > Form.Version
                ? $"{Path} was written by a newer version of this program (form {version}, this one reads {Form.Version}); use that version."
                : $"{Path} was written by an older version of this program (form {version}, this one reads {Form.Version}) that can't be brought up to date.");
        }
    }
}
