using SQLitePCL;

namespace Workflows.Storage.Sqlite;

/// <summary>
/// A prepared statement of the raw interface. Values are bound from 1, columns are read from 0. What was bound stays bound, so a value
/// that is the same as in the row before costs nothing.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly Database _database;
    private readonly sqlite3_stmt _statement;
    private readonly Bound[] _bound;

    /// <summary>Prepares a statement.</summary>
    /// <exception cref="StorageFault">It can't be prepared.</exception>
    public Statement(Database database, string sql)
    {
        _database = database;
        var code = raw.sqlite3_prepare_v2(database.Handle, sql, out _statement);
        if (code != raw.SQLITE_OK)
        {
            throw database.Fault(code);
        }

        _bound = new Bound[raw.sqlite3_bind_parameter_count(_statement) + 1];
    }

    /// <summary>Binds a number.</summary>
    public Statement Bind(int place, long value)
    {
        ref var bound = ref _bound[place];
        if (bound.Kind != Kind.Number || bound.Number != value)
        {
            Check(raw.sqlite3_bind_int64(_statement, place, value));
            bound = new Bound { Kind = Kind.Number, Number = value };
        }

        return this;
    }

    /// <summary>Binds a text; null is none.</summary>
    public Statement Bind(int place, string? value)
    {
        if (value is null)
        {
            return BindNone(place);
        }

        // The same object, as names out of the programme are: comparing letters would cost as much as binding them.
        ref var bound = ref _bound[place];
        if (bound.Kind != Kind.Text || !ReferenceEquals(bound.Text, value))
        {
            Check(raw.sqlite3_bind_text(_statement, place, value));
            bound = new Bound { Kind = Kind.Text, Text = value };
        }

        return this;
    }

    /// <summary>Binds bytes; an empty span is none.</summary>
    public Statement Bind(int place, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return BindNone(place);
        }

        Check(raw.sqlite3_bind_blob(_statement, place, value));
        _bound[place] = new Bound { Kind = Kind.Other };
        return this;
    }

    /// <summary>Binds a text that is UTF-8 already; an empty one is an empty text and not none.</summary>
    public Statement BindUtf8(int place, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return Bind(place, "");
        }

        Check(raw.sqlite3_bind_text(_statement, place, value));
        _bound[place] = new Bound { Kind = Kind.Other };
        return this;
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready for the next values.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(_statement);
        if (code != raw.SQLITE_DONE)
        {
            var fault = _database.Fault(code);
            _ = raw.sqlite3_reset(_statement);
            throw fault;
        }

        Check(raw.sqlite3_reset(_statement));
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one; if not, the statement is ready for the next values.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            throw _database.Fault(code);
        }

        Reset();
        return false;
    }

    /// <summary>Leaves the rows that are left.</summary>
    public void Reset() => Check(raw.sqlite3_reset(_statement));

    /// <summary>A number of the row at hand; 0 for none.</summary>
    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A text of the row at hand.</summary>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    /// <summary>Bytes of the row at hand; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private Statement BindNone(int place)
    {
        if (_bound[place].Kind != Kind.None)
        {
            Check(raw.sqlite3_bind_null(_statement, place));
            _bound[place] = default;
        }

        return this;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw _database.Fault(code);
        }
    }

    private enum Kind
    {
        None,
        Number,
        Text,
        Other,
    }

    private struct Bound
    {
        public Kind Kind;
        public long Number;
        public string? Text;
    }
}
