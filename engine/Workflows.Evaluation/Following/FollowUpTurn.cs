namespace Workflows.Evaluation.Following;

/// <summary>That a follow-up is to be looked at for a closed period.</summary>
/// <param name="FollowUp">Index of the follow-up.</param>
/// <param name="Period">The period.</param>
public sealed record FollowUpTurn(int FollowUp, ReportPeriod Period);
