using Workflows.Input.Files;

namespace Workflows.Input.Plans;

/// <summary>
/// Neighbouring records of a file that have the same value in one column, and so are one event. Kept until the value changes.
/// </summary>
internal sealed class RecordGroup(int column, string name)
{
    private readonly List<RawRecord> _rows = [];
    private int _length;

    /// <summary>The column whose value they share.</summary>
    public int Column => column;

    /// <summary>The column's name.</summary>
    public string Name => name;

    /// <summary>The records; empty before the first one.</summary>
    public ReadOnlySpan<RawRecord> Rows => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows);

    /// <summary>Why they can't become an event; null where they can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether a record belongs to the group.</summary>
    public bool Takes(RawRecord record) => _rows.Count > 0 && _rows[0][column].SequenceEqual(record[column]);

    /// <summary>Adds a record. A group of more than 1 MiB is refused and no longer kept.</summary>
    public void Add(RawRecord record)
    {
        _length += record.Length;
        if (_length > RecordSource.RecordMost)
        {
            Problem ??= "the lines of this event have more than 1 MiB together; split it.";
        }

        if (Problem is null || _rows.Count == 0)
        {
            var row = new RawRecord();
            row.CopyFrom(record);
            _rows.Add(row);
        }
    }

    /// <summary>Says that a line in the middle of the group can't be read, so that the event would be short of it.</summary>
    public void Spoil(long line)
    {
        if (_rows.Count > 0)
        {
            Problem ??= $"line {line} may belong to this event and can't be read; correct that line.";
        }
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        _rows.Clear();
        _length = 0;
        Problem = null;
    }
}
