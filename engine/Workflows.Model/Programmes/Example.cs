using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Numbers;

namespace Workflows.Model.Programmes;

/// <summary>A local date and time as an example writes it.</summary>
/// <param name="Day">Day number since 1970-01-01.</param>
/// <param name="Minute">Minute of the day, from 0; 12:00 where no time is written.</param>
public readonly record struct LocalMinute(int Day, int Minute);

/// <summary>A promise to a member, written as a test.</summary>
public sealed record Example(string Title, ImmutableArray<ExampleMember> Members, ImmutableArray<ExampleStep> Steps, SourceSpan Span)
{
    /// <summary>Cuts of rankings that are given, and then not found anew: those of an example's few members would say nothing.</summary>
    public ImmutableArray<GivenCuts> Cuts { get; init; } = [];

    /// <summary>The row of its table that it is, as written; empty for an example without a table.</summary>
    public string Row { get; init; } = "";

    /// <summary>What it is called among all: the title, and the row.</summary>
    public string FullTitle => Row.Length == 0 ? Title : $"{Title}: {Row}";
}

/// <summary>Cuts of a ranking in an example.</summary>
/// <param name="Ranking">Index of the ranking.</param>
/// <param name="Values">The cuts, one for each of its shares; where instants are compared, local days as day numbers.</param>
/// <param name="Span">Where they are written.</param>
public sealed record GivenCuts(int Ranking, ImmutableArray<Fraction> Values, SourceSpan Span);

/// <summary>A member of an example, before anything happens.</summary>
/// <param name="Name">As the example calls the member.</param>
/// <param name="Joined">The local day of joining, at midnight.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ExampleMember(string Name, int Joined, SourceSpan Span)
{
    /// <summary>Tiers that the member has: ladder and tier.</summary>
    public ImmutableArray<(int Ladder, int Tier)> Tiers { get; init; } = [];

    /// <summary>Points that rules gave already: rule, currency, points.</summary>
    public ImmutableArray<(int Rule, int Currency, long Points)> Used { get; init; } = [];

    /// <summary>Spendable points from the start: currency, points.</summary>
    public ImmutableArray<(int Currency, long Points)> Balances { get; init; } = [];

    /// <summary>Journeys in which the member's arm is given: journey, held out.</summary>
    public ImmutableArray<(int Journey, bool HeldOut)> Arms { get; init; } = [];

    /// <summary>Fields by index: scaled number or text.</summary>
    public ImmutableArray<(int Field, long Number, string? Text)> Fields { get; init; } = [];

    /// <summary>Consents given, by index; all where the example says nothing.</summary>
    public ImmutableArray<int>? Consents { get; init; }
}

/// <summary>What happens in an example, and what is expected, in order.</summary>
public abstract record ExampleStep(SourceSpan Span)
{
    /// <summary>
    /// An event: values by field index, scaled number or text; lines each likewise; the key of what it puts right, and when it became
    /// known, where that is said.
    /// </summary>
    public sealed record Happens(
        LocalMinute At, string Member, int EventType, ImmutableArray<ExampleValue> Values, string? Replaces, LocalMinute? KnownAt,
        SourceSpan Span) : ExampleStep(Span);

    /// <summary>The member earned so many points from the last event, by these rules (all where empty).</summary>
    public sealed record Earned(string Member, int Currency, long Points, ImmutableArray<int> Rules, SourceSpan Span) : ExampleStep(Span);

    /// <summary>The member has so many points in an account at an instant.</summary>
    public sealed record Has(string Member, int Currency, long Points, BalanceKind Account, LocalMinute? At, SourceSpan Span) : ExampleStep(Span);

    /// <summary>A rule's points were cut by so many at the last event.</summary>
    public sealed record Cut(int Rule, int Currency, long Points, CutBy By, SourceSpan Span) : ExampleStep(Span);

    /// <summary>The member enters or leaves a segment at an instant, or did by now.</summary>
    public sealed record Moves(string Member, int Segment, bool Enters, LocalMinute? At, SourceSpan Span) : ExampleStep(Span);

    /// <summary>The member is in a tier at an instant.</summary>
    public sealed record IsTier(string Member, int Ladder, int Tier, LocalMinute? At, SourceSpan Span) : ExampleStep(Span);

    /// <summary>The member starts a journey at an instant, or did by now.</summary>
    public sealed record Starts(string Member, int Journey, LocalMinute? At, SourceSpan Span) : ExampleStep(Span);

    /// <summary>A journey of the member finishes with an outcome.</summary>
    public sealed record Finishes(string Member, int Journey, string Outcome, LocalMinute? At, SourceSpan Span) : ExampleStep(Span);

    /// <summary>The last event gave the member a reward, or was refused it.</summary>
    public sealed record Reward(string Member, int Index, bool IsGiven, SourceSpan Span) : ExampleStep(Span);

    /// <summary>The member is sent a template by an instant; null for nothing at all.</summary>
    public sealed record IsSent(string Member, string? Template, LocalMinute? At, SourceSpan Span) : ExampleStep(Span);
}

/// <summary>A value of an event in an example.</summary>
/// <param name="Field">Index of the field.</param>
/// <param name="Number">The scaled number, or the place of a choice.</param>
/// <param name="Text">The text, for text.</param>
/// <param name="Lines">The lines, for lines.</param>
public sealed record ExampleValue(int Field, long Number, string? Text, ImmutableArray<ImmutableArray<ExampleValue>> Lines);

/// <summary>The accounts that a balance may be asked of.</summary>
public enum BalanceKind
{
    /// <summary>Pending and available together.</summary>
    All,

    /// <summary>Not yet spendable.</summary>
    Pending,

    /// <summary>Spendable.</summary>
    Available,

    /// <summary>Owed by the member after a return.</summary>
    Owed,

    /// <summary>Reserved for open baskets.</summary>
    Held,
}

/// <summary>What cut an amount.</summary>
public enum CutBy
{
    /// <summary>A cap.</summary>
    Cap,

    /// <summary>A budget.</summary>
    Budget,
}
