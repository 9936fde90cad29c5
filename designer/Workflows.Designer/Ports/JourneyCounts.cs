using System.Collections.Immutable;

namespace Workflows.Designer.Ports;

/// <summary>How members went through a journey of one version.</summary>
/// <param name="Journey">Index of the journey among those of all versions.</param>
/// <param name="Version">Of which version it is, from 1.</param>
/// <param name="Started">How often it was started, held-out ones included.</param>
/// <param name="HeldOut">How often with a member who is held out.</param>
/// <param name="Running">How many runs aren't over.</param>
/// <param name="Finished">How often it came to its end.</param>
/// <param name="Cancelled">How often it was broken off.</param>
/// <param name="Goals">How often its goal was reached by a member who went through it.</param>
/// <param name="HeldOutGoals">How often by one who was held out.</param>
/// <param name="Steps">What happened at its steps, in the order of the text.</param>
public sealed record JourneyCounts(
    int Journey, int Version, long Started, long HeldOut, long Running, long Finished, long Cancelled, long Goals, long HeldOutGoals,
    ImmutableArray<StepCounts> Steps);

/// <summary>How members went through a step.</summary>
/// <param name="Step">Its id, such as <c>2.late.1</c>.</param>
/// <param name="Words">What it is, short.</param>
/// <param name="Line">Its line in the text of its version.</param>
/// <param name="Waiting">How many wait there.</param>
/// <param name="Outcomes">How it ended how often, in the order of their names.</param>
/// <param name="Overdue">How many tasks were overdue.</param>
/// <param name="GivenUp">How many messages were given up.</param>
public sealed record StepCounts(
    string Step, string Words, int Line, long Waiting, ImmutableArray<OutcomeCount> Outcomes, long Overdue, long GivenUp);

/// <summary>How often a step ended in a way.</summary>
/// <param name="Outcome">The outcome, as the picture calls it: <c>Late</c>.</param>
/// <param name="Count">How often.</param>
public sealed record OutcomeCount(string Outcome, long Count);
