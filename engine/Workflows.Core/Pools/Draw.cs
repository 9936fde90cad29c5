namespace Workflows.Core.Pools;

/// <summary>A member's step asks a budget for points. The answer is all that the step learns of the budget.</summary>
/// <param name="Input">The log id of the input that asks.</param>
/// <param name="Budget">Index of the budget.</param>
/// <param name="Period">Start of the budget's period that pays, in microseconds; 0 for the only one.</param>
/// <param name="Source">Index of the rule, or -1 - journey.</param>
/// <param name="SubStep">The sub-step of the input.</param>
/// <param name="Points">How many points are asked for; below 0 gives points back.</param>
/// <param name="Least">With fewer than these nothing is taken.</param>
/// <param name="UnitCost">What a point costs the budget, in units of its scale.</param>
public readonly record struct Draw(long Input, int Budget, long Period, int Source, int SubStep, long Points, long Least, long UnitCost);

/// <summary>What a budget answered; recorded with the input, so that a replay gives the same.</summary>
/// <param name="Draw">What was asked.</param>
/// <param name="Granted">How many points it pays.</param>
public readonly record struct Answer(Draw Draw, long Granted);

/// <summary>Answers draws: live pools, or what was recorded.</summary>
public interface IAnswers
{
    /// <summary>How many points are granted.</summary>
    long Grant(in Draw draw);
}

/// <summary>Grants everything: for looking at what a member's step would ask.</summary>
public sealed class FullGrants : IAnswers
{
    /// <inheritdoc/>
    public long Grant(in Draw draw) => draw.Points;
}
