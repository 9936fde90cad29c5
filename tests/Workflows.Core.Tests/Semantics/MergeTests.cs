using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Two members who turn out to be one: what moves, what stays, and when it counts.</summary>
public sealed class MergeTests
{
    [Fact]
    public void Lots_move_with_their_dates_pending_and_spendable()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        MergedShop.Buy(world, "2026-02-10 10:00", "anna", "a2", 40);
        MergedShop.Buy(world, "2026-02-11 10:00", "ben", "b1", 5);
        MergedShop.Merge(world, "2026-02-12 10:00", "anna", "ben");
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
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 30, "web");
        var anna = world.Member("anna");
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        var postings = world.Log.Steps.SelectMany(step => step.Postings).ToList();
        Assert.Equal(70, postings.Where(posting => posting.To == Account.TransferredOut).Sum(posting => posting.Amount));
        Assert.Equal(70, postings.Where(posting => posting.From == Account.TransferredIn).Sum(posting => posting.Amount));
        Assert.Equal((0, 0, 0), (anna.Pending(0), anna.Available(1), anna.Available(2)));
        Assert.Equal((30, 10, 30), (world.Member("ben").Pending(0), world.Member("ben").Available(1), world.Member("ben").Available(2)));
    }

    [Fact]
    public void The_id_that_went_under_is_another_name_of_who_goes_on_also_through_a_second_merge()
    {
        var world = MergedShop.Open();
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        MergedShop.Merge(world, "2026-01-13 10:00", "ben", "carol");
        Assert.Equal("carol", world.Member("anna").Id);
        world.On("2026-01-14 10:00", "anna", "Purchase", ("order", "x"), ("total", 12m));
        Assert.Equal(12, world.Member("carol").Pending(0));
        Assert.Equal("carol", world.Log.Steps[^1].Member);
    }

    [Fact]
    public void Uses_of_limits_add_up()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 1, "web");
        MergedShop.Buy(world, "2026-01-11 10:00", "anna", "a2", 1, "web");
        MergedShop.Buy(world, "2026-01-11 11:00", "ben", "b1", 1, "web");
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        MergedShop.Buy(world, "2026-01-13 10:00", "ben", "b2", 1, "web");
        Assert.Equal(30, world.Points("ben", "Coins"));
        MergedShop.Buy(world, "2026-02-01 10:00", "ben", "b3", 1, "web");
        Assert.Equal(40, world.Points("ben", "Coins"));
    }

    [Fact]
    public void Windows_hold_what_both_did_from_then_on_and_let_it_go_at_its_time()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 1);
        MergedShop.Buy(world, "2026-01-12 10:00", "ben", "b1", 1);
        MergedShop.Merge(world, "2026-01-20 10:00", "anna", "ben");
        Assert.False(world.Member("ben").IsIn(0));
        MergedShop.Buy(world, "2026-01-21 10:00", "ben", "b2", 1);
        Assert.True(world.Member("ben").IsIn(0));
        world.GoTo("2026-02-09 09:59");
        Assert.True(world.Member("ben").IsIn(0));
        world.GoTo("2026-02-09 10:00");
        Assert.False(world.Member("ben").IsIn(0));
    }

    [Fact]
    public void Nobody_enters_anything_by_a_merge_and_nothing_of_the_past_is_judged_again()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        MergedShop.Buy(world, "2026-01-11 10:00", "anna", "a2", 1);
        MergedShop.Buy(world, "2026-01-12 10:00", "ben", "b1", 30);
        var merged = MergedShop.Merge(world, "2026-01-20 10:00", "anna", "ben");
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
        var world = MergedShop.Open(line);
        MergedShop.Buy(world, "2025-06-10 10:00", "anna", "a1", 600);
        Assert.Equal("Gold", world.Tier("anna"));
        MergedShop.Merge(world, "2026-01-20 10:00", "anna", "ben");
        Assert.Equal(expected, world.Tier("ben"));
        world.GoTo("2026-12-31 23:59");
        Assert.Equal(expected, world.Tier("ben"));
        world.GoTo("2027-01-01 00:00");
        Assert.NotEqual("Gold", world.Tier("ben"));
    }

    [Fact]
    public void The_journeys_of_who_goes_on_stay_and_those_of_the_other_are_broken_off_with_their_tasks()
    {
        var world = MergedShop.Open();
        world.On("2026-01-10 10:00", "anna", "Visit", ("visit", "1"), ("score", 2));
        world.On("2026-01-10 11:00", "ben", "Visit", ("visit", "2"), ("score", 2));
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        Assert.Contains(world.EffectsOf("anna"), effect => effect is { Kind: EffectKind.TaskEnded, Text: "1 Cancelled" });
        Assert.Contains(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.JourneyCancelled);
        world.On("2026-01-13 10:00", "ben", "TaskDone", ("task", "Call"), ("outcome", "done"));
        Assert.Contains(world.EffectsOf("ben"), effect => effect is { Kind: EffectKind.JourneyFinished, Text: "done" });
    }

    [Fact]
    public void The_later_word_about_a_consent_counts_and_what_is_not_known_of_the_one_is_known_of_the_other()
    {
        var world = MergedShop.Open();
        world.On("2026-01-10 10:00", "anna", "Updated", ("consent_marketing_email", false), ("language", "de"), ("nick", "Annie"));
        world.On("2026-01-09 10:00", "ben", "Updated", ("language", "en"));
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        var ben = world.Member("ben");
        Assert.False(ben.HasConsentedTo(0));
        Assert.Equal(world.At("2026-01-10 10:00"), ben.ConsentAt(0));
        Assert.Equal(("en", "Annie"), (ben.FieldText(0), ben.FieldText(1)));
    }

    [Fact]
    public void A_merge_is_refused_with_its_reason()
    {
        var world = MergedShop.Open();
        Assert.Equal(Refusal.MergedIntoOneself, MergedShop.WhyNot(world, "anna", "anna"));
        Assert.Equal(Refusal.NoSuchSurvivor, MergedShop.WhyNot(world, "anna", "zoe"));
        Assert.Equal(Refusal.NotAMember, MergedShop.WhyNot(world, "zoe", "anna"));
        world.On("2026-01-10 12:00", "dora", "Left");
        Assert.Equal(Refusal.NoSuchSurvivor, MergedShop.WhyNot(world, "anna", "dora"));
        Assert.Equal(Refusal.HasLeft, MergedShop.WhyNot(world, "dora", "anna"));
        MergedShop.Merge(world, "2026-01-11 12:00", "anna", "ben");
        Assert.Equal(Refusal.MergedAlready, MergedShop.WhyNot(world, "anna", "carol"));
        Assert.Equal(Refusal.MergedIntoOneself, MergedShop.WhyNot(world, "ben", "anna"));
        MergedShop.Merge(world, "2026-02-01 12:00", "carol", "anna");
        Assert.Equal("ben", world.Member("carol").Id);
    }

    [Fact]
    public void A_merge_counts_when_it_becomes_known()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        MergedShop.Buy(world, "2026-01-20 10:00", "ben", "b1", 5);
        world.Received("2026-01-21 10:00", "2026-01-11 10:00", "anna", "Merged", ("into", "ben"));
        Assert.Equal(35, world.Points("ben", "Miles"));
        Assert.DoesNotContain(world.EffectsOf("ben"), effect => effect.Kind == EffectKind.Corrected);
        Assert.Equal(world.At("2026-01-21 10:00"), world.EffectsOf("ben").Single(effect => effect is { Kind: EffectKind.TookOver, Currency: -1 }).At);
    }
}
