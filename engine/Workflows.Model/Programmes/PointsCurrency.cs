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

/// <summary>A points currency.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Title">For people.</param>
/// <param name="Index">Its place in <see cref="Programme.Currencies"/>.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record PointsCurrency(string Name, string Title, int Index, SourceSpan Span)
{
    /// <summary>Counts for tiers only: can't be spent, never expires, is no liability.</summary>
    public bool IsStatus { get; init; }

    /// <summary>Fair value of one point in whole money (0.08 for 8 cents); 0 where none is stated.</summary>
    public Fraction Worth { get; init; } = Fraction.Zero;

    /// <summary>How long points wait before they can be spent; null for not at all.</summary>
    public TimeLength? Pending { get; init; }

    /// <summary>When points expire; null for never.</summary>
    public Expiry? Expiry { get; init; }

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

/// <summary>When points expire.</summary>
/// <param name="After">How long after they were earned.</param>
/// <param name="RoundedTo">The local midnight after that calendar period's end; null for to the microsecond.</param>
public sealed record Expiry(TimeLength After, TimeUnit? RoundedTo);
