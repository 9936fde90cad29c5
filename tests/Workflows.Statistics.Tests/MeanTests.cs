namespace Workflows.Statistics.Tests;

public sealed class MeanTests
{
    private static readonly Sample Control = new(0.41, 3.9, 3407);
    private static readonly Sample Treatment = new(0.7, 6.2, 3461);

    [Fact]
    public void Welch_gives_growthbooks_published_test_vector()
    {
        var result = TwoMeans.Compare(Treatment, Control);
        Assert.Equal(0.29, result.Difference, 12);
        Assert.Equal(0.04538, result.Interval.Low, 5);
        Assert.Equal(0.53462, result.Interval.High, 5);
        Assert.Equal(0.02016, result.P, 5);
    }

    [Fact]
    public void Relative_lift_has_the_delta_methods_error_and_not_the_simple_one()
    {
        var lift = RelativeLift.Of(Treatment, Control);
        Assert.NotNull(lift);
        Assert.Equal(0.70732, lift.Lift, 5);
        Assert.Equal(0.378794, lift.StandardError, 6);
    }

    [Fact]
    public void Relative_lift_over_nothing_is_nothing()
    {
        Assert.Null(RelativeLift.Of(Treatment, new Sample(0, 1, 100)));
        Assert.Null(RelativeLift.Of(Treatment, new Sample(5, 0, 1)));
    }

    [Fact]
    public void A_sample_is_summed_up_without_losing_digits()
    {
        var sample = Sample.Of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
        Assert.Equal(1e9 + 10, sample.Mean);
        Assert.Equal(Math.Sqrt(30), sample.Deviation, 9);
        Assert.Equal(4, sample.Count);
    }

    [Fact]
    public void Arms_without_any_spread_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TwoMeans.Compare(new Sample(1, 0, 9), new Sample(1, 0, 9)));
        Assert.Throws<ArgumentException>(() => TwoMeans.Compare(new Sample(1, 1, 1), new Sample(1, 1, 9)));
    }
}
