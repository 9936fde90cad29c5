namespace Workflows.Core.Pools;

/// <summary>A member's step asks a pool for points or a use. The answer is all that the step learns of the pool.</summary>
/// <param name="Input">The log id of the input that asks.</param>
/// <param name="Pool">Index of the pool.</param>
/// <param name="Key">Whose share of it; empty where all share it.</param>
/// <param name="Period">Start of the pool's period, or the instant for a window of any length, in microseconds; 0 for the only one.</param>
/// <param name="Source">Index of the rule, or -1 - journey, or <see cref="OfWorkflow"/>.</param>
/// <param name="SubStep">The sub-step of the input, of what may ask in several; 0 of a rule that fires once for an input.</param>
/// <param name="Points">How many points or uses are asked for; below 0 gives them back.</param>
/// <param name="Least">With fewer than these nothing is taken.</param>
/// <param name="UnitCost">What a point takes off the pool, in units of its scale.</param>
public readonly record struct Draw(
    long Input, int Pool, string Key, long Period, int Source, int SubStep, long Points, long Least, long UnitCost)
{
    /// <summary>The source of what was used before a limit began, and counts in it: no rule, journey or reward asks.</summary>
    public const int Carried = int.MinValue + 1;

    /// <summary>The source of what a workflow gives that is no journey.</summary>
    public const int OfWorkflow = int.MinValue + 2;

    /// <summary>Whether it says what was used before the pool's limit began. It counts in any case, also where the limit is lower.</summary>
    public bool IsCarried => Source == Carried;
}

/// <summary>What a pool answered; recorded with the input, so that a replay gives the same.</summary>
/// <param name="Draw">What was asked.</param>
/// <param name="Granted">How many points or uses it grants.</param>
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
