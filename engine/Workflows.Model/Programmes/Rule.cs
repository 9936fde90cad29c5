using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>An earning rule.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Title">For people.</param>
/// <param name="Index">Its place in <see cref="Programme.Rules"/>.</param>
/// <param name="Trigger">What it reacts to.</param>
/// <param name="Effects">What it gives, in order.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Rule(string Name, string Title, int Index, Trigger Trigger, ImmutableArray<RuleEffect> Effects, SourceSpan Span)
{
    /// <summary>The first local day on which it is valid, as a day number; null for always.</summary>
    public int? ValidFrom { get; init; }

    /// <summary>The last local day on which it is valid, as a day number; null for ever.</summary>
    public int? ValidTo { get; init; }

    /// <summary>The condition on the member; null for all.</summary>
    public Expression? When { get; init; }

    /// <summary>The exception; null for none.</summary>
    public Expression? ExceptWhen { get; init; }

    /// <summary>The lines for each of which it fires; null where it fires for the event.</summary>
    public EachLine? EachLine { get; init; }

    /// <summary>The rule's own caps.</summary>
    public ImmutableArray<Cap> Caps { get; init; } = [];

    /// <summary>Index of the group in which it competes.</summary>
    public int? Group { get; init; }

    /// <summary>Higher goes first where rules share a cap or a budget.</summary>
    public int Priority { get; init; }

    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }

    /// <summary>
    /// Whether it belongs to the version that is in force. Where a database knows several versions, the ones of the others stand beside
    /// those in force, so that what they did can be named and what they began can end.
    /// </summary>
    public bool IsInForce { get; init; } = true;
}

/// <summary>The lines for which a rule fires.</summary>
/// <param name="Lines">The field of the event that holds them.</param>
/// <param name="Where">Which of them; null for all.</param>
/// <param name="Span">Where it is written.</param>
public sealed record EachLine(Field Lines, Expression? Where, SourceSpan Span);

/// <summary>What a rule or a journey reacts to.</summary>
public abstract record Trigger(SourceSpan Span)
{
    /// <summary>An event of a type that satisfies a condition.</summary>
    public sealed record Event(int EventType, Expression? Where, SourceSpan Span) : Trigger(Span);

    /// <summary>The member enters a segment.</summary>
    public sealed record EnteringSegment(int Segment, SourceSpan Span) : Trigger(Span);

    /// <summary>The member leaves a segment.</summary>
    public sealed record LeavingSegment(int Segment, SourceSpan Span) : Trigger(Span);

    /// <summary>The member reaches a tier from below it.</summary>
    public sealed record EnteringTier(int Ladder, int Tier, SourceSpan Span) : Trigger(Span);

    /// <summary>The member drops from a tier.</summary>
    public sealed record LeavingTier(int Ladder, int Tier, SourceSpan Span) : Trigger(Span);

    /// <summary>The member joins.</summary>
    public sealed record Joining(SourceSpan Span) : Trigger(Span);

    /// <summary>Points of a currency expire.</summary>
    public sealed record ExpiryOf(int Currency, SourceSpan Span) : Trigger(Span);

    /// <summary>Points of a currency are soon to expire: so long before as <see cref="PointsCurrency.Notice"/> says.</summary>
    public sealed record NoticeOf(int Currency, SourceSpan Span) : Trigger(Span);

    /// <summary>Points of a currency were earned with an input; raised when everything else that follows from the input has happened.</summary>
    public sealed record Earning(int Currency, SourceSpan Span) : Trigger(Span);

    /// <summary>The member has a place of a leaderboard whose period is over.</summary>
    /// <param name="Ranking">Index of its ranking.</param>
    /// <param name="Span">Where it is declared.</param>
    public sealed record Placing(int Ranking, SourceSpan Span) : Trigger(Span);
}

/// <summary>What a rule gives.</summary>
public abstract record RuleEffect(Funding? Funding, SourceSpan Span)
{
    /// <summary>
    /// The other member who gets the points: a field of the event or of the member that names one. Null where the member gets them.
    /// </summary>
    public Expression? To { get; init; }

    /// <summary>Points that multipliers may multiply.</summary>
    public sealed record Award(ImmutableArray<Rate> Rates, Funding? Funding, SourceSpan Span) : RuleEffect(Funding, Span);

    /// <summary>Points that are never multiplied.</summary>
    public sealed record Bonus(ImmutableArray<Rate> Rates, bool AllOrNothing, Funding? Funding, SourceSpan Span) : RuleEffect(Funding, Span)
    {
        /// <summary>The event until which they are pending; null where they are not pending for one.</summary>
        public AwaitedEvent? Until { get; init; }
    }

    /// <summary>(Factor - 1) times the awards that it names.</summary>
    /// <param name="Currency">Index of the currency.</param>
    /// <param name="OfRules">Indexes of the rules whose awards it multiplies; empty for all of that currency.</param>
    /// <param name="Factor">Above 1.</param>
    /// <param name="Funding">Who pays.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record Multiply(int Currency, ImmutableArray<int> OfRules, Fraction Factor, Funding? Funding, SourceSpan Span)
        : RuleEffect(Funding, Span);

    /// <summary>Puts off the end of all points of a currency that the member has.</summary>
    /// <param name="Currency">Index of the currency.</param>
    /// <param name="By">By how long.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record Extend(int Currency, TimeLength By, SourceSpan Span) : RuleEffect(null, Span);

    /// <summary>Lends a tier: the member has it besides the one that is earned, and the higher of the two holds.</summary>
    /// <param name="Ladder">Index of the ladder.</param>
    /// <param name="Tier">The tier's place on it, above 0.</param>
    /// <param name="For">For how long.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record Match(int Ladder, int Tier, TimeLength For, SourceSpan Span) : RuleEffect(null, Span);
}

/// <summary>An event without which points are taken back again: of whoever gets the points, or of another member.</summary>
/// <param name="EventType">Index of the event type.</param>
/// <param name="Where">The condition on the event; null for any.</param>
/// <param name="UpTo">How long; an event at its very end has come.</param>
/// <param name="Span">Where it is written.</param>
public sealed record AwaitedEvent(int EventType, Expression? Where, TimeLength UpTo, SourceSpan Span)
{
    /// <summary>The other member whose event it is: a field of the event or of the member that names one. Null for who gets the points.</summary>
    public Expression? By { get; init; }
}

/// <summary>How many points for what, up to a day.</summary>
/// <param name="Amounts">Points by currency.</param>
/// <param name="Per">For how much of a value; null for once.</param>
/// <param name="Until">The last local day of this rate, as a day number; null for from then on.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Rate(ImmutableArray<PointsAmount> Amounts, PerAmount? Per, int? Until, SourceSpan Span);

/// <summary>An amount of points.</summary>
public sealed record PointsAmount(int Currency, Fraction Amount);

/// <summary>For how much of a value.</summary>
/// <param name="Step">The amount for which the points are given, in whole money or whole numbers; above 0.</param>
/// <param name="WholeSteps">Whether only whole steps count (<c>per full</c>) and not shares of a step.</param>
/// <param name="Of">The value.</param>
public sealed record PerAmount(Fraction Step, bool WholeSteps, Expression Of)
{
    /// <summary>
    /// What there was of the value before the event at hand: only the whole steps beyond it are given; null where all of them are. It is
    /// set only where whole steps count.
    /// </summary>
    public Expression? Before { get; init; }
}

/// <summary>Who pays, with shares that add up to 1.</summary>
public sealed record Funding(ImmutableArray<FundingShare> Shares, SourceSpan Span);

/// <summary>A budget's or partner's share of a cost.</summary>
/// <param name="Budget">Index of the budget.</param>
/// <param name="Share">The share, above 0 and at most 1.</param>
/// <param name="Span">Where it is written.</param>
public sealed record FundingShare(int Budget, Fraction Share, SourceSpan Span);

/// <summary>In which period a cap or budget counts.</summary>
public abstract record CapPeriod
{
    private CapPeriod()
    {
    }

    /// <summary>For ever.</summary>
    public sealed record InTotal : CapPeriod;

    /// <summary>From the local start of a calendar period.</summary>
    public sealed record PerCalendar(TimeUnit Unit) : CapPeriod;

    /// <summary>Any window of a length over posted uses.</summary>
    public sealed record InAny(TimeLength Length) : CapPeriod;

    /// <summary>Within one event.</summary>
    public sealed record PerEvent : CapPeriod;
}

/// <summary>How much a rule may give in a period.</summary>
/// <param name="Index">Number of the cap within the programme, from 0, own and shared ones together.</param>
/// <param name="Currency">Index of the points currency that is counted; null where uses or money are counted.</param>
/// <param name="Most">The limit, from 0; of money in its smallest unit (cents).</param>
/// <param name="Period">When it counts anew.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Cap(int Index, int? Currency, long Most, CapPeriod Period, SourceSpan Span)
{
    /// <summary>Whether points of every currency are counted at their worth.</summary>
    public bool CountsMoney { get; init; }

    /// <summary>Who shares the cap; null where each member has one of their own.</summary>
    public PoolScope? Scope { get; init; }

    /// <summary>The field of the event for each value of which a member has a cap of its own (per member per store); null for one cap.</summary>
    public string? PerField { get; init; }

    /// <summary>Whether times are counted, neither points nor money.</summary>
    public bool CountsUses => Currency is null && !CountsMoney;
}

/// <summary>A cap over the points of several rules together. A cap block with several limits makes one for each, of the same name.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Rules">Indexes of the rules.</param>
/// <param name="Cap">The limit.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record SharedCap(string Name, ImmutableArray<int> Rules, Cap Cap, SourceSpan Span);

/// <summary>Who wins where rules compete.</summary>
public enum GroupChoice
{
    /// <summary>The one that gives the member most, in points at worth.</summary>
    BestForMember,

    /// <summary>The one that costs least, in points at worth, of those that give something.</summary>
    BestForCompany,

    /// <summary>The first in the text.</summary>
    First,

    /// <summary>None: all of them give, and their multipliers multiply each other instead of adding up.</summary>
    Compound,
}

/// <summary>Rules of which one wins, or of which the multipliers compound.</summary>
public sealed record RuleGroup(string Name, int Index, GroupChoice Choice, SourceSpan Span);
