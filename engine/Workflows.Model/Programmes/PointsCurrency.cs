using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>Which way amounts are rounded to whole points.</summary>
public enum RoundingMode
{
    /// <summary>To the next lower whole point.</summary>
    Down,

    /// <summary>To the next higher whole point.</summary>
    Up,

    /// <summary>To the nearest whole point; a half goes up.</summary>
    HalfUp,
}

/// <summary>What is rounded.</summary>
public enum RoundingScope
{
    /// <summary>The event's sum; each rule gets what it adds to the rounded sum.</summary>
    Event,

    /// <summary>Each rule's amount by itself.</summary>
    Rule,

    /// <summary>Each line's amount by itself.</summary>
    Line,
}

/// <summary>Which points are spent first.</summary>
public enum SpendOrder
{
    /// <summary>Those that expire soonest; of equals the oldest.</summary>
    SoonestToExpire,

    /// <summary>Those that were earned first.</summary>
    OldestFirst,
}

/// <summary>A points currency.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Title">For people.</param>
/// <param name="Index">Its place in <see cref="Programme.Currencies"/>.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record PointsCurrency(string Name, string Title, int Index, SourceSpan Span)
{
    /// <summary>Counts for tiers only: can't be spent, never expires, is no liability.</summary>
    public bool IsStatus { get; init; }

    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }

    /// <summary>Fair value of one point in whole money (0.08 for 8 cents); 0 where none is stated.</summary>
    public Fraction Worth { get; init; } = Fraction.Zero;

    /// <summary>How long points wait before they can be spent; null for not at all.</summary>
    public TimeLength? Pending { get; init; }

    /// <summary>When points expire; null for never.</summary>
    public Expiry? Expiry { get; init; }

    /// <summary>How long before they expire there is notice of it; null for none.</summary>
    public TimeLength? Notice { get; init; }

    /// <summary>Which points are spent first.</summary>
    public SpendOrder Spend { get; init; } = SpendOrder.SoonestToExpire;

    /// <summary>Whether some rule gives points of it that are pending until an event; see <see cref="AwaitedEvent"/>.</summary>
    public bool AwaitsEvents { get; init; }

    /// <summary>Whether points of it have to be kept apart by when they were earned.</summary>
    public bool KeepsLots => Pending is not null || Expiry is not null || AwaitsEvents;

    /// <summary>How many of its points a member may give to others; empty where none.</summary>
    public ImmutableArray<Cap> Transfer { get; init; } = [];

    /// <summary>Which way amounts are rounded.</summary>
    public RoundingMode Rounding { get; init; } = RoundingMode.Down;

    /// <summary>What is rounded.</summary>
    public RoundingScope RoundingScope { get; init; } = RoundingScope.Event;

    /// <summary>Share of the points that is expected to be redeemed, for cost and liability; 1 where none is stated.</summary>
    public Fraction ExpectedRedemption { get; init; } = Fraction.One;

    /// <summary>The price of which these points are a part, for accounting by deferred revenue; null where none is stated.</summary>
    public PointsSales? Sales { get; init; }
}

/// <summary>The price that members pay when they earn points.</summary>
/// <param name="EventType">Index of the event type.</param>
/// <param name="Field">Its field of money.</param>
public sealed record PointsSales(int EventType, Field Field);
