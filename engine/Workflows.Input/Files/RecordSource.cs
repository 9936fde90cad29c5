namespace Workflows.Input.Files;

/// <summary>The records of a file of one form, one after the other.</summary>
internal abstract class RecordSource : IDisposable
{
    /// <summary>The longest record in bytes: 1 MiB. A longer one is a bad line, and what comes after it is read as always.</summary>
    public const int RecordMost = 1 << 20;

    /// <summary>What a record over the limit is told.</summary>
    protected const string TooLong =
        "the record is longer than 1 MiB; split it, or close the quotation mark or bracket that it leaves open.";

    /// <summary>Whether every record has the same columns, which the file's first line names.</summary>
    public abstract bool HasHeader { get; }

    /// <summary>Whether a comma in a number may be a decimal comma, so that it can't be taken for a thousands separator.</summary>
    public virtual bool CommaIsUnclear => false;

    /// <summary>The names of the header's columns; none where there is no header.</summary>
    public virtual IReadOnlyList<string> Header => [];

    /// <summary>The place at which records will carry a column or path, or -1 where the file has no such column.</summary>
    public abstract int ColumnNamed(string name);

    /// <summary>Reads the next record, or one that says why it isn't one; false at the end of the file.</summary>
    public abstract bool Read(RawRecord record);

    /// <inheritdoc/>
    public abstract void Dispose();
}
