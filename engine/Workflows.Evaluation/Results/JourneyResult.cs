using System.Collections.Immutable;

namespace Workflows.Evaluation.Results;

/// <summary>What can be said of a journey's effect.</summary>
public enum EffectVerdict
{
    /// <summary>Nobody is held out, or there is no goal: nothing can be said.</summary>
    NotIdentified,

    /// <summary>The arms are not what was planned: no figure is given.</summary>
    Withheld,

    /// <summary>There are too few members yet.</summary>
    NotEnoughYet,

    /// <summary>There were enough members, and no effect of the size that matters is seen.</summary>
    NotShown,

    /// <summary>The journey raises its goal.</summary>
    Up,

    /// <summary>The journey lowers its goal.</summary>
    Down,
}

/// <summary>A journey: what was done in the period, and what it changed over the whole run.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Title">For people.</param>
/// <param name="Steps">What happened at each step to those who began in the period, in the order of the text.</param>
/// <param name="Outcomes">How they ended: outcome and count; an empty outcome is the end of the text.</param>
/// <param name="Goal">The goal in words; empty for none.</param>
/// <param name="Reach">The effect on the share of members who reach the goal.</param>
/// <param name="Money">The effect on margin less the programme's cost, a member.</param>
public sealed record JourneyResult(
    string Name,
    string Title,
    ImmutableArray<StepResult> Steps,
    ImmutableArray<CountOf> Outcomes,
    string Goal,
    EffectResult Reach,
    EffectResult Money);

/// <summary>A step of a journey.</summary>
/// <param name="Id">Its place in the tree.</param>
/// <param name="Words">What it does.</param>
/// <param name="Depth">How deep it is nested, from 0.</param>
/// <param name="Reached">How many came to it; null where a step counts nothing.</param>
/// <param name="Outcomes">How it went: word and count.</param>
public sealed record StepResult(string Id, string Words, int Depth, long? Reached, ImmutableArray<CountOf> Outcomes);

/// <summary>A word and how often it was so.</summary>
public sealed record CountOf(string Word, long Count);

/// <summary>
/// The effect of a journey: treated minus held out, one row a member from the first trigger, as assigned, of members whose goal window is
/// over.
/// </summary>
/// <param name="Verdict">What can be said.</param>
/// <param name="Words">The verdict as a sentence.</param>
/// <param name="Unit"><c>share</c>, or a currency code.</param>
public sealed record EffectResult(EffectVerdict Verdict, string Words, string Unit)
{
    /// <summary>Members treated.</summary>
    public long Treated { get; init; }

    /// <summary>Members held out.</summary>
    public long HeldOut { get; init; }

    /// <summary>The rate or mean of those treated; null where nobody is.</summary>
    public decimal? TreatedValue { get; init; }

    /// <summary>The rate or mean of those held out; null where nobody is.</summary>
    public decimal? HeldOutValue { get; init; }

    /// <summary>Treated minus held out.</summary>
    public decimal? Difference { get; init; }

    /// <summary>The lower end of the interval for one look fixed beforehand.</summary>
    public decimal? OnceLow { get; init; }

    /// <summary>Its upper end.</summary>
    public decimal? OnceHigh { get; init; }

    /// <summary>The lower end of the interval that holds however often one looks; the verdict rests on it.</summary>
    public decimal? AnytimeLow { get; init; }

    /// <summary>Its upper end.</summary>
    public decimal? AnytimeHigh { get; init; }

    /// <summary>The chance of arms of so different a size if members were assigned as planned.</summary>
    public decimal? SampleRatioP { get; init; }

    /// <summary>Members of the hold-out that are missing for an answer; 0 for none.</summary>
    public long MoreNeeded { get; init; }
}
