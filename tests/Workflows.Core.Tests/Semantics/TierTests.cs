using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class TierTests
{
    [Fact]
    public void Gold_of_May_2026_is_kept_to_2028_then_Silver_for_a_year_then_Blue()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-05-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 15_000m), ("channel", "shop"));
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2027-12-31 23:59");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2028-01-01 00:00");
        Assert.Equal("Silver", world.Tier("anna"));
        world.GoTo("2028-12-31 23:59");
        Assert.Equal("Silver", world.Tier("anna"));
        world.GoTo("2029-01-01 00:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void Who_earns_the_tier_again_in_the_last_year_keeps_it()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-05-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 15_000m), ("channel", "shop"));
        world.On("2027-05-01 10:00", "anna", "Purchase", ("order", "2"), ("total", 15_000m), ("channel", "shop"));
        world.GoTo("2028-06-01 00:00");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2029-01-01 00:00");
        Assert.Equal("Silver", world.Tier("anna"));
    }

    [Fact]
    public void Redeeming_does_not_lower_what_counts_for_the_tier()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-05-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 5_000m), ("channel", "shop"));
        world.On("2026-05-02 10:00", "anna", "Redeemed", ("redemption", "r"), ("points", 500));
        Assert.Equal(0, world.Points("anna", "Miles"));
        Assert.Equal("Silver", world.Tier("anna"));
    }

    [Fact]
    public void Reaching_a_tier_is_an_event_of_its_own_in_a_later_sub_step()
    {
        var world = new World(Sample.Text + """

            rule Hello {
              on entering Silver
              bonus 100 Miles
            }
            """);
        world.Join("2026-01-01 00:00", "anna");
        var effects = world.On("2026-05-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 5_000m), ("channel", "shop"));
        Assert.Equal(100, world.Gave(effects, "Hello", "Miles"));
        Assert.Equal(0, effects.First(effect => effect.Kind == EffectKind.RuleGave).SubStep);
        Assert.Equal(1, effects.Last(effect => effect.Kind == EffectKind.RuleGave).SubStep);
    }
}
