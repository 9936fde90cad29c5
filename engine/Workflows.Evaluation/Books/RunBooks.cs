using System.Numerics;
using Workflows.Accounting;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Books;

/// <summary>All that was gathered from the steps of a run.</summary>
internal sealed class RunBooks
{
    private readonly Dictionary<int, int> _survivors = [];

    public RunBooks(ProgrammePlan plan, ReportPeriod period, EvaluationSettings settings)
    {
        Plan = plan;
        Period = period;
        Settings = settings;
        Tallies = new TallyPlan(plan.Programme, settings);
        Start = plan.Calendar.StartOfDay(period.From);
        End = plan.Calendar.StartOfDay(period.Until);
        Journeys = [.. plan.Programme.Journeys.Select(_ => new JourneyBook())];
        Rewards = [.. plan.Programme.Rewards.Select(_ => new RewardTally())];
        Guards = [.. plan.Programme.Guards.Select(_ => new GuardTally())];
        PointCosts = [.. plan.Programme.Currencies.Select(currency => Rounded(currency.Worth * currency.ExpectedRedemption, 12))];
    }

    /// <summary>The programme, ready to run.</summary>
    public ProgrammePlan Plan { get; }

    /// <summary>The programme.</summary>
    public Programme Programme => Plan.Programme;

    /// <summary>What the report is about.</summary>
    public ReportPeriod Period { get; }

    /// <summary>What is assumed.</summary>
    public EvaluationSettings Settings { get; }

    /// <summary>Which events are counted.</summary>
    public TallyPlan Tallies { get; }

    /// <summary>The first instant of the period.</summary>
    public Instant Start { get; }

    /// <summary>The instant after the period.</summary>
    public Instant End { get; }

    /// <summary>What an issued point costs by currency, in whole money: its worth times the share expected to be redeemed.</summary>
    public decimal[] PointCosts { get; }

    /// <summary>The members by index; null where an index has not been seen.</summary>
    public List<MemberBook?> Members { get; } = [];

    /// <summary>The months, by number: year x 12 + month - 1.</summary>
    public SortedDictionary<int, MonthBook> Months { get; } = [];

    /// <summary>News of the market.</summary>
    public MarketBook Market { get; } = new();

    /// <summary>Points by month of earning, by currency, up to the end of the period.</summary>
    public CohortBook Cohorts { get; } = new();

    /// <summary>The journeys.</summary>
    public JourneyBook[] Journeys { get; }

    /// <summary>The rewards.</summary>
    public RewardTally[] Rewards { get; }

    /// <summary>The guards.</summary>
    public GuardTally[] Guards { get; }

    /// <summary>The places of leaderboards.</summary>
    public RaceBook Races { get; } = new();

    /// <summary>What caps cut in the period: how often and how many points, by cap, rule and currency.</summary>
    public SortedDictionary<(int Cap, int Rule, int Currency), (long Times, long Points)> CapCuts { get; } = [];

    /// <summary>What budgets cut in the period, by budget and currency.</summary>
    public SortedDictionary<(int Budget, int Currency), (long Times, long Points)> BudgetCuts { get; } = [];

    /// <summary>How often budgets warned in the period: by budget, by which of its limits and of its warnings, and by whose limit it was.</summary>
    public SortedDictionary<(int Budget, int Limit, int Warning, string Key), long> Warnings { get; } =
        new(Comparer<(int Budget, int Limit, int Warning, string Key)>.Create(
            (a, b) => (a.Budget, a.Limit, a.Warning).CompareTo((b.Budget, b.Limit, b.Warning)) is not 0 and var order
                ? order : string.CompareOrdinal(a.Key, b.Key)));

    /// <summary>What rules gave in the period, by rule and currency: how often and how many points, corrections included.</summary>
    public SortedDictionary<(int Rule, int Currency), (long Times, long Points)> RuleGave { get; } = [];

    /// <summary>How many starts of a journey were kept from happening in the period, by journey and the follow-up that paused it.</summary>
    public SortedDictionary<(string Journey, string FollowUp), long> KeptOut { get; } =
        new(Comparer<(string Journey, string FollowUp)>.Create((a, b) => string.CompareOrdinal(a.Journey, b.Journey) is not 0 and var order
            ? order : string.CompareOrdinal(a.FollowUp, b.FollowUp)));

    /// <summary>Requests refused in the period, by reason.</summary>
    public SortedDictionary<int, long> Rejections { get; } = [];

    /// <summary>Moves of the period on ladders: ladder, old tier, new tier.</summary>
    public SortedDictionary<(int Ladder, int From, int To), long> TierMoves { get; } = [];

    /// <summary>How often each tier was lent in the period: ladder, tier.</summary>
    public SortedDictionary<(int Ladder, int Tier), long> Loans { get; } = [];

    /// <summary>How often a tier was earned in the period by somebody to whom it was lent, or a lower one: ladder, tier.</summary>
    public SortedDictionary<(int Ladder, int Tier), long> LentThenEarned { get; } = [];

    /// <summary>Steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>Answers in the period that were off their scale and not counted.</summary>
    public long OffScale { get; set; }

    /// <summary>The earliest instant seen.</summary>
    public Instant First { get; set; } = Instant.Never;

    /// <summary>Whether an instant is in the period.</summary>
    public bool IsInPeriod(Instant at) => at >= Start && at < End;

    /// <summary>Members who had joined by the end of the period; those who left since are among them.</summary>
    public IEnumerable<MemberBook> Joined => Members.OfType<MemberBook>().Where(member => member.JoinedAt < End);

    /// <summary>Households, which are no members; some may have none any more.</summary>
    public IEnumerable<MemberBook> Households => Members.OfType<MemberBook>().Where(book => book.Household is not null);

    /// <summary>How many had left by the end of the period, and not come back.</summary>
    public long LeftByEnd => Members.OfType<MemberBook>().Count(member => member.HasLeftByEnd);

    /// <summary>How many went under in others by the end of the period.</summary>
    public long MergedByEnd => Members.OfType<MemberBook>().Count(member => member.IsMerged);

    /// <summary>The number of the month of an instant.</summary>
    public int MonthOf(Instant at) => MonthNumber(Plan.Calendar.DayOf(at));

    /// <summary>The number of the month of a day.</summary>
    public static int MonthNumber(int day)
    {
        var date = Calendar.DateOf(day);
        return (date.Year * 12) + date.Month - 1;
    }

    /// <summary>The book of a month.</summary>
    public MonthBook Month(int month)
    {
        if (!Months.TryGetValue(month, out var book))
        {
            Months[month] = book = new MonthBook(Programme.Currencies.Length, Programme.Segments.Length, Tallies.Slots.Length);
        }

        return book;
    }

    /// <summary>A member went under in another one, whose book goes on for both.</summary>
    public void Merge(int member, int survivor, Instant at)
    {
        Month(MonthOf(at)).Merged++;
        Member(survivor).TakeOver(Member(member), Tallies.Slots);
        _survivors[member] = survivor;
    }

    /// <summary>The book of a member, or of who goes on for that one.</summary>
    public MemberBook Member(int index)
    {
        while (_survivors.TryGetValue(index, out var survivor))
        {
            index = survivor;
        }

        while (Members.Count <= index)
        {
            Members.Add(null);
        }

        return Members[index] ??= new MemberBook(
            Programme.Segments.Length, Programme.Ladders.Length, Programme.Currencies.Length, Tallies.Slots.Length,
                Programme.Journeys.Length);
    }

    /// <summary>A sum of sales as whole money: exact, as no event is counted more finely than by the ninth digit behind the point.</summary>
    public decimal Sales(Int128 units) => Rounded(Fraction.Of(units, Tallies.SalesField!.Type.Scale), 9);

    /// <summary>A decimal of at most nine digits after the point as a fraction; further digits are cut off.</summary>
    public static Fraction FractionOf(decimal value) => new((BigInteger)(value * 1_000_000_000m), 1_000_000_000);

    /// <summary>A fraction as a decimal with as many digits as a report keeps.</summary>
    public static decimal Rounded(Fraction value, int digits = 6)
    {
        var scale = Fraction.Of((Int128)Math.Pow(10, digits));
        return (decimal)((value * scale) + new Fraction(1, 2)).Floor() / (decimal)scale.Numerator;
    }
}
