using Workflows.Core.Versions;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Events of the programme by which somebody decides about what a guard holds: the same as the built-in ones, and events besides.</summary>
public sealed class HoldDecisionTests
{
    private const string Text = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Visit { visit: text key }
        event Cleared { case: text key
          order: text
          releases Purchase by order }
        event Fraud { case: text key
          order: text
          denies Purchase by order }
        event FalseAlarm { alarm: text key
          case: text
          reverses Fraud by case }
        points Miles { worth 0.08 HKD
          expire 12 months after earned }
        budget Launch { limit 4 HKD per calendar month }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }
        rule Sorry { on Cleared
          bonus 7 Miles }
        rule Reported { on Fraud
          bonus 1 Miles }
        rule Extra { on Purchase
          bonus 50 Miles funded by Launch }
        segment Suspect when count of Fraud ever >= 1
        guard Velocity {
          on      Purchase
          at most 1 per member per calendar day
          then    hold for "Risk desk" up to 9 days, then deny
        }
        guard Visits {
          on      Visit
          at most 1 per member per calendar day
          then    hold for "Risk desk" up to 9 days, then deny
        }
        rule Seen { on Visit
          bonus 2 Miles }

        """;

    [Fact]
    public void An_event_that_releases_lets_the_points_go_and_is_an_event_to_which_rules_react()
    {
        var world = Held();
        Assert.Equal((60, 10), (world.Member("anna").Available(0), world.Member("anna").Pending(0)));
        var cleared = world.On("2026-01-08 12:00", "anna", "Cleared", ("case", "c1"), ("order", "2"));
        Assert.Contains(cleared, effect => effect is { Kind: EffectKind.EarningReleased, Text: "2", Amount: 10 });
        Assert.Equal(7, world.Gave(cleared, "Sorry", "Miles"));
        Assert.Equal((77, 0), (world.Member("anna").Available(0), world.Member("anna").Pending(0)));
        world.GoTo("2026-02-08 12:00");
        Assert.Equal(77, world.Points("anna", "Miles"));
    }

    [Fact]
    public void An_event_that_denies_judges_the_log_again_frees_the_budget_and_counts_as_the_event_that_it_is()
    {
        var world = Held();
        var fraud = world.On("2026-01-08 12:00", "anna", "Fraud", ("case", "c1"), ("order", "2"));
        Assert.Contains(fraud, effect => effect is { Kind: EffectKind.EarningDenied, Source: 0, Text: "2" });
        Assert.Equal((61, 0), (world.Member("anna").Available(0), world.Member("anna").Pending(0)));
        Assert.True(world.Member("anna").IsIn(0));
        Assert.Throws<InvalidOperationException>(() => world.On("2026-01-09 12:00", "anna", "Fraud", ("case", "c2"), ("order", "2")));
    }

    [Fact]
    public void A_denial_that_is_taken_back_leaves_the_points_held_as_if_it_had_never_been()
    {
        var world = Held();
        world.On("2026-01-08 12:00", "anna", "Fraud", ("case", "c1"), ("order", "2"));
        world.On("2026-01-08 13:00", "anna", "FalseAlarm", ("alarm", "a1"), ("case", "c1"));
        Assert.Equal((60, 10), (world.Member("anna").Available(0), world.Member("anna").Pending(0)));
        world.On("2026-01-08 14:00", "anna", "Cleared", ("case", "c2"), ("order", "2"));
        Assert.Equal(77, world.Member("anna").Available(0));
    }

    [Fact]
    public void A_decision_about_purchases_decides_about_no_visit_of_the_same_key()
    {
        var world = Held();
        world.On("2026-01-05 13:00", "anna", "Visit", ("visit", "1"));
        world.On("2026-01-05 14:00", "anna", "Visit", ("visit", "v2"));
        var nothing = world.On("2026-01-08 12:00", "anna", "Cleared", ("case", "c1"), ("order", "v2"));
        Assert.Contains(nothing, effect => effect is { Kind: EffectKind.Rejected, Subject: (int)RejectionReason.NothingHeld });
        var refused = Assert.Throws<InvalidOperationException>(() => world.On("2026-01-08 13:00", "anna", "Fraud", ("case", "c2"), ("order", "v2")));
        Assert.Contains("no guard holds", refused.Message, StringComparison.Ordinal);
        world.On("2026-01-08 14:00", "anna", "EarningReleased", ("held", "v2"));
        Assert.Equal(71, world.Member("anna").Available(0));
    }

    [Fact]
    public void What_an_event_decides_stays_in_later_versions()
    {
        var old = World.Compile(Text);
        string[] changes = [Text.Replace("denies Purchase", "releases Purchase", StringComparison.Ordinal), Text.Replace("  denies Purchase by order }", "}", StringComparison.Ordinal)];
        foreach (var change in changes)
        {
            var found = Assert.Single(ChangeChecks.Of([old], World.Compile(change)));
            Assert.Equal("LOY2785", found.Descriptor.Id);
            Assert.Contains("`Fraud` denies Purchase by order in the version in force", found.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(ChangeChecks.Of([old], World.Compile(Text.Replace("bonus 7", "bonus 8", StringComparison.Ordinal))));
        var world = Held();
        world.Apply("2026-01-06 00:00", Text.Replace("event Visit", "event Other { other: text key }\nevent Visit", StringComparison.Ordinal));
        world.On("2026-01-08 12:00", "anna", "Fraud", ("case", "c1"), ("order", "2"));
        Assert.Equal((61, 0), (world.Member("anna").Available(0), world.Member("anna").Pending(0)));
    }

    /// <summary>Two purchases of 100 HKD in a day; the second one is held. The budget has 50 points, which the first one takes.</summary>
    private static World Held()
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-01-05 10:00", "anna", "Purchase", ("order", "1"), ("total", 100m));
        world.On("2026-01-05 12:00", "anna", "Purchase", ("order", "2"), ("total", 100m));
        return world;
    }
}
