using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>
/// A whole programme, checked: what one text file means. Parts refer to each other by their place in these lists, which is the
/// order of the text.
/// </summary>
public sealed record Programme
{
    /// <summary>Its name, one word.</summary>
    public required string Name { get; init; }

    /// <summary>Its title for people.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of its meaning, lower-case hex: layout and comments don't change it.</summary>
    public required string Version { get; init; }

    /// <summary>ISO 4217 code of its money.</summary>
    public required string Currency { get; init; }

    /// <summary>Units of money in 1: 100 for cents.</summary>
    public required long MoneyScale { get; init; }

    /// <summary>IANA name of its time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>First local day on which events earn, as a day number since 1970-01-01; null for from the beginning.</summary>
    public int? Starts { get; init; }

    /// <summary>What happens to events that arrive late.</summary>
    public LatePolicy Late { get; init; } = new(null, LateAction.Book);

    /// <summary>What happens where a return takes back points that were spent already.</summary>
    public ReturnPolicy Returns { get; init; } = ReturnPolicy.Owe;

    /// <summary>What becomes of the points of a member who leaves.</summary>
    public LeavingPolicy Leaving { get; init; } = new(true, null);

    /// <summary>What becomes of the tiers of two members who are merged.</summary>
    public MergingPolicy Merging { get; init; } = new(true);

    /// <summary>How many different people have to be for a version before it comes into force, from 1: who puts it into force is one of them.</summary>
    public int Publishers { get; init; } = 1;

    /// <summary>How long clocks wait for late news before they act, when live.</summary>
    public TimeLength Settle { get; init; } = new(2, TimeUnit.Minute);

    /// <summary>Whether an event of somebody unknown makes a member, joining at that instant.</summary>
    public bool JoinsByFirstEvent { get; init; }

    /// <summary>The types of events; the built-in ones come first, see <see cref="BuiltInEvents"/>.</summary>
    public ImmutableArray<EventType> EventTypes { get; init; } = [];

    /// <summary>What is known of a member.</summary>
    public ImmutableArray<Field> MemberFields { get; init; } = [];

    /// <summary>Purposes and channels that a member may consent to.</summary>
    public ImmutableArray<Consent> Consents { get; init; } = [];

    /// <summary>What households are; null where there are none.</summary>
    public Household? Household { get; init; }

    /// <summary>By which rates money of other currencies counts; null where there are none.</summary>
    public RateTable? Rates { get; init; }

    /// <summary>Limits of messages over all journeys.</summary>
    public MessagePolicy Messages { get; init; } = new();

    /// <summary>Points currencies.</summary>
    public ImmutableArray<PointsCurrency> Currencies { get; init; } = [];

    /// <summary>Values of a member's history that expressions use.</summary>
    public ImmutableArray<Aggregate> Aggregates { get; init; } = [];

    /// <summary>
    /// Values of a member's history in the period of a report, which measures ask for; nobody keeps them up to date for each member.
    /// Their indexes are their own.
    /// </summary>
    public ImmutableArray<Aggregate> ReportAggregates { get; init; } = [];

    /// <summary>Named values.</summary>
    public ImmutableArray<Let> Lets { get; init; } = [];

    /// <summary>Tier ladders.</summary>
    public ImmutableArray<TierLadder> Ladders { get; init; } = [];

    /// <summary>Segments.</summary>
    public ImmutableArray<Segment> Segments { get; init; } = [];

    /// <summary>Members beside each other: of segments by share, then of bands, then of leaderboards, each in the order of the text.</summary>
    public ImmutableArray<Ranking> Rankings { get; init; } = [];

    /// <summary>Bands.</summary>
    public ImmutableArray<BandSet> BandSets { get; init; } = [];

    /// <summary>Leaderboards; each has a rule of the same name.</summary>
    public ImmutableArray<Leaderboard> Leaderboards { get; init; } = [];

    /// <summary>Budgets.</summary>
    public ImmutableArray<Budget> Budgets { get; init; } = [];

    /// <summary>Groups of rules that compete.</summary>
    public ImmutableArray<RuleGroup> Groups { get; init; } = [];

    /// <summary>Caps that several rules share.</summary>
    public ImmutableArray<SharedCap> SharedCaps { get; init; } = [];

    /// <summary>What members can get for points.</summary>
    public ImmutableArray<Reward> Rewards { get; init; } = [];

    /// <summary>Earning rules.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>What watches events for abuse.</summary>
    public ImmutableArray<Guard> Guards { get; init; } = [];

    /// <summary>What members can reach again and again; each has a rule of the same name.</summary>
    public ImmutableArray<Challenge> Challenges { get; init; } = [];

    /// <summary>Interaction processes.</summary>
    public ImmutableArray<Journey> Journeys { get; init; } = [];

    /// <summary>Measures of effectiveness.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>Follow-up actions on measures.</summary>
    public ImmutableArray<FollowUp> FollowUps { get; init; } = [];

    /// <summary>Reports.</summary>
    public ImmutableArray<Report> Reports { get; init; } = [];

    /// <summary>Competitors.</summary>
    public ImmutableArray<Rival> Rivals { get; init; } = [];

    /// <summary>How files of other programs are read.</summary>
    public ImmutableArray<InputMap> Maps { get; init; } = [];

    /// <summary>Examples, which are tests.</summary>
    public ImmutableArray<Example> Examples { get; init; } = [];

    /// <summary>Promises about all members.</summary>
    public ImmutableArray<Promise> Promises { get; init; } = [];

    /// <summary>
    /// Values of a member's history that promises alone ask for, so that nobody keeps them for live members. Their indexes follow on those of
    /// <see cref="Aggregates"/>.
    /// </summary>
    public ImmutableArray<Aggregate> PromiseAggregates { get; init; } = [];

    /// <summary>Where the programme block is written.</summary>
    public required SourceSpan Span { get; init; }
}

/// <summary>A named value that conditions and amounts may use.</summary>
public sealed record Let(string Name, int Index, Expression Value, SourceSpan Span)
{
    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }
}

/// <summary>Who is who: a condition that is kept up to date for each member.</summary>
public sealed record Segment(string Name, string Title, int Index, Expression When, SourceSpan Span)
{
    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }
}

/// <summary>Marketing, research…: a purpose and a channel of contact that a member may allow.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Channel">The channel: email, sms, post…</param>
/// <param name="Index">Its place in <see cref="Programme.Consents"/>.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Consent(string Purpose, string Channel, int Index, SourceSpan Span)
{
    /// <summary>The purpose that needs no consent: messages that a member's own contract or case calls for.</summary>
    public const string Service = "service";

    /// <summary>The name of the column that carries the version of the text under which consents are given or withdrawn.</summary>
    public const string TextColumn = "consent_text";

    /// <summary>The name of the column that carries it in event files: <c>consent_marketing_email</c>.</summary>
    public string Column => $"consent_{Purpose}_{Channel}";
}

/// <summary>What happens where a return takes back points that the member has spent already.</summary>
public enum ReturnPolicy
{
    /// <summary>The member owes them; what the member earns from then on pays them back first.</summary>
    Owe,

    /// <summary>The member's balance goes below zero.</summary>
    GoNegative,

    /// <summary>It stops at zero: the company bears the rest.</summary>
    Stop,
}

/// <summary>What becomes of the spendable points of a member who leaves; pending ones are always taken back.</summary>
/// <param name="KeepsAvailable">Whether they are kept; else they are gone at once.</param>
/// <param name="KeptFor">How long they are kept, unless they expire sooner; null for as long as they last.</param>
public sealed record LeavingPolicy(bool KeepsAvailable, TimeLength? KeptFor);

/// <summary>What becomes of the tiers of two members who are merged.</summary>
/// <param name="KeepsHigherTier">Whether the higher of the two tiers of a ladder stays; else the lower.</param>
public sealed record MergingPolicy(bool KeepsHigherTier)
{
    /// <summary>Where it is written; null where it isn't.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>What happens to an event that arrives after later ones.</summary>
/// <param name="UpTo">How late it may be judged at its own instant; null for however late.</param>
/// <param name="Then">What happens to a later one.</param>
public sealed record LatePolicy(TimeLength? UpTo, LateAction Then);

/// <summary>What happens to an event beyond the late limit.</summary>
public enum LateAction
{
    /// <summary>It counts at the instant of its arrival.</summary>
    Book,

    /// <summary>It is refused.</summary>
    Refuse,
}

/// <summary>Limits of messages to a member, over all journeys. Messages of the purpose service don't count and aren't put off.</summary>
public sealed record MessagePolicy
{
    /// <summary>Start of the quiet hours, in minutes of the local day; null for none.</summary>
    public int? QuietFrom { get; init; }

    /// <summary>End of the quiet hours, in minutes of the local day.</summary>
    public int? QuietTo { get; init; }

    /// <summary>How many messages a member may get within <see cref="MostWithin"/>; null for no limit.</summary>
    public int? Most { get; init; }

    /// <summary>The length in which <see cref="Most"/> counts.</summary>
    public TimeLength? MostWithin { get; init; }

    /// <summary>How long a message may be put off before it is given up; null for ever.</summary>
    public TimeLength? GiveUpAfter { get; init; }

    /// <summary>
    /// The name of the field of members that says in which time zone they live, for quiet hours and for times in messages; null where all are
    /// written to by the clock of the programme.
    /// </summary>
    public string? Zone { get; init; }

    /// <summary>Where it is declared, if it is.</summary>
    public SourceSpan Span { get; init; } = SourceSpan.None;
}
