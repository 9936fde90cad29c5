using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Two members who turn out to be one: what moves, what stays, and what comes later for the id that went under.</summary>
public sealed class MergeTests
{
    private const string Rest = """
        event Purchase {
          order: text key
          total: money
          channel: one of shop, web default shop
        }
        event Refund {
          refund: text key
          order: text
          reverses Purchase by order
        }
        event Visit {
          visit: text key
          score: number 0 to 10
        }
        event Brings {
          brings: text key
          friend: member
        }
        member {
          language: optional text
          nick: optional text personal
          consent marketing by email
        }
        points Miles { worth 1 HKD
          pending 14 days
          expire 3 months after earned
          transfer at most 500 per member per calendar year }
        points Coins { worth 1 HKD }
        points Stars { status only }
        tiers Status {
          tier Blue from joining
          tier Silver when earned Stars this calendar year >= 50
          tier Gold when earned Stars this calendar year >= 500
          keep until end of next calendar year
        }
        segment Fan when count of Purchase over last 30 days >= 3
        rule Base {
          on Purchase
          award 1 Miles and 1 Stars per 1 HKD of total
        }
        rule Web {
          on Purchase where channel is web
          bonus 10 Coins
          at most 30 Coins per member per calendar month
        }
        rule FansAreThanked {
          on entering Fan
          bonus 7 Coins
        }
        rule Friend {
          on Brings
          bonus 20 Coins to friend
          bonus 50 Miles, pending until Purchase by friend up to 60 days
        }
        reward Mug {
          price 40 Miles
          stock 3
          hold 20 days
          cancel up to 30 days
          voucher valid 60 days
        }
        guard Many {
          on Purchase
          when total >= 900 HKD
          then hold for "Desk"
        }
        journey Care {
          start on Visit where score <= 3
          purpose marketing
          task Call to "Desk" due in 30 days {
            on done { finish "done" }
            on overdue { finish "late" }
          }
        }
        """;

    private static string Text(string lines) => $$"""
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
          {{lines}}
        }
        {{Rest}}
        """;

    [Fact]
    public void Lots_move_with_their_dates_pending_and_spendable()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        Buy(world, "2026-02-10 10:00", "anna", "a2", 40);
        Buy(world, "2026-02-11 10:00", "ben", "b1", 5);
        Merge(world, "2026-02-12 10:00", "anna", "ben");
        Assert.Equal((30, 45), (world.Member("ben").Available(0), world.Member("ben").Pending(0)));
        world.GoTo("2026-02-24 10:00");
        Assert.Equal((70, 5), (world.Member("ben").Available(0), world.Member("ben").Pending(0)));
        world.GoTo("2026-04-10 09:59");
        Assert.Equal(75, world.Points("ben", "Miles"));
        world.GoTo("2026-04-10 10:00");
        Assert.Equal(45, world.Points("ben", "Miles"));
        world.GoTo("2026-05-11 10:00");
        Assert.Equal(0, world.Points("ben", "Miles"));
    }

    [Fact]
    public void As_much_goes_out_of_the_one_as_comes_into_the_other_and_nothing_is_left()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 30, "web");
        var anna = world.Member("anna");
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        var postings = world.Log.Steps.SelectMany(step => step.Postings).ToList();
        Assert.Equal(70, postings.Where(posting => posting.To == Account.TransferredOut).Sum(posting => posting.Amount));
        Assert.Equal(70, postings.Where(posting => posting.From == Account.TransferredIn).Sum(posting => posting.Amount));
        Assert.Equal((0, 0, 0), (anna.Pending(0), anna.Available(1), anna.Available(2)));
        Assert.Equal((30, 10, 30), (world.Member("ben").Pending(0), world.Member("ben").Available(1), world.Member("ben").Available(2)));
    }

    [Fact]
    public void The_id_that_went_under_is_another_name_of_who_goes_on_also_through_a_second_merge()
    {
        var world = Shop();
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        Merge(world, "2026-01-13 10:00", "ben", "carol");
        Assert.Equal("carol", world.Member("anna").Id);
        world.On("2026-01-14 10:00", "anna", "Purchase", ("order", "x"), ("total", 12m));
        Assert.Equal(12, world.Member("carol").Pending(0));
        Assert.Equal("carol", world.Log.Steps[^1].Member);
    }

    [Fact]
    public void Uses_of_limits_add_up()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 1, "web");
        Buy(world, "2026-01-11 10:00", "anna", "a2", 1, "web");
        Buy(world, "2026-01-11 11:00", "ben", "b1", 1, "web");
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        Buy(world, "2026-01-13 10:00", "ben", "b2", 1, "web");
        Assert.Equal(30, world.Points("ben", "Coins"));
        Buy(world, "2026-02-01 10:00", "ben", "b3", 1, "web");
        Assert.Equal(40, world.Points("ben", "Coins"));
    }

    [Fact]
    public void Windows_hold_what_both_did_from_then_on_and_let_it_go_at_its_time()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 1);
        Buy(world, "2026-01-12 10:00", "ben", "b1", 1);
        Merge(world, "2026-01-20 10:00", "anna", "ben");
        Assert.False(world.Member("ben").IsIn(0));
        Buy(world, "2026-01-21 10:00", "ben", "b2", 1);
        Assert.True(world.Member("ben").IsIn(0));
        world.GoTo("2026-02-09 09:59");
        Assert.True(world.Member("ben").IsIn(0));
        world.GoTo("2026-02-09 10:00");
        Assert.False(world.Member("ben").IsIn(0));
    }

    [Fact]
    public void Nobody_enters_anything_by_a_merge_and_nothing_of_the_past_is_judged_again()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        Buy(world, "2026-01-11 10:00", "anna", "a2", 1);
        Buy(world, "2026-01-12 10:00", "ben", "b1", 30);
        var merged = Merge(world, "2026-01-20 10:00", "anna", "ben");
        Assert.True(world.Member("ben").IsIn(0));
        Assert.Equal("Silver", world.Tier("ben"));
        Assert.Equal(0, world.Points("ben", "Coins"));
        Assert.DoesNotContain(merged, effect => effect.Kind == EffectKind.RuleGave);
    }

    [Theory]
    [InlineData("merging keeps the higher tier", "Gold")]
    [InlineData("merging keeps the lower tier", "Blue")]
    public void The_tier_that_the_programme_says_stays_with_its_term(string line, string expected)
    {
        var world = Shop(line);
        Buy(world, "2025-06-10 10:00", "anna", "a1", 600);
        Assert.Equal("Gold", world.Tier("anna"));
        Merge(world, "2026-01-20 10:00", "anna", "ben");
        Assert.Equal(expected, world.Tier("ben"));
        world.GoTo("2026-12-31 23:59");
        Assert.Equal(expected, world.Tier("ben"));
        world.GoTo("2027-01-01 00:00");
        Assert.NotEqual("Gold", world.Tier("ben"));
    }

    [Fact]
    public void The_journeys_of_who_goes_on_stay_and_those_of_the_other_are_broken_off_with_their_tasks()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "anna", "Visit", ("visit", "1"), ("score", 2));
        world.On("2026-01-10 11:00", "ben", "Visit", ("visit", "2"), ("score", 2));
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        Assert.Contains(world.EffectsOf("anna"), effect => effect is { Kind: EffectKind.TaskEnded, Text: "1 Cancelled" });
        Assert.Contains(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.JourneyCancelled);
        world.On("2026-01-13 10:00", "ben", "TaskDone", ("task", "Call"), ("outcome", "done"));
        Assert.Contains(world.EffectsOf("ben"), effect => effect is { Kind: EffectKind.JourneyFinished, Text: "done" });
    }

    [Fact]
    public void What_is_reserved_stays_reserved_and_vouchers_and_cancellations_go_on()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 100);
        world.On("2026-01-25 10:00", "anna", "RewardHeld", ("hold", "h"), ("reward", "Mug"));
        world.On("2026-01-25 11:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        Merge(world, "2026-01-26 10:00", "anna", "ben");
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
    public void The_later_word_about_a_consent_counts_and_what_is_not_known_of_the_one_is_known_of_the_other()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "anna", "Updated", ("consent_marketing_email", false), ("language", "de"), ("nick", "Annie"));
        world.On("2026-01-09 10:00", "ben", "Updated", ("language", "en"));
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        var ben = world.Member("ben");
        Assert.False(ben.HasConsentedTo(0));
        Assert.Equal(world.At("2026-01-10 10:00"), ben.ConsentAt(0));
        Assert.Equal(("en", "Annie"), (ben.FieldText(0), ben.FieldText(1)));
    }

    [Fact]
    public void What_a_guard_holds_is_decided_about_by_either_id()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 900);
        Buy(world, "2026-01-10 11:00", "anna", "a2", 950);
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        Assert.Equal(1850, world.Member("ben").Pending(0));
        world.On("2026-01-13 10:00", "ben", "EarningDenied", ("held", "a1"));
        Assert.Equal(950, world.Member("ben").Pending(0));
        Assert.Contains(world.EffectsOf("anna"), effect => effect is { Kind: EffectKind.EarningDenied, Source: 0, Text: "a1" });
        world.On("2026-01-14 10:00", "anna", "EarningReleased", ("held", "a2"));
        world.GoTo("2026-01-24 11:00");
        Assert.Equal((0, 950), (world.Member("ben").Pending(0), world.Member("ben").Available(0)));
        Assert.Empty(world.Member("ben").HeldEarnings!);
    }

    [Fact]
    public void Who_waits_for_an_event_of_the_one_hears_of_the_other_s_and_points_that_wait_move_with_what_they_wait_for()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "carol", "Brings", ("brings", "1"), ("friend", "anna"));
        world.On("2026-01-10 11:00", "anna", "Brings", ("brings", "2"), ("friend", "dora"));
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        Assert.Equal((20, 50), (world.Points("ben", "Coins"), world.Member("ben").Pending(0)));
        Buy(world, "2026-01-14 10:00", "ben", "b1", 1);
        Buy(world, "2026-01-14 11:00", "dora", "d1", 1);
        world.GoTo("2026-01-30 00:00");
        Assert.Equal((50, 51), (world.Member("carol").Available(0), world.Member("ben").Available(0)));
    }

    [Fact]
    public void Who_brought_the_same_person_gets_nothing_for_it()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "ben", "Brings", ("brings", "1"), ("friend", "anna"));
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        Buy(world, "2026-01-14 10:00", "ben", "b1", 1);
        world.GoTo("2026-04-01 00:00");
        Assert.Equal(1, world.Points("ben", "Miles"));
    }

    [Fact]
    public void A_merge_is_refused_with_its_reason()
    {
        var world = Shop();
        Assert.Equal(Refusal.MergedIntoOneself, Refused(world, "anna", "anna"));
        Assert.Equal(Refusal.NoSuchSurvivor, Refused(world, "anna", "zoe"));
        Assert.Equal(Refusal.NotAMember, Refused(world, "zoe", "anna"));
        world.On("2026-01-10 12:00", "dora", "Left");
        Assert.Equal(Refusal.NoSuchSurvivor, Refused(world, "anna", "dora"));
        Assert.Equal(Refusal.HasLeft, Refused(world, "dora", "anna"));
        Merge(world, "2026-01-11 12:00", "anna", "ben");
        Assert.Equal(Refusal.MergedAlready, Refused(world, "anna", "carol"));
        Assert.Equal(Refusal.MergedIntoOneself, Refused(world, "ben", "anna"));
        Merge(world, "2026-02-01 12:00", "carol", "anna");
        Assert.Equal("ben", world.Member("carol").Id);
    }

    [Fact]
    public void A_merge_counts_when_it_becomes_known()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        Buy(world, "2026-01-20 10:00", "ben", "b1", 5);
        world.Received("2026-01-21 10:00", "2026-01-11 10:00", "anna", "Merged", ("into", "ben"));
        Assert.Equal(35, world.Points("ben", "Miles"));
        Assert.DoesNotContain(world.EffectsOf("ben"), effect => effect.Kind == EffectKind.Corrected);
        Assert.Equal(world.At("2026-01-21 10:00"), world.EffectsOf("ben").Single(effect => effect is { Kind: EffectKind.TookOver, Currency: -1 }).At);
    }

    [Fact]
    public void What_occurred_before_and_comes_late_is_judged_there_and_the_difference_follows()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        world.Received("2026-01-15 10:00", "2026-01-11 10:00", "anna", "Purchase", ("order", "a2"), ("total", 20m));
        Assert.Equal(50, world.Member("ben").Pending(0));
        var steps = world.Log.Steps;
        Assert.Equal(("anna", "ben"), (steps[^2].Member, steps[^1].Member));
        Assert.NotNull(steps[^1].Event!.Replaces);
        world.GoTo("2026-01-25 10:00");
        Assert.Equal(50, world.Member("ben").Available(0));
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("ben")]
    public void A_return_of_what_was_bought_before_takes_back_from_who_goes_on(string by)
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        Buy(world, "2026-01-10 12:00", "anna", "a2", 25);
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        world.On("2026-01-15 10:00", by, "Refund", ("refund", "r"), ("order", "a1"));
        Assert.Equal(25, world.Points("ben", "Miles"));
        Assert.Equal(
            30, world.Log.Steps.SelectMany(step => step.Postings).Where(posting => posting.Currency == 0 && posting.To == Account.Reversed).Sum(posting => posting.Amount));
    }

    [Fact]
    public void What_a_return_takes_back_and_was_spent_since_is_owed()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 50);
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        world.On("2026-01-26 10:00", "ben", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        world.On("2026-01-27 10:00", "ben", "Refund", ("refund", "r"), ("order", "a1"));
        Assert.Equal((0, 40), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
        Buy(world, "2026-01-28 10:00", "ben", "b1", 60);
        world.GoTo("2026-02-12 10:00");
        Assert.Equal((20, 0), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
    }

    [Fact]
    public void What_is_owed_is_paid_by_who_goes_on()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 50);
        world.On("2026-01-26 10:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        Buy(world, "2026-01-01 10:30", "ben", "b1", 30);
        Merge(world, "2026-01-28 10:00", "anna", "ben");
        Assert.Equal(40, world.Points("ben", "Miles"));
        world.On("2026-01-29 10:00", "anna", "Refund", ("refund", "r"), ("order", "a1"));
        Assert.Equal((0, 10), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
    }

    [Fact]
    public void A_return_before_the_merge_of_what_was_spent_leaves_a_debt_that_goes_with_the_rest()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "a1", 50);
        world.On("2026-01-26 10:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        world.On("2026-01-27 10:00", "anna", "Refund", ("refund", "r"), ("order", "a1"));
        Buy(world, "2026-01-27 10:30", "ben", "b1", 30);
        Merge(world, "2026-01-28 10:00", "anna", "ben");
        Assert.Equal((30, 40), (world.Member("ben").Pending(0), world.Member("ben").Owed(0)));
        world.GoTo("2026-02-11 10:00");
        Assert.Equal((0, 10), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
    }

    [Fact]
    public void What_a_friend_s_late_event_brings_to_the_time_before_reaches_who_goes_on_by_way_of_the_other()
    {
        var world = Shop();
        Merge(world, "2026-01-12 10:00", "anna", "ben");
        world.Received("2026-01-15 10:00", "2026-01-11 10:00", "carol", "Brings", ("brings", "1"), ("friend", "anna"));
        Assert.Equal(20, world.Points("ben", "Coins"));
        Assert.Contains(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.RuleGave);
        world.On("2026-01-16 10:00", "carol", "Brings", ("brings", "2"), ("friend", "anna"));
        Assert.Equal(40, world.Points("ben", "Coins"));
    }

    [Fact]
    public void Points_given_to_the_old_id_reach_who_goes_on_and_not_from_oneself()
    {
        var world = Shop();
        Buy(world, "2026-01-02 10:00", "carol", "c1", 50);
        Buy(world, "2026-01-02 10:00", "ben", "b1", 50);
        Merge(world, "2026-01-17 10:00", "anna", "ben");
        world.On("2026-01-18 10:00", "carol", "Transferred", ("transfer", "1"), ("to", "anna"), ("points", 30));
        Assert.Equal(80, world.Points("ben", "Miles"));
        var refused = world.On("2026-01-19 10:00", "ben", "Transferred", ("transfer", "2"), ("to", "anna"), ("points", 30));
        Assert.Contains(refused, effect => effect is { Kind: EffectKind.Rejected, Subject: (int)RejectionReason.ToOneself });
    }

    [Fact]
    public void Who_is_forgotten_is_forgotten_under_every_id()
    {
        var world = Shop();
        Buy(world, "2026-01-02 10:00", "anna", "a1", 50);
        Merge(world, "2026-01-17 10:00", "anna", "ben");
        world.On("2026-01-18 10:00", "anna", "Erased");
        Assert.Null(world.Population.Find("anna"));
        Assert.Null(world.Population.Find("ben"));
        Assert.All(world.Population.Members.Take(2), member => Assert.True(member.IsErased));
        Assert.DoesNotContain(world.Log.Steps[^1].Event!.Texts, text => text is "ben" or "anna");
    }

    [Fact]
    public void After_who_goes_on_has_left_what_was_wrong_before_is_put_right_all_the_same()
    {
        var world = Shop("leaving forfeits pending, keeps available");
        Buy(world, "2026-01-02 10:00", "anna", "a1", 50);
        Merge(world, "2026-01-17 10:00", "anna", "ben");
        world.On("2026-01-18 10:00", "ben", "Left");
        Assert.Equal(50, world.Points("ben", "Miles"));
        world.On("2026-01-19 10:00", "anna", "Refund", ("refund", "r"), ("order", "a1"));
        Assert.Equal((0, 0), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
    }

    private static World Shop(string lines = "")
    {
        var world = new World(Text(lines));
        foreach (var member in (string[])["anna", "ben", "carol", "dora"])
        {
            world.Join("2025-01-01 10:00", member);
        }

        return world;
    }

    private static void Buy(World world, string at, string member, string order, int total, string channel = "shop") =>
        world.On(at, member, "Purchase", ("order", order), ("total", (decimal)total), ("channel", channel));

    private static List<Effect> Merge(World world, string at, string member, string into)
    {
        var from = world.Log.Steps.Count;
        world.On(at, member, "Merged", ("into", into));
        return [.. world.Log.Steps.Skip(from).SelectMany(step => step.Effects)];
    }

    private static Refusal Refused(World world, string member, string into)
    {
        var type = world.Programme.EventTypes.Single(candidate => candidate.Name == "Merged");
        return world.Population.Take(world.RecordOf(type, "2026-01-31 10:00", member, $"{member} {into}", ("into", into)));
    }
}
