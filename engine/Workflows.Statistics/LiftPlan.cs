namespace Workflows.Statistics;

/// <summary>How often an experiment's result is looked at and could be acted upon.</summary>
public enum Looks
{
    /// <summary>At any moment, as a dashboard and a follow-up do: <see cref="AlwaysValid"/> intervals.</summary>
    Continuous,

    /// <summary>Once, at a moment fixed beforehand: Newcombe's interval for shares, Welch's for means.</summary>
    Once,
}

/// <summary>What is fixed about a journey's hold-out experiment before its first member.</summary>
/// <param name="HeldOutShare">The share of members held out, between 0 and 1.</param>
/// <param name="MinimalEffect">The smallest difference that would matter, in the unit of the goal (a share of 1, or money); above
/// 0.</param>
public sealed record LiftPlan(double HeldOutShare, double MinimalEffect)
{
    /// <summary>The chance of a false alarm, two-sided.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The chance to see <see cref="MinimalEffect"/> if it is there.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>How often the result is looked at.</summary>
    public Looks Looks { get; init; } = Looks.Continuous;

    /// <summary>Members in both arms at which the always-valid interval is tightest.</summary>
    public double Tuning { get; init; } = AlwaysValid.DefaultTuning;

    /// <summary>Below this p of the arms' sizes the result is withheld.</summary>
    public double SampleRatioThreshold { get; init; } = SampleRatio.Threshold;

    /// <summary>
    /// Fewer members than this in an arm never conclude: the intervals rest on the central limit theorem, for skewed margins above all.
    /// </summary>
    public long LeastPerArm { get; init; } = 100;

    /// <summary>Refuses a plan that can't be meant.</summary>
    internal void Check()
    {
        Quantiles.CheckShare(HeldOutShare, nameof(HeldOutShare));
        Quantiles.CheckShare(Alpha, nameof(Alpha));
        Quantiles.CheckShare(Power, nameof(Power));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MinimalEffect);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Tuning);
        ArgumentOutOfRangeException.ThrowIfLessThan(LeastPerArm, 2);
    }
}
