using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What guards stop: held until somebody decides, refused, or only told.</summary>
public sealed class GuardTests
{
    private const string Text = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money
          channel: one of shop, app }
        event Refund { refund: text key
          order: text
          reverses Purchase by order }
        points Miles { worth 0.08 HKD
          pending 14 days
          expire 12 months after earned }
        points Stars { status only }
        tiers Status {
          tier Blue from joining
          tier Silver when earned Stars this calendar year >= 30
        }
        budget Launch { limit 8 HKD per calendar month }
        rule Base { on Purchase
          award 1 Miles and 1 Stars per 10 HKD of total }
        rule Extra { on Purchase
          bonus 50 Miles funded by Launch }
        rule Promise { on Purchase where total >= 500 HKD
          bonus 9 Miles, pending until Purchase where channel is app up to 30 days }
        guard Velocity {
          on      Purchase
          at most 2 per member per calendar day
          then    hold for "Risk desk"
        }

        """;

    [Fact]
    public void What_goes_beyond_the_limit_is_pending_and_does_not_count_until_it_is_released()
    {
        var world = Begun();
        var third = Buy(world, "3", "2026-01-05 12:00");
        Assert.Equal((10, 50), (world.Gave(third, "Base", "Miles"), world.Gave(third, "Extra", "Miles")));
        Assert.Equal(3, Assert.Single(third, effect => effect.Kind == EffectKind.GuardHeld).Amount);
        Assert.Equal((10, 20), (world.Member("anna").Pending(1), world.Member("anna").Available(1)));
        Assert.Equal("Blue", world.Tier("anna"));
        var released = world.On("2026-01-08 12:00", "anna", "EarningReleased", ("held", "3"));
        Assert.Equal([10L, 10L, 50L], released.Where(effect => effect.Kind == EffectKind.EarningReleased).Select(effect => effect.Amount));
        Assert.Equal("Silver", world.Tier("anna"));
        Assert.Null(Held(world));

        // The points are as old as the purchase, and mature with those of that day.
        world.GoTo("2026-01-19 12:00");
        Assert.Equal((0, 180), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
        world.GoTo("2027-01-05 12:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void What_is_released_after_its_time_of_waiting_is_spendable_at_once()
    {
        var world = Begun();
        Buy(world, "3", "2026-01-05 12:00");
        world.On("2026-03-08 12:00", "anna", "EarningReleased", ("held", "3"));
        Assert.Equal((0, 180), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
    }

    [Fact]
    public void What_is_denied_is_taken_back_and_its_budget_is_free_again()
    {
        var world = new World(Text.Replace("at most 2", "at most 1", StringComparison.Ordinal));
        world.Join("2026-01-01 00:00", "anna");
        Buy(world, "1", "2026-01-05 09:00");
        Assert.Equal(50, world.Gave(Buy(world, "2", "2026-01-05 10:00"), "Extra", "Miles"));
        Assert.Equal(100, world.Gave(world.EffectsOf("anna"), "Extra", "Miles"));
        var denied = world.On("2026-01-08 12:00", "anna", "EarningDenied", ("held", "2"));
        Assert.Contains(denied, effect => effect is { Kind: EffectKind.EarningDenied, Source: 0, Text: "2" });
        Assert.Equal([-10L, -10L, -50L], denied.Where(effect => effect.Kind == EffectKind.Corrected).Select(effect => effect.Amount).OrderDescending());
        Assert.Equal((60, 10), (world.Points("anna", "Miles"), world.Points("anna", "Stars")));
        Assert.Equal(60, Pending(world, Account.Reversed));
        Assert.Equal(50, world.Gave(Buy(world, "3", "2026-01-09 12:00"), "Extra", "Miles"));
    }

    [Fact]
    public void A_decision_that_finds_nothing_changes_nothing_and_says_so()
    {
        var world = Begun();
        var effects = world.On("2026-01-08 12:00", "anna", "EarningReleased", ("held", "1"));
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.Rejected, Subject: (int)RejectionReason.NothingHeld });
        var refused = Assert.Throws<InvalidOperationException>(() => world.On("2026-01-08 12:00", "anna", "EarningDenied", ("held", "1")));
        Assert.Contains("no guard holds", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_released_can_not_be_denied_any_more()
    {
        var world = Begun();
        Buy(world, "3", "2026-01-05 12:00");
        world.On("2026-01-06 12:00", "anna", "EarningReleased", ("held", "3"));
        Assert.Throws<InvalidOperationException>(() => world.On("2026-01-08 12:00", "anna", "EarningDenied", ("held", "3")));
    }

    [Fact]
    public void A_return_of_an_earlier_event_lets_the_held_one_pass()
    {
        var world = Begun();
        Buy(world, "3", "2026-01-05 12:00");
        world.On("2026-01-06 12:00", "anna", "Refund", ("refund", "r1"), ("order", "1"));
        Assert.Null(Held(world));
        Assert.Equal(20, world.Points("anna", "Stars"));
        Assert.Equal(0, world.Member("anna").Pending(1));
    }

    [Fact]
    public void A_late_event_makes_the_third_one_of_its_day_held()
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "anna");
        Buy(world, "2", "2026-01-05 10:00");
        Buy(world, "3", "2026-01-05 12:00");
        world.Received("2026-01-07 12:00", "2026-01-05 09:00", "anna", "Purchase", ("order", "1"), ("total", 100m), ("channel", "shop"));
        Assert.Equal("3", Assert.Single(world.Member("anna").HeldEarnings!).Key);
        Assert.Equal(10, world.Member("anna").Pending(1));
    }

    [Fact]
    public void A_denial_stands_when_the_log_is_judged_again()
    {
        var world = Begun();
        Buy(world, "3", "2026-01-05 12:00");
        world.On("2026-01-06 12:00", "anna", "EarningDenied", ("held", "3"));
        world.On("2026-01-07 12:00", "anna", "Refund", ("refund", "r1"), ("order", "1"));
        Assert.Equal(10, world.Points("anna", "Stars"));
    }

    [Fact]
    public void Points_that_wait_for_an_event_wait_from_their_release_on()
    {
        var world = new World(Text.Replace("at most 2", "at most 0", StringComparison.Ordinal).Replace("pending 14 days\n", "\n", StringComparison.Ordinal));
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-01-05 12:00", "anna", "Purchase", ("order", "1"), ("total", 500m), ("channel", "shop"));
        world.On("2026-03-01 12:00", "anna", "EarningReleased", ("held", "1"));
        Assert.Equal(9, world.Member("anna").Pending(0));
        world.GoTo("2026-03-31 12:01");
        Assert.Equal(0, world.Member("anna").Pending(0));
    }

    [Fact]
    public void What_is_held_is_the_same_after_it_was_stored()
    {
        var world = Begun();
        Buy(world, "3", "2026-01-05 12:00");
        var codec = new MemberCodec(world.Plan);
        var bytes = new BlobWriter();
        codec.Write(world.Member("anna"), bytes);
        var read = codec.Read("anna", 0, bytes.Written);
        var again = new BlobWriter();
        codec.Write(read, again);
        Assert.Equal(bytes.Written.ToArray(), again.Written.ToArray());
        var (held, same) = (Assert.Single(world.Member("anna").HeldEarnings!), Assert.Single(read.HeldEarnings!));
        Assert.Equal((held.Key, held.LogId, held.At, held.Points(0)), (same.Key, same.LogId, same.At, same.Points(0)));
    }

    [Fact]
    public void A_refused_event_earns_nothing_and_counts_in_windows()
    {
        var world = new World(Text + """
            guard TooLarge {
              on   Purchase where channel is app
              when sum of Purchase.total this calendar day > 1_000 HKD
              then refuse
            }
            segment Often when count of Purchase ever >= 1
            """);
        world.Join("2026-01-01 00:00", "anna");
        var effects = world.On("2026-01-05 12:00", "anna", "Purchase", ("order", "1"), ("total", 1_001m), ("channel", "app"));
        Assert.Contains(effects, effect => effect.Kind == EffectKind.GuardRefused);
        Assert.DoesNotContain(effects, effect => effect.Kind == EffectKind.RuleGave);
        Assert.Contains(effects, effect => effect.Kind == EffectKind.SegmentEntered);
        Assert.Equal(0, world.Points("anna", "Miles"));
        Assert.Contains(
            world.On("2026-01-05 13:00", "anna", "Purchase", ("order", "2"), ("total", 10m), ("channel", "shop")),
            effect => effect.Kind == EffectKind.RuleGave);
    }

    [Fact]
    public void An_alert_is_raised_and_the_event_earns_as_always()
    {
        var world = new World(Text.Replace("hold for", "alert", StringComparison.Ordinal));
        world.Join("2026-01-01 00:00", "anna");
        Buy(world, "1", "2026-01-05 09:00");
        Buy(world, "2", "2026-01-05 10:00");
        var third = Buy(world, "3", "2026-01-05 12:00");
        Assert.Contains(third, effect => effect is { Kind: EffectKind.GuardAlerted, Source: 0, Amount: 3 });
        Assert.Equal(10, world.Gave(third, "Base", "Stars"));
        Assert.Equal("Silver", world.Tier("anna"));
    }

    private static World Begun()
    {
        var world = new World(Text.Replace("limit 8 HKD", "limit 16_000 HKD", StringComparison.Ordinal));
        world.Join("2026-01-01 00:00", "anna");
        Buy(world, "1", "2026-01-05 09:00");
        Buy(world, "2", "2026-01-05 10:00");
        return world;
    }

    private static List<Members.HeldEarning>? Held(World world) => world.Member("anna").HeldEarnings is { Count: > 0 } held ? held : null;

    private static long Pending(World world, Account to) => world.Log.Steps.SelectMany(step => step.Postings)
        .Where(posting => posting.To == to && posting.Currency == 0 && posting.From == Account.Pending).Sum(posting => posting.Amount);

    private static IReadOnlyList<Effect> Buy(World world, string order, string at) =>
        world.On(at, "anna", "Purchase", ("order", order), ("total", 100m), ("channel", "shop"));
}
