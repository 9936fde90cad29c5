using Workflows.Evaluation.Results;
using Workflows.Model.Ledger;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Tests;

public sealed class FigureTests
{
    private static readonly ReportPeriod Quarter = Sample.Period(2025, 10, 1, 2026, 1, 1);
    private static readonly Instant Clock = Sample.At(2025, 12, 31);

    [Fact]
    public void Of_100_issued_and_60_redeemed_20_are_still_expected_when_20_percent_break()
    {
        var result = new Feed(Quarter).Joined(0, Sample.At(2025, 10, 1))
            .Posts(0, Sample.At(2025, 10, 2), Account.Issued, Account.Available, 100, 7)
            .Posts(0, Sample.At(2025, 11, 2), Account.Available, Account.Redeemed, 60, 7).Ends(Clock);
        Assert.Equal(40m, result.Find("points", "outstanding", "Miles")!.Value);
        Assert.Equal(20m, result.Find("points", "still expected", "Miles")!.Value);
        Assert.Equal(1.6m, result.Find("points", "liability", "Miles")!.Value);
        Assert.Equal(1.6m, result.Find("points", "earned: liability", "Miles", month: "2025-10")!.Value);
    }

    [Fact]
    public void Points_belong_to_the_month_in_which_their_lot_was_earned()
    {
        var result = new Feed(Quarter).Joined(0, Sample.At(2025, 10, 1))
            .Posts(0, Sample.At(2025, 10, 2), Account.Issued, Account.Available, 10, 7)
            .Posts(0, Sample.At(2025, 11, 2), Account.Issued, Account.Available, 20, 9)
            .Posts(0, Sample.At(2025, 11, 3), Account.Available, Account.Reversed, 4, 7)
            .Posts(0, Sample.At(2025, 12, 3), Account.Issued, Account.Available, 1, 7).Ends(Clock);
        decimal? Earned(string what, string month) => result.Find("points", "earned: " + what, "Miles", month: month)?.Value;
        Assert.Equal((11m, 4m, 7m), (Earned("given", "2025-10"), Earned("reversed", "2025-10"), Earned("outstanding", "2025-10")));
        Assert.Equal(20m, Earned("outstanding", "2025-11"));
        Assert.Null(Earned("given", "2025-12"));
    }

    [Fact]
    public void What_happens_after_the_period_changes_none_of_its_figures()
    {
        Feed Before() => new Feed(Quarter).Joined(0, Sample.At(2025, 9, 1)).Enters(0, Sample.At(2025, 9, 1), Sample.New)
            .Posts(0, Sample.At(2025, 10, 2), Account.Issued, Account.Available, 100, 7);
        var plain = Before().Ends(Clock);
        var after = Before().Leaves(0, Sample.At(2026, 1, 2), Sample.New).Enters(0, Sample.At(2026, 1, 2), Sample.AtRisk)
            .Posts(0, Sample.At(2026, 1, 3), Account.Available, Account.Redeemed, 50, 7).Joined(1, Sample.At(2026, 1, 4))
                .Ends(Sample.At(2026, 1, 5));
        var period = plain.Figures[0].Period;
        Assert.Equal(plain.Figures.Where(figure => figure.Period == period), after.Figures.Where(figure => figure.Period == period));
    }

    [Fact]
    public void What_was_put_right_counts_once_and_as_it_is_right()
    {
        var wrong = Sample.Buys("A", Sample.At(2025, 10, 2), "1", 90_000);
        var right = Sample.Buys("A", Sample.At(2025, 10, 2), "2", 10_000);
        Feed Of(params (int Type, string Key)[] replaced) => new Feed(Quarter, replaced: replaced).Joined(0, Sample.At(2025, 10, 1))
            .Happens(0, wrong).Happens(0, right).Happens(0, Sample.Returns("A", Sample.At(2025, 10, 3), "r", "2", 2_500));
        var result = Of((Sample.Purchase, "1")).Ends(Clock);
        Assert.Equal(75m, result.Find("balance", "sales")!.Value);
        Assert.Equal(75m, result.Find("balance", "sales", month: "2025-10")!.Value);
        Assert.Equal(975m, Of().Ends(Clock).Find("balance", "sales")!.Value);
    }

    [Fact]
    public void Movement_goes_from_the_segments_at_the_start_to_those_at_the_end()
    {
        var result = new Feed(Quarter)
            .Joined(0, Sample.At(2025, 9, 1)).Enters(0, Sample.At(2025, 9, 1), Sample.Regular)
            .Leaves(0, Sample.At(2025, 11, 1), Sample.Regular).Enters(0, Sample.At(2025, 11, 1), Sample.AtRisk)
            .Joined(1, Sample.At(2025, 10, 1, 0)).Enters(1, Sample.At(2025, 10, 1, 0), Sample.New)
            .Joined(2, Sample.At(2025, 9, 1)).Ends(Clock);
        Assert.Equal(1m, result.Find("segments", "moved", "Regular to AtRisk")!.Value);
        Assert.Equal(1m, result.Find("segments", "moved", "(not yet a member) to New")!.Value);
        Assert.Equal(1m, result.Find("segments", "moved", "(no segment) to (no segment)")!.Value);
        Assert.Equal(3m, result.Figures.Where(figure => figure.Name == "moved").Sum(figure => figure.Value));
    }

    [Fact]
    public void Nothing_is_divided_by_0()
    {
        var result = new Feed(Quarter).Joined(0, Sample.At(2025, 10, 1)).Ends(Clock);
        var redemption = Measure(result, "redemption");
        Assert.Equal(MeasureStatus.NoData, redemption.Status);
        Assert.Null(redemption.Figure.Value);
        Assert.Equal("it would divide by 0", redemption.Figure.WhyNot);
        Assert.Equal("there is no such member", Measure(result, "repeat_rate").Figure.WhyNot);
        Assert.Equal("there is no such event in the period", Measure(result, "nps").Figure.WhyNot);
    }

    [Fact]
    public void Shares_of_members_ask_what_each_did_in_the_period()
    {
        var feed = new Feed(Quarter);
        for (var member = 0; member < 4; member++)
        {
            feed.Joined(member, Sample.At(2025, 9, 1)).Happens(member, Sample.Buys("m", Sample.At(2025, 9, 2), $"before {member}", 100));
        }

        var result = feed.Happens(0, Sample.Buys("m", Sample.At(2025, 10, 1, 0), "a", 100))
            .Happens(0, Sample.Buys("m", Sample.At(2025, 12, 31, 23), "b", 100))
            .Happens(1, Sample.Buys("m", Sample.At(2025, 10, 2), "c", 100))
                .Happens(2, Sample.Buys("m", Sample.At(2026, 1, 1, 0), "d", 100)).Ends(Sample.At(2026, 1, 2));
        var repeat = Measure(result, "repeat_rate");
        Assert.Equal((0.5m, 2L, MeasureStatus.Met, false), (repeat.Figure.Value, repeat.Figure.N, repeat.Status, repeat.IsClear));
        Assert.True(repeat.Figure.Low < 0.5m && repeat.Figure.High > 0.5m);
    }

    [Fact]
    public void What_is_known_only_at_the_end_of_the_run_gives_no_figure_before_it()
    {
        var balance = Sample.Compare(new Model.Expressions.Expression.Balance(
            0, Model.Expressions.DataType.Whole, Model.Diagnostics.SourceSpan.None), Model.Expressions.Comparison.Above, Fraction.Zero);
        var rich = new Measure("rich", 0, Sample.Figure(Model.Expressions.FigureKind.ShareOfMembers,
            new(Model.Expressions.DataKind.Percent), new() { Where = balance }), null, Model.Diagnostics.SourceSpan.None);
        var result = new Feed(Quarter, Sample.Programme with { Measures = [rich], FollowUps = [] }).Joined(0, Sample.At(2025, 10, 1))
            .Ends(Sample.At(2026, 2, 1));
        Assert.Equal("it asks for what is known of members only at the end of the run", result.Measures[0].Figure.WhyNot);
    }

    [Fact]
    public void A_follow_up_whose_figure_is_missing_says_so_and_asks_for_nothing()
    {
        var result = new Feed(Quarter).Joined(0, Sample.At(2025, 9, 1)).Ends(Clock);
        var simplify = result.FollowUps[0];
        Assert.Null(simplify.Holds);
        Assert.Contains("no figure (there is no such member)", simplify.Numbers[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Simplify", result.Summary[4].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_follow_up_that_holds_carries_its_numbers_into_the_summary()
    {
        var feed = new Feed(Quarter);
        for (var member = 0; member < 10; member++)
        {
            feed.Joined(member, Sample.At(2025, 12, 20)).Enters(member, Sample.At(2025, 12, 20), Sample.New);
        }

        var result = feed.Posts(0, Sample.At(2025, 12, 21), Account.Issued, Account.Available, 5, 3).Ends(Clock);
        Assert.True(result.FollowUps[0].Holds);
        Assert.Equal("participation of New is 10.0%, n 10 (threshold: below 30.0%)", result.FollowUps[0].Numbers[0]);
        Assert.Equal("Programme owner: Simplify the first reward, since participation of New is 10.0%, n 10 (threshold: below 30.0%).",
            result.Summary[4].Words);
    }

    [Fact]
    public void Every_figure_names_its_unit_and_its_rows_and_every_missing_one_its_reason()
    {
        var (_, result) = SyntheticRun.Of(60, Quarter);
        Assert.All(result.Figures, figure =>
        {
            Assert.NotEmpty(figure.Unit);
            Assert.NotEmpty(figure.Source);
            Assert.NotEmpty(figure.Period);
        });
        Assert.Equal(result.Figures.Length, result.Figures.Select(
            figure => (figure.Section, figure.Name, figure.Item, figure.Period, figure.Segment)).Distinct().Count());
    }

    [Fact]
    public void The_period_of_a_report_is_the_last_whole_quarter_or_the_whole_run()
    {
        var calendar = Sample.Plan().Calendar;
        Assert.Equal(Sample.Period(2025, 10, 1, 2026, 1, 1), ReportPeriod.Default(
            calendar, Sample.At(2025, 1, 5), Sample.At(2025, 12, 31)));
        Assert.Equal(Sample.Period(2025, 7, 1, 2025, 10, 1), ReportPeriod.Default(
            calendar, Sample.At(2025, 1, 5), Sample.At(2025, 12, 30)));
        Assert.Equal(Sample.Period(2025, 11, 5, 2025, 12, 31), ReportPeriod.Default(
            calendar, Sample.At(2025, 11, 5), Sample.At(2025, 12, 30)));
    }

    private static MeasureResult Measure(EvaluationResult result, string name) => result.Measures.Single(measure => measure.Name == name);
}
