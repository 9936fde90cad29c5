using MathNet.Numerics.Distributions;

namespace Workflows.Statistics;

/// <summary>The few quantiles and tail areas that the formulas share.</summary>
internal static class Quantiles
{
    /// <summary>z such that a standard normal lies within +-z with the given confidence (.95 gives 1.96).</summary>
    internal static double TwoSided(double confidence)
    {
        CheckShare(confidence, nameof(confidence));
        return Normal.InvCDF(0, 1, (1 + confidence) / 2);
    }

    /// <summary>z such that a standard normal lies below it with the given probability.</summary>
    internal static double Below(double probability)
    {
        CheckShare(probability, nameof(probability));
        return Normal.InvCDF(0, 1, probability);
    }

    /// <summary>The probability that a standard normal is at least as far from 0 as z, on both sides.</summary>
    internal static double BothTails(double z) => 2 * Normal.CDF(0, 1, -Math.Abs(z));

    /// <summary>Refuses what is not strictly between 0 and 1: a confidence of "95" means .95 was forgotten.</summary>
    internal static void CheckShare(double value, string name)
    {
        if (!(value > 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between 0 and 1; write 0.95 for 95 %.");
        }
    }
}
