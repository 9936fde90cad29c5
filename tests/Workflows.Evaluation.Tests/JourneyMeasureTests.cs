using Workflows.Evaluation.Results;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Ledger;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Tests;

/// <summary>Measures of a journey by its hold-out, and follow-ups that ask for a confidence.</summary>
public sealed class JourneyMeasureTests
{
    private const int Margin = 0;
    private const int Cost = 1;
    private const int Return = 2;
    private const int Brings = 3;

    private static readonly DataType Money = new(DataKind.Money) { Scale = 100, Unit = "HKD" };
    private static readonly ReportPeriod Year = Sample.Period(2025, 1, 1, 2026, 1, 1);
    private static readonly Instant Start = Sample.At(2025, 2, 1);

    [Fact]
    public void The_return_of_a_journey_is_what_the_treated_bring_more_less_what_they_cost_more_for_each_unit_of_that()
    {
        // The treated bring 30 more of margin and get 125 more points, which cost 8: (30 - 8) / 8.
        var figure = Arms(900, 100, moreSales: 100, points: 125).Measures.Single(measure => measure.Name == "return of WinBack");
        Assert.InRange(figure.Figure.Value!.Value, 2.4m, 3.1m);
        Assert.True(figure.Figure.Low < figure.Figure.Value && figure.Figure.Value < figure.Figure.High);
        Assert.Equal(("share", 1000L), (figure.Figure.Unit, figure.Figure.N));
    }

    [Fact]
    public void What_a_journey_brings_is_the_lift_of_all_who_were_treated()
    {
        var figure = Arms(900, 100, moreSales: 100, points: 125).Measures.Single(measure => measure.Name == "brings of WinBack");
        Assert.InRange(figure.Figure.Value!.Value, 25_000m, 29_000m);
        Assert.Equal("HKD", figure.Figure.Unit);
    }

    [Fact]
    public void A_journey_that_surely_loses_money_is_due_and_one_that_surely_earns_is_not()
    {
        Assert.Equal((true, ""), Due(Arms(3600, 400, moreSales: 5, points: 125)));
        Assert.Equal((false, ""), Due(Arms(3600, 400, moreSales: 200, points: 125)));
    }

    [Fact]
    public void Too_few_members_fire_nothing_and_say_how_many_more_are_needed()
    {
        var (holds, why) = Due(Arms(180, 20, moreSales: 5, points: 125));
        Assert.Null(holds);
        Assert.Matches("^not enough data yet: [0-9,]+ more held-out members", why);
    }

    [Fact]
    public void A_journey_that_costs_nothing_more_gives_no_return()
    {
        var result = Arms(900, 100, moreSales: 100, points: 0);
        Assert.Equal("what it is divided by isn't above 0", result.Measures.Single(measure => measure.Name == "return of WinBack").Figure.WhyNot);
        Assert.Null(Due(result).Holds);
    }

    [Fact]
    public void A_share_of_members_holds_with_a_confidence_where_its_whole_interval_does()
    {
        // Nobody buys: a share of 0 among few doesn't pass for certainty, among many it does.
        Assert.Equal((true, ""), Shares(2_000));
        var (holds, why) = Shares(120);
        Assert.Null(holds);
        Assert.EndsWith("more members needed", why, StringComparison.Ordinal);
    }

    private static (bool? Holds, string Why) Due(EvaluationResult result) => (result.FollowUps[0].Holds, result.FollowUps[0].WhyNot);

    private static (bool? Holds, string Why) Shares(int members)
    {
        var share = new Expression.Figure(
            FigureKind.ShareOfMembers, new() { Where = Sample.Compare(Sample.Count(true, 0), Comparison.AtLeast, Fraction.One) }, new(DataKind.Percent), SourceSpan.None);
        var feed = new Feed(Year, Sample.Programme with { Measures = [], FollowUps = [Below(share, new Fraction(5, 100))] });
        for (var member = 0; member < members; member++)
        {
            feed.Joined(member, Start);
        }

        return Due(feed.Ends(Sample.At(2025, 12, 31)));
    }

    /// <summary>Members who bring 500 give or take 100, those treated so much more, and these get points.</summary>
    private static EvaluationResult Arms(int treated, int heldOut, int moreSales, long points)
    {
        var feed = new Feed(Year, Programme());
        for (var member = 0; member < treated + heldOut; member++)
        {
            var isHeldOut = member >= treated;
            var cents = 100L * (500 + (member * 37 % 201) - 100 + (isHeldOut ? 0 : moreSales));
            feed.Joined(member, Start).Starts(member, Start, Sample.WinBack, isHeldOut)
                .Happens(member, Sample.Buys($"m{member}", Sample.At(2025, 2, 10), $"{member}", cents));
            if (!isHeldOut && points > 0)
            {
                feed.Posts(member, Sample.At(2025, 2, 11), Account.Issued, Account.Pending, points + (member % 7), member);
            }
        }

        return feed.Ends(Sample.At(2025, 12, 31));
    }

    private static Programme Programme()
    {
        var sales = Sample.Sales;
        var margin = new Expression.Arithmetic(ArithmeticOperator.Times, sales, Sample.Number(new Fraction(3, 10), new(DataKind.Percent)), Money, SourceSpan.None);
        var cost = Plus(Sample.Figure(FigureKind.CostOfPoints, Money), Plus(Sample.Figure(FigureKind.CostOfMessages, Money), Sample.Figure(FigureKind.CostOfTasks, Money)));
        var lift = Sample.Figure(FigureKind.Lift, Money, new() { Measure = Margin });
        var costs = Sample.Figure(FigureKind.Measure, Money, new() { Measure = Cost });
        var less = new Expression.Arithmetic(ArithmeticOperator.Minus, lift, costs, Money, SourceSpan.None);
        return Sample.Programme with
        {
            Measures =
            [
                new("margin", Margin, margin, null, SourceSpan.None), new("cost", Cost, cost, null, SourceSpan.None),
                new("return", Return, Sample.Over(less, costs), null, SourceSpan.None) { IsOfJourney = true },
                new("brings", Brings, lift, null, SourceSpan.None) { IsOfJourney = true },
            ],
            FollowUps = [Below(new Expression.Figure(FigureKind.Measure, new() { Measure = Return, Journey = Sample.WinBack }, DataType.Whole, SourceSpan.None), Fraction.Zero)],
        };
    }

    private static FollowUp Below(Expression figure, Fraction threshold) => new(
        "Stop", 0, Sample.Compare(figure, Comparison.Below, threshold), [new FollowUpAction.Alert("Owner", SourceSpan.None)], SourceSpan.None)
    {
        Confidence = new Fraction(95, 100),
    };

    private static Expression Plus(Expression left, Expression right) => new Expression.Arithmetic(ArithmeticOperator.Plus, left, right, Money, SourceSpan.None);
}
