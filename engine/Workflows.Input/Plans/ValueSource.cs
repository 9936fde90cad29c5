using Workflows.Input.Files;
using Workflows.Input.Values;

namespace Workflows.Input.Plans;

/// <summary>Where a value of an event is found in the records of one file.</summary>
/// <param name="Label">The column or path as it is named in messages.</param>
/// <param name="Columns">The columns whose values are joined by a blank; none for a fixed value.</param>
/// <param name="Fixed">The fixed value; null where it comes from columns.</param>
/// <param name="Form">How times are written; null for ISO 8601.</param>
/// <param name="ZoneColumn">The column that names the zone of a local time; -1 for none.</param>
internal sealed record ValueSource(string Label, int[] Columns, byte[]? Fixed, PatternTime? Form, int ZoneColumn)
{
    /// <summary>A value that stands in one column.</summary>
    public static ValueSource Of(string label, int column) => new(label, [column], null, null, -1);

    /// <summary>The value as it is written, good until the next one is asked for; empty where it is missing.</summary>
    public ReadOnlySpan<byte> TextOf(RawRecord record)
    {
        if (Fixed is not null)
        {
            return Fixed;
        }

        return Columns.Length == 1 ? record[Columns[0]] : Joined(record);
    }

    /// <summary>Whether a JSON object or list stands where a plain value should.</summary>
    public bool IsNested(RawRecord record)
    {
        foreach (var column in Columns)
        {
            if (record.IsNested(column))
            {
                return true;
            }
        }

        return false;
    }

    private byte[] Joined(RawRecord record)
    {
        var joined = new List<byte>();
        foreach (var column in Columns)
        {
            var part = record[column];
            if (!part.IsEmpty && joined.Count > 0)
            {
                joined.Add((byte)' ');
            }

            joined.AddRange(part);
        }

        return [.. joined];
    }
}
