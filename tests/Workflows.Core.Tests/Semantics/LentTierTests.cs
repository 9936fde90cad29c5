using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Testing;
using static Workflows.Core.Tests.Semantics.LentShop;

namespace Workflows.Core.Tests.Semantics;

/// <summary>A tier that is lent holds beside the one that is earned; what is earned goes on as if nothing were lent.</summary>
public sealed class LentTierTests
{
    [Fact]
    public void A_tier_is_lent_from_the_next_purchase_on_and_ends_to_the_microsecond()
    {
        var world = Open("anna");
        Assert.Equal(["TierLent 2", "TierChanged 0 to 2"], Said(Try(world, "2026-02-01 10:00")));
        Assert.Equal("Gold", world.Tier("anna"));
        Assert.Equal(50, world.Points("anna", "Miles"));
        Buy(world, "2026-02-02 10:00", "1", 10);
        Assert.Equal(70, world.Points("anna", "Miles"));

        var steps = world.Log.Steps.Count;
        world.GoTo("2026-03-03 09:59:59.999999");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2026-03-03 10:00");
        Assert.Equal("Blue", world.Tier("anna"));
        Assert.Equal(["LoanEnded 2", "TierChanged 2 to 0"], SaidSince(world, steps));
        Assert.Equal(77, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_purchase_at_the_end_of_a_loan_has_it_no_more()
    {
        var world = Open("anna");
        Try(world, "2026-02-01 10:00");
        Assert.Equal(10, world.Gave(Buy(world, "2026-03-03 10:00", "1", 10), "Base", "Miles"));
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.RuleGave && world.Programme.Rules[effect.Source].Name == "Double");
    }

    [Fact]
    public void A_limit_holds_a_second_loan_back()
    {
        var world = Open("anna");
        Try(world, "2026-02-01 10:00");
        var second = Try(world, "2026-02-10 10:00", "again");
        Assert.Empty(Said(second));
        Assert.Equal(EffectKind.CutByCap, Assert.Single(second).Kind);
        world.GoTo("2026-03-03 10:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void Who_earns_the_tier_while_it_is_lent_keeps_it_and_enters_and_leaves_nothing()
    {
        var world = Open("anna");
        Try(world, "2026-02-01 10:00");
        Assert.Equal(["OwnTierChanged 0 to 1"], Said(Buy(world, "2026-02-02 10:00", "1", 100)));
        Assert.Equal(["OwnTierChanged 1 to 2"], Said(Buy(world, "2026-02-03 10:00", "2", 200)));
        var steps = world.Log.Steps.Count;
        world.GoTo("2026-03-05 10:00");
        Assert.Equal(["LoanEnded 2"], SaidSince(world, steps));
        world.GoTo("2027-12-31 23:59");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2028-01-01 00:00");
        Assert.Equal("Silver", world.Tier("anna"));
    }

    [Fact]
    public void Who_earns_a_tier_below_falls_to_that_one_when_the_loan_ends()
    {
        var world = Open("anna");
        Try(world, "2026-02-01 10:00");
        Buy(world, "2026-02-02 10:00", "1", 100);
        var steps = world.Log.Steps.Count;
        world.GoTo("2026-03-03 10:00");
        Assert.Equal("Silver", world.Tier("anna"));
        Assert.Equal(["LoanEnded 2", "TierChanged 2 to 1"], SaidSince(world, steps));
    }

    [Fact]
    public void The_term_of_the_earned_tier_ends_under_a_loan_as_it_would_without()
    {
        var (lent, plain) = (Open("anna"), Open("anna"));
        foreach (var world in (World[])[lent, plain])
        {
            Buy(world, "2026-06-01 10:00", "1", 300);
        }

        Try(lent, "2027-12-20 10:00");
        lent.GoTo("2028-01-10 00:00");
        Assert.Equal("Gold", lent.Tier("anna"));
        Assert.Contains("OwnTierChanged 2 to 1", Said(lent.EffectsOf("anna")));
        foreach (var at in (string[])["2028-01-19 10:00", "2028-12-31 23:59", "2029-01-01 00:00"])
        {
            lent.GoTo(at);
            plain.GoTo(at);
            Assert.Equal(plain.Tier("anna"), lent.Tier("anna"));
        }

        Assert.Equal("Blue", lent.Tier("anna"));
    }

    [Fact]
    public void As_long_as_a_condition_holds_its_tier_is_lent()
    {
        var world = Open("anna");
        var steps = world.Log.Steps.Count;
        Card(world, "2026-02-01 10:00", "black");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2027-06-01 00:00");
        Assert.Equal("Gold", world.Tier("anna"));
        Card(world, "2027-06-02 10:00", "none");
        Assert.Equal("Blue", world.Tier("anna"));
        Assert.Equal(["TierMatched 0 to 2", "TierChanged 0 to 2", "TierMatched 2 to 0", "TierChanged 2 to 0"], SaidSince(world, steps));
    }

    [Fact]
    public void A_condition_that_ends_by_the_clock_alone_ends_the_loan_at_its_instant()
    {
        var world = Open("anna");
        Buy(world, "2026-02-01 10:00", "1", 1);
        Buy(world, "2026-02-03 10:00", "2", 1);
        Buy(world, "2026-02-05 10:00", "3", 1);
        Assert.Equal("Silver", world.Tier("anna"));
        world.GoTo("2026-02-11 09:59:59.999999");
        Assert.Equal("Silver", world.Tier("anna"));
        world.GoTo("2026-02-11 10:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void Of_several_loans_the_highest_holds_and_of_one_tier_the_one_that_ends_later()
    {
        var world = Open("anna");
        world.On("2026-01-25 10:00", "anna", "Invitation", ("invitation", "i"));
        Try(world, "2026-02-01 10:00");
        world.GoTo("2026-03-03 09:59");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2026-03-03 10:00");
        Assert.Equal("Blue", world.Tier("anna"));

        Card(world, "2026-04-01 10:00", "black");
        world.On("2026-04-02 10:00", "anna", "Invitation", ("invitation", "later"));
        Card(world, "2026-04-03 10:00", "none");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void A_correction_that_takes_the_cause_away_ends_the_loan_and_what_it_brought()
    {
        var world = Open("anna");
        Try(world, "2026-02-01 10:00");
        Buy(world, "2026-02-02 10:00", "1", 10);
        Assert.Equal(70, world.Points("anna", "Miles"));
        var correction = world.On("2026-02-10 10:00", "anna", "Sorry", ("trial", "t"), ("sorry", "s"));
        Assert.Equal(["LoanEnded 2", "TierChanged 2 to 0"], Said(correction));
        Assert.Equal("Blue", world.Tier("anna"));

        // As if it had never been lent: nothing was doubled, nobody entered; who leaves now leaves for the present only.
        Assert.Equal(10, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_late_event_that_lends_lends_from_its_own_instant_on()
    {
        var world = Open("anna");
        Buy(world, "2026-02-05 10:00", "1", 10);
        world.Received("2026-02-10 10:00", "2026-02-01 10:00", "anna", "Trial", ("trial", "late"));
        Assert.Equal("Gold", world.Tier("anna"));
        Assert.Equal(70, world.Points("anna", "Miles"));
        world.GoTo("2026-03-03 10:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void What_a_journey_lent_is_a_fact_when_the_log_is_judged_again()
    {
        var world = Open("anna");
        Buy(world, "2026-01-20 10:00", "0", 5);
        world.On("2026-02-01 10:00", "anna", "Invitation", ("invitation", "i"));
        Assert.Equal("Gold", world.Tier("anna"));
        Buy(world, "2026-02-02 10:00", "1", 10);
        world.On("2026-02-03 10:00", "anna", "Refund", ("refund", "r"), ("order", "0"));
        Assert.Equal("Gold", world.Tier("anna"));
        Assert.Equal(70, world.Points("anna", "Miles"));
        world.GoTo("2026-02-21 10:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void Who_leaves_is_lent_nothing_and_who_comes_back_what_conditions_lend()
    {
        var world = Open("anna");
        Try(world, "2026-02-01 10:00");
        Card(world, "2026-02-02 10:00", "black");
        var left = world.On("2026-02-03 10:00", "anna", "Left");
        Assert.Equal(["LoanEnded 2", "TierMatched 2 to 0", "TierChanged 2 to 0"], Said(left));
        Assert.Equal("Blue", world.Tier("anna"));
        world.On("2026-02-05 10:00", "anna", "Joined");
        Assert.Equal("Gold", world.Tier("anna"));
        Card(world, "2026-02-06 10:00", "none");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void Who_goes_on_for_two_has_the_loan_that_ends_later_and_enters_nothing_by_it()
    {
        var world = Open("anna", "ben");
        Try(world, "2026-02-01 10:00");
        Try(world, "2026-02-10 10:00", "b", "ben");
        var miles = world.Points("ben", "Miles") + world.Points("anna", "Miles");
        world.On("2026-02-20 10:00", "ben", "Merged", ("into", "anna"));
        Assert.Equal(miles, world.Points("anna", "Miles"));
        world.GoTo("2026-03-12 09:59");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2026-03-12 10:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void Loans_go_over_to_a_version_that_has_another_rung_between_and_nobody_enters_by_it()
    {
        var world = Open("anna");
        Try(world, "2026-02-01 10:00");
        Card(world, "2026-02-02 10:00", "black");
        world.Apply("2026-02-10 00:00", Text
            .Replace("tier  Gold", "tier  Ruby when earned Stars this calendar year >= 200\n  tier  Gold", StringComparison.Ordinal)
            .Replace("match Gold while member.card is black", "", StringComparison.Ordinal));
        Assert.Equal("Gold", world.Tier("anna"));
        Assert.Equal(50, world.Points("anna", "Miles"));
        world.GoTo("2026-03-03 10:00");
        Assert.Equal("Blue", world.Tier("anna"));
        Assert.Equal(57, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_ladder_lends_by_the_tier_of_another_ladder()
    {
        var world = Open(Text + """

            tiers Visits { tier Guest from joining
              tier Local when count of Purchase ever >= 2 }
            """.Replace("match Silver while count of Purchase over last 10 days >= 3", "", StringComparison.Ordinal), ["anna"]);
        var other = Open(Text.Replace("member.card is black", "member is at least Local", StringComparison.Ordinal) + """

            tiers Visits { tier Guest from joining
              tier Local when count of Purchase ever >= 2 }
            """, ["anna"]);
        foreach (var one in (World[])[world, other])
        {
            Buy(one, "2026-02-01 10:00", "1", 1);
            Buy(one, "2026-02-02 10:00", "2", 1);
        }

        Assert.Equal(("Blue", "Gold"), (world.Tier("anna"), other.Tier("anna")));
    }

    [Fact]
    public void What_a_guard_holds_is_lent_once_it_is_released()
    {
        var world = Open(Text + """

            guard Doubt { on Trial
              then hold for "Desk" }
            """, ["anna"]);
        Assert.Empty(Said(Try(world, "2026-02-01 10:00")));
        Assert.Equal("Blue", world.Tier("anna"));
        var bytes = BytesOf(world, "anna");
        Assert.Equal(["TierLent 2", "TierChanged 0 to 2"], Said(world.On("2026-02-03 10:00", "anna", "EarningReleased", ("held", "t"))));
        Assert.NotEqual(bytes, BytesOf(world, "anna"));
        world.GoTo("2026-03-05 09:59");
        Assert.Equal("Gold", world.Tier("anna"));
    }

    [Fact]
    public void A_state_that_is_written_and_read_lends_the_same()
    {
        var world = Open("anna");
        Try(world, "2026-02-01 10:00");
        Buy(world, "2026-02-02 10:00", "1", 100);
        Card(world, "2026-02-03 10:00", "black");
        var bytes = new BlobWriter();
        var codec = new MemberCodec(world.Plan);
        codec.Write(world.Member("anna"), bytes);
        var read = codec.Read("anna", 0, bytes.Written);
        var again = new BlobWriter();
        codec.Write(read, again);
        Assert.Equal(2, read.Tier(0));
        Assert.Equal(Convert.ToHexString(bytes.Written), Convert.ToHexString(again.Written));
    }
}
