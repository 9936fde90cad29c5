using Workflows.Core.Planning;
using Workflows.Model.Time;

namespace Workflows.Core.Members;

/// <summary>
/// All that the core knows of a member. Only the step changes it; for the same log it holds the same values everywhere. Numbers
/// stand at the index of what they belong to in the programme.
/// </summary>
public sealed class MemberState
{
    /// <summary>Unknown, for optional values.</summary>
    public const long Unknown = long.MinValue;

    internal MemberState(string id, int index, ProgrammePlan plan)
    {
        var programme = plan.Programme;
        Id = id;
        Index = index;
        FieldNumbers = new long[programme.MemberFields.Length];
        FieldTexts = new string?[programme.MemberFields.Length];
        Tiers = new Standing[programme.Ladders.Length];
        Segments = programme.Segments.Length == 0 ? [] : new ulong[(programme.Segments.Length + 63) / 64];
        Aggregates = new AggregateValue[programme.Aggregates.Length];
        Streams = plan.History.Streams.Length == 0 ? [] : new Ring?[plan.History.Streams.Length];
        Balances = new Balance[programme.Currencies.Length];
        Lots = new List<Lot>?[programme.Currencies.Length];
        Caps = plan.Caps.Length == 0 ? [] : new CapUse[plan.Caps.Length];
        for (var i = 0; i < Aggregates.Length; i++)
        {
            Aggregates[i].NextEnd = long.MaxValue;
            Aggregates[i].Value = plan.History.Aggregates[i].IsOptional ? Unknown : 0;
        }
    }

    /// <summary>The member's id as the events give it.</summary>
    public string Id { get; }

    /// <summary>In which order members became known, from 0.</summary>
    public int Index { get; }

    /// <summary>When the member joined; <see cref="Instant.Never"/> while not a member.</summary>
    public Instant JoinedAt { get; internal set; } = Instant.Never;

    /// <summary>Whether the member has joined.</summary>
    public bool HasJoined => JoinedAt != Instant.Never;

    /// <summary>The instant of the last input or clock-driven change.</summary>
    public Instant LastAt { get; internal set; } = Instant.Earliest;

    /// <summary>The key of the last event at <see cref="LastAt"/>; empty after clock-driven work.</summary>
    public string LastKey { get; internal set; } = "";

    /// <summary>The next instant at which the clock alone changes something: windows, lots, tier ends.</summary>
    public Instant NextClock { get; internal set; } = Instant.Never;

    /// <summary>The next instant at which something that waits is due: journeys, messages put off.</summary>
    public Instant NextWait { get; internal set; } = Instant.Never;

    /// <summary>The earlier of <see cref="NextClock"/> and <see cref="NextWait"/>.</summary>
    public Instant NextWake => Instant.Earlier(NextClock, NextWait);

    internal long[] FieldNumbers { get; }

    internal string?[] FieldTexts { get; }

    internal ulong FieldsKnown { get; set; }

    internal ulong Consents { get; set; }

    internal Standing[] Tiers { get; private set; }

    internal ulong[] Segments { get; private set; }

    internal AggregateValue[] Aggregates { get; private set; }

    internal long HistoryNextEnd { get; set; } = long.MaxValue;

    internal Ring?[] Streams { get; private set; }

    internal Balance[] Balances { get; private set; }

    internal List<Lot>?[] Lots { get; private set; }

    internal CapUse[] Caps { get; private set; }

    internal List<JourneyRun> Journeys { get; private set; } = [];

    internal List<long> Messages { get; private set; } = [];

    /// <summary>Arms of journeys that are given and not drawn (in examples): journey, held out. Null for none.</summary>
    internal Dictionary<int, bool>? Arms { get; set; }

    /// <summary>For which instant the wake-up queue holds this member.</summary>
    internal Instant QueuedFor { get; set; } = Instant.Never;

    /// <summary>Spendable points of a currency.</summary>
    public long Available(int currency) => Balances[currency].Available;

    /// <summary>Points of a currency that are not spendable yet.</summary>
    public long Pending(int currency) => Balances[currency].Pending;

    /// <summary>The tier on a ladder.</summary>
    public int Tier(int ladder) => Tiers[ladder].Tier;

    /// <summary>Whether the member is in a segment.</summary>
    public bool IsIn(int segment) => (Segments[segment >> 6] >> segment & 1) != 0;

    /// <summary>Whether the member has consented.</summary>
    public bool HasConsentedTo(int consent) => (Consents >> consent & 1) != 0;

    /// <summary>Whether a field is known.</summary>
    public bool Has(int field) => (FieldsKnown >> field & 1) != 0;

    /// <summary>The number in a field.</summary>
    public long FieldNumber(int field) => FieldNumbers[field];

    /// <summary>The text in a field.</summary>
    public string? FieldText(int field) => FieldTexts[field];

    /// <summary>The value of an aggregate; <see cref="Unknown"/> where it is missing. For an average: the sum.</summary>
    public long Aggregate(int aggregate) => Aggregates[aggregate].Value;

    /// <summary>How many records an average is made of.</summary>
    public long AggregateCount(int aggregate) => Aggregates[aggregate].Extra;

    internal void SetIn(int segment, bool isIn)
    {
        var bit = 1UL << (segment & 63);
        Segments[segment >> 6] = isIn ? Segments[segment >> 6] | bit : Segments[segment >> 6] & ~bit;
    }

    /// <summary>A member with equal state that shares nothing with this one.</summary>
    internal MemberState Clone(ProgrammePlan plan)
    {
        var copy = new MemberState(Id, Index, plan)
        {
            JoinedAt = JoinedAt,
            LastAt = LastAt,
            LastKey = LastKey,
            NextClock = NextClock,
            NextWait = NextWait,
            FieldsKnown = FieldsKnown,
            Consents = Consents,
            Tiers = (Standing[])Tiers.Clone(),
            Segments = (ulong[])Segments.Clone(),
            Aggregates = (AggregateValue[])Aggregates.Clone(),
            HistoryNextEnd = HistoryNextEnd,
            Streams = [.. Streams.Select(ring => ring?.Clone())],
            Balances = (Balance[])Balances.Clone(),
            Lots = [.. Lots.Select(lots => lots is null ? null : new List<Lot>(lots))],
            Caps = [.. Caps.Select(use => use.Clone())],
            Journeys = [.. Journeys.Select(run => run.Clone())],
            Messages = [.. Messages],
            QueuedFor = QueuedFor,
            Arms = Arms,
        };
        FieldNumbers.CopyTo(copy.FieldNumbers, 0);
        FieldTexts.CopyTo(copy.FieldTexts, 0);
        return copy;
    }
}
