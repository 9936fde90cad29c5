namespace Workflows.Statistics.Tests;

public sealed class RatioOfLiftsTests
{
    [Fact]
    public void At_the_ends_of_the_interval_what_is_left_over_is_just_not_told_apart_from_nothing()
    {
        var (treated, heldOut) = (Rows(4000, over: 12, under: 4, seed: 1), Rows(500, over: 9, under: 2, seed: 2));
        var ratio = RatioOfLifts.Of(PairedSample.Of(treated), PairedSample.Of(heldOut));
        Assert.NotNull(ratio.Interval);
        Assert.InRange(ratio.Value!.Value, ratio.Interval.Value.Low, ratio.Interval.Value.High);
        foreach (var k in new[] { ratio.Interval.Value.Low, ratio.Interval.Value.High })
        {
            // The same by another way: one amount a member, what is divided less k times what divides.
            var (one, other) = (Less(treated, k), Less(heldOut, k));
            var error = Math.Sqrt((one.Deviation * one.Deviation / one.Count) + (other.Deviation * other.Deviation / other.Count));
            var interval = AlwaysValid.Around(one.Mean - other.Mean, error, one.Count + other.Count);
            Assert.Equal(0, Math.Min(Math.Abs(interval.Low), Math.Abs(interval.High)), 9);
        }
    }

    [Fact]
    public void Where_what_divides_could_be_nothing_there_is_no_interval()
    {
        var ratio = RatioOfLifts.Of(PairedSample.Of(Rows(300, 12, 2, 3)), PairedSample.Of(Rows(60, 9, 2, 4)));
        Assert.Null(ratio.Interval);
        Assert.Null(RatioOfLifts.Of(PairedSample.Of([(1, 1)]), PairedSample.Of(Rows(60, 9, 2, 4))).Value);
    }

    [Theory]
    [InlineData(0.4, 20_000, false)]
    [InlineData(0.2, 20_000, true)]
    public void A_share_of_many_lies_on_one_side_of_a_value(double threshold, long count, bool isAbove)
    {
        var answer = ThresholdJudgement.Of(0.3, 0.21, count, threshold, 0.05, 0.95);
        Assert.Equal(isAbove, answer.IsAbove);
        Assert.False(answer.Interval.Contains(threshold));
    }

    [Fact]
    public void A_share_of_few_says_how_many_more_are_needed_and_with_them_no_more_are()
    {
        var answer = ThresholdJudgement.Of(0.3, 0.21, 150, 0.32, 0.05, 0.95);
        Assert.Null(answer.IsAbove);
        Assert.InRange(answer.MoreNeeded, 500, 5_000);
        Assert.Equal(0, ThresholdJudgement.Of(0.3, 0.21, 150 + answer.MoreNeeded, 0.301, 0.05, 0.95).MoreNeeded);
        Assert.Null(ThresholdJudgement.Of(0.9, 0.09, 99, 0.1, 0.05, 0.95).IsAbove);
    }

    private static Sample Less((double Over, double Under)[] rows, double k) => Sample.Of(rows.Select(row => row.Over - (k * row.Under)));

    private static (double Over, double Under)[] Rows(int count, double over, double under, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() is var both
            ? (over * 2 * random.NextDouble() + both, under * 2 * random.NextDouble() + both) : default)];
    }
}
