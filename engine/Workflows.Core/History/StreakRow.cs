using Workflows.Core.Members;

namespace Workflows.Core.History;

/// <summary>
/// What is known of the periods of a streak: the last row of them, and which ones there were among the 32 before the empty one before it. Periods
/// are numbered without gaps.
/// </summary>
/// <param name="First">The first period of the row.</param>
/// <param name="Last">The last one; 0 where there is no row.</param>
/// <param name="Before">The periods before the row: bit k for the period First - 2 - k.</param>
internal readonly record struct StreakRow(long First, long Last, uint Before)
{
    private const int Kept = 32;

    /// <summary>What a value knows.</summary>
    public static StreakRow Of(in AggregateValue value) => new(value.Extra - value.Tail + 1, value.Extra, value.Before);

    /// <summary>How many periods the row has.</summary>
    public int Length => (int)(Last - First + 1);

    /// <summary>What is known to be before a row that begins anew with a period, after at least an empty one.</summary>
    /// <param name="period">The first period of the new row.</param>
    public uint BitsBefore(long period)
    {
        if (Last == 0 || period - 2 - Last >= Kept)
        {
            return 0;
        }

        var place = (int)(period - 2 - Last);
        var row = (Length >= Kept ? uint.MaxValue : (1u << Length) - 1) << place;
        return period - First >= Kept ? row : row | (Before << (int)(period - First));
    }

    /// <summary>The periods of two who are one: the last row of both together, and what is known to be before it.</summary>
    public StreakRow With(StreakRow other)
    {
        if (Last == 0 || other.Last == 0)
        {
            return Last == 0 ? other : this;
        }

        var last = Math.Max(Last, other.Last);
        var first = last;
        while (Has(first - 1) || other.Has(first - 1))
        {
            first--;
        }

        var before = 0u;
        for (var i = 0; i < Kept; i++)
        {
            before |= Has(first - 2 - i) || other.Has(first - 2 - i) ? 1u << i : 0;
        }

        return new StreakRow(first, last, before);
    }

    private bool Has(long period) => period >= First ? period <= Last : First - 2 - period is >= 0 and < Kept and var bit && (Before >> (int)bit & 1) != 0;
}
