namespace Workflows.Generation.Models;

/// <summary>How staff handle the call backs that a recovery journey gives them.</summary>
public sealed record StaffModel
{
    /// <summary>The task's name in the programme.</summary>
    public string Task { get; init; } = "CallBack";

    /// <summary>The share of call backs that are reported in time, 0 to 1; the others become overdue.</summary>
    public double ReportedShare { get; init; } = 0.85;

    /// <summary>The share of reported call backs that solve the matter, 0 to 1.</summary>
    public double SolvedShare { get; init; } = 0.8;

    /// <summary>Within how many minutes staff report, at least 1.</summary>
    public int WithinMinutes { get; init; } = 230;

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrEmpty(Task);
        Require.Share(ReportedShare);
        Require.Share(SolvedShare);
        ArgumentOutOfRangeException.ThrowIfLessThan(WithinMinutes, 1);
    }
}
