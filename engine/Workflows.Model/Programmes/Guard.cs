using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>What a guard does with an event that it stops.</summary>
public enum GuardAction
{
    /// <summary>What the event earns is pending until somebody decides: see <see cref="BuiltInEvents.EarningReleased"/>.</summary>
    Hold,

    /// <summary>The event earns nothing.</summary>
    Refuse,

    /// <summary>Somebody is told; the event earns as always.</summary>
    Alert,
}

/// <summary>Watches events for abuse. It is asked with the event recorded, and before any rule is.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Index">Its place in <see cref="Programme.Guards"/>.</param>
/// <param name="EventType">Index of the event type.</param>
/// <param name="Condition">When it stops an event, its limit included; null for always.</param>
/// <param name="Action">What it does then.</param>
/// <param name="For">Who decides, or who is told; empty where nobody is.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Guard(string Name, int Index, int EventType, Expression? Condition, GuardAction Action, string For, SourceSpan Span)
{
    /// <summary>How many events it lets pass; null where its condition says all.</summary>
    public GuardLimit? Limit { get; init; }

    /// <summary>How long it holds and what happens then; null for until somebody decides, and where it holds nothing.</summary>
    public HoldTerm? Term { get; init; }
}

/// <summary>How long a guard holds what an event earned where nobody decides.</summary>
/// <param name="UpTo">How long from the event on; a decision at its very end still counts.</param>
/// <param name="Releases">Whether it is released then; else it is taken back.</param>
public sealed record HoldTerm(TimeLength UpTo, bool Releases);

/// <summary>How many events of a member pass a guard.</summary>
/// <param name="Aggregate">Index of the aggregate that counts them.</param>
/// <param name="Most">How many pass, from 0.</param>
/// <param name="Period">When they count anew.</param>
public sealed record GuardLimit(int Aggregate, long Most, CapPeriod Period);
