using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Versions;

/// <summary>A limit that begins with a version counts all that its rule gave before: to the member, to others, and what it put off.</summary>
public sealed class GivenToOthersTests
{
    private const string Old = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Bring { bring: text key
          friend: member }
        points Miles { worth 0.1 HKD
          expire 3 months after earned }
        rule Friend { on Bring
          bonus 100 Miles to friend
          bonus 10 Miles }
        rule Longer { on Bring
          extend Miles by 1 months }

        """;

    [Theory]
    [InlineData("at most 350 Miles per member per calendar month", 100, 10)]
    [InlineData("at most 250 Miles per member per calendar month", 30, 0)]
    [InlineData("at most 250 Miles per calendar month in total", 30, 0)]
    [InlineData("at most 2 per member per calendar month", 0, 0)]
    [InlineData("at most 3 per member per calendar month", 100, 10)]
    [InlineData("at most 250 Miles per member in any 30 days", 30, 0)]
    public void What_a_rule_gave_to_others_counts_in_a_limit_that_begins_later(string limit, int toFriend, int own)
    {
        var world = Lived();
        world.Apply("2026-01-15 00:00", Old.Replace("bonus 10 Miles }", $"bonus 10 Miles\n {limit} }}", StringComparison.Ordinal));
        var effects = world.On("2026-01-16 10:00", "anna", "Bring", ("bring", "3"), ("friend", "ben"));
        Assert.Equal(toFriend, effects.Where(effect => effect.Kind == EffectKind.PassedOn).Sum(effect => effect.Amount));
        Assert.Equal(own, world.Gave(effects, "Friend", "Miles"));
    }

    [Fact]
    public void Who_was_given_points_by_another_has_used_nothing_of_the_limit()
    {
        var world = Lived();
        world.Apply("2026-01-15 00:00", Old.Replace("bonus 10 Miles }", "bonus 10 Miles\n at most 150 Miles per member per calendar month }", StringComparison.Ordinal));
        var effects = world.On("2026-01-16 10:00", "ben", "Bring", ("bring", "3"), ("friend", "anna"));
        Assert.Equal(100, effects.Where(effect => effect.Kind == EffectKind.PassedOn).Sum(effect => effect.Amount));
    }

    [Theory]
    [InlineData("at most 2 per member per calendar month", false)]
    [InlineData("at most 3 per member per calendar month", true)]
    public void What_a_rule_put_off_is_a_use_of_a_limit_that_begins_later(string limit, bool putsOff)
    {
        var world = Lived();
        world.Apply("2026-01-15 00:00", Old.Replace("by 1 months }", $"by 1 months\n {limit} }}", StringComparison.Ordinal));
        var effects = world.On("2026-01-16 10:00", "anna", "Bring", ("bring", "3"), ("friend", "ben"));
        Assert.Equal(putsOff, effects.Any(effect => effect is { Kind: EffectKind.Extended, Amount: > 0 }));
    }

    /// <summary>Anna has brought Ben twice: 220 Miles, of which 200 are his.</summary>
    private static World Lived()
    {
        var world = new World(Old);
        world.Join("2026-01-01 00:00", "anna");
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-01-10 10:00", "anna", "Bring", ("bring", "1"), ("friend", "ben"));
        world.On("2026-01-11 10:00", "anna", "Bring", ("bring", "2"), ("friend", "ben"));
        return world;
    }
}
