namespace Workflows.Statistics.Tests;

public sealed class SampleSizeTests
{
    [Theory]
    [InlineData(0.50, 0.75, 0.9, 76.70693)]
    [InlineData(0.10, 0.12, 0.8, 3840.8475)]
    [InlineData(0.05, 0.06, 0.8, 8157.7314)]
    public void Two_proportions_need_what_r_says(double first, double second, double power, double expected) =>
        Assert.Equal(expected, SampleSize.ForProportions(first, second, power: power), 4);

    [Theory]
    [InlineData(1, 1, 0.9, 22.021098)]
    [InlineData(0.2, 1, 0.8, 393.40666)]
    [InlineData(-20, 100, 0.8, 393.40666)]
    public void Two_means_need_what_r_says(double difference, double deviation, double power, double expected) =>
        Assert.Equal(expected, SampleSize.ForMeans(difference, deviation, power: power), 4);

    [Fact]
    public void Unequal_arms_need_more_members_together_than_equal_ones()
    {
        var equal = SampleSize.ForProportions(0.2, 0.25);
        var heldOut = SampleSize.ForProportions(0.2, 0.25, ratio: 9);
        Assert.True(heldOut < equal);
        Assert.True(heldOut * 10 > equal * 2);
    }

    [Fact]
    public void The_minimal_detectable_difference_is_the_inverse_of_the_sample_size()
    {
        var arm = new Sample(0, 1, 100_000);
        var detectable = SampleSize.MinimalDetectableDifference(arm, arm);
        Assert.InRange(SampleSize.ForMeans(detectable, 1), 99_998, 100_002);
    }

    [Fact]
    public void Equal_rates_can_not_be_told_apart_by_any_sample() =>
        Assert.Throws<ArgumentException>(() => SampleSize.ForProportions(0.2, 0.2));
}
