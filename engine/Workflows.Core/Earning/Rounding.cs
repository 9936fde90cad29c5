using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>Rounds exact amounts to whole points.</summary>
internal static class Rounding
{
    /// <summary>Up to here twice the units and a scale (at most 10^18) add up within 64 bits.</summary>
    private const long Narrow = long.MaxValue / 4;

    /// <summary>Whole points of an amount that is not below 0.</summary>
    /// <param name="units">The amount in units.</param>
    /// <param name="scale">Units in a point.</param>
    /// <param name="mode">Which way.</param>
    public static Int128 Whole(Int128 units, long scale, RoundingMode mode) =>
        scale == 1 ? units
        : units <= Narrow && scale <= Narrow ? Whole((long)units, scale, mode)
        : mode switch
        {
            RoundingMode.Down => units / scale,
            RoundingMode.Up => (units + scale - 1) / scale,
            RoundingMode.HalfUp => ((2 * units) + scale) / (2 * scale),
        };

    /// <summary>As <see cref="Whole(Int128, long, RoundingMode)"/>, where the points are known to fit into 64 bits.</summary>
    public static long Points(Int128 units, long scale, RoundingMode mode) =>
        units <= Narrow && scale <= Narrow ? Whole((long)units, scale, mode) : (long)Whole(units, scale, mode);

    /// <summary>As <see cref="Whole(Int128, long, RoundingMode)"/>, in units again.</summary>
    public static Int128 WholeInUnits(Int128 units, long scale, RoundingMode mode)
    {
        // The whole points times the scale are less than a scale away from the units, so they fit as well.
        return units <= Narrow && scale <= Narrow ? Whole((long)units, scale, mode) * scale : Whole(units, scale, mode) * scale;
    }

    // A division of 128 bits takes some ten times as long, and hardly any amount needs it.
    private static long Whole(long units, long scale, RoundingMode mode) => mode switch
    {
        RoundingMode.Down => units / scale,
        RoundingMode.Up => (units + scale - 1) / scale,
        RoundingMode.HalfUp => ((2 * units) + scale) / (2 * scale),
    };
}
