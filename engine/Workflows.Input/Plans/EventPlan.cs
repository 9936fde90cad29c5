using Workflows.Input.Files;
using Workflows.Model.Programmes;

namespace Workflows.Input.Plans;

/// <summary>How the records of one file become events of one type: a map, or the plain form, with its columns found.</summary>
internal sealed class EventPlan
{
    /// <summary>The type of the events.</summary>
    public required EventType Type { get; init; }

    /// <summary>Where the member is named.</summary>
    public required ValueSource Member { get; init; }

    /// <summary>Where the time stands.</summary>
    public required ValueSource At { get; init; }

    /// <summary>Where a key stands that isn't a field; null for nowhere.</summary>
    public ValueSource? Key { get; init; }

    /// <summary>Where the key of the event stands that this one puts right; null for nowhere.</summary>
    public ValueSource? Replaces { get; init; }

    /// <summary>Where the time of receiving stands; null for nowhere.</summary>
    public ValueSource? Received { get; init; }

    /// <summary>The fields that hold one value each.</summary>
    public required FieldPlan[] Fields { get; init; }

    /// <summary>The field that is the key; null where the type has none.</summary>
    public FieldPlan? KeyField { get; init; }

    /// <summary>The field that holds lines; null where the type has none.</summary>
    public LinesPlan? Lines { get; init; }

    /// <summary>Where the key comes from.</summary>
    public required KeySource KeySource { get; init; }

    /// <summary>Makes keys of contents.</summary>
    public required ContentKey ContentKey { get; init; }

    /// <summary>The conditions that a record must meet.</summary>
    public (int Column, byte[][] Values)[] Only { get; init; } = [];

    /// <summary>The columns that a record without a header must have for this plan to want it, where there is no condition.</summary>
    public int[] Needed { get; init; } = [];

    /// <summary>The column whose equal neighbours make one event; -1 where each record is one.</summary>
    public int GroupColumn { get; init; } = -1;

    /// <summary>Whether the plan takes a record, or a group by its first record.</summary>
    public bool Wants(RawRecord record)
    {
        foreach (var (column, values) in Only)
        {
            if (!IsOneOf(record[column], values))
            {
                return false;
            }
        }

        foreach (var column in Needed)
        {
            if (record[column].IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOneOf(ReadOnlySpan<byte> text, byte[][] values)
    {
        foreach (var value in values)
        {
            if (text.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }
}
