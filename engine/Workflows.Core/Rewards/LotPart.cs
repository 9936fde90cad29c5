using System.Collections.Immutable;

namespace Workflows.Core.Rewards;

/// <summary>Points of one lot that were reserved or spent, with their age: should they come back, they come back as old as they are.</summary>
/// <param name="Lot">The log id of the input that earned them; 0 where points are not kept in lots.</param>
/// <param name="Earned">When they were earned, in microseconds.</param>
/// <param name="Expires">When they expire, in microseconds; long.MaxValue for never.</param>
/// <param name="Points">How many, above 0.</param>
internal readonly record struct LotPart(long Lot, long Earned, long Expires, long Points)
{
    /// <summary>The same parts with other numbers of their lots.</summary>
    public static ImmutableArray<LotPart> Renumber(ImmutableArray<LotPart> parts, Func<long, long> numberOf) =>
        [.. parts.Select(part => part with { Lot = numberOf(part.Lot) })];

    /// <summary>How many points several parts are.</summary>
    public static long Sum(ImmutableArray<LotPart> parts)
    {
        var sum = 0L;
        foreach (var part in parts)
        {
            sum += part.Points;
        }

        return sum;
    }
}
