using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Rules that put off the end of points, and the limits that hold them back.</summary>
public sealed class ExtensionTests
{
    private const string OwnLimit = "at most once per member per calendar month";

    private const string SharedLimit = "at most 1 per calendar month in total";

    [Theory]
    [InlineData(OwnLimit)]
    [InlineData(SharedLimit)]
    public void An_extension_that_a_limit_holds_back_puts_nothing_off_and_says_which_limit_it_was(string limit)
    {
        var world = Shop(limit);
        world.On("2026-01-10 10:00", "anna", "Purchase", ("order", "1"), ("total", 30m));
        Assert.DoesNotContain(world.On("2026-01-11 10:00", "anna", "Visit", ("visit", "1")), effect => effect.Kind == EffectKind.CutByCap);
        var second = world.On("2026-01-12 10:00", "anna", "Visit", ("visit", "2"));
        var cut = Assert.Single(second, effect => effect.Kind == EffectKind.CutByCap);
        Assert.Equal((1, 0L, 0), (cut.Source, cut.Amount, cut.Currency));
        Assert.Equal(0, second.Single(effect => effect.Kind == EffectKind.Extended).Amount);

        // Three months after it was earned, and once ten days.
        world.GoTo("2026-04-20 09:59");
        Assert.Equal(30, world.Points("anna", "Miles"));
        world.GoTo("2026-04-20 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void What_a_step_gives_after_it_has_put_off_the_end_of_points_is_not_put_off_with_them()
    {
        var world = Shop(OwnLimit, """
            segment Guest when count of Visit ever >= 1
            rule Before {
              on Visit
              bonus 5 Miles
            }
            rule Welcome {
              on entering Guest
              bonus 7 Miles
            }
            """);
        world.On("2026-01-11 10:00", "anna", "Visit", ("visit", "1"));
        Assert.Equal(12, world.Points("anna", "Miles"));
        world.GoTo("2026-04-11 10:00");
        Assert.Equal(5, world.Points("anna", "Miles"));
        world.GoTo("2026-04-21 09:59");
        Assert.Equal(5, world.Points("anna", "Miles"));
        world.GoTo("2026-04-21 10:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    private static World Shop(string limit, string more = "")
    {
        var world = new World(PlainShop.Head + $$"""
            event Visit { visit: text key }
            points Miles {
              worth 1 HKD
              expire 3 months after earned
            }
            rule Base {
              on Purchase
              award 1 Miles per 1 HKD of total
            }
            {{more}}
            rule Longer {
              on Visit
              extend Miles by 10 days
              {{limit}}
            }
            """);
        world.Join("2025-12-01 00:00", "anna");
        return world;
    }
}
