using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Versions;

/// <summary>What a change of the programme means for the members: section 9 of the semantics.</summary>
public sealed class VersionTests
{
    private const string Old = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Visit { visit: text key }
        points Miles { worth 0.1 HKD }
        points Status { status only }
        tiers Rank { tier Blue from joining
          tier Gold when earned Status this calendar year >= 100
          keep until end of next calendar year
          drop one tier }
        budget Launch { limit 10 HKD per calendar month }
        segment Fan when count of Purchase ever >= 3
        rule Base { on Purchase
          award 1 Miles and 1 Status per 10 HKD of total
          at most 50 Miles per member per calendar month }
        rule Gift { on Visit
          bonus 30 Miles funded by Launch }
        rule Entered { on entering Gold
          bonus 500 Miles }
        journey Care { start on Visit
          wait up to 5 days for Purchase {
            on arrived { bonus 7 Miles
              finish "came" }
            on late { finish "old way" }
          } }
        """;

    [Fact]
    public void An_input_is_judged_by_the_version_in_force_at_its_instant_also_when_it_is_late()
    {
        var world = Lived();
        world.Apply("2026-03-10 00:00", With("award 1 Miles and 1 Status", "award 3 Miles and 1 Status"));
        var late = world.Received("2026-03-12 10:00", "2026-03-09 10:00", "anna", "Purchase", ("order", "late"), ("total", 100));
        Assert.Equal(10, world.Gave(late, "Base", "Miles"));
        var now = world.On("2026-03-12 11:00", "anna", "Purchase", ("order", "now"), ("total", 50));
        Assert.Equal(15, world.Gave(now, "Base", "Miles"));
    }

    [Fact]
    public void Counters_belong_to_the_name_and_was_renames_them()
    {
        foreach (var (text, left) in new[] { (With("rule Base {", "rule Basic was Base {"), 10L), (With("rule Base {", "rule Basic {"), 50L) })
        {
            var world = Lived();
            world.On("2026-03-05 10:00", "anna", "Purchase", ("order", "b"), ("total", 400));
            world.Apply("2026-03-10 00:00", text);
            Assert.Equal(left, world.Gave(world.On("2026-03-12 10:00", "anna", "Purchase", ("order", "c"), ("total", 900)), "Basic", "Miles"));
        }
    }

    [Fact]
    public void New_limits_meet_old_use()
    {
        var world = Lived();
        world.On("2026-03-05 10:00", "anna", "Purchase", ("order", "b"), ("total", 400));
        world.Apply("2026-03-10 00:00", With("at most 50 Miles per member per calendar month", "at most 60 Miles per member per calendar month\n  at most 45 Miles per member in any 20 days"));
        Assert.Equal(5, world.Gave(world.On("2026-03-12 10:00", "anna", "Purchase", ("order", "c"), ("total", 900)), "Base", "Miles"));
    }

    [Fact]
    public void A_budget_keeps_its_use_by_name_and_a_higher_limit_leaves_the_difference()
    {
        var world = Lived();
        Assert.Equal(30, world.Gave(world.On("2026-03-05 10:00", "anna", "Visit"), "Gift", "Miles"));
        world.Apply("2026-03-10 00:00", With("budget Launch { limit 10 HKD", "budget Start was Launch { limit 5 HKD").Replace("funded by Launch", "funded by Start", StringComparison.Ordinal));
        Assert.Equal(20, world.Gave(world.On("2026-03-12 10:00", "anna", "Visit"), "Gift", "Miles"));
    }

    [Fact]
    public void New_measures_are_filled_from_the_log_without_effects_and_those_who_qualify_do_not_enter()
    {
        var world = Lived();
        world.On("2026-03-02 10:00", "anna", "Visit");
        world.On("2026-03-03 10:00", "anna", "Visit");
        var points = world.Points("anna", "Miles");
        var steps = world.Apply("2026-03-10 00:00", Old + "\nsegment Guest when count of Visit over last 30 days >= 2\nrule Hello { on entering Guest\n bonus 9 Miles }\n");
        var effects = steps.Single(step => step.Member == "anna" && step.Effects[0].Kind == EffectKind.VersionBegan).Effects;
        Assert.Equal([EffectKind.VersionBegan, EffectKind.SegmentEntered], effects.Select(effect => effect.Kind));
        Assert.Equal(points, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Tiers_settle_at_the_change_and_nobody_loses_one_by_it()
    {
        var world = Lived();
        world.On("2026-03-05 10:00", "anna", "Purchase", ("order", "b"), ("total", 1_200));
        Assert.Equal("Gold", world.Tier("anna"));
        var between = With("tier Gold when", "tier Silver when earned Status this calendar year >= 5\n  tier Gold when")
            .Replace(">= 100", ">= 5_000", StringComparison.Ordinal);
        var steps = world.Apply("2026-03-10 00:00", between);
        Assert.Equal("Gold", world.Tier("anna"));
        Assert.Equal("Silver", world.Tier("ben"));
        Assert.Equal(1, steps.Single(step => step.Member == "ben").Effects.Count(effect => effect.Kind == EffectKind.TierChanged));
        world.GoTo("2028-01-01 00:00");
        Assert.Equal("Silver", world.Tier("anna"));
    }

    [Fact]
    public void A_tier_that_becomes_another_one_takes_its_members_along()
    {
        var world = Lived();
        world.On("2026-03-05 10:00", "anna", "Purchase", ("order", "b"), ("total", 1_200));
        world.Apply("2026-03-10 00:00", With("tier Gold when", "tier Platinum was Gold when").Replace("entering Gold", "entering Platinum", StringComparison.Ordinal));
        Assert.Equal("Platinum", world.Tier("anna"));
    }

    [Fact]
    public void A_running_journey_ends_on_the_version_it_began_with_and_the_next_one_is_of_the_new()
    {
        var world = Lived();
        world.On("2026-03-09 10:00", "anna", "Visit");
        world.Apply("2026-03-10 00:00", With("on late { finish \"old way\" }", "on late { finish \"new way\" }").Replace("up to 5 days", "up to 2 days", StringComparison.Ordinal));
        world.On("2026-03-10 10:00", "ben", "Visit");
        world.GoTo("2026-03-20 00:00");
        Assert.Equal(["old way"], Outcomes(world, "anna"));
        Assert.Equal(["new way"], Outcomes(world, "ben"));
        Assert.Equal(world.At("2026-03-14 10:00"), world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.JourneyFinished).At);
    }

    [Fact]
    public void Points_that_begin_to_expire_are_as_old_as_the_change()
    {
        var world = Lived();
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "b"), ("total", 100));
        world.Apply("2026-03-10 00:00", With("points Miles { worth 0.1 HKD }", "points Miles { worth 0.1 HKD\n  expire 1 month after earned }"));
        world.GoTo("2026-04-09 23:59");
        Assert.Equal(10, world.Points("anna", "Miles"));
        world.GoTo("2026-04-10 00:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_return_after_the_change_takes_back_what_the_old_version_gave()
    {
        var reversible = Old.Replace("event Visit", "event Refund { refund: text key\n order: text\n reverses Purchase by order }\nevent Visit", StringComparison.Ordinal);
        var world = new World(reversible);
        world.Join("2026-03-01 00:00", "anna");
        world.On("2026-03-02 00:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        world.Apply("2026-03-10 00:00", reversible.Replace("award 1 Miles and 1 Status", "award 3 Miles and 1 Status", StringComparison.Ordinal));
        world.On("2026-03-11 00:00", "anna", "Purchase", ("order", "b"), ("total", 40));
        Assert.Equal(22, world.Points("anna", "Miles"));
        world.On("2026-03-12 00:00", "anna", "Refund", ("refund", "r"), ("order", "a"));
        Assert.Equal(12, world.Points("anna", "Miles"));
    }

    private static IEnumerable<string?> Outcomes(World world, string member) =>
        world.EffectsOf(member).Where(effect => effect.Kind == EffectKind.JourneyFinished).Select(effect => effect.Text);

    private static World Lived()
    {
        var world = new World(Old);
        world.Join("2026-03-01 00:00", "anna");
        world.Join("2026-03-01 00:00", "ben");
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "a"), ("total", 0));
        world.On("2026-03-01 11:00", "ben", "Purchase", ("order", "ofBen"), ("total", 100));
        return world;
    }

    private static string With(string old, string next)
    {
        Assert.Contains(old, Old, StringComparison.Ordinal);
        return Old.Replace(old, next, StringComparison.Ordinal);
    }
}
