using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>What a ranking is for.</summary>
public enum RankingKind
{
    /// <summary>Who is among the best or the lowest share of all members: <c>spend is in top 10% of members</c>.</summary>
    Share,

    /// <summary>In which of several bands of equal size a member is.</summary>
    Band,

    /// <summary>Who has the places of a leaderboard.</summary>
    Board,
}

/// <summary>
/// Members beside each other by a value of each. What is kept of it are numbers, its cuts, found at each refresh: the values of those who
/// are the last within a share, a band or a place. Between refreshes every member is compared with them by a value of now.
/// </summary>
/// <param name="Name">What it belongs to, with the measure where there are several: <c>HighValue</c>, <c>Rfm.recency</c>.</param>
/// <param name="Index">Its place in <see cref="Programme.Rankings"/>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Value">The value; for the time since an event its instant is compared, and a later one is larger.</param>
/// <param name="Refresh">When its cuts are found anew.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Ranking(string Name, int Index, RankingKind Kind, Expression Value, RefreshTime Refresh, SourceSpan Span)
{
    /// <summary>Who is compared at all, besides having a value; null for everybody.</summary>
    public Expression? Where { get; init; }

    /// <summary>Whether small values are the ones that are in.</summary>
    public bool IsBottom { get; init; }

    /// <summary>For each cut the share of the members who are in by it, each above 0 and below 1; largest first. Empty for a leaderboard.</summary>
    public ImmutableArray<Fraction> Shares { get; init; } = [];

    /// <summary>How many places a leaderboard has; 0 for others.</summary>
    public int Places { get; init; }

    /// <summary>What it belonged to in the version of the programme before this one; null where that has kept its name or is new.</summary>
    public string? Was { get; init; }

    /// <summary>Whether it belongs to the version that is in force; others are not refreshed.</summary>
    public bool IsInForce { get; init; } = true;
}

/// <summary>When cuts are found anew: at a local time of the first day of each calendar period.</summary>
/// <param name="Every">The period: a day, a week (from Monday), a month, a quarter, a year.</param>
/// <param name="Minute">The minute of the day, from 0 to 1439; forward out of a gap of the clock, the earlier one in an overlap.</param>
public sealed record RefreshTime(TimeUnit Every, int Minute);

/// <summary>Recency, frequency and amount of an event, each in bands of equal size.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Title">For people.</param>
/// <param name="Index">Its place in <see cref="Programme.BandSets"/>.</param>
/// <param name="Rankings">Indexes of the rankings by recency, by frequency and by amount.</param>
/// <param name="Count">How many bands each has, from 2; the last is the best.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record BandSet(string Name, string Title, int Index, ImmutableArray<int> Rankings, int Count, SourceSpan Span)
{
    /// <summary>The measures, in the order of their rankings.</summary>
    public static ImmutableArray<string> Measures { get; } = ["recency", "frequency", "monetary"];
}

/// <summary>Places for those who score most in a calendar period. What a place gives is a rule of the same name.</summary>
/// <param name="Name">As declared; the rule's name too.</param>
/// <param name="Title">For people.</param>
/// <param name="Index">Its place in <see cref="Programme.Leaderboards"/>.</param>
/// <param name="Rule">Index of its rule.</param>
/// <param name="Ranking">Index of its ranking.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Leaderboard(string Name, string Title, int Index, int Rule, int Ranking, SourceSpan Span);
