using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Members who leave, what is left of their points, and members who come back.</summary>
public sealed class LeavingTests
{
    private const string Rest = """
        event Purchase {
          order: text key
          total: money
        }
        event Refund {
          refund: text key
          order: text
          reverses Purchase by order
        }
        member { consent marketing by email }
        points Miles {
          pending 14 days
          expire 24 months after earned
        }
        points Coins { worth 1 HKD }
        points Stars { status only }
        tiers Status {
          tier Blue from joining
          tier Gold when earned Stars this calendar year >= 50
          keep until end of next calendar year
        }
        segment Fan when count of Purchase ever >= 1
        rule Base {
          on Purchase
          award 1 Miles and 1 Stars per 10 HKD of total
        }
        rule Coin {
          on Purchase
          bonus 3 Coins
        }
        rule Welcome {
          on joining
          bonus 7 Coins
        }
        rule Lost {
          on leaving Fan
          bonus 1000 Coins
        }
        rule Gone {
          on expiry of Coins
          bonus 1000 Coins
        }
        reward Coffee {
          price 2 Coins
          stock 1
          hold 90 days
        }
        journey Care {
          start on Purchase
          again 1 days after start
          purpose marketing
          wait 3 days
          send email "care"
          task Call to "Desk" due in 30 days {
            on done { finish "done" }
            on overdue { finish "late" }
          }
        }
        """;

    private static string Text(string leaving) => $$"""
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
          {{leaving}}
        }
        {{Rest}}
        """;

    [Fact]
    public void Who_leaves_loses_what_is_pending_and_keeps_what_is_available()
    {
        var world = WhoLeft("leaving forfeits pending, keeps available");
        Assert.Equal((0, 40), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
        world.GoTo("2027-12-31 23:59");
        Assert.Equal(40, world.Member("anna").Available(0));
        world.GoTo("2028-02-01 10:00");
        Assert.Equal(0, world.Member("anna").Available(0));
    }

    [Fact]
    public void What_is_available_is_kept_for_as_long_as_the_programme_says_and_then_expires()
    {
        var world = WhoLeft("leaving forfeits pending, keeps available 90 days");
        world.GoTo("2026-06-01 11:59");
        Assert.Equal((40, 13), (world.Points("anna", "Miles"), world.Points("anna", "Coins")));
        world.GoTo("2026-06-01 12:00");
        Assert.Equal((0, 0), (world.Points("anna", "Miles"), world.Points("anna", "Coins")));
        Assert.Equal(
            [("left", 40L), ("left", 13L)],
            world.EffectsOf("anna").Where(effect => effect.Kind == EffectKind.Expired).Select(effect => (effect.Text, effect.Amount)));
    }

    [Fact]
    public void What_is_available_is_gone_at_once_where_the_programme_says_so()
    {
        var world = WhoLeft("leaving forfeits pending, forfeits available");
        Assert.Equal((0, 0), (world.Points("anna", "Miles"), world.Points("anna", "Coins")));
        Assert.Equal(90, world.Points("anna", "Stars"));
    }

    [Fact]
    public void Who_has_left_is_in_no_segment_and_goes_through_no_journey_and_no_rule_fires_for_it()
    {
        var world = WhoLeft("leaving forfeits pending, keeps available 90 days");
        Assert.False(world.Member("anna").IsIn(0));
        Assert.Contains(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.JourneyCancelled);
        var before = world.EffectsOf("anna").Count();
        world.GoTo("2026-12-01 12:00");
        Assert.Equal([EffectKind.Expired, EffectKind.Expired], world.EffectsOf("anna").Skip(before).Select(effect => effect.Kind));
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.MessageSent && effect.At >= world.At("2026-03-03"));
    }

    [Fact]
    public void An_open_task_of_who_leaves_is_closed()
    {
        var world = Shopper("leaving forfeits pending, keeps available");
        world.GoTo("2026-02-05 12:00");
        Assert.Contains(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.TaskGiven);
        var left = world.On("2026-02-06 12:00", "anna", "Left");
        Assert.Equal("3 Cancelled", Assert.Single(left, effect => effect.Kind == EffectKind.TaskEnded).Text);
        Assert.Equal(Refusal.HasLeft, Refused(world, "2026-02-07 12:00", "TaskDone"));
    }

    [Fact]
    public void What_is_reserved_is_let_go_and_is_in_stock_again()
    {
        var world = Shopper("leaving forfeits pending, keeps available");
        world.On("2026-02-02 12:00", "anna", "RewardHeld", ("hold", "h"), ("reward", "Coffee"));
        Assert.Equal(8, world.Member("anna").Available(1));
        world.On("2026-02-03 12:00", "anna", "Left");
        Assert.Equal((10, 0), (world.Member("anna").Available(1), world.Member("anna").Held(1)));
        world.Join("2026-02-04 12:00", "ben");
        Assert.Contains(
            world.On("2026-02-04 12:00", "ben", "Redeemed", ("redemption", "r"), ("reward", "Coffee")), effect => effect.Kind == EffectKind.Redeemed);
    }

    [Fact]
    public void Events_of_who_has_left_are_refused_but_kept_points_can_be_spent()
    {
        var world = WhoLeft("leaving forfeits pending, keeps available 90 days");
        Assert.Equal(Refusal.HasLeft, Refused(world, "2026-03-04 12:00", "Purchase"));
        Assert.Equal(Refusal.HasLeft, Refused(world, "2026-03-04 12:00", "Updated"));
        Assert.Equal(Refusal.HasLeft, Refused(world, "2026-03-04 12:00", "Left"));
        Assert.Contains(
            world.On("2026-03-05 12:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Coffee")), effect => effect.Kind == EffectKind.Redeemed);
        Assert.Equal(11, world.Points("anna", "Coins"));
    }

    [Fact]
    public void A_return_after_leaving_takes_back_what_is_kept_of_the_order()
    {
        var world = WhoLeft("leaving forfeits pending, keeps available 90 days");
        world.On("2026-03-10 12:00", "anna", "Refund", ("refund", "f"), ("order", "o1"));
        Assert.Equal((0, 10), (world.Points("anna", "Miles"), world.Points("anna", "Coins")));
        Assert.True(world.Member("anna").HasLeft);
        Assert.False(world.Member("anna").IsIn(0));
    }

    [Fact]
    public void Who_comes_back_is_the_same_member_with_history_and_tier_and_no_second_welcome()
    {
        var world = WhoLeft("leaving forfeits pending, keeps available 90 days");
        Assert.Equal("Gold", world.Tier("anna"));
        var back = world.On("2026-04-01 12:00", "anna", "Joined", ("consent_marketing_email", true));
        Assert.Equal([EffectKind.CameBack, EffectKind.ConsentGiven, EffectKind.SegmentEntered], back.Select(effect => effect.Kind));
        Assert.Equal(("Gold", 40, 13), (world.Tier("anna"), world.Points("anna", "Miles"), world.Points("anna", "Coins")));
        world.On("2026-04-02 12:00", "anna", "Purchase", ("order", "o4"), ("total", 100));
        Assert.Equal((50, 16), (world.Points("anna", "Miles"), world.Points("anna", "Coins")));
        Assert.Equal(world.At("2026-01-05 12:00"), world.Member("anna").JoinedAt);
        world.GoTo("2026-07-01 12:00");
        Assert.Equal((50, 16), (world.Points("anna", "Miles"), world.Points("anna", "Coins")));
    }

    [Fact]
    public void A_tier_ends_by_its_term_while_its_member_is_away()
    {
        var world = WhoLeft("leaving forfeits pending, keeps available");
        world.GoTo("2028-01-01 00:00");
        Assert.Equal("Blue", world.Tier("anna"));
        world.On("2028-02-01 12:00", "anna", "Joined");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void What_occurred_before_leaving_and_comes_late_is_judged_and_what_was_pending_stays_lost()
    {
        var world = WhoLeft("leaving forfeits pending, keeps available");
        world.Received("2026-03-10 12:00", "2026-02-25 12:00", "anna", "Purchase", ("order", "late"), ("total", 100));
        Assert.Equal((0, 40), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
        Assert.Equal(16, world.Points("anna", "Coins"));
        world.Received("2026-03-11 12:00", "2026-02-03 12:00", "anna", "Purchase", ("order", "later"), ("total", 100));
        Assert.Equal((0, 50), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
    }

    [Fact]
    public void Leaving_counts_when_it_becomes_known()
    {
        var world = Shopper("leaving forfeits pending, keeps available");
        world.On("2026-02-20 12:00", "anna", "Purchase", ("order", "o2"), ("total", 200));
        world.Received("2026-03-01 12:00", "2026-02-10 12:00", "anna", "Left");
        Assert.Equal(world.At("2026-03-01 12:00"), world.Member("anna").LeftAt);
        Assert.Equal((0, 40), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
    }

    [Fact]
    public void Who_never_joined_can_not_leave()
    {
        var world = new World(Text("joining with first event"));
        Assert.Equal(Refusal.NotAMember, Refused(world, "2026-03-04 12:00", "Left"));
    }

    /// <summary>Joins with 7 coins and earns 40 miles and 3 coins on the first of February.</summary>
    private static World Shopper(string leaving)
    {
        var world = new World(Text(leaving));
        world.Join("2026-01-05 12:00", "anna");
        world.On("2026-02-01 10:00", "anna", "Purchase", ("order", "o1"), ("total", 400));
        return world;
    }

    /// <summary>Has 40 miles to spend and 50 pending, 13 coins, and is gold; leaves on 3 March.</summary>
    private static World WhoLeft(string leaving)
    {
        var world = Shopper(leaving);
        world.On("2026-03-01 12:00", "anna", "Purchase", ("order", "o2"), ("total", 500));
        world.On("2026-03-03 12:00", "anna", "Left");
        return world;
    }

    private static Refusal Refused(World world, string local, string type)
    {
        var eventType = world.Programme.EventTypes.Single(candidate => candidate.Name == type);
        return world.Population.Take(world.RecordOf(eventType, local, "anna", $"refused {type}"), null);
    }
}
