using Workflows.Core.Progress;
using Workflows.Model.Effects;
using Workflows.Testing;
using static Workflows.Testing.PlainShop;

namespace Workflows.Core.Tests.Semantics;

public sealed class ExpiryTests
{
    [Fact]
    public void Points_of_a_year_expire_on_31_March_of_the_year_after()
    {
        var world = Shop("expire 3 months after end of calendar year");
        Buy(world, "2026-01-01 00:00", "1", 10m);
        Buy(world, "2026-12-31 23:59:59", "2", 20m);
        Buy(world, "2027-01-01 00:00", "3", 40m);
        world.GoTo("2027-03-31 23:59");
        Assert.Equal(70, world.Points("anna", "Miles"));
        world.GoTo("2027-04-01 00:00");
        Assert.Equal(40, world.Points("anna", "Miles"));
        world.GoTo("2028-04-01 00:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Theory]
    [InlineData("expire at end of calendar quarter", "2026-07-01 00:00")]
    [InlineData("expire at end of next calendar year", "2028-01-01 00:00")]
    [InlineData("expire 6 weeks after end of calendar month", "2026-07-13 00:00")]
    [InlineData("expire 12 months after earned, end of quarter", "2027-07-01 00:00")]
    [InlineData("expire 12 months after earned, end of year", "2028-01-01 00:00")]
    public void Points_expire_at_the_midnight_that_their_form_says(string expire, string end)
    {
        var world = Shop(expire);
        Buy(world, "2026-05-20 10:00", "1", 10m);
        world.Population.End(new Model.Time.Instant(world.At(end).Micros - 1));
        Assert.Equal(10, world.Points("anna", "Miles"));
        world.GoTo(end);
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Earning_and_redeeming_are_activity_and_put_off_the_end_of_all_points()
    {
        var world = Shop("pending 5 days\n expire 6 months after activity");
        Buy(world, "2026-01-10 10:00", "1", 100m);
        Buy(world, "2026-05-10 10:00", "2", 10m);
        world.GoTo("2026-07-10 10:00");
        Assert.Equal(110, world.Points("anna", "Miles"));
        world.On("2026-08-01 10:00", "anna", "Redeemed", ("redemption", "r"), ("points", 30));
        world.GoTo("2027-02-01 09:59");
        Assert.Equal(80, world.Points("anna", "Miles"));
        world.GoTo("2027-02-01 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void What_gives_no_points_and_a_refused_redemption_are_no_activity()
    {
        var world = Shop("expire 6 months after activity");
        Buy(world, "2026-01-10 10:00", "1", 100m);
        Buy(world, "2026-05-10 10:00", "2", 0m);
        world.On("2026-05-11 10:00", "anna", "Redeemed", ("redemption", "r"), ("points", 101));
        world.GoTo("2026-07-10 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_late_purchase_keeps_alive_what_had_expired_without_it()
    {
        var world = Shop("expire 6 months after activity");
        Buy(world, "2026-01-10 10:00", "1", 100m);
        world.GoTo("2026-07-11 00:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
        world.Received("2026-07-12 10:00", "2026-06-10 10:00", "anna", "Purchase", ("order", "late"), ("total", 10m));
        Assert.Equal(110, world.Points("anna", "Miles"));
        world.GoTo("2026-12-10 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Notice_comes_at_its_exact_instant_once_for_all_that_expires_together()
    {
        var world = Shop("expire 12 months after earned, end of month\n notice 30 days before expiry");
        Buy(world, "2026-01-10 10:00", "1", 100m);
        Buy(world, "2026-01-20 10:00", "2", 50m);
        Buy(world, "2026-02-20 10:00", "3", 7m);
        world.GoTo("2027-01-01 23:59");
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.NoticeOfExpiry);
        world.GoTo("2027-01-02 00:00");
        var notice = Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.NoticeOfExpiry);
        Assert.Equal((150, world.At("2027-01-02 00:00")), (notice.Amount, notice.At));
        Assert.Equal(world.Plan.Calendar.DayOf(world.At("2027-01-31 12:00")), notice.Subject);
        Assert.Equal(new NextExpiry(150, world.At("2027-02-01 00:00")), NextExpiry.Of(world.Member("anna"), 0));
    }

    [Fact]
    public void Rules_and_journeys_react_to_notice_once()
    {
        var world = Shop("expire 3 months after activity\n notice 10 days before expiry", """
            rule Comfort {
              on notice of Miles
              bonus 5 Miles
              at most once per member
            }
            journey Tell {
              start on notice of Miles
              again 1 days after end
              send email "soon"
              finish "told"
            }
            """);
        Buy(world, "2026-01-10 10:00", "1", 100m);
        world.GoTo("2026-03-31 10:00");
        Assert.Equal(105, world.Points("anna", "Miles"));
        Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.MessageSent);

        // The bonus was an activity: there is notice again before the new end.
        world.GoTo("2026-06-20 10:00");
        Assert.Equal(2, world.EffectsOf("anna").Count(effect => effect.Kind == EffectKind.MessageSent));
        world.GoTo("2026-06-30 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_rule_puts_off_the_end_of_all_points_as_often_as_its_cap_allows()
    {
        var world = Shop("expire 3 months after earned\n notice 10 days before expiry", """
            event Goodwill { case: text key }
            rule Longer {
              on Goodwill
              extend Miles by 1 months
              bonus 1 Miles
              at most 1 per member per calendar year
            }
            """);
        Buy(world, "2026-01-10 10:00", "1", 100m);
        var first = world.On("2026-02-10 10:00", "anna", "Goodwill", ("case", "1"));
        Assert.Contains(first, effect => effect is { Kind: EffectKind.Extended, Amount: 100 });
        var second = world.On("2026-02-11 10:00", "anna", "Goodwill", ("case", "2"));
        Assert.Contains(second, effect => effect is { Kind: EffectKind.Extended, Amount: 0 });
        world.GoTo("2026-05-10 09:59");
        Assert.Equal(101, world.Points("anna", "Miles"));
        Assert.Equal(
            world.At("2026-04-30 10:00"), world.EffectsOf("anna").Single(effect => effect is { Kind: EffectKind.NoticeOfExpiry, Amount: 101 }).At);
        world.GoTo("2026-05-10 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_limit_that_members_share_counts_a_use_where_an_end_was_put_off()
    {
        var world = Shop("expire 3 months after earned", """
            event Goodwill { case: text key }
            rule Longer {
              on Goodwill
              extend Miles by 1 months
              at most 1 in total
            }
            """);
        Buy(world, "2026-01-10 10:00", "1", 100m);
        world.Join("2026-01-11 10:00", "ben");
        var nothing = world.On("2026-02-10 10:00", "ben", "Goodwill", ("case", "1"));
        Assert.Contains(nothing, effect => effect is { Kind: EffectKind.Extended, Amount: 0 });
        Assert.DoesNotContain(world.Population.Pools.Balances, balance => balance.Spent > 0);
        var first = world.On("2026-02-10 11:00", "anna", "Goodwill", ("case", "2"));
        Assert.Contains(first, effect => effect is { Kind: EffectKind.Extended, Amount: 100 });
        Assert.Equal(1, Assert.Single(world.Population.Pools.Balances).Spent);
        var second = world.On("2026-02-11 10:00", "anna", "Goodwill", ("case", "3"));
        Assert.Contains(second, effect => effect is { Kind: EffectKind.Extended, Amount: 0 });
        world.GoTo("2026-05-10 09:59");
        Assert.Equal(100, world.Points("anna", "Miles"));
        world.GoTo("2026-05-10 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void What_is_reserved_or_spent_is_put_off_too_and_comes_back_so()
    {
        var world = Shop("expire 3 months after earned", """
            event Goodwill { case: text key }
            rule Longer {
              on Goodwill
              extend Miles by 1 months
            }
            reward Mug {
              price 40 Miles
              hold 60 days
              cancel up to 90 days
            }
            """);
        Buy(world, "2026-01-10 10:00", "1", 80m);
        world.On("2026-01-11 10:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        world.On("2026-01-12 10:00", "anna", "RewardHeld", ("hold", "h"), ("reward", "Mug"));
        var put = world.On("2026-02-10 10:00", "anna", "Goodwill", ("case", "1"));
        Assert.Contains(put, effect => effect is { Kind: EffectKind.Extended, Amount: 40 });
        world.On("2026-02-11 10:00", "anna", "RewardReleased", ("hold", "h"));
        world.On("2026-02-12 10:00", "anna", "RewardCancelled", ("redemption", "r"));
        world.GoTo("2026-05-10 09:59");
        Assert.Equal(80, world.Points("anna", "Miles"));
        world.GoTo("2026-05-10 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void What_expires_next_leaves_out_what_made_good_a_debt()
    {
        var world = Shop("expire 3 months after earned", returns: "owe");
        Spent(world);
        Buy(world, "2026-01-20 10:00", "2", 30m);
        Assert.Null(NextExpiry.Of(world.Member("anna"), 0));
        Buy(world, "2026-01-21 10:00", "3", 90m);
        Assert.Equal(new NextExpiry(40, world.At("2026-04-21 10:00")), NextExpiry.Of(world.Member("anna"), 0));
    }

    [Fact]
    public void What_expires_next_below_zero_is_the_first_that_is_really_there()
    {
        var world = Shop("pending 5 days\n expire 3 months after earned", returns: "go negative");
        Spent(world);
        Buy(world, "2026-01-20 10:00", "2", 50m);
        Assert.Null(NextExpiry.Of(world.Member("anna"), 0));
        Buy(world, "2026-01-21 10:00", "3", 100m);
        Assert.Equal(new NextExpiry(70, world.At("2026-04-21 10:00")), NextExpiry.Of(world.Member("anna"), 0));
    }

    /// <summary>Anna spends 80 of 100 points, and the order that gave them is returned.</summary>
    private static void Spent(World world)
    {
        Buy(world, "2026-01-02 10:00", "1", 100m);
        world.On("2026-01-10 10:00", "anna", "Redeemed", ("redemption", "r"), ("points", 80));
        world.On("2026-01-11 10:00", "anna", "Refund", ("refund", "f"), ("order", "1"));
    }

    [Theory]
    [InlineData("spend oldest first", 70)]
    [InlineData("spend soonest to expire first", 100)]
    public void Points_are_spent_in_the_order_that_is_said(string spend, long left)
    {
        // Those of the first purchase are older, and an extension makes them expire later than those of the second.
        var world = Shop($"expire 3 months after earned\n {spend}", """
            event Goodwill { case: text key }
            rule Longer {
              on Goodwill
              extend Miles by 9 months
            }
            """);
        Buy(world, "2026-01-10 10:00", "1", 100m);
        world.On("2026-01-11 10:00", "anna", "Goodwill", ("case", "1"));
        Buy(world, "2026-02-10 10:00", "2", 50m);
        world.On("2026-02-11 10:00", "anna", "Redeemed", ("redemption", "r"), ("points", 30));
        world.GoTo("2026-06-01 00:00");
        Assert.Equal(left, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_member_with_notices_and_extensions_comes_back_from_bytes_as_it_was()
    {
        var world = Shop("pending 1 days\n expire 6 months after activity\n notice 30 days before expiry");
        Buy(world, "2026-01-10 10:00", "1", 100m);
        Buy(world, "2026-02-10 10:00", "2", 10m);
        var codec = new State.MemberCodec(world.Plan);
        var (first, second) = (new State.BlobWriter(), new State.BlobWriter());
        codec.Write(world.Member("anna"), first);
        codec.Write(codec.Read("anna", 0, first.Written), second);
        Assert.Equal(first.Written.ToArray(), second.Written.ToArray());
    }

    private static World Shop(string points, string more = "", string returns = "owe")
    {
        var head = PlainShop.Head.Replace("  time zone", $"  returns take pending, then available, then {returns}\n  time zone", StringComparison.Ordinal);
        var world = new World(head + $$"""
            event Refund {
              refund: text key
              order: text
              reverses Purchase by order
            }
            points Miles { worth 0.08 HKD
              {{points}} }
            rule Base {
              on Purchase
              award 1 Miles per 1 HKD of total
            }
            {{more}}
            """);
        world.Join("2025-12-01 00:00", "anna");
        return world;
    }
}
