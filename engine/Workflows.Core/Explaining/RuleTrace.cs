using System.Collections.Immutable;
using Workflows.Core.Rules;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Explaining;

/// <summary>A value that a condition or an amount looked at.</summary>
/// <param name="Expression">What was looked at.</param>
/// <param name="Value">A fraction, yes or no, a text, of a length of time the instant since which it runs, or null where it was unknown.</param>
public sealed record SeenValue(Expression Expression, object? Value)
{
    /// <summary>The local days that it counts, where the words alone do not tell them.</summary>
    public CountedDays? Period { get; init; }
}

/// <summary>Local days over which something is counted, as day numbers since 1970-01-01, both included.</summary>
public readonly record struct CountedDays(int First, int Last);

/// <summary>How one amount came about.</summary>
/// <param name="Rate">The rate in force.</param>
/// <param name="Amount">The points of the rate.</param>
/// <param name="Line">Which line of the basket, from 1; 0 where it is for the event.</param>
/// <param name="Of">What the rate is of, with its value; null for a fixed amount.</param>
public sealed record AmountTrace(Rate Rate, PointsAmount Amount, int Line, SeenValue? Of)
{
    /// <summary>What there was of it before, where only what is new counts.</summary>
    public SeenValue? Before { get; init; }
}

/// <summary>What a multiplier multiplied.</summary>
/// <param name="Rule">Index of the rule.</param>
/// <param name="Effect">Which of its effects.</param>
/// <param name="Of">The points, as exact as they are within a step; with what multipliers before it in a compounding group have added.</param>
public sealed record MultipliedPoints(int Rule, int Effect, Fraction Of);

/// <summary>Why a rule fired, or why it didn't.</summary>
/// <param name="Trigger">What it was asked for.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Fires">Whether it fired.</param>
/// <param name="FirstFailure">The first part of its conditions that did not hold; null where it fired or was not valid that day.</param>
/// <param name="Values">The values that the conditions looked at, in order.</param>
/// <param name="Amounts">How its amounts came about.</param>
public sealed record RuleTrace(
    TriggerKey Trigger, Rule Rule, bool Fires, Expression? FirstFailure, ImmutableArray<SeenValue> Values, ImmutableArray<AmountTrace> Amounts)
{
    /// <summary>What its multipliers multiplied.</summary>
    public ImmutableArray<MultipliedPoints> Multiplied { get; init; } = [];
}
