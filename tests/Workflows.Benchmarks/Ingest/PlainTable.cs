using SQLitePCL;

namespace Workflows.Benchmarks.Ingest;

/// <summary>Rows of one table: kept in memory, and inserted into a fresh database through a prepared statement.</summary>
internal sealed class PlainTable : IDisposable
{
    private readonly sqlite3_stmt? _select;
    private readonly sqlite3_stmt _write;
    private readonly List<(long Number, object? Words)> _cells = [];
    private readonly int _columns;

    /// <summary>A table whose rows are given.</summary>
    public PlainTable(sqlite3 to, string write)
    {
        PlainInserts.Check(raw.sqlite3_prepare_v2(to, write, out _write));
        _columns = raw.sqlite3_bind_parameter_count(_write);
    }

    /// <summary>A table whose rows are read from a finished database and inserted with all their columns.</summary>
    public PlainTable(sqlite3 from, string select, sqlite3 to, string table)
    {
        PlainInserts.Check(raw.sqlite3_prepare_v2(from, select, out _select));
        _columns = raw.sqlite3_column_count(_select);
        var places = string.Join(", ", Enumerable.Repeat('?', _columns));
        PlainInserts.Check(raw.sqlite3_prepare_v2(to, $"INSERT INTO {table} VALUES ({places})", out _write));
    }

    /// <summary>Takes the rows of members.</summary>
    public void Load(IEnumerable<MemberRow> rows)
    {
        _cells.Clear();
        foreach (var row in rows)
        {
            _cells.AddRange([(row.Id, null), (row.NextDue, null), (row.LastEvent, null), (0, row.State)]);
        }
    }

    /// <summary>Reads the rows of the events of a batch.</summary>
    /// <returns>How many rows there are.</returns>
    public int Load(long first, long last)
    {
        _cells.Clear();
        PlainInserts.Check(raw.sqlite3_bind_int64(_select, 1, first));
        PlainInserts.Check(raw.sqlite3_bind_int64(_select, 2, last));
        while (raw.sqlite3_step(_select) == raw.SQLITE_ROW)
        {
            for (var column = 0; column < _columns; column++)
            {
                _cells.Add(raw.sqlite3_column_type(_select, column) switch
                {
                    raw.SQLITE_INTEGER => (raw.sqlite3_column_int64(_select, column), null),
                    raw.SQLITE_TEXT => (0, raw.sqlite3_column_text(_select, column).utf8_to_string()),
                    raw.SQLITE_BLOB => (0, raw.sqlite3_column_blob(_select, column).ToArray()),
                    _ => (0, DBNull.Value),
                });
            }
        }

        PlainInserts.Check(raw.sqlite3_reset(_select));
        return _cells.Count / _columns;
    }

    /// <summary>Writes what was loaded.</summary>
    public void Write()
    {
        for (var cell = 0; cell < _cells.Count; cell += _columns)
        {
            for (var column = 0; column < _columns; column++)
            {
                Bind(column + 1, _cells[cell + column]);
            }

            if (raw.sqlite3_step(_write) != raw.SQLITE_DONE)
            {
                throw new InvalidOperationException("A row can't be written.");
            }

            PlainInserts.Check(raw.sqlite3_reset(_write));
        }
    }

    public void Dispose()
    {
        _select?.Dispose();
        _write.Dispose();
    }

    private void Bind(int place, (long Number, object? Words) cell) => PlainInserts.Check(cell.Words switch
    {
        null => raw.sqlite3_bind_int64(_write, place, cell.Number),
        string text => raw.sqlite3_bind_text(_write, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(_write, place, bytes),
        _ => raw.sqlite3_bind_null(_write, place),
    });
}
