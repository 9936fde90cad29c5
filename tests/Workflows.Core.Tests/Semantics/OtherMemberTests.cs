using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class OtherMemberTests
{
    [Fact]
    public void Points_for_a_friend_are_an_input_of_the_friend_named_by_cause_rule_and_number()
    {
        var world = Shop();
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        Assert.Equal(200, world.Points("ben", "Miles"));
        Assert.Equal(0, world.Points("anna", "Miles") - 500);
        var cause = world.Log.Steps.Last(step => step.Member == "anna");
        var input = world.Log.Of("ben").Last(entry => entry.Event!.Key.Contains("BringAFriend", StringComparison.Ordinal) && Gives(entry));
        Assert.Equal($"{cause.Id}/BringAFriend/0", input.Event!.Key);
        Assert.Equal((cause.At, cause.Received), (input.At, input.Received));
        Assert.Equal("anna", input.Event.Texts[0]);
        Assert.Contains(cause.Effects, effect => effect is { Kind: EffectKind.PassedOn, Amount: 200, Text: "ben" });
    }

    [Fact]
    public void Who_has_not_joined_gets_nothing_and_the_cause_says_so()
    {
        var world = Shop();
        var effects = Refer(world, "2026-03-01 10:00", "anna", "zoe");
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.NotPassedOn, Subject: (int)PassingFailure.NotAMember, Amount: 200, Text: "zoe" });
        Assert.Null(world.Population.Find("zoe"));
        world.Join("2026-03-02 10:00", "zoe");
        Assert.Equal(0, world.Points("zoe", "Miles"));
    }

    [Fact]
    public void A_correction_that_names_another_friend_takes_back_from_the_one_and_gives_to_the_other()
    {
        var world = Shop();
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        Right(world, "2026-03-05 10:00", "anna", "r-ben", "carol");
        Assert.Equal((0, 200), (world.Points("ben", "Miles"), world.Points("carol", "Miles")));
        var taken = world.Log.Steps.Last(step => step.Member == "ben");
        Assert.NotNull(taken.Event!.Replaces);
        Assert.Contains(world.EffectsOf("anna"), effect => effect is { Kind: EffectKind.PassedOn, Amount: -200, Text: "ben" });
    }

    [Fact]
    public void What_was_taken_back_and_spent_meanwhile_is_owed()
    {
        var world = Shop();
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        world.On("2026-03-02 10:00", "ben", "Redeemed", ("redemption", "1"), ("points", 150m));
        Right(world, "2026-03-05 10:00", "anna", "r-ben", "carol");
        Assert.Equal((0, 150), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
        Right(world, "2026-03-06 10:00", "anna", "right r-ben", "ben");
        Assert.Equal((50, 0), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
        Assert.Equal(0, world.Points("carol", "Miles"));
    }

    [Fact]
    public void Points_wait_for_the_friend_s_event_and_the_friend_s_step_tells_of_it()
    {
        var world = Shop();
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        Assert.Equal((500, 0), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
        Buy(world, "2026-03-10 10:00", "anna", "1", 90m);
        Buy(world, "2026-03-10 11:00", "ben", "2", 40m);
        Assert.Equal(500, world.Member("anna").Pending(0));
        Buy(world, "2026-03-10 12:00", "ben", "3", 60m);
        Assert.Equal((0, 500), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
        Assert.Contains(world.EffectsOf("ben"), effect => effect is { Kind: EffectKind.AwaitedTold, Text: "anna" });
        Assert.Contains(world.EffectsOf("anna"), effect => effect is { Kind: EffectKind.Confirmed, Amount: 500 });
    }

    [Fact]
    public void The_friend_s_event_at_the_very_end_has_come_and_one_after_it_has_not()
    {
        var world = Shop();
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        Refer(world, "2026-03-01 10:00", "dora", "carol");
        Buy(world, "2026-04-30 10:00", "ben", "1", 60m);
        Buy(world, "2026-04-30 10:00:00.000001", "carol", "2", 60m);
        world.GoTo("2026-05-01 00:00");
        Assert.Equal(500, world.Member("anna").Available(0));
        Assert.Equal((0, 0), (world.Member("dora").Pending(0), world.Member("dora").Available(0)));
    }

    [Fact]
    public void Points_that_a_friend_s_event_confirmed_wait_again_when_it_is_taken_back_until_the_next_one()
    {
        var world = Shop();
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        Buy(world, "2026-03-10 12:00", "ben", "3", 60m);
        world.On("2026-03-12 12:00", "ben", "Refund", ("refund", "R"), ("order", "3"));
        Assert.Equal((500, 0), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
        Buy(world, "2026-03-20 12:00", "ben", "4", 60m);
        Assert.Equal((0, 500), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
    }

    [Fact]
    public void The_next_event_of_the_friend_counts_where_the_one_that_confirmed_is_taken_back()
    {
        var world = Shop();
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        Buy(world, "2026-03-10 12:00", "ben", "3", 60m);
        Buy(world, "2026-03-11 12:00", "ben", "4", 60m);
        world.On("2026-05-12 12:00", "ben", "Refund", ("refund", "R"), ("order", "3"));
        Assert.Equal((0, 500), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
        world.On("2026-05-13 12:00", "ben", "Refund", ("refund", "S"), ("order", "4"));
        Assert.Equal((0, 0), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
    }

    [Fact]
    public void A_friend_s_event_that_is_told_late_confirms_points_that_were_taken_back_meanwhile()
    {
        var world = Shop();
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        world.GoTo("2026-06-01 00:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
        world.Received("2026-06-02 00:00", "2026-03-10 12:00", "ben", "Purchase", ("order", "9"), ("total", 60m));
        Assert.Equal((0, 500), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
    }

    [Fact]
    public void Points_for_a_friend_may_wait_for_the_friend_s_own_event()
    {
        var world = Shop("""
            rule Welcome {
              on ReferralJoined
              bonus 30 Miles to friend, pending until Purchase up to 10 days
            }
            """);
        Refer(world, "2026-03-01 10:00", "anna", "ben");
        Assert.Equal(30, world.Member("ben").Pending(0));
        Buy(world, "2026-03-02 10:00", "ben", "1", 1m);
        Assert.Equal((0, 230), (world.Member("ben").Pending(0), world.Member("ben").Available(0)));
    }

    [Fact]
    public void What_reaches_a_member_may_reach_the_next_one_and_the_ninth_in_a_row_gets_nothing()
    {
        var world = new World("""
            programme P {
              currency HKD
              time zone "Asia/Hong_Kong"
            }
            event Start { start: text key }
            member { next: optional member }
            points Miles { worth 1 HKD }
            points Marks { status only }
            segment Reached when earned Marks ever > 0
            rule First {
              on Start
              bonus 1 Marks
            }
            rule On {
              on entering Reached
              when member.next is known
              bonus 1 Marks to member.next
            }
            """);
        for (var i = 0; i < 12; i++)
        {
            var type = world.Programme.EventTypes[0];
            world.Population.Take(world.RecordOf(type, "2026-01-01 00:00", $"m{i}", $"j{i}", ("next", $"m{i + 1}")));
        }

        world.On("2026-02-01 10:00", "m0", "Start", ("start", "1"));
        Assert.Equal(9, Enumerable.Range(0, 12).Count(i => world.Points($"m{i}", "Marks") == 1));
        Assert.Equal("m9", world.EffectsOf("m8").Single(effect => effect is { Kind: EffectKind.NotPassedOn, Subject: (int)PassingFailure.TooManyHops }).Text);
        Assert.Equal(8, world.Log.Of("m8")[^1].Event!.Numbers[7]);
    }

    [Fact]
    public void A_multiplier_leaves_alone_what_others_are_awarded()
    {
        var world = Shop("""
            rule Both {
              on Purchase where friend is known
              award 3 Miles per 10 HKD of total
              award 1 Miles per 10 HKD of total to friend
            }
            rule Double {
              on Purchase
              multiply Miles by 2
            }
            """);
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 45m), ("friend", "ben"));
        Assert.Equal((27, 4), (world.Points("anna", "Miles"), world.Points("ben", "Miles")));
    }

    [Fact]
    public void A_budget_pays_once_for_what_a_friend_gets_and_gets_back_what_is_taken_back()
    {
        var world = Shop("""
            budget Gifts { limit 10 HKD in total }
            rule Gift {
              on Purchase where friend is known
              bonus 4 Miles to friend funded by Gifts
              bonus 1 Miles per 10 HKD of total to friend funded by Gifts
            }
            """);
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 100m), ("friend", "ben"));
        Assert.Equal(10, world.Points("ben", "Miles"));
        world.On("2026-03-02 10:00", "anna", "Refund", ("refund", "R"), ("order", "1"));
        Assert.Equal((0, 0), (world.Points("ben", "Miles"), world.Population.Pools.Balances.Single().Spent));
    }

    private static bool Gives(LogEntry entry) => entry.Event!.Numbers[3] == 200;

    private static IReadOnlyList<Effect> Refer(World world, string at, string member, string friend) =>
        world.On(at, member, "ReferralJoined", ("referral", $"r-{friend}"), ("friend", friend));

    private static void Right(World world, string at, string member, string wrong, string friend) => world.PutRight(
        at, "2026-03-01 10:00", member, "ReferralJoined", wrong, ("referral", $"right {wrong}"), ("friend", friend));

    private static void Buy(World world, string at, string member, string order, decimal total) =>
        world.On(at, member, "Purchase", ("order", order), ("total", total));

    private static World Shop(string more = "")
    {
        var world = new World($$"""
            programme P {
              currency HKD
              time zone "Asia/Hong_Kong"
            }
            event Purchase {
              order: text key
              total: money
              friend: optional member
            }
            event Refund {
              refund: text key
              order: text
              reverses Purchase by order
            }
            event ReferralJoined {
              referral: text key
              friend: member
            }
            points Miles { worth 1 HKD
              expire 24 months after earned }
            rule BringAFriend {
              on ReferralJoined
              bonus 200 Miles to friend
              bonus 500 Miles, pending until Purchase by friend where total >= 50 HKD up to 60 days
            }
            {{more}}
            """);
        foreach (var member in (string[])["anna", "ben", "carol", "dora"])
        {
            world.Join("2025-12-01 00:00", member);
        }

        return world;
    }
}
