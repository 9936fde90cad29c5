using System.Globalization;
using System.Runtime.InteropServices;
using Workflows.Core.History;
using Workflows.Core.Households;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Rankings;
using Workflows.Core.Rewards;
using Workflows.Model.Time;
using Workflows.Prefetching;

namespace Workflows.Core.Members;

/// <summary>
/// All that the core knows of a member. Only the step changes it; for the same log it holds the same values everywhere. Numbers
/// stand at the index of what they belong to in the programme, and all beside each other in one array: a member is a few lines of
/// the processor's cache and not a dozen objects all over the memory.
/// </summary>
public sealed class MemberState
{
    /// <summary>Unknown, for optional values.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>With what the id of a household begins; no member's does, as files with such ids are refused.</summary>
    public const string HouseholdPrefix = Model.Programmes.Household.IdPrefix;

    /// <summary>About what a member takes in memory besides what it refers to.</summary>
    private const int BytesOfMember = 240;

    private readonly MemberLayout _layout;
    private readonly long[] _cells;

    internal MemberState(string id, int index, ProgrammePlan plan)
        : this(id, index, plan.Layout, (long[])plan.Layout.Start.Clone())
    {
        FieldTexts = plan.Layout.Fields.Count == 0 ? [] : new string?[plan.Layout.Fields.Count];
        ConsentTexts = plan.Layout.Consents.Count == 0 ? [] : new string?[plan.Layout.Consents.Count];
        Streams = plan.History.Streams.Length == 0 ? [] : new Ring?[plan.History.Streams.Length];
        Lots = plan.Layout.KeepsLots ? new List<Lot>?[plan.Layout.Balances.Count] : [];
    }

    private MemberState(string id, int index, MemberLayout layout, long[] cells)
    {
        (Id, Index, _layout, _cells) = (id, index, layout, cells);
        IsHousehold = IsOfHousehold(id);
    }

    /// <summary>The member's id as the events give it.</summary>
    public string Id { get; }

    /// <summary>In which order members became known, from 0.</summary>
    public int Index { get; }

    /// <summary>Whether it is a household: it has points and a log as members have, and is none of them.</summary>
    public bool IsHousehold { get; }

    /// <summary>Whether an id is that of a household.</summary>
    public static bool IsOfHousehold(string id) => id.StartsWith(HouseholdPrefix, StringComparison.Ordinal);

    /// <summary>Index of the household that the member is in; -1 for none.</summary>
    public int Household { get; internal set; } = -1;

    /// <summary>Of a household: the indexes of its members, in the order in which they came. Empty of members.</summary>
    public IReadOnlyList<int> Residents => ResidentList ?? (IReadOnlyList<int>)[];

    /// <summary>When the member joined; <see cref="Instant.Never"/> while not a member.</summary>
    public Instant JoinedAt { get; internal set; } = Instant.Never;

    /// <summary>Whether the member has joined.</summary>
    public bool HasJoined => JoinedAt != Instant.Never;

    /// <summary>When the member left; <see cref="Instant.Never"/> while there is none of that.</summary>
    public Instant LeftAt { get; internal set; } = Instant.Never;

    /// <summary>Whether the member has left, and has not come back.</summary>
    public bool HasLeft => LeftAt != Instant.Never;

    /// <summary>Until when the spendable points of who has left are kept; <see cref="Instant.Never"/> for as long as they last.</summary>
    public Instant KeptUntil { get; internal set; } = Instant.Never;

    /// <summary>Whether nobody knows any more who the member is; the id is a stand-in then.</summary>
    public bool IsErased { get; internal set; }

    /// <summary>The id of the member who goes on for this one, as the merge told it; null for who was not merged into anybody.</summary>
    public string? MergedInto { get; internal set; }

    /// <summary>The ids of those who went under in this member, also by others that did.</summary>
    public IReadOnlyList<string> AbsorbedIds => Absorbed ?? [];

    /// <summary>The ids of those who went under in this member; null for none.</summary>
    internal List<string>? Absorbed { get; set; }

    /// <summary>Whether the member went under in another one, or others in this one.</summary>
    internal bool IsOfMerge => MergedInto is not null || Absorbed is not null;

    /// <summary>How many went under in this member.</summary>
    internal int AbsorbedCount => Absorbed?.Count ?? 0;

    /// <summary>Whether others wait, or waited, for events of the member.</summary>
    public bool HasLookouts => Lookouts is not null;

    /// <summary>The id under which a member goes once nobody knows who it is: <c>#17</c>.</summary>
    /// <param name="index">The member's index.</param>
    public static string StandInOf(int index) => $"#{index}";

    /// <summary>The index in such a stand-in.</summary>
    internal static int IndexOf(string standIn) => int.Parse(standIn.AsSpan(1), CultureInfo.InvariantCulture);

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

    /// <summary>Every number of the member, as <see cref="MemberLayout"/> lays them out.</summary>
    internal long[] Cells => _cells;

    internal Span<long> FieldNumbers => _cells.AsSpan(_layout.Fields.At, _layout.Fields.Count);

    internal string?[] FieldTexts { get; private set; } = [];

    internal ulong FieldsKnown { get; set; }

    internal ulong Consents { get; set; }

    /// <summary>By consent: when it was last given or withdrawn, in microseconds; 0 for never.</summary>
    internal Span<long> ConsentTimes => Place(_layout.Consents);

    /// <summary>By consent: the version of the text under which that was; null where none was told.</summary>
    internal string?[] ConsentTexts { get; private set; } = [];

    internal Span<Standing> Tiers => MemoryMarshal.Cast<long, Standing>(Place(_layout.Tiers));

    internal Span<ulong> Segments => MemoryMarshal.Cast<long, ulong>(Place(_layout.Segments));

    internal Span<AggregateValue> Aggregates => MemoryMarshal.Cast<long, AggregateValue>(Place(_layout.Aggregates));

    internal long HistoryNextEnd { get; set; } = long.MaxValue;

    internal Ring?[] Streams { get; private set; } = [];

    internal Span<Balance> Balances => MemoryMarshal.Cast<long, Balance>(Place(_layout.Balances));

    /// <summary>Lots by currency; empty where no currency keeps any.</summary>
    internal List<Lot>?[] Lots { get; private set; } = [];

    internal Span<CapUse> Caps => MemoryMarshal.Cast<long, CapUse>(Place(_layout.Caps));

    /// <summary>Uses by instant of caps over any window, by cap; empty until the first.</summary>
    internal List<(long At, long Amount)>?[] CapUses { get; set; } = [];

    /// <summary>What the member has reserved and got; null until the first.</summary>
    internal MemberRewards? Rewards { get; set; }

    /// <summary>The cuts by which the member is judged: those of the last refresh that its clock has come to.</summary>
    public CutTable Cuts { get; internal set; } = CutTable.None;

    /// <summary>Who waits for an event of this member; null until the first.</summary>
    internal List<Lookout>? Lookouts { get; set; }

    /// <summary>Uses of caps that are counted for each value of a field; null until the first.</summary>
    internal List<KeyedUse>? KeyedUses { get; set; }

    /// <summary>The places of leaderboards that the member had last, one of each at most; null until the first.</summary>
    internal List<LastPlace>? Places { get; set; }

    /// <summary>By streak: the latest periods of the rows before the last one; see <see cref="StreakPeriods"/>.</summary>
    internal Span<PeriodBits> Streaks => MemoryMarshal.Cast<long, PeriodBits>(Place(_layout.Streaks));

    /// <summary>The periods of streaks before those, oldest first; null for none.</summary>
    internal List<(int Streak, PeriodBits Periods)>? EarlierPeriods { get; set; }

    /// <summary>The tiers that are lent for a time, by ladder and tier; null for none.</summary>
    internal List<Loan>? Loans { get; set; }

    /// <summary>What guards hold, oldest first; null until the first.</summary>
    internal List<HeldEarning>? HeldEarnings { get; set; }

    /// <summary>What workflows asked of the member and that isn't over yet, oldest first; null for nothing.</summary>
    internal List<Errand>? Errands { get; set; }

    /// <summary>Of a household: its members; null until the first.</summary>
    internal List<int>? ResidentList { get; set; }

    /// <summary>
    /// What the member asks the household for; null for nothing. The answer is taken before any other input, so that nobody is ever stored
    /// with one.
    /// </summary>
    internal HouseholdRequest? Asked { get; set; }

    internal List<JourneyRun> Journeys { get; private set; } = [];

    internal List<long> Messages { get; private set; } = [];

    /// <summary>Arms of journeys that are given and not drawn (in examples): journey, held out. Null for none.</summary>
    internal Dictionary<int, bool>? Arms { get; set; }

    /// <summary>For which instant the wake-up queue holds this member.</summary>
    internal Instant QueuedFor { get; set; } = Instant.Never;

    /// <summary>Which timeline of the batch that is taken is this member's; -1 for none.</summary>
    internal int Timeline { get; set; } = -1;

    /// <summary>Spendable points of a currency.</summary>
    public long Available(int currency) => Balances[currency].Available;

    /// <summary>Points of a currency that are not spendable yet.</summary>
    public long Pending(int currency) => Balances[currency].Pending;

    /// <summary>Points of a currency that the member owes after a return.</summary>
    public long Owed(int currency) => Balances[currency].Owed;

    /// <summary>Points of a currency that are reserved for open baskets.</summary>
    public long Held(int currency) => Rewards?.Held(currency) ?? 0;

    /// <summary>The tier on a ladder: the higher of what is earned and what is lent.</summary>
    public int Tier(int ladder) => Tiers[ladder].Tier;

    /// <summary>Whether the member is in a segment.</summary>
    public bool IsIn(int segment) => (Segments[segment >> 6] >> segment & 1) != 0;

    /// <summary>Whether the member has consented.</summary>
    public bool HasConsentedTo(int consent) => (Consents >> consent & 1) != 0;

    /// <summary>When a consent was last given or withdrawn; <see cref="Instant.Never"/> for never.</summary>
    public Instant ConsentAt(int consent) => ConsentTimes[consent] == 0 ? Instant.Never : new Instant(ConsentTimes[consent]);

    /// <summary>The version of the text under which a consent was last given or withdrawn; null where none was told.</summary>
    public string? ConsentText(int consent) => ConsentTexts[consent];

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

    /// <summary>Whether a value is in by the cut of a share.</summary>
    public bool IsWithin(int ranking, bool isBottom, long value) => Cuts.IsWithin(ranking, isBottom, value);

    /// <summary>The band of a value, from 1; 0 before the first refresh.</summary>
    public long BandOf(int ranking, long value) => Cuts.BandOf(ranking, value);

    /// <summary>Notes the last place of a leaderboard.</summary>
    internal void Note(LastPlace place)
    {
        Places ??= [];
        Places.RemoveAll(one => one.Ranking == place.Ranking);
        Places.Add(place);
    }

    internal void SetIn(int segment, bool isIn)
    {
        var bit = 1UL << (segment & 63);
        Segments[segment >> 6] = isIn ? Segments[segment >> 6] | bit : Segments[segment >> 6] & ~bit;
    }

    /// <summary>A member with equal state that shares nothing with this one.</summary>
    internal MemberState Clone() => new(Id, Index, _layout, (long[])_cells.Clone())
    {
        JoinedAt = JoinedAt,
        LeftAt = LeftAt,
        KeptUntil = KeptUntil,
        IsErased = IsErased,
        MergedInto = MergedInto,
        Absorbed = Absorbed is null ? null : [.. Absorbed],
        LastAt = LastAt,
        LastKey = LastKey,
        NextClock = NextClock,
        NextWait = NextWait,
        FieldTexts = [.. FieldTexts],
        FieldsKnown = FieldsKnown,
        Consents = Consents,
        ConsentTexts = [.. ConsentTexts],
        HistoryNextEnd = HistoryNextEnd,
        Streams = [.. Streams.Select(ring => ring?.Clone())],
        Lots = [.. Lots.Select(lots => lots is null ? null : new List<Lot>(lots))],
        CapUses = [.. CapUses.Select(uses => uses is null ? null : new List<(long, long)>(uses))],
        Rewards = Rewards?.Clone(),
        Lookouts = Lookouts is null ? null : [.. Lookouts],
        KeyedUses = KeyedUses is null ? null : [.. KeyedUses],
        Places = Places is null ? null : [.. Places],
        Loans = Loans is null ? null : [.. Loans],
        EarlierPeriods = EarlierPeriods is null ? null : [.. EarlierPeriods],
        HeldEarnings = HeldEarnings is null ? null : [.. HeldEarnings],
        Errands = Errands is null ? null : [.. Errands],
        Household = Household,
        ResidentList = ResidentList is null ? null : [.. ResidentList],
        Asked = Asked,
        Journeys = [.. Journeys.Select(run => run.Clone())],
        Messages = [.. Messages],
        QueuedFor = QueuedFor,
        Arms = Arms,
        Cuts = Cuts,
    };

    /// <summary>The lots of a currency; null for none.</summary>
    internal List<Lot>? LotsOf(int currency) => Lots.Length == 0 ? null : Lots[currency];

    /// <summary>The uses of a cap by instant, to be added to.</summary>
    internal List<(long At, long Amount)> UsesOf(int cap)
    {
        if (CapUses.Length == 0)
        {
            CapUses = new List<(long, long)>?[_layout.Caps.Count];
        }

        return CapUses[cap] ??= [];
    }

    /// <summary>Has the processor bring what the member is made of.</summary>
    internal void BringSelf() => ProcessorCache.Bring(this, BytesOfMember);

    /// <summary>Has the processor bring the id.</summary>
    internal void BringId() => ProcessorCache.Bring(Id, sizeof(long));

    /// <summary>Has the processor bring the member's numbers.</summary>
    internal void BringNumbers()
    {
        ProcessorCache.Bring(_cells, _cells.Length * sizeof(long));
        ProcessorCache.Bring(Streams, sizeof(long));
    }

    /// <summary>Has the processor bring the streams.</summary>
    internal void BringStreams()
    {
        foreach (var ring in Streams)
        {
            if (ring is not null)
            {
                ProcessorCache.Bring(ring, sizeof(long));
            }
        }
    }

    /// <summary>Has the processor bring the records of the streams.</summary>
    internal void BringRecords()
    {
        foreach (var ring in Streams)
        {
            ring?.Bring();
        }
    }

    private Span<long> Place(MemberLayout.Part part) => _cells.AsSpan(part.At, part.Cells);
}
