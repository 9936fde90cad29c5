using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Rewards: price, stock, caps, holds, vouchers, cancellation.</summary>
public sealed class RewardTests
{
    private const string Text = PlainShop.Head + PlainShop.Returns + """
        points Miles {
          worth 0.08 HKD
          expire 3 months after earned
        }
        points Stars { worth 1 HKD }
        tiers Status {
          tier Blue from joining
          tier Gold when count of Purchase over last 12 months >= 3
        }
        rule Base {
          on Purchase
          award 1 Miles per 10 HKD of total
        }
        reward Coffee {
          price 30 Miles or 10 Miles + 2.50 HKD
          our cost 2 HKD
          stock 2
          hold 15 minutes
          at most 1 per member per calendar month
          cancel up to 7 days
        }
        reward Lounge {
          price 20 Miles
          when member is at least Gold
        }
        reward Gift {
          price 40 Miles
          voucher valid 30 days worth 50 HKD
          cancel up to 7 days
        }
        reward Ride {
          price 5 Miles
          hold 1 hours
          voucher valid 30 days
        }
        """;

    [Fact]
    public void A_reward_takes_the_points_of_its_price_and_one_of_the_stock()
    {
        var world = WithMiles("anna", 100);
        var given = world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        var effect = Assert.Single(given, effect => effect.Kind == EffectKind.Redeemed);
        Assert.Equal((0, 0, 30L, "r1"), (effect.Source, effect.Subject, effect.Amount, effect.Text));
        Assert.Equal(70, world.Points("anna", "Miles"));
        Assert.Equal(1, Assert.Single(world.Population.Pools.Balances).Spent);
    }

    [Fact]
    public void The_points_that_are_told_say_which_price_is_paid()
    {
        var world = WithMiles("anna", 100);
        var given = world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"), ("points", 10));
        Assert.Equal(1, Assert.Single(given, effect => effect.Kind == EffectKind.Redeemed).Subject);
        Assert.Equal(90, world.Points("anna", "Miles"));
        Refused(RejectionReason.NoSuchPrice, world.On("2026-04-03 10:00", "anna", "Redeemed", ("redemption", "r2"), ("reward", "Coffee"), ("points", 11)));
        Refused(RejectionReason.NoSuchPrice, world.On("2026-04-03 10:01", "anna", "Redeemed", ("redemption", "r3")));
    }

    [Fact]
    public void Each_reason_to_refuse_is_told_and_nothing_is_taken()
    {
        var world = WithMiles("anna", 35);
        Refused(RejectionReason.NotEligible, world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Lounge")));
        Refused(RejectionReason.NotEnoughPoints, world.On("2026-03-03 10:01", "anna", "Redeemed", ("redemption", "r2"), ("reward", "Gift")));
        Refused(RejectionReason.NotHoldable, world.On("2026-03-03 10:02", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Gift")));
        world.On("2026-03-03 10:03", "anna", "Redeemed", ("redemption", "r3"), ("reward", "Coffee"));
        Refused(RejectionReason.CapReached, world.On("2026-03-03 10:04", "anna", "Redeemed", ("redemption", "r4"), ("reward", "Coffee")));
        Refused(RejectionReason.NoSuchRedemption, world.On("2026-03-03 10:05", "anna", "RewardCancelled", ("redemption", "r4")));
        Refused(RejectionReason.NoSuchHold, world.On("2026-03-03 10:06", "anna", "RewardReleased", ("hold", "h1")));
        Refused(RejectionReason.NoSuchVoucher, world.On("2026-03-03 10:07", "anna", "VoucherUsed", ("use", "u1"), ("voucher", "ABCDE")));
        Assert.Equal(5, world.Points("anna", "Miles"));
    }

    [Fact]
    public void The_stock_is_never_below_zero_and_who_comes_late_hears_so()
    {
        var world = WithMiles("anna", 100);
        Earn(world, "ben", 100);
        Earn(world, "carol", 100);
        world.On("2026-03-03 10:00", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Coffee"));
        world.On("2026-03-03 10:01", "ben", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        Refused(RejectionReason.OutOfStock, world.On("2026-03-03 10:02", "carol", "Redeemed", ("redemption", "r2"), ("reward", "Coffee")));
        Assert.Equal(100, world.Points("carol", "Miles"));

        // The hold's time is over at 10:15, and what it kept goes to the next who asks after that.
        world.On("2026-03-03 10:16", "carol", "Redeemed", ("redemption", "r3"), ("reward", "Coffee"));
        Assert.Equal(70, world.Points("carol", "Miles"));
        world.On("2026-03-04 10:00", "ben", "RewardCancelled", ("redemption", "r1"));
        world.On("2026-03-04 10:01", "anna", "Redeemed", ("redemption", "r4"), ("reward", "Coffee"));
        Assert.Equal(70, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_hold_keeps_points_back_until_it_is_made_good()
    {
        var world = WithMiles("anna", 35);
        world.On("2026-03-03 10:00", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Coffee"));
        Assert.Equal((5L, 30L), (world.Member("anna").Available(0), world.Member("anna").Held(0)));
        Refused(RejectionReason.NotEnoughPoints, world.On("2026-03-03 10:05", "anna", "Redeemed", ("redemption", "r0"), ("points", 10)));
        world.On("2026-03-03 10:14", "anna", "Redeemed", ("redemption", "r1"), ("hold", "h1"));
        Assert.Equal((5L, 0L), (world.Member("anna").Available(0), world.Member("anna").Held(0)));
        Refused(RejectionReason.NoSuchHold, world.On("2026-03-03 10:14:30", "anna", "Redeemed", ("redemption", "r2"), ("hold", "h1")));
    }

    [Fact]
    public void A_hold_ends_at_its_exact_instant_and_counts_for_no_cap_then()
    {
        var world = WithMiles("anna", 35);
        world.On("2026-03-03 10:00", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Coffee"));
        world.GoTo("2026-03-03 10:14:59.999999");
        Assert.Equal(30, world.Member("anna").Held(0));
        world.GoTo("2026-03-03 10:15");
        Assert.Equal((35L, 0L), (world.Member("anna").Available(0), world.Member("anna").Held(0)));
        Assert.Contains(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.HoldEnded && effect.At == world.At("2026-03-03 10:15"));
        world.On("2026-03-03 10:16", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        Assert.Equal(5, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Cancelled_points_go_back_to_their_lots_as_old_as_they_are()
    {
        var world = WithMiles("anna", 40);
        world.On("2026-05-30 10:00", "anna", "Purchase", ("order", "later"), ("total", 1_000m));
        world.On("2026-06-01 09:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        world.On("2026-06-01 10:00", "anna", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal(140, world.Points("anna", "Miles"));
        world.GoTo("2026-06-02 10:00");
        Assert.Equal(100, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Points_that_would_have_expired_meanwhile_come_back_and_expire_at_once()
    {
        var world = WithMiles("anna", 40);
        world.On("2026-06-01 09:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        var back = world.On("2026-06-03 10:00", "anna", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal(30, Assert.Single(back, effect => effect.Kind == EffectKind.RewardCancelled).Amount);
        Assert.Equal(30, Assert.Single(back, effect => effect.Kind == EffectKind.Expired && effect.Amount == 30).Amount);
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_reward_can_be_cancelled_until_its_time_is_over_and_not_once_it_was_had()
    {
        var world = WithMiles("anna", 100);
        Earn(world, "ben", 100);
        world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        world.On("2026-03-03 10:00", "ben", "Redeemed", ("redemption", "r2"), ("reward", "Coffee"));
        world.On("2026-03-04 10:00", "ben", "RewardFulfilled", ("redemption", "r2"));
        Refused(RejectionReason.AlreadyUsed, world.On("2026-03-05 10:00", "ben", "RewardCancelled", ("redemption", "r2")));
        Refused(RejectionReason.NoSuchRedemption, world.On("2026-03-05 10:00", "ben", "RewardFulfilled", ("redemption", "r2")));
        Refused(RejectionReason.TooLateToCancel, world.On("2026-03-10 10:00", "anna", "RewardCancelled", ("redemption", "r1")));
        world.On("2026-03-10 11:00", "anna", "Redeemed", ("redemption", "r3"), ("reward", "Ride"));
        Refused(RejectionReason.NotCancellable, world.On("2026-03-10 11:01", "anna", "RewardCancelled", ("redemption", "r3")));
    }

    [Fact]
    public void A_voucher_of_money_is_used_in_parts_until_it_is_used_up()
    {
        var world = WithMiles("anna", 100);
        var code = CodeOf(world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Gift")));
        world.On("2026-03-04 10:00", "anna", "VoucherUsed", ("use", "u1"), ("voucher", code), ("amount", 30m));
        Refused(RejectionReason.AlreadyUsed, world.On("2026-03-04 11:00", "anna", "RewardCancelled", ("redemption", "r1")));
        Refused(RejectionReason.VoucherTooSmall, world.On("2026-03-04 12:00", "anna", "VoucherUsed", ("use", "u2"), ("voucher", code), ("amount", 20.01m)));
        var rest = world.On("2026-03-05 10:00", "anna", "VoucherUsed", ("use", "u3"), ("voucher", code));
        Assert.Equal(2_000, Assert.Single(rest, effect => effect.Kind == EffectKind.VoucherUsed).Amount);
        Refused(RejectionReason.VoucherUsedUp, world.On("2026-03-06 10:00", "anna", "VoucherUsed", ("use", "u4"), ("voucher", code), ("amount", 1m)));
    }

    [Fact]
    public void A_voucher_expires_at_its_exact_instant()
    {
        var world = WithMiles("anna", 100);
        var code = CodeOf(world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Ride")));
        Refused(RejectionReason.VoucherExpired, world.On("2026-04-02 10:00", "anna", "VoucherUsed", ("use", "u1"), ("voucher", code)));
        var expired = Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.VoucherExpired);
        Assert.Equal(world.At("2026-04-02 10:00"), expired.At);
    }

    [Fact]
    public void A_code_is_the_same_everywhere_and_a_wrong_sign_is_found()
    {
        var codes = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            var world = WithMiles("anna", 100);
            codes.Add(CodeOf(world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Ride"))));
        }

        Assert.Equal(codes[0], codes[1]);
        Assert.Equal(codes[0], Rewards.VoucherCode.Read(codes[0].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)));
        var programme = WithMiles("anna", 1).Programme;
        Assert.Equal(codes[0], Rewards.VoucherCode.Of(Rewards.VoucherSecret.Stated, programme, 0, "r1"));
        Assert.NotEqual(codes[0], Rewards.VoucherCode.Of(Rewards.VoucherSecret.Stated, programme, 0, "r2"));
        Assert.NotEqual(codes[0], Rewards.VoucherCode.Of(Rewards.VoucherSecret.Stated, programme, 1, "r1"));
        Assert.NotEqual(codes[0], Rewards.VoucherCode.Of(new Rewards.VoucherSecret(new byte[32]), programme, 0, "r1"));
        for (var i = 0; i < codes[0].Length; i++)
        {
            var wrong = codes[0].ToCharArray();
            wrong[i] = wrong[i] == '7' ? '8' : '7';
            Assert.True(codes[0][i] == '-' || Rewards.VoucherCode.Read(new string(wrong)) is null);
        }
    }

    [Fact]
    public void A_hold_and_a_redemption_that_a_return_uncovers_stay_and_are_owed()
    {
        var world = WithMiles("anna", 40);
        world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        world.On("2026-03-03 11:00", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Ride"));
        world.On("2026-03-03 11:30", "anna", "Refund", ("refund", "f"), ("order", "first"));
        Assert.Equal((0L, 5L, 35L), Standing(world));
        world.GoTo("2026-03-03 12:00");
        Assert.Equal((0L, 0L, 30L), Standing(world));
        world.On("2026-03-04 10:00", "anna", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal((0L, 0L, 0L), Standing(world));
        Assert.Equal(0, Assert.Single(world.Population.Pools.Balances).Spent);
    }

    [Fact]
    public void A_request_that_comes_late_counts_as_it_arrives()
    {
        var world = WithMiles("anna", 40);
        world.On("2026-03-05 10:00", "anna", "Purchase", ("order", "second"), ("total", 100m));
        var given = world.Received("2026-03-06 10:00", "2026-03-04 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        Assert.Equal(world.At("2026-03-06 10:00"), Assert.Single(given, effect => effect.Kind == EffectKind.Redeemed).At);
        world.Received("2026-03-07 10:00", "2026-03-04 11:00", "anna", "Redeemed", ("redemption", "r2"), ("points", 5));
        Assert.Equal(15, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_request_that_was_answered_is_not_put_right()
    {
        var world = WithMiles("anna", 40);
        world.On("2026-03-05 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Ride"));
        var type = world.Programme.EventTypes.Single(type => type.Name == "Redeemed");
        var right = world.RecordOf(type, "2026-03-06 10:00", "anna", "r2", ("redemption", "r2"), ("reward", "Coffee"));
        Assert.Equal(Refusal.Answered, world.Population.Take(new Model.Events.EventRecord
        {
            Type = right.Type, Member = right.Member, At = right.At, Key = right.Key, Replaces = "r1", Numbers = right.Numbers, Texts = right.Texts, Known = right.Known,
        }));
    }

    [Fact]
    public void Returning_a_reward_s_points_never_lets_them_go_below_zero_where_returns_may()
    {
        var world = new World(Text.Replace("time zone \"Asia/Hong_Kong\"", "time zone \"Asia/Hong_Kong\"\n  returns take pending, then available, then go negative", StringComparison.Ordinal));
        Earn(world, "anna", 40);
        world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        world.On("2026-03-03 11:30", "anna", "Refund", ("refund", "f"), ("order", "first"));
        Assert.Equal(-30, world.Member("anna").Available(0));
        world.On("2026-03-04 10:00", "anna", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal(0, world.Member("anna").Available(0));
    }

    [Fact]
    public void A_use_of_a_cap_is_free_again_once_a_reward_is_cancelled()
    {
        var world = WithMiles("anna", 100);
        world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        world.On("2026-03-04 10:00", "anna", "RewardCancelled", ("redemption", "r1"));
        world.On("2026-03-05 10:00", "anna", "Redeemed", ("redemption", "r2"), ("reward", "Coffee"));
        Assert.Equal(70, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_basket_shows_what_it_would_earn_and_what_can_be_spent_in_it_and_changes_nothing()
    {
        var world = WithMiles("anna", 35);
        world.On("2026-03-03 10:00", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Ride"));
        var purchase = world.Programme.EventTypes.Single(type => type.Name == "Purchase");
        var basket = world.RecordOf(purchase, "2026-03-03 10:05", "anna", "open", ("order", "open"), ("total", 250m));
        var view = Rewards.BasketView.Of(world.Plan, world.Member("anna"), world.Population.Pools.Balances, basket, world.At("2026-03-03 10:05"));
        Assert.Equal(new Rewards.BasketBalance(0, 30, 5, 25, 0), view.Balances[0]);
        Assert.Equal(["Coffee", "Ride"], view.InReach.Select(reward => world.Programme.Rewards[reward].Name));
        Assert.Equal((30L, 5L), (world.Member("anna").Available(0), world.Member("anna").Held(0)));
        var later = Rewards.BasketView.Of(world.Plan, world.Member("anna"), world.Population.Pools.Balances, null, world.At("2026-03-03 12:00"));
        Assert.Equal(new Rewards.BasketBalance(0, 35, 0, 0, 0), later.Balances[0]);
    }

    [Fact]
    public void A_reward_of_which_nothing_is_to_be_heard_any_more_is_forgotten()
    {
        var world = WithMiles("anna", 100);
        world.On("2026-03-03 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Coffee"));
        world.On("2027-05-31 09:00", "anna", "Purchase", ("order", "o2"), ("total", 300m));
        world.On("2027-05-31 10:00", "anna", "Redeemed", ("redemption", "r2"), ("reward", "Coffee"));
        Assert.Equal(["r1", "r2"], world.Member("anna").Rewards!.Redemptions.Select(one => one.Key));
        world.On("2027-06-01 10:00", "anna", "RewardFulfilled", ("redemption", "r2"));
        Assert.Equal(["r2"], world.Member("anna").Rewards!.Redemptions.Select(one => one.Key));
        Refused(RejectionReason.NoSuchRedemption, world.On("2027-06-02 10:00", "anna", "RewardFulfilled", ("redemption", "r1")));
    }

    [Fact]
    public void Spending_for_a_reward_is_an_activity_and_reserving_one_is_none()
    {
        var world = AfterActivity();
        world.On("2026-04-01 10:00", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Ride"));
        world.On("2026-04-01 10:10", "anna", "RewardReleased", ("hold", "h1"));
        Assert.Equal(world.At("2026-06-02 10:00"), world.Member("anna").NextClock);
        world.On("2026-04-01 10:20", "anna", "RewardHeld", ("hold", "h2"), ("reward", "Ride"));
        world.On("2026-04-01 10:30", "anna", "Redeemed", ("redemption", "r1"), ("hold", "h2"));
        Assert.Equal(world.At("2026-07-01 10:30").Micros, Assert.Single(world.Member("anna").LotsOf(0)!).Expires);
    }

    [Fact]
    public void Points_that_come_back_expire_as_if_they_had_been_kept_through_every_activity()
    {
        var world = AfterActivity();
        world.On("2026-03-10 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Gift"));
        Assert.Equal(0, world.Member("anna").Available(0));
        world.On("2026-03-12 10:00", "anna", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal(world.At("2026-06-10 10:00").Micros, Assert.Single(world.Member("anna").LotsOf(0)!).Expires);

        world.On("2026-03-14 10:00", "anna", "Redeemed", ("redemption", "r2"), ("reward", "Gift"));
        world.On("2026-03-15 10:00", "anna", "Purchase", ("order", "o2"), ("total", 10m));
        world.On("2026-03-16 10:00", "anna", "RewardCancelled", ("redemption", "r2"));
        Assert.Equal(41, world.Member("anna").Available(0));
        Assert.All(world.Member("anna").LotsOf(0)!, lot => Assert.Equal(world.At("2026-06-15 10:00").Micros, lot.Expires));
    }

    [Fact]
    public void Points_that_come_back_are_given_notice_of_before_their_end()
    {
        var world = new World(Text.Replace("expire 3 months after earned", "expire 3 months after earned\n  notice 10 days before expiry", StringComparison.Ordinal));
        Earn(world, "anna", 40);
        world.On("2026-03-10 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Gift"));
        world.On("2026-03-12 10:00", "anna", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal(world.At("2026-05-23 10:00"), world.Member("anna").NextClock);
    }

    private static World AfterActivity()
    {
        var world = new World(Text.Replace("3 months after earned", "3 months after activity", StringComparison.Ordinal));
        Earn(world, "anna", 40);
        return world;
    }

    private static (long Available, long Held, long Owed) Standing(World world) =>
        (world.Member("anna").Available(0), world.Member("anna").Held(0), world.Member("anna").Owed(0));

    private static void Refused(RejectionReason reason, IEnumerable<Effect> effects) =>
        Assert.Equal((int)reason, Assert.Single(effects, effect => effect.Kind == EffectKind.Rejected).Subject);

    private static string CodeOf(IEnumerable<Effect> effects) =>
        Assert.Single(effects, effect => effect.Kind == EffectKind.VoucherIssued).Text!;

    private static World WithMiles(string member, int miles)
    {
        var world = new World(Text);
        Earn(world, member, miles);
        return world;
    }

    private static void Earn(World world, string member, int miles)
    {
        world.Join("2026-03-01 00:00", member);
        world.On("2026-03-02 10:00", member, "Purchase", ("order", member == "anna" ? "first" : member), ("total", miles * 10m));
    }
}
