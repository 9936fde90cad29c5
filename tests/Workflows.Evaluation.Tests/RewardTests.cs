using Workflows.Model.Diagnostics;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Tests;

public sealed class RewardTests
{
    private static readonly ReportPeriod Quarter = Sample.Period(2025, 10, 1, 2026, 1, 1);

    private static readonly Programme Programme = Sample.Programme with
    {
        Rewards =
        [
            new("Roaming", "A day of roaming", 0, [new(0, 300, Fraction.Zero, SourceSpan.None), new(0, 100, Fraction.Of(16), SourceSpan.None)], SourceSpan.None)
            {
                OurCost = Fraction.Of(18), Stock = 5,
            },
        ],
    };

    [Fact]
    public void Rewards_that_were_kept_cost_what_one_costs_us_and_their_prices_are_told_apart()
    {
        var result = new Feed(Quarter, Programme).Joined(0, Sample.At(2025, 9, 1))
            .Step(0, Sample.At(2025, 9, 2), Given(0, Sample.At(2025, 9, 2)))
            .Step(0, Sample.At(2025, 10, 2), Given(0, Sample.At(2025, 10, 2)))
            .Step(0, Sample.At(2025, 10, 3), Given(1, Sample.At(2025, 10, 3)), Given(1, Sample.At(2025, 10, 3)))
            .Step(0, Sample.At(2025, 10, 4), Given(1, Sample.At(2025, 10, 4)) with { Kind = EffectKind.RewardCancelled })
            .Step(0, Sample.At(2025, 11, 4), Refused(Sample.At(2025, 11, 4))).Step(0, Sample.At(2025, 11, 5), Refused(Sample.At(2025, 11, 5)))
            .Ends(Sample.At(2025, 12, 31));
        decimal? Of(string name, string item = "Roaming") => result.Find("rewards", name, item)?.Value;
        Assert.Equal((3m, 1m, 400m), (Of("given"), Of("cancelled"), Of("points", "Roaming in Miles")));
        Assert.Equal((16m, 36m, 36m), (Of("paid beside points"), Of("cost"), Of("cost of rewards", "")));
        Assert.Equal((5m, 2m), (Of("stock"), Of("refused, none left")));
        Assert.Contains("the first on 2025-11-04", result.Find("rewards", "refused, none left", "Roaming")!.Source, StringComparison.Ordinal);
        Assert.Contains("not added", result.Find("rewards", "cost of rewards")!.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_that_a_cancelled_reward_gave_back_are_not_redeemed_and_held_ones_are_outstanding()
    {
        var result = new Feed(Quarter).Joined(0, Sample.At(2025, 10, 1))
            .Posts(0, Sample.At(2025, 10, 2), Account.Issued, Account.Available, 100, 7)
            .Posts(0, Sample.At(2025, 11, 2), Account.Available, Account.Redeemed, 60, 7)
            .Posts(0, Sample.At(2025, 11, 3), Account.Redeemed, Account.Available, 60, 7)
            .Posts(0, Sample.At(2025, 11, 4), Account.Available, Account.Held, 30, 7).Ends(Sample.At(2025, 12, 31));
        Assert.Equal(0m, result.Find("points", "redeemed", "Miles")!.Value);
        Assert.Equal(100m, result.Find("points", "outstanding", "Miles")!.Value);
        Assert.Equal(100m, result.Find("points", "earned: outstanding", "Miles", month: "2025-10")!.Value);
    }

    private static Effect Given(int price, Instant at) =>
        new() { Kind = EffectKind.Redeemed, Source = 0, Subject = price, Currency = 0, Amount = price == 0 ? 300 : 100, At = at, Text = "r" };

    private static Effect Refused(Instant at) =>
        new() { Kind = EffectKind.Rejected, Source = 0, Subject = (int)RejectionReason.OutOfStock, Currency = -1, At = at, Text = "r" };
}
