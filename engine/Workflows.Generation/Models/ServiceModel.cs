namespace Workflows.Generation.Models;

/// <summary>
/// Service cases and surveys. Cases come as a Poisson process; a case of severity s takes an exponential time with mean s times
/// <see cref="ResolutionDaysPerSeverity"/>. An answer to a survey is the member's own satisfaction plus noise, less what a recent case
/// cost.
/// </summary>
public sealed record ServiceModel
{
    /// <summary>Cases per member in 365 days of average business, at least 0.</summary>
    public double CasesPerYear { get; init; } = 0.5;

    /// <summary>How frequent severity 1 to 5 is; five factors above 0.</summary>
    public IReadOnlyList<double> Severities { get; init; } = [0.30, 0.32, 0.22, 0.11, 0.05];

    /// <summary>Mean days to resolve, per degree of severity, above 0.</summary>
    public double ResolutionDaysPerSeverity { get; init; } = 1.2;

    /// <summary>The share of resolved cases whose survey is answered, 0 to 1.</summary>
    public double AnsweredAfterCase { get; init; } = 0.35;

    /// <summary>Answers to the general survey per member in 365 days of average business, at least 0.</summary>
    public double GeneralAnswersPerYear { get; init; } = 0.35;

    /// <summary>Mean over members of the satisfaction, on the scale of 0 to 10.</summary>
    public double Satisfaction { get; init; } = 8.3;

    /// <summary>Its standard deviation between members, at least 0.</summary>
    public double SatisfactionDeviation { get; init; } = 0.9;

    /// <summary>The standard deviation of one member's answers, at least 0.</summary>
    public double AnswerDeviation { get; init; } = 1.1;

    /// <summary>What a case of the last <see cref="RememberedDays"/> costs per degree of severity, in points of the scale.</summary>
    public double CostPerSeverity { get; init; } = 0.55;

    /// <summary>What a case that took longer than <see cref="SlowDays"/> costs in addition.</summary>
    public double CostOfSlowness { get; init; } = 1.0;

    /// <summary>A case that takes longer than this is slow, in days.</summary>
    public double SlowDays { get; init; } = 5;

    /// <summary>For how many days a case is remembered.</summary>
    public int RememberedDays { get; init; } = 60;

    /// <summary>The share of answers with a comment, 0 to 1.</summary>
    public double CommentShare { get; init; } = 0.3;

    internal void Check()
    {
        Require.NotNegative(CasesPerYear);
        Require.Weights(Severities, 5);
        Require.Positive(ResolutionDaysPerSeverity);
        Require.Share(AnsweredAfterCase);
        Require.NotNegative(GeneralAnswersPerYear);
        Require.NotNegative(SatisfactionDeviation);
        Require.NotNegative(AnswerDeviation);
        Require.NotNegative(CostPerSeverity);
        Require.NotNegative(CostOfSlowness);
        Require.Share(CommentShare);
        ArgumentOutOfRangeException.ThrowIfNegative(RememberedDays);
    }
}
