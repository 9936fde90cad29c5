using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What a guard holds and nobody decides about in time.</summary>
public sealed class GuardTermTests
{
    private const string Text = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Refund { refund: text key
          order: text
          reverses Purchase by order }
        points Miles { worth 0.08 HKD
          pending 1 day
          expire 12 months after earned }
        points Stars { status only }
        tiers Status {
          tier Blue from joining
          tier Silver when earned Stars this calendar year >= 20
        }
        budget Launch { limit 8 HKD per calendar month }
        rule Base { on Purchase
          award 1 Miles and 1 Stars per 10 HKD of total }
        rule Extra { on Purchase
          bonus 50 Miles funded by Launch }
        guard Velocity {
          on      Purchase
          at most 1 per member per calendar day
          then    hold for "Risk desk" up to 3 days, then release
        }

        """;

    private static readonly string Denies = Text.Replace("then release", "then deny", StringComparison.Ordinal);

    [Fact]
    public void What_nobody_decides_about_in_time_is_released_by_itself()
    {
        var world = Begun(Text);
        world.GoTo("2026-01-08 12:00");
        Assert.Equal((60, "Blue"), (world.Member("anna").Pending(0), world.Tier("anna")));

        // Right after its very end, and with a day of waiting long over.
        world.GoTo("2026-01-08 12:01");
        Assert.Equal((0, 120, "Silver"), (world.Member("anna").Pending(0), world.Member("anna").Available(0), world.Tier("anna")));
        var released = world.EffectsOf("anna").Where(effect => effect.Kind == EffectKind.EarningReleased).ToList();
        Assert.All(released, effect => Assert.Equal((0, 1, "2"), (effect.Source, effect.Subject, effect.Text)));
        Assert.Equal([10L, 10L, 50L], released.Select(effect => effect.Amount));
        world.GoTo("2027-01-05 12:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void What_nobody_decides_about_in_time_is_taken_back_where_the_guard_says_so()
    {
        var world = Begun(Denies);
        world.GoTo("2026-01-08 12:01");
        Assert.Equal((0, 60, "Blue"), (world.Member("anna").Pending(0), world.Member("anna").Available(0), world.Tier("anna")));
        Assert.Contains(world.EffectsOf("anna"), effect => effect is { Kind: EffectKind.EarningDenied, Source: 0, Subject: 1, Text: "2" });
        Assert.Equal(70, world.Log.Steps.SelectMany(step => step.Postings).Where(posting => posting.To == Account.Reversed).Sum(posting => posting.Amount));

        // What it used of the budget stays used.
        Assert.Equal(0, world.Gave(Buy(world, "3", "2026-01-09 12:00"), "Extra", "Miles"));
    }

    [Fact]
    public void A_decision_at_the_very_end_still_counts()
    {
        var world = Begun(Denies);
        var released = world.On("2026-01-08 12:00", "anna", "EarningReleased", ("held", "2"));
        Assert.All(released.Where(effect => effect.Kind == EffectKind.EarningReleased), effect => Assert.Equal(-1, effect.Subject));
        world.GoTo("2026-01-10 12:00");
        Assert.Equal((120, "Silver"), (world.Member("anna").Available(0), world.Tier("anna")));
    }

    [Fact]
    public void A_decision_that_is_told_later_than_it_was_made_takes_the_place_of_the_guards_own()
    {
        var world = Begun(Denies);
        world.GoTo("2026-01-08 12:01");
        world.Received("2026-01-09 12:00", "2026-01-07 12:00", "anna", "EarningReleased", ("held", "2"));
        Assert.Equal((0, 120, "Silver"), (world.Member("anna").Pending(0), world.Member("anna").Available(0), world.Tier("anna")));
    }

    [Fact]
    public void Where_the_earlier_event_is_taken_back_after_the_time_nothing_was_held()
    {
        var world = Begun(Denies);
        world.GoTo("2026-01-08 12:01");
        world.On("2026-01-09 12:00", "anna", "Refund", ("refund", "r"), ("order", "1"));
        Assert.Equal((0, 60), (world.Member("anna").Pending(0), world.Member("anna").Available(0)));
        Assert.Equal(10, world.Points("anna", "Stars"));
    }

    [Fact]
    public void Without_a_time_what_is_held_stays_held()
    {
        var world = Begun(Text.Replace(" up to 3 days, then release", "", StringComparison.Ordinal));
        world.GoTo("2026-06-01 12:00");
        Assert.Equal(60, world.Member("anna").Pending(0));
    }

    /// <summary>Two purchases of one day: the first passes, the second is held.</summary>
    private static World Begun(string text)
    {
        var world = new World(text);
        world.Join("2026-01-01 00:00", "anna");
        Buy(world, "1", "2026-01-05 09:00");
        Buy(world, "2", "2026-01-05 12:00");
        return world;
    }

    private static IReadOnlyList<Effect> Buy(World world, string order, string at) =>
        world.On(at, "anna", "Purchase", ("order", order), ("total", 100m));
}
