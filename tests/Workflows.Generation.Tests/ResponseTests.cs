using Workflows.Generation.Models;
using Workflows.Statistics;
using Xunit.Abstractions;

namespace Workflows.Generation.Tests;

public sealed class ResponseTests(ITestOutputHelper output)
{
    private static readonly long End = Streams.Micros("2025-12-31T16:00:00Z");

    [Fact]
    public void Twenty_thousand_members_conclude_the_win_back_and_leave_the_recovery_open()
    {
        var members = MemberHistory.Of(EventStream.Generate(new GenerationModel(), 20_000, 2026));
        var (treated, heldOut) = Arms(members, "WinBack", 0.2, 30, history => history.FirstAtRisk());
        var winBack = LiftJudgement.OfShares(treated, heldOut, new LiftPlan(0.2, 0.05));
        output.WriteLine($"WinBack {treated.Successes}/{treated.Trials} v {heldOut.Successes}/{heldOut.Trials}: {winBack}");
        var concluded = Assert.IsType<LiftVerdict.Concluded>(winBack);
        Assert.True(concluded.Up);
        Assert.True(concluded.Interval.Contains(0.10));

        (treated, heldOut) = Arms(members, "MakeItRight", 0.2, 60, history => history.FirstUnhappy());
        var recovery = LiftJudgement.OfShares(treated, heldOut, new LiftPlan(0.2, 0.05));
        output.WriteLine($"MakeItRight {treated.Successes}/{treated.Trials} v {heldOut.Successes}/{heldOut.Trials}: {recovery}");
        Assert.True(Assert.IsType<LiftVerdict.NotEnoughYet>(recovery).MoreHeldOut > 0);
    }

    [Fact]
    public void Members_return_with_the_stated_probability_in_each_arm()
    {
        var model = new GenerationModel
        {
            Responses = [new ResponseEffect("Stay", "grain", 0.5, 60, 3, 30, 0.25, -0.10)],
            Recoveries = [],
        };
        var (treated, heldOut) = Arms(
            MemberHistory.Of(EventStream.Generate(model, 10_000, 5)), "Stay", 0.5, 30, history => history.FirstAtRisk(), "grain");
        output.WriteLine($"Stay {treated.Rate:0.0000} of {treated.Trials} v {heldOut.Rate:0.0000} of {heldOut.Trials}");
        Assert.InRange(treated.Rate, 0.15 - Tolerance(treated), 0.15 + Tolerance(treated));
        Assert.InRange(heldOut.Rate, 0.25 - Tolerance(heldOut), 0.25 + Tolerance(heldOut));
    }

    [Fact]
    public void Without_an_effect_the_arms_are_alike()
    {
        var model = new GenerationModel
        {
            Responses = [new ResponseEffect("Nothing", "HarbourRewards", 0.5, 60, 3, 30, 0.2, 0)],
            Recoveries = [],
        };
        var (treated, heldOut) = Arms(
            MemberHistory.Of(EventStream.Generate(model, 5_000, 8)), "Nothing", 0.5, 30, history => history.FirstAtRisk());
        Assert.IsNotType<LiftVerdict.Concluded>(LiftJudgement.OfShares(treated, heldOut, new LiftPlan(0.5, 0.05)));
    }

    [Fact]
    public void Nobody_is_treated_before_the_journey_runs()
    {
        var model = new GenerationModel
        {
            Responses = [new ResponseEffect("Later", "HarbourRewards", 0.5, 60, 3, 30, 0.1, 0.9) { RunsFrom = new DateOnly(2026, 1, 1) }],
            Recoveries = [],
        };
        var (treated, _) = Arms(
            MemberHistory.Of(EventStream.Generate(model, 3_000, 8)), "Later", 0.5, 30, history => history.FirstAtRisk());
        Assert.InRange(treated.Rate, 0.1 - Tolerance(treated), 0.1 + Tolerance(treated));
    }

    [Fact]
    public void A_strong_recovery_keeps_unhappy_members_buying()
    {
        var model = new GenerationModel { Responses = [], Recoveries = [new RecoveryEffect("Sorry", "harbour", 0.5, 6, 0.7, 0.7)] };
        var (treated, heldOut) = Arms(
            MemberHistory.Of(EventStream.Generate(model, 10_000, 5)), "Sorry", 0.5, 60, history => history.FirstUnhappy(), "harbour");
        var concluded = Assert.IsType<LiftVerdict.Concluded>(LiftJudgement.OfShares(treated, heldOut, new LiftPlan(0.5, 0.05)));
        Assert.True(concluded.Up);
        Assert.InRange(heldOut.Rate / treated.Rate, 0.22, 0.38);
    }

    private static double Tolerance(Proportion arm) => 4 * Math.Sqrt(arm.Rate * (1 - arm.Rate) / arm.Trials);

    private static (Proportion Treated, Proportion HeldOut) Arms(
        Dictionary<string, MemberHistory> members,
        string journey,
        double share,
        int days,
        Func<MemberHistory, long?> trigger,
        string salt = "HarbourRewards")
    {
        var wins = new long[2];
        var sizes = new long[2];
        foreach (var (member, history) in members)
        {
            if (trigger(history) is { } at && at + days * Streams.Day < End)
            {
                var arm = MemberHistory.IsHeldOut(salt, journey, member, share) ? 1 : 0;
                sizes[arm]++;
                wins[arm] += history.BuysWithin(at, days) ? 1 : 0;
            }
        }

        return (new Proportion(wins[0], sizes[0]), new Proportion(wins[1], sizes[1]));
    }
}
