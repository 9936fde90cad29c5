namespace Workflows.Statistics.Tests;

public sealed class LiftJudgementTests
{
    private static readonly LiftPlan Plan = new(0.1, 0.05);

    [Fact]
    public void A_clear_lift_is_concluded_with_its_interval()
    {
        var verdict = LiftJudgement.OfShares(new Proportion(2520, 9000), new Proportion(200, 1000), Plan);
        var concluded = Assert.IsType<LiftVerdict.Concluded>(verdict);
        Assert.True(concluded.Up);
        Assert.Equal(0.08, concluded.Difference, 12);
        Assert.True(concluded.Interval.Low > 0);
    }

    [Fact]
    public void A_journey_that_drives_members_away_is_concluded_downwards()
    {
        var verdict = LiftJudgement.OfShares(new Proportion(1080, 9000), new Proportion(200, 1000), Plan);
        Assert.False(Assert.IsType<LiftVerdict.Concluded>(verdict).Up);
    }

    [Fact]
    public void A_young_experiment_says_how_many_more_members_each_arm_needs()
    {
        var verdict = LiftJudgement.OfShares(new Proportion(250, 900), new Proportion(20, 100), Plan with { Looks = Looks.Once });
        var young = Assert.IsType<LiftVerdict.NotEnoughYet>(verdict);
        var needed = SampleSize.ForProportions(21.0 / 102, 21.0 / 102 + 0.05, ratio: 9);
        Assert.Equal((long)Math.Ceiling(needed) - 100, young.MoreHeldOut);
        Assert.Equal((long)Math.Ceiling(needed * 9) - 900, young.MoreTreated);
    }

    [Fact]
    public void Looking_all_the_time_needs_more_members_than_looking_once()
    {
        var always = LiftJudgement.NeededForShares(0.2, Plan);
        var once = LiftJudgement.NeededForShares(0.2, Plan with { Looks = Looks.Once });
        Assert.InRange(always.HeldOut / (double)once.HeldOut, 1.3, 2.5);
        Assert.InRange(always.Treated / (double)always.HeldOut, 8.98, 9.02);
    }

    [Fact]
    public void As_many_members_as_were_asked_for_show_the_planned_effect_in_eighty_of_a_hundred_experiments()
    {
        var (treated, heldOut) = LiftJudgement.NeededForShares(0.2, Plan);
        var random = new Random(7);
        var seen = Enumerable.Range(0, 400).Count(_ => LiftJudgement.OfShares(
            Draw(random, treated, 0.25), Draw(random, heldOut, 0.2), Plan) is LiftVerdict.Concluded { Up: true });
        Assert.InRange(seen / 400.0, 0.74, 0.87);
    }

    [Fact]
    public void An_effect_that_enough_members_did_not_show_asks_for_no_more()
    {
        var verdict = LiftJudgement.OfShares(new Proportion(18_000, 90_000), new Proportion(2_000, 10_000), Plan);
        Assert.True(Assert.IsType<LiftVerdict.NotShown>(verdict).Interval.Contains(0));
    }

    [Fact]
    public void Arms_of_the_wrong_size_withhold_the_result_and_say_why()
    {
        var verdict = LiftJudgement.OfShares(new Proportion(2520, 9000), new Proportion(200, 800), Plan);
        var reason = Assert.IsType<LiftVerdict.Withheld>(verdict).Reason;
        Assert.StartsWith("The hold-out has 800 of 9800 members where 0.1 of them was planned", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tiny_hold_out_never_concludes_however_large_the_difference()
    {
        var verdict = LiftJudgement.OfShares(new Proportion(80, 90), new Proportion(0, 10), Plan);
        Assert.True(Assert.IsType<LiftVerdict.NotEnoughYet>(verdict).MoreHeldOut >= 90);
        Assert.Null(Assert.IsType<LiftVerdict.NotEnoughYet>(
            LiftJudgement.OfShares(new Proportion(0, 0), new Proportion(0, 0), Plan)).Interval);
    }

    [Fact]
    public void Arms_in_which_nobody_differs_from_anybody_are_not_certain()
    {
        var verdict = LiftJudgement.OfMeans(new Sample(0, 0, 9000), new Sample(0, 0, 1000), Plan);
        Assert.IsType<LiftVerdict.NotEnoughYet>(verdict);
    }

    [Fact]
    public void Margin_per_member_is_judged_by_welch_when_looked_at_once()
    {
        var plan = new LiftPlan(0.1, 10) { Looks = Looks.Once };
        var treated = new Sample(120, 200, 9000);
        var heldOut = new Sample(100, 180, 1000);
        var concluded = Assert.IsType<LiftVerdict.Concluded>(LiftJudgement.OfMeans(treated, heldOut, plan));
        Assert.Equal(TwoMeans.Compare(treated, heldOut).Interval, concluded.Interval);
    }

    private static Proportion Draw(Random random, long trials, double rate)
    {
        long successes = 0;
        for (long i = 0; i < trials; i++)
        {
            successes += random.NextDouble() < rate ? 1 : 0;
        }

        return new Proportion(successes, trials);
    }
}
