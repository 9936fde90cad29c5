namespace Workflows.Statistics.Tests;

public sealed class ProportionTests
{
    [Fact]
    public void Day_one_retention_of_the_cookie_cats_differs_as_recomputed_from_the_published_counts()
    {
        var result = TwoProportions.Compare(new Proportion(20119, 45489), new Proportion(20034, 44700));
        Assert.Equal(-0.0059052, result.Difference, 7);
        Assert.Equal(-0.0123924, result.Wald.Low, 7);
        Assert.Equal(0.0005821, result.Wald.High, 7);
        Assert.Equal(-1.78409, result.Z, 5);
        Assert.Equal(0.0744097, result.P, 7);
    }

    [Fact]
    public void Day_seven_retention_of_the_cookie_cats_is_lower_as_recomputed_from_the_file()
    {
        if (SharedData.Rows("cookie_cats.csv") is not { } rows)
        {
            return;
        }

        var arms = rows.Select(row => row.Split(','))
            .GroupBy(cells => cells[1], StringComparer.Ordinal)
            .ToDictionary(arm => arm.Key, arm => new Proportion(arm.Count(c => c[4] == "True"), arm.Count()), StringComparer.Ordinal);
        var result = TwoProportions.Compare(arms["gate_40"], arms["gate_30"]);
        Assert.Equal((8279, 45489), (arms["gate_40"].Successes, arms["gate_40"].Trials));
        Assert.Equal(-0.0082013, result.Difference, 7);
        Assert.Equal(-0.0132816, result.Wald.Low, 7);
        Assert.Equal(-0.0031210, result.Wald.High, 7);
        Assert.Equal(-3.16436, result.Z, 5);
        Assert.Equal(0.00155425, result.P, 8);
    }

    [Fact]
    public void Newcombe_gives_the_intervals_of_its_paper()
    {
        // Newcombe 1998, table II, method 10: 56/70 against 48/80, and 9/10 against 3/10.
        var first = TwoProportions.Compare(new Proportion(56, 70), new Proportion(48, 80)).Newcombe;
        Assert.Equal(0.0524, first.Low, 4);
        Assert.Equal(0.3339, first.High, 4);
        var second = TwoProportions.Compare(new Proportion(9, 10), new Proportion(3, 10)).Newcombe;
        Assert.Equal(0.1705, second.Low, 4);
        Assert.Equal(0.8090, second.High, 4);
    }

    [Fact]
    public void Wilson_gives_the_intervals_of_newcombes_paper_on_one_proportion()
    {
        // Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3.
        var usual = ProportionInterval.Wilson(new Proportion(81, 263));
        Assert.Equal(0.2553, usual.Low, 4);
        Assert.Equal(0.3662, usual.High, 4);
        var none = ProportionInterval.Wilson(new Proportion(0, 20));
        Assert.Equal(0, none.Low);
        Assert.Equal(0.1611, none.High, 4);
        Assert.Equal(new Interval(0, 1), ProportionInterval.Wilson(new Proportion(0, 0)));
    }

    [Fact]
    public void Two_arms_that_all_succeed_differ_by_nothing_with_a_p_of_one()
    {
        var result = TwoProportions.Compare(new Proportion(10, 10), new Proportion(5, 5));
        Assert.Equal(0, result.Z);
        Assert.Equal(1, result.P, 12);
        Assert.True(result.Newcombe.High > 0.1);
    }

    [Fact]
    public void An_empty_arm_and_an_impossible_count_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TwoProportions.Compare(new Proportion(0, 0), new Proportion(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(new Proportion(1, 2), 95));
    }

    [Fact]
    public void The_split_of_the_cookie_cats_is_suspicious_but_not_below_the_threshold()
    {
        var result = SampleRatio.Check(45489, 44700, 0.5);
        Assert.Equal(0.00860799, result.P, 8);
        Assert.True(result.P > SampleRatio.Threshold);
        Assert.Equal(1, SampleRatio.Check(0, 0, 0.1).P);
    }
}
