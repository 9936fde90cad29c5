using MathNet.Numerics.Distributions;

namespace Workflows.Statistics;

/// <summary>Whether the arms have the sizes that the assignment would give them.</summary>
/// <param name="ChiSquare">Pearson's chi-square on one degree of freedom.</param>
/// <param name="P">Its p; far below .001 means that members got lost or were assigned otherwise, and that a lift would mislead.</param>
public sealed record SampleRatioResult(double ChiSquare, double P);

/// <summary>The check for a sample ratio mismatch (Fabijan et al. 2019, KDD).</summary>
public static class SampleRatio
{
    /// <summary>Below this p a result is withheld; strict, since the check is made at every look.</summary>
    public const double Threshold = 0.001;

    /// <summary>Compares the arms' sizes with the planned share.</summary>
    /// <param name="treated">Members treated, as assigned.</param>
    /// <param name="heldOut">Members held out, as assigned.</param>
    /// <param name="heldOutShare">The planned share of members held out, between 0 and 1.</param>
    public static SampleRatioResult Check(long treated, long heldOut, double heldOutShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(treated);
        ArgumentOutOfRangeException.ThrowIfNegative(heldOut);
        Quantiles.CheckShare(heldOutShare, nameof(heldOutShare));
        double all = treated + heldOut;
        if (all == 0)
        {
            return new SampleRatioResult(0, 1);
        }

        // With two cells both deviations are the same number, so the two terms have one numerator.
        var deviation = heldOut - all * heldOutShare;
        var chiSquare = deviation * deviation / (all * heldOutShare * (1 - heldOutShare));
        return new SampleRatioResult(chiSquare, 2 * Normal.CDF(0, 1, -Math.Sqrt(chiSquare)));
    }
}
