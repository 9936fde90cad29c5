using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Rewards of two members who turn out to be one: reserved, given, cancelled.</summary>
public sealed class MergedRewardTests
{
    [Fact]
    public void What_is_reserved_stays_reserved_and_vouchers_and_cancellations_go_on()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 100);
        world.On("2026-01-25 10:00", "anna", "RewardHeld", ("hold", "h"), ("reward", "Mug"));
        world.On("2026-01-25 11:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        MergedShop.Merge(world, "2026-01-26 10:00", "anna", "ben");
        Assert.Equal((20, 40), (world.Member("ben").Available(0), world.Member("ben").Held(0)));
        world.On("2026-01-27 10:00", "anna", "Redeemed", ("redemption", "s"), ("hold", "h"));
        Assert.Equal(0, world.Member("ben").Held(0));
        world.On("2026-01-28 10:00", "ben", "RewardCancelled", ("redemption", "r"));
        Assert.Equal(60, world.Member("ben").Available(0));
        var code = world.Member("ben").Rewards!.Redemptions.Single().Voucher!.Code;
        Assert.Contains(
            world.On("2026-02-01 10:00", "ben", "VoucherUsed", ("use", "u"), ("voucher", code)), effect => effect.Kind == EffectKind.VoucherUsed);
    }

    [Fact]
    public void What_is_cancelled_after_a_merge_was_spent_by_who_goes_on_and_nobody_gives_back_what_was_never_spent()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 100);
        world.On("2026-01-25 11:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        world.On("2026-01-25 12:00", "anna", "Redeemed", ("redemption", "s"), ("points", 10));
        Assert.Equal(50, Spent(world, "anna"));
        MergedShop.Merge(world, "2026-01-26 10:00", "anna", "ben");

        // What bought nothing of ours can't be given back, and stays where it was spent.
        Assert.Equal((10, 40), (Spent(world, "anna"), Spent(world, "ben")));
        world.On("2026-01-28 10:00", "ben", "RewardCancelled", ("redemption", "r"));
        Assert.Equal((10, 0), (Spent(world, "anna"), Spent(world, "ben")));
        Assert.Equal(90, world.Member("ben").Available(0));
    }

    private static long Spent(World world, string member) => world.Log.Steps.Where(step => step.Member == member).SelectMany(step => step.Postings)
        .Sum(posting => posting.To == Account.Redeemed ? posting.Amount : posting.From == Account.Redeemed ? -posting.Amount : 0);
}
