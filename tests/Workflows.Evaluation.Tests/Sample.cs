using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Core.Rules.Compiled;
using Workflows.Core.Time;
using Workflows.Model.Diagnostics;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Tests;

/// <summary>A small programme made by hand: purchases earn points, three segments, two tiers, two journeys, measures and
/// follow-ups.</summary>
internal static class Sample
{
    public const int Purchase = BuiltInEvents.Count;
    public const int Refund = BuiltInEvents.Count + 1;
    public const int Survey = BuiltInEvents.Count + 2;
    public const int New = 0;
    public const int Regular = 1;
    public const int AtRisk = 2;
    public const int WinBack = 0;
    public const int MakeItRight = 1;

    private static readonly SourceSpan None = SourceSpan.None;
    private static readonly DataType Key = DataType.Text;
    private static readonly DataType Money = new(DataKind.Money) { Scale = 100, Unit = "HKD", Least = Fraction.Zero };
    private static readonly DataType Share = new(DataKind.Percent) { Scale = DataType.PercentScale };
    private static readonly DataType Points = new(DataKind.Points) { Unit = "Miles" };
    private static readonly Field Total = new("total", 1, Money, None);
    private static readonly Field Score = new("score", 1, DataType.Whole, None);

    public static Programme Programme { get; } = Make();

    public static ProgrammePlan Plan(Programme? programme = null) => new(programme ?? Programme, new CompiledRules(), []);

    public static Instant At(int year, int month, int day, int hour = 12) =>
        Instant.From(new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.FromHours(8)));

    public static ReportPeriod Period(int year, int month, int day, int untilYear, int untilMonth, int untilDay) =>
        new(Calendar.DayNumber(new DateOnly(year, month, day)), Calendar.DayNumber(new DateOnly(untilYear, untilMonth, untilDay)));

    public static EventRecord Buys(string member, Instant at, string order, long cents) => Event(Purchase, member, at, order, cents);

    public static EventRecord Returns(string member, Instant at, string refund, string order, long cents) => new()
    {
        Type = Refund, Member = member, At = at, Key = refund, Numbers = [0, 0, cents], Texts = [refund, order, null], Known = 7,
    };

    public static EventRecord Answers(string member, Instant at, string key, long score) => Event(Survey, member, at, key, score);

    public static EventRecord Joins(string member, Instant at) => new()
    {
        Type = BuiltInEvents.Joined, Member = member, At = at, Key = "join " + member, Numbers = [], Texts = [], Known = 0,
    };

    public static EventRecord Redeems(string member, Instant at, string key, long points) => new()
    {
        Type = BuiltInEvents.Redeemed, Member = member, At = at, Key = key, Numbers = [0, points, 0], Texts = [key, null, "Miles"],
            Known = 7,
    };

    public static Expression Figure(FigureKind kind, DataType type, FigureSubject? subject = null) =>
        new Expression.Figure(kind, subject ?? new(), type, None);

    public static Expression Sales => Figure(FigureKind.Sum, Money, new() { EventType = Purchase, Field = Total });

    public static Expression Number(Fraction value, DataType type) => new Expression.Number(value, type, None);

    public static Expression Over(Expression left, Expression right) =>
        new Expression.Arithmetic(ArithmeticOperator.DividedBy, left, right, DataType.Whole, None);

    public static Expression Count(bool ofReport, int aggregate) =>
        new Expression.History(aggregate, DataType.Whole, None) { OfReport = ofReport };

    public static Expression Compare(Expression left, Comparison comparison, Fraction right) =>
        new Expression.Compare(comparison, left, Number(right, left.Type), None);

    private static EventRecord Event(int type, string member, Instant at, string key, long number) => new()
    {
        Type = type, Member = member, At = at, Key = key, Numbers = [0, number], Texts = [key, null], Known = 3,
    };

    private static Programme Make()
    {
        var count = new Aggregate(0, AggregateKind.Count, new AggregateSource.Events(Purchase, null, null),
            new Window.ThisReportPeriod(), DataType.Whole, None);
        var earned = new Aggregate(1, AggregateKind.Sum, new AggregateSource.EarnedPoints(0), new Window.ThisReportPeriod(), Points, None);
        var year = new Aggregate(0, AggregateKind.Sum, new AggregateSource.EarnedPoints(0), new Window.ThisCalendar(TimeUnit.Year),
            Points, None);
        var last = new Aggregate(1, AggregateKind.LastAt, new AggregateSource.Events(Purchase, null, null), new Window.Ever(),
            DataType.Duration with { IsOptional = true }, None);
        var orders = new Aggregate(2, AggregateKind.Count, new AggregateSource.Events(Purchase, null, null),
            new Window.OverLast(new(12, TimeUnit.Month)), DataType.Whole, None);
        return new Programme
        {
            Name = "HarbourRewards",
            Title = "Harbour Rewards",
            Version = "0000",
            Currency = "HKD",
            MoneyScale = 100,
            TimeZone = "Asia/Hong_Kong",
            Span = None,
            EventTypes = EventTypes(),
            Aggregates = [year, last, orders],
            ReportAggregates = [count, earned],
            Currencies =
            [
                new PointsCurrency("Miles", "Miles", 0, None)
                {
                    Worth = new(8, 100), ExpectedRedemption = new(8, 10), Pending = new(14, TimeUnit.Day),
                        Expiry = new Expiry.AfterEarned(new(12, TimeUnit.Month), TimeUnit.Month),
                },
            ],
            Segments = Segments(),
            Ladders = [new("Status", 0, [new("Blue", 0, null, None),
                new("Gold", 1, Compare(Count(false, 0), Comparison.AtLeast, new(500, 1)), None)],
                new TierTerm.UntilEndOf(TimeUnit.Year, true), TierDrop.OneTier, None)],
            Budgets = [new("Goodwill", 0, [new(new(20_000, 1), null, new CapPeriod.PerCalendar(TimeUnit.Month), new PoolScope.Everyone(), None)], [new Fraction(8, 10)], None)],
            Rules = Rules(),
            Journeys = Journeys(),
            Measures = Measures(),
            FollowUps = FollowUps(),
        };
    }

    private static ImmutableArray<EventType> EventTypes() =>
    [
        new("Joined", 0, [], None),
        new("Updated", 1, [], None),
        new("Redeemed", 2, [new("redemption", 0, Key, None) { IsKey = true }, new("points", 1, DataType.Whole, None),
            new("currency", 2, Key, None)], None),
        new("TaskDone", 3, [new("task", 0, Key, None), new("outcome", 1, Key, None)], None),
        .. BuiltInEvents.Names.Skip(4).Select((name, i) => new EventType(name, 4 + i, [], None)),
        new("Purchase", Purchase, [new("order", 0, Key, None) { IsKey = true }, Total], None),
        new("Refund", Refund, [new("refund", 0, Key, None) { IsKey = true }, new("order", 1, Key, None), new("total", 2, Money, None)],
            None)
        {
            Reverses = new(Purchase, new("order", 1, Key, None), new("total", 2, Money, None), null, None),
        },
        new("Survey", Survey, [new("answer", 0, Key, None) { IsKey = true }, Score], None),
    ];

    private static ImmutableArray<Segment> Segments()
    {
        Expression Since(Comparison comparison, int days, int? aggregate) => new Expression.Compare(
            comparison, new Expression.TimeSince(aggregate, None), new Expression.Length(new(days, TimeUnit.Day), None), None);
        var often = Compare(Count(false, 2), Comparison.AtLeast, new(3, 1));
        return
        [
            new("New", "New", New, Since(Comparison.Below, 30, null), None),
            new("Regular", "Regular", Regular, new Expression.And(often, Since(Comparison.Below, 60, 1), None), None),
            new("AtRisk", "Used to come, now quiet", AtRisk, new Expression.And(often, Since(Comparison.AtLeast, 60, 1), None), None),
        ];
    }

    private static ImmutableArray<Rule> Rules()
    {
        var per = new PerAmount(new(10, 1), false, new Expression.EventField(Total, None));
        var award = new RuleEffect.Award([new([new(0, Fraction.One)], per, null, None)], null, None);
        return
        [
            new("BasePoints", "BasePoints", 0, new Trigger.Event(Purchase, null, None), [award], None)
            {
                Caps = [new Cap(0, 0, 150, new CapPeriod.PerCalendar(TimeUnit.Month), None)],
            },
        ];
    }

    private static ImmutableArray<Journey> Journeys()
    {
        JourneyStep send = new JourneyStep.Send("1", "email", "win-back-1", None);
        JourneyStep gift = new JourneyStep.Bonus("2.arrived.1", new(0, new(200, 1)), null, false, None);
        JourneyStep second = new JourneyStep.Send("2.late.1", "sms", "win-back-2", None);
        JourneyStep wait = new JourneyStep.WaitFor("2", Purchase, null, new(7, TimeUnit.Day), false, [gift], [second], None);
        JourneyStep task = new JourneyStep.Task("1", "CallBack", "Service desk", "urgent", new(4, TimeUnit.Hour),
            [new("solved", []), new("unsolved", []), new("overdue", [])], None);
        return
        [
            new("WinBack", "Bring them back", WinBack, new Trigger.EnteringSegment(AtRisk, None), [send, wait], None)
            {
                HoldOut = new(1, 10), Goal = new(Purchase, null, new(30, TimeUnit.Day), None), Purpose = "marketing",
            },
            new("MakeItRight", "Recover a bad experience", MakeItRight, new Trigger.Event(Survey, null, None), [task], None),
        ];
    }

    private static ImmutableArray<Measure> Measures()
    {
        var active = Compare(Count(true, 1), Comparison.Above, Fraction.Zero);
        var again = Compare(Count(true, 0), Comparison.AtLeast, new(2, 1));
        var once = Compare(Count(true, 0), Comparison.AtLeast, Fraction.One);
        Expression Miles(FigureKind kind) => Figure(kind, Points, new() { Currency = 0 });
        Expression Cost(FigureKind kind) => Figure(kind, Money);
        Expression Plus(Expression a, Expression b) => new Expression.Arithmetic(ArithmeticOperator.Plus, a, b, Money, None);
        Target AtLeast(Fraction value) => new(value, true, null, false);
        (string Name, Expression Value, Target? Target)[] all =
        [
            ("participation", Figure(FigureKind.ShareOfMembers, Share, new() { Where = active }), AtLeast(new(55, 100))),
            ("repeat_rate", Figure(FigureKind.ShareOfMembers, Share, new() { Where = again, Among = once }), AtLeast(new(40, 100))),
            ("redemption", Over(Miles(FigureKind.Redeemed), Miles(FigureKind.Issued)), new(new(60, 100), true, new(85, 100), true)),
            ("nps", Figure(FigureKind.Nps, DataType.Whole, new() { EventType = Survey, Field = Score }), AtLeast(new(30, 1))),
            ("cost", Plus(Cost(FigureKind.CostOfPoints), Plus(Cost(FigureKind.CostOfMessages), Cost(FigureKind.CostOfTasks))), null),
            ("margin", new Expression.Arithmetic(ArithmeticOperator.Times, Sales, Number(new(32, 100), Share), Money, None), null),
            ("value_back", Over(Figure(FigureKind.WorthOfIssued, Money, new() { Currency = 0 }), Sales), null),
        ];
        return [.. all.Select((measure, i) => new Measure(measure.Name, i, measure.Value, measure.Target, None))];
    }

    private static ImmutableArray<FollowUp> FollowUps() =>
    [
        new("SimplifyFirstReward", 0, Compare(Figure(FigureKind.Measure, Share, new() { Measure = 0, Segment = New }), Comparison.Below,
            new(30, 100)),
            [new FollowUpAction.Propose("Simplify the first reward", "Programme owner", None)], None),
        new("GoodwillRunsLow", 1, Compare(Figure(FigureKind.Spent, Share, new() { Budget = 0 }), Comparison.AtLeast, new(80, 100)),
            [new FollowUpAction.Alert("Service desk lead", None), new FollowUpAction.Task(
                "Review", "Programme owner", new(5, TimeUnit.Day), None)], None),
    ];
}
