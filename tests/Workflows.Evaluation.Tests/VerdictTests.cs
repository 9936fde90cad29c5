using Workflows.Evaluation.Results;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Tests;

public sealed class VerdictTests
{
    private static readonly ReportPeriod Year = Sample.Period(2025, 1, 1, 2026, 1, 1);
    private static readonly Instant Start = Sample.At(2025, 2, 1);
    private static readonly Instant End = Sample.At(2025, 12, 31);

    [Fact]
    public void A_journey_without_a_hold_out_identifies_no_effect()
    {
        var result = new Feed(Year).Joined(0, Start).Starts(0, Start, Sample.MakeItRight, heldOut: false).Ends(End);
        Assert.Equal(EffectVerdict.NotIdentified, result.Journeys[Sample.MakeItRight].Reach.Verdict);
        Assert.Equal("no hold-out: no causal effect identified", result.Journeys[Sample.MakeItRight].Reach.Words);
    }

    [Fact]
    public void Few_members_are_not_enough_and_the_answer_says_how_many_are_missing()
    {
        var reach = Arms(treated: 90, treatedReach: 45, heldOut: 10, heldOutReach: 1).Journeys[Sample.WinBack].Reach;
        Assert.Equal(EffectVerdict.NotEnoughYet, reach.Verdict);
        Assert.True(reach.MoreNeeded > 0);
        Assert.Contains($"{reach.MoreNeeded} more held-out members", reach.Words, StringComparison.Ordinal);
        Assert.StartsWith("not enough data yet: ", reach.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clear_lift_is_concluded_with_both_intervals_clear_of_nothing()
    {
        var reach = Arms(treated: 3600, treatedReach: 1440, heldOut: 400, heldOutReach: 80).Journeys[Sample.WinBack].Reach;
        Assert.Equal(EffectVerdict.Up, reach.Verdict);
        Assert.Equal(0.2m, reach.Difference);
        Assert.Equal(0.4m, reach.TreatedValue);
        Assert.Equal(0.2m, reach.HeldOutValue);
        Assert.True(reach.AnytimeLow > 0 && reach.AnytimeLow < reach.OnceLow && reach.OnceHigh < reach.AnytimeHigh);
    }

    [Fact]
    public void A_harmful_journey_is_concluded_downwards() =>
        Assert.Equal(EffectVerdict.Down, Arms(treated: 3600, treatedReach: 720, heldOut: 400, heldOutReach: 160)
            .Journeys[Sample.WinBack].Reach.Verdict);

    [Fact]
    public void Arms_of_the_wrong_size_withhold_the_verdict_and_its_numbers()
    {
        var reach = Arms(treated: 3600, treatedReach: 1440, heldOut: 200, heldOutReach: 40).Journeys[Sample.WinBack].Reach;
        Assert.Equal(EffectVerdict.Withheld, reach.Verdict);
        Assert.Null(reach.Difference);
        Assert.Null(reach.OnceLow);
        Assert.Null(reach.TreatedValue);
        Assert.True(reach.SampleRatioP < 0.001m);
    }

    [Fact]
    public void Only_members_whose_goal_window_is_over_count_and_each_once_as_first_assigned()
    {
        var late = Sample.At(2025, 12, 15);
        var result = new Feed(Year)
            .Joined(0, Start).Starts(0, Start, Sample.WinBack, heldOut: false)
            .Starts(0, Sample.At(2025, 9, 1), Sample.WinBack, heldOut: false, number: 2)
                .Reaches(0, Sample.At(2025, 9, 2), Sample.WinBack, heldOut: false, number: 2)
            .Joined(1, Start).Starts(1, late, Sample.WinBack, heldOut: false)
            .Ends(End);
        Assert.Equal(1, result.Journeys[Sample.WinBack].Reach.Treated);
        Assert.Equal(0m, result.Journeys[Sample.WinBack].Reach.TreatedValue);
        Assert.Equal(2m, result.Find("journeys", "assigned treated", "WinBack")!.Value);
        Assert.Equal(3m, result.Find("journeys", "started", "WinBack")!.Value);
    }

    [Fact]
    public void Money_kept_counts_sales_and_costs_within_the_window_alone()
    {
        var inside = Sample.At(2025, 2, 20);
        var feed = new Feed(Year);
        for (var member = 0; member < 2; member++)
        {
            feed.Joined(member, Start).Happens(member, Sample.Buys("m", Start, $"before {member}", 77_700))
                .Starts(member, Start, Sample.WinBack, heldOut: member == 1);
        }

        var money = feed.Happens(0, Sample.Buys("m", inside, "inside", 10_000))
            .Posts(0, inside, Model.Ledger.Account.Issued, Model.Ledger.Account.Pending, 100, 9)
            .Happens(0, Sample.Buys("m", Sample.At(2025, 4, 1), "after", 50_000)).Ends(End).Journeys[Sample.WinBack].Money;
        Assert.Equal((100m * 0.32m) - (100 * 0.08m * 0.8m), money.TreatedValue);
        Assert.Equal(0m, money.HeldOutValue);
    }

    private static EvaluationResult Arms(int treated, int treatedReach, int heldOut, int heldOutReach)
    {
        var feed = new Feed(Year);
        for (var member = 0; member < treated + heldOut; member++)
        {
            var isHeldOut = member >= treated;
            feed.Joined(member, Start).Starts(member, Start, Sample.WinBack, isHeldOut);
            if (isHeldOut ? member - treated < heldOutReach : member < treatedReach)
            {
                feed.Reaches(member, Sample.At(2025, 2, 10), Sample.WinBack, isHeldOut);
            }
        }

        return feed.Ends(End);
    }
}
