using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class TransferTests
{
    [Fact]
    public void Points_move_with_their_age_and_the_soonest_to_expire_go_first()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        Buy(world, "2026-02-10 10:00", "anna", "2", 30m);
        Give(world, "2026-03-01 10:00", "anna", "ben", 40);
        Assert.Equal((20, 40), (Has(world, "anna"), Has(world, "ben")));
        world.GoTo("2026-04-10 10:00");
        Assert.Equal((20, 10), (Has(world, "anna"), Has(world, "ben")));
        world.GoTo("2026-05-10 10:00");
        Assert.Equal((0, 0), (Has(world, "anna"), Has(world, "ben")));
    }

    [Fact]
    public void As_much_is_transferred_in_as_out_and_it_counts_as_earned_nowhere()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        Give(world, "2026-01-11 10:00", "anna", "ben", 25);
        var postings = world.Log.Steps.SelectMany(step => step.Postings).ToList();
        Assert.Equal(25, postings.Where(posting => posting.To == Account.TransferredOut).Sum(posting => posting.Amount));
        Assert.Equal(25, postings.Where(posting => posting.From == Account.TransferredIn).Sum(posting => posting.Amount));
        Assert.False(world.Member("ben").IsIn(0));
        Assert.True(world.Member("anna").IsIn(0));
    }

    [Fact]
    public void A_transfer_is_refused_with_its_reason_and_nothing_moves()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 50m);
        Assert.Equal(RejectionReason.NotEnoughPoints, WhyNot(Give(world, "2026-01-11 10:00", "anna", "ben", 51)));
        Assert.Equal(RejectionReason.ToOneself, WhyNot(Give(world, "2026-01-11 11:00", "anna", "anna", 5)));
        Assert.Equal(
            RejectionReason.NotTransferable,
            WhyNot(world.On("2026-01-11 12:00", "anna", "Transferred", ("transfer", "x"), ("to", "ben"), ("points", 1), ("currency", "Marks"))));
        Buy(world, "2026-01-11 13:00", "anna", "2", 40m);
        Give(world, "2026-01-12 10:00", "anna", "ben", 60);
        Assert.Equal(RejectionReason.TransferredEnough, WhyNot(Give(world, "2026-01-13 10:00", "anna", "ben", 5)));
        Assert.Equal((30, 60), (Has(world, "anna"), Has(world, "ben")));
    }

    [Fact]
    public void A_limit_begins_anew_with_its_period()
    {
        var world = Shop();
        Buy(world, "2026-12-30 10:00", "anna", "1", 120m);
        Give(world, "2026-12-31 23:59", "anna", "ben", 60);
        Give(world, "2027-01-01 00:00", "anna", "ben", 60);
        Assert.Equal((0, 120), (Has(world, "anna"), Has(world, "ben")));
    }

    [Fact]
    public void To_who_is_no_member_the_event_is_not_taken()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        Assert.Equal(Refusal.NoSuchReceiver, Offer(world, "2026-01-11 10:00", "zoe"));
        world.On("2026-01-12 10:00", "ben", "Left");
        Assert.Equal(Refusal.NoSuchReceiver, Offer(world, "2026-01-13 10:00", "ben"));
        Assert.Equal(30, Has(world, "anna"));
    }

    [Fact]
    public void What_was_given_away_and_is_taken_back_is_owed_by_the_giver_and_stays_with_the_other()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        Give(world, "2026-01-11 10:00", "anna", "ben", 25);
        world.On("2026-01-12 10:00", "anna", "Refund", ("refund", "R"), ("order", "1"));
        Assert.Equal((0, 25, 25), (Has(world, "anna"), world.Member("anna").Owed(0), Has(world, "ben")));
        Buy(world, "2026-01-13 10:00", "anna", "2", 30m);
        Assert.Equal((5, 0), (Has(world, "anna"), world.Member("anna").Owed(0)));
    }

    [Fact]
    public void What_a_member_got_can_be_given_on_as_old_as_it_is()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        Give(world, "2026-01-11 10:00", "anna", "ben", 25);
        Give(world, "2026-01-12 10:00", "ben", "carol", 20);
        Assert.Equal((5, 5, 20), (Has(world, "anna"), Has(world, "ben"), Has(world, "carol")));
        world.GoTo("2026-04-10 10:00");
        Assert.Equal((0, 0, 0), (Has(world, "anna"), Has(world, "ben"), Has(world, "carol")));
    }

    [Fact]
    public void What_reaches_who_has_gone_on_already_is_as_if_it_had_come_in_its_turn()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        Buy(world, "2026-01-12 10:00", "ben", "2", 1m);
        world.Received(
            "2026-01-12 10:00", "2026-01-11 10:00", "anna", "Transferred", ("transfer", "T"), ("to", "ben"), ("points", 25));
        Assert.Equal((5, 26), (Has(world, "anna"), Has(world, "ben")));
        Assert.Equal(-25, world.Log.Steps.SelectMany(step => step.Postings).Sum(posting =>
            posting.From == Account.TransferredIn ? -posting.Amount : posting.To == Account.TransferredIn ? posting.Amount : 0));
    }

    private static Refusal Offer(World world, string at, string to)
    {
        var type = world.Programme.EventTypes.Single(candidate => candidate.Name == "Transferred");
        return world.Population.Take(world.RecordOf(type, at, "anna", at, ("transfer", at), ("to", to), ("points", 5)));
    }

    private static RejectionReason WhyNot(IReadOnlyList<Effect> effects) =>
        (RejectionReason)effects.Single(effect => effect.Kind == EffectKind.Rejected).Subject;

    private static long Has(World world, string member) => world.Member(member).Available(0);

    private static IReadOnlyList<Effect> Give(World world, string at, string member, string to, int points) =>
        world.On(at, member, "Transferred", ("transfer", $"{member} {at}"), ("to", to), ("points", points));

    private static void Buy(World world, string at, string member, string order, decimal total) =>
        world.On(at, member, "Purchase", ("order", order), ("total", total));

    private static World Shop()
    {
        var world = new World(PlainShop.Head + PlainShop.Returns + """
            points Miles {
              worth 1 HKD
              expire 3 months after earned
              transfer at most 60 per member per calendar year
            }
            points Marks { worth 1 HKD }
            segment Earner when earned Miles ever > 0
            rule Base {
              on Purchase
              award 1 Miles per 1 HKD of total
            }
            """);
        foreach (var member in (string[])["anna", "ben", "carol"])
        {
            world.Join("2025-12-01 00:00", member);
        }

        return world;
    }
}
