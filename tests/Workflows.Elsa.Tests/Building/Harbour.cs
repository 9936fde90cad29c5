using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using static Workflows.Elsa.Tests.Building.Drafts;

namespace Workflows.Elsa.Tests.Building;

/// <summary>A mobile operator's programme with its two journeys, as far as they need it.</summary>
internal static class Harbour
{
    private const int Survey = 1;

    public static Expression AtLeastGold { get; } = new Expression.InTier(0, TierTest.AtLeast, 2, SourceSpan.None);

    public static Field Score { get; } = new("score", 0, DataType.Whole, SourceSpan.None);

    public static Field Total { get; } = new("total", 0, new DataType(DataKind.Money) { Unit = "HKD", Scale = 100 }, SourceSpan.None);

    public static Field Channel { get; } =
        new("channel", 1, new DataType(DataKind.Choice) { Choices = ["shop", "web", "app", "partner"] }, SourceSpan.None);

    public static Field Birthday { get; } = new("birthday", 0, DataType.Date with { IsOptional = true }, SourceSpan.None);

    public static Programme Programme { get; } = new()
    {
        Name = "HarbourRewards",
        Title = "Harbour Rewards",
        Version = "00ff",
        Currency = "HKD",
        MoneyScale = 100,
        TimeZone = "Asia/Hong_Kong",
        Span = Line(6),
        EventTypes = 
        [
            new EventType("Purchase", 0, [Total, Channel], SourceSpan.None), new EventType("Survey", Survey, [Score], SourceSpan.None),
        ],
        MemberFields = [Birthday],
        Currencies = [new PointsCurrency("Miles", "Miles", 0, SourceSpan.None)],
        Lets = [new Let("silence", 0, new Expression.TimeSince(null, SourceSpan.None), SourceSpan.None)],
        Ladders =
        [
            new TierLadder(
                "Status", 0,
                [.. ((string[])["Blue", "Silver", "Gold"]).Select((name, index) => new Tier(name, index, null, SourceSpan.None))],
                new TierTerm.Lasting(), TierDrop.OneTier, SourceSpan.None),
        ],
        Segments = [new Segment("AtRisk", "Used to come, now quiet", 0, AtLeastGold, SourceSpan.None)],
        Budgets =
        [
            new Budget("Goodwill", 0, [LimitOf(20_000)], [], SourceSpan.None),
            new Budget("Launch", 1, [LimitOf(250_000)], [], SourceSpan.None),
        ],
    };

    private static BudgetLimit LimitOf(int money) =>
        new(Fraction.Of(money), null, new CapPeriod.InTotal(), new PoolScope.Everyone(), SourceSpan.None);

    public static Funding Goodwill { get; } = new([new FundingShare(0, Fraction.One, SourceSpan.None)], SourceSpan.None);

    public static Journey WinBack { get; } =
        new("WinBack", "Bring them back", 0, new Trigger.EnteringSegment(0, Line(208)), Place("", WinBackSteps()), Line(207))
        {
            Again = new Again(new TimeLength(180, TimeUnit.Day), false),
            Purpose = "marketing",
            HoldOut = new Fraction(1, 10),
            Goal = new Goal(0, null, new TimeLength(30, TimeUnit.Day), Line(212)),
        };

    public static Journey MakeItRight { get; } =
        new(
            "MakeItRight", "Recover a bad experience", 1, new Trigger.Event(Survey, LowScore(), Line(240)),
            Place("", MakeItRightSteps()), Line(239));

    public static SourceSpan Line(int line) => new("harbour-mobile.loyalty", line, 3, line, 40);

    public static Expression.Compare LowScore() => new(
        Comparison.AtMost, new Expression.EventField(Score, SourceSpan.None),
        new Expression.Number(Fraction.Of(6), DataType.Whole, SourceSpan.None), SourceSpan.None);

    private static Draft[] WinBackSteps() =>
    [
        Send("email", "win-back-1").At(214),
        WaitFor(
            0, new TimeLength(7, TimeUnit.Day), false,
            [Bonus(200, Goodwill).At(217), Finish("returned").At(218)],
            [
                If(
                    AtLeastGold,
                    [
                        Task(
                            "CallMember", "Service desk", "high", new TimeLength(2, TimeUnit.Day),
                            ("reached", [Finish("spoke").At(223)]),
                            ("unreached", [Send("sms", "win-back-2").At(224)]),
                            ("overdue", [Send("sms", "win-back-2").At(225)])).At(222),
                    ],
                    [Send("sms", "win-back-2").At(228)]).At(221),
            ]).At(215),
        WaitFor(
            0, new TimeLength(14, TimeUnit.Day), true,
            [Bonus(100, Goodwill).At(234), Finish("returned late").At(235)],
            [Finish("lost").At(237)]).At(232),
    ];

    private static Draft[] MakeItRightSteps() =>
    [
        Part(
            "Open",
            Task(
                "CallBack", "Service desk", "urgent", new TimeLength(4, TimeUnit.Hour),
                ("solved", [GoTo("Thank")]), ("unsolved", [GoTo("Escalate")]), ("overdue", [GoTo("Escalate")])).At(244)),
        Part(
            "Escalate",
            Task(
                "Manager", "Duty manager", "urgent", new TimeLength(1, TimeUnit.Day),
                ("solved", [GoTo("Thank")]),
                ("unsolved", [Finish("unsolved").At(253)]),
                ("overdue", [Finish("unsolved").At(254)])).At(251)),
        Part("Thank", Bonus(300, Goodwill).At(258), Send("email", "sorry").At(259), Finish("recovered").At(260)),
    ];
}
