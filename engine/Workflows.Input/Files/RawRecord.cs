namespace Workflows.Input.Files;

/// <summary>
/// One record of a file as it is written: the UTF-8 bytes of its values by column. It is filled anew for each record, so that reading
/// a line makes no garbage.
/// </summary>
internal sealed class RawRecord
{
    private byte[] _bytes = new byte[256];
    private Cell[] _cells = new Cell[8];
    private int _length;

    /// <summary>The line on which it starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why it isn't a record; null where it is.</summary>
    public string? Problem { get; set; }

    /// <summary>How many bytes its values have together.</summary>
    public int Length => _length;

    /// <summary>The value of a column without surrounding blanks; empty where it is missing.</summary>
    public ReadOnlySpan<byte> this[int column] =>
        column >= 0 && column < _cells.Length ? _bytes.AsSpan(_cells[column].Start, _cells[column].Length) : default;

    /// <summary>Whether a value is a JSON object or list and not a plain value.</summary>
    public bool IsNested(int column) => column >= 0 && column < _cells.Length && _cells[column].IsNested;

    /// <summary>Empties it for the record that starts on a line.</summary>
    public void Clear(long line)
    {
        Line = line;
        Problem = null;
        _length = 0;
        Array.Clear(_cells);
    }

    /// <summary>Sets the value of a column.</summary>
    public void Set(int column, ReadOnlySpan<byte> value, bool isNested = false)
    {
        value = Trim(value);
        if (column >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(column + 1, 2 * _cells.Length));
        }

        if (_length + value.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + value.Length, 2 * _bytes.Length));
        }

        value.CopyTo(_bytes.AsSpan(_length));
        _cells[column] = new Cell(_length, value.Length, isNested);
        _length += value.Length;
    }

    /// <summary>Makes it equal to another record.</summary>
    public void CopyFrom(RawRecord other)
    {
        Line = other.Line;
        Problem = other.Problem;
        _length = other._length;
        _bytes = other._bytes.AsSpan(0, other._length).ToArray();
        _cells = [.. other._cells];
    }

    /// <summary>A text without surrounding blanks and line ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) =>
        value.IsEmpty || (value[0] > ' ' && value[^1] > ' ') ? value : value.Trim(" \t\r\n"u8);

    private readonly record struct Cell(int Start, int Length, bool IsNested);
}
