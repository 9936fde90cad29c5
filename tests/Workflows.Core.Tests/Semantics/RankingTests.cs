using Workflows.Core.Machine;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Shares, bands and leaderboards: cuts are answers, recorded as numbers at an instant of the log.</summary>
public sealed class RankingTests
{
    private const string Shop = """
        programme P { currency HKD
          time zone "Europe/Paris" }
        event Purchase { order: text key
          total: money }
        event Refund { refund: text key
          order: text
          reverses Purchase by order }
        points Miles { worth 0.1 HKD }
        let spend = sum of Purchase.total over last 30 days

        """;

    private const string Top = Shop + """
        segment High when spend is in top 10% of members, refreshed daily at 03:00
        rule Welcome { on entering High
          bonus 100 Miles }
        rule Double { on Purchase
          when member is in High
          bonus 7 Miles }
        """;

    [Fact]
    public void Of_eleven_members_the_cut_of_the_top_tenth_is_the_second_largest_value_and_equal_values_are_in()
    {
        var world = Open(Top, 11);
        for (var i = 1; i <= 11; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * Math.Min(i, 10));
        }

        // Members 10 and 11 spent 100 each; the cut is the value of the second.
        world.GoTo("2026-01-06 02:59:59");
        Assert.DoesNotContain(Names(11), name => IsHigh(world, name));
        world.GoTo("2026-01-06 03:00");
        Assert.Equal(["m10", "m11"], Names(11).Where(name => IsHigh(world, name)));
        Assert.Equal(100, world.Points("m11", "Miles"));
        var refreshed = world.Log.Steps.Single(step => step.Effects.Any(effect => effect.Kind == EffectKind.Refreshed && effect.Amount == 11 && effect.At == world.At("2026-01-06 03:00")));
        Assert.Equal(10_000, refreshed.Effects.Single(effect => effect.Kind == EffectKind.CutFound).Amount);
    }

    [Fact]
    public void Between_refreshes_membership_is_judged_live_against_the_latest_cut()
    {
        var world = Open(Top, 10);
        for (var i = 1; i <= 10; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * i);
        }

        world.GoTo("2026-01-06 03:00");
        Assert.True(IsHigh(world, "m10"));

        // Somebody else comes to the cut in the afternoon, and both are in; at the next refresh only one is.
        var bought = Buy(world, "2026-01-06 15:00", 9, 30m);
        Assert.Contains(bought, effect => effect.Kind == EffectKind.SegmentEntered);
        Assert.True(IsHigh(world, "m10"));
        world.GoTo("2026-01-07 03:00");
        Assert.Equal((true, false), (IsHigh(world, "m9"), IsHigh(world, "m10")));
    }

    [Fact]
    public void Who_falls_below_the_cut_because_time_passes_leaves_at_the_exact_instant()
    {
        var world = Open(Shop + "segment High when spend is in top 50% of members, refreshed monthly at 03:00", 2);
        Buy(world, "2026-01-30 10:00", 1, 50m);
        Buy(world, "2026-01-20 12:34", 2, 60m, "2026-01-30 10:00");
        world.GoTo("2026-02-01 03:00");
        Assert.Equal((false, true), (IsHigh(world, "m1"), IsHigh(world, "m2")));
        world.GoTo("2026-02-19 12:33:59");
        Assert.True(IsHigh(world, "m2"));
        world.GoTo("2026-02-19 12:34");
        Assert.False(IsHigh(world, "m2"));
    }

    [Fact]
    public void A_refresh_comes_after_what_the_clock_does_at_its_instant_and_before_an_event_of_it()
    {
        var world = Open(Top, 2);
        Buy(world, "2026-01-05 10:00", 1, 50m);
        var bought = Buy(world, "2026-01-06 03:00", 1, 1m);
        Assert.Equal(7, world.Gave(bought, "Double", "Miles"));
        Assert.Equal(107, world.Points("m1", "Miles"));
    }

    [Fact]
    public void Local_time_goes_forward_out_of_a_gap_and_is_the_earlier_one_in_an_overlap()
    {
        var world = Open(Shop + "segment High when spend is in top 50% of members, refreshed daily at 02:30", 2);
        Buy(world, "2026-03-28 10:00", 1, 50m);
        world.GoTo("2026-10-26 12:00");
        var refreshes = world.Log.Steps.Where(step => step.Effects.Any(effect => effect.Kind == EffectKind.Refreshed)).Select(step => step.At.ToString()).ToList();
        Assert.Contains("2026-03-29T01:30:00Z", refreshes); // 02:30 doesn't exist: 03:30 summer time
        Assert.Contains("2026-10-25T00:30:00Z", refreshes); // 02:30 comes twice: the first one, still summer time
        Assert.DoesNotContain("2026-10-25T01:30:00Z", refreshes);
    }

    [Fact]
    public void A_late_event_never_changes_a_past_cut_and_is_judged_by_the_cuts_of_its_own_time()
    {
        var world = Open(Top, 10);
        for (var i = 1; i <= 10; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * i);
        }

        world.GoTo("2026-01-06 12:00");
        var before = world.Log.Steps.Where(step => step.Effects.Any(effect => effect.Kind == EffectKind.CutFound)).ToList();

        // With 500 more the day before, member 1 would have been the only one in; the cut of that day stays 100, and both are in.
        var late = Buy(world, "2026-01-05 11:00", 1, 500m, "2026-01-06 12:00");
        Assert.Contains(late, effect => effect.Kind == EffectKind.SegmentEntered);
        Assert.Equal(100, world.Points("m1", "Miles"));
        Assert.True(IsHigh(world, "m10"));
        Assert.Equal(before, world.Log.Steps.Where(step => step.Effects.Any(effect => effect.Kind == EffectKind.CutFound)));
    }

    [Fact]
    public void What_a_return_takes_out_of_the_value_takes_back_what_entering_gave_by_the_recorded_cut()
    {
        var world = Open(Top, 10);
        for (var i = 1; i <= 10; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * i);
        }

        world.GoTo("2026-01-08 12:00");
        Assert.Equal(100, world.Points("m10", "Miles"));
        var back = world.On("2026-01-08 12:00", "m10", "Refund", ("refund", "r"), ("order", "o10"));
        Assert.Contains(back, effect => effect.Kind == EffectKind.SegmentLeft);
        Assert.Equal(0, world.Points("m10", "Miles"));
    }

    [Fact]
    public void Who_becomes_known_late_is_judged_by_the_cuts_of_each_time()
    {
        var world = Open(Top, 10);
        for (var i = 1; i <= 10; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * i);
        }

        world.GoTo("2026-01-09 12:00");
        var type = world.Programme.EventTypes[Model.Programmes.BuiltInEvents.Joined];
        Assert.Equal(Refusal.None, world.Population.Take(world.RecordOf(type, "2026-01-04 00:00", "late", "joined late"), world.At("2026-01-09 12:00")));
        world.Received("2026-01-09 12:00", "2026-01-05 12:00", "late", "Purchase", ("order", "l"), ("total", 200m));
        Assert.True(IsHigh(world, "late"));
        Assert.Equal(100, world.Points("late", "Miles"));
        CheckJudgedAgain(world);
    }

    [Fact]
    public void Before_the_first_refresh_and_without_anybody_s_value_nobody_is_in()
    {
        var world = Open(Shop + "member { level: optional number 1 to 9 }\nsegment High when member.level is in top 50% of members, refreshed daily at 03:00", 3);
        world.GoTo("2026-01-05 12:00");
        Assert.DoesNotContain(Names(3), name => IsHigh(world, name));
        world.On("2026-01-05 13:00", "m2", "Updated", ("level", 4));
        Assert.False(IsHigh(world, "m2"));
        world.GoTo("2026-01-06 03:00");
        Assert.Equal(["m2"], Names(3).Where(name => IsHigh(world, name)));
    }

    [Fact]
    public void The_bottom_share_has_the_smallest_values()
    {
        var world = Open(Shop + "segment Low when spend is in bottom 25% of members, refreshed daily at 03:00", 4);
        for (var i = 1; i <= 4; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * (i % 4));
        }

        world.GoTo("2026-01-06 03:00");
        Assert.Equal(["m4"], Names(4).Where(name => IsHigh(world, name)));
    }

    [Fact]
    public void Bands_part_members_with_an_event_into_equal_parts_by_recency_frequency_and_amount()
    {
        var world = Open(Shop + """
            bands Rfm of recency, frequency, monetary of Purchase.total in 5 bands, refreshed weekly at 03:00
            segment Champion when Rfm.recency = 5 and Rfm.frequency >= 4 and Rfm.monetary = 5
            segment Recent when Rfm.recency = 1
            segment Nobody when Rfm.recency = 0
            """, 11);
        for (var i = 1; i <= 10; i++)
        {
            for (var k = 0; k < i; k++)
            {
                Buy(world, $"2026-01-{9 + i:00} 1{k}:00", i, 10m);
            }
        }

        // The next Monday is the 26th. Of ten two are in each band; member 11 never bought.
        world.GoTo("2026-01-26 03:00");
        Assert.Equal(["m9", "m10"], Names(11).Where(name => world.Member(name).IsIn(0)));
        Assert.Equal(["m1", "m2"], Names(11).Where(name => world.Member(name).IsIn(1)));
        Assert.Equal(["m11"], Names(11).Where(name => world.Member(name).IsIn(2)));

        // A purchase between refreshes brings member 1 to the latest instants at once, and member 11 into a band.
        Buy(world, "2026-01-27 10:00", 1, 500m);
        Buy(world, "2026-01-27 10:00", 11, 5m);
        Assert.Equal((false, false), (world.Member("m1").IsIn(1), world.Member("m11").IsIn(2)));
        CheckJudgedAgain(world);
    }

    [Fact]
    public void The_places_of_a_leaderboard_are_given_at_the_end_of_its_period_in_order_of_rank_and_never_more_than_there_are()
    {
        var world = Open(Race("funded by B"), 6);
        decimal[] scores = [30, 50, 40, 50, 0.5m, 40];
        for (var i = 1; i <= 6; i++)
        {
            Buy(world, "2026-01-05 10:00", i, scores[i - 1]);
        }

        world.GoTo("2026-01-31 23:59:59");
        Assert.All(Names(6), name => Assert.DoesNotContain(world.EffectsOf(name), effect => effect.Kind == EffectKind.Placed));
        world.GoTo("2026-02-01 00:00");
        var placed = world.Log.Steps.SelectMany(step => step.Effects.Where(effect => effect.Kind == EffectKind.Placed)
            .Select(effect => (step.Member, effect.Subject, effect.Amount))).ToList();
        Assert.Equal([("m2", 1, 50L), ("m4", 1, 50L), ("m3", 3, 40L)], placed);

        // The budget pays for two and a half places, best first.
        Assert.Equal([100L, 100, 50], new[] { "m2", "m4", "m3" }.Select(name => world.EffectsOf(name).Where(effect => effect.Kind == EffectKind.RuleGave)
            .Where(effect => world.Programme.Rules[effect.Source].Name == "Race").Sum(effect => effect.Amount)));
        CheckJudgedAgain(world);
    }

    [Fact]
    public void Late_events_and_returns_never_change_who_had_the_places()
    {
        var world = Open(Race(""), 4);
        for (var i = 1; i <= 4; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * i);
        }

        world.GoTo("2026-02-02 00:00");
        Buy(world, "2026-01-06 10:00", 1, 1_000m, "2026-02-02 10:00");
        world.On("2026-02-03 10:00", "m4", "Refund", ("refund", "r"), ("order", "o4"));
        Assert.Equal((1_010, 120, 130, 100), (world.Points("m1", "Miles"), world.Points("m2", "Miles"), world.Points("m3", "Miles"), world.Points("m4", "Miles")));
        CheckJudgedAgain(world);
    }

    [Fact]
    public void Who_scores_nothing_has_no_place_however_many_are_left()
    {
        var world = Open(Race(""), 2);
        Buy(world, "2026-01-05 10:00", 1, 10m);
        Buy(world, "2026-01-05 10:00", 2, 0.5m);
        world.GoTo("2026-03-05 00:00");
        Assert.Equal((110, 0), (world.Points("m1", "Miles"), world.Points("m2", "Miles"))); // what a place gave wins no other race
    }

    [Fact]
    public void Who_has_left_is_not_ranked_and_takes_nobody_s_place()
    {
        var world = Open(Race(""), 4);
        for (var i = 1; i <= 4; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * i);
        }

        world.On("2026-01-20 10:00", "m4", "Left");
        world.GoTo("2026-02-02 00:00");
        Assert.Equal((110, 120, 130), (world.Points("m1", "Miles"), world.Points("m2", "Miles"), world.Points("m3", "Miles")));
    }

    [Fact]
    public void An_event_dated_after_a_refresh_that_came_before_it_was_due_keeps_the_cuts_that_it_was_judged_by()
    {
        var world = Open(Top, 2);
        Buy(world, "2026-01-05 10:00", 1, 50m);
        world.GoTo("2026-01-06 02:00");
        Buy(world, "2026-01-06 04:00", 1, 1m, "2026-01-06 02:30");
        world.GoTo("2026-01-06 05:00");
        Assert.True(IsHigh(world, "m1"));
        Assert.Equal(100, world.Points("m1", "Miles"));
        CheckJudgedAgain(world);
    }

    [Fact]
    public void A_new_version_keeps_the_cuts_of_what_keeps_its_name()
    {
        var world = Open(Top, 10);
        for (var i = 1; i <= 10; i++)
        {
            Buy(world, "2026-01-05 10:00", i, 10m * i);
        }

        world.GoTo("2026-01-06 12:00");
        world.Apply("2026-01-06 13:00", Top.Replace("segment High", "segment Other when spend is in top 50% of members, refreshed daily at 03:00\nsegment Best was High", StringComparison.Ordinal)
            .Replace("entering High", "entering Best", StringComparison.Ordinal).Replace("in High", "in Best", StringComparison.Ordinal));
        Assert.True(world.Member("m10").IsIn(0));
        Buy(world, "2026-01-06 14:00", 9, 10m);
        Assert.Equal((100, 100), (world.Points("m9", "Miles"), world.Points("m10", "Miles")));
        Assert.False(world.Member("m9").IsIn(1));
        world.GoTo("2026-01-07 03:00");
        Assert.True(world.Member("m9").IsIn(1));
        CheckJudgedAgain(world);
    }

    [Fact]
    public void Interpreted_and_compiled_rules_find_the_same_cuts()
    {
        var compiled = Open(Top, 10);
        var interpreted = Open(Top, 10, new InterpretedRules());
        foreach (var world in new[] { compiled, interpreted })
        {
            for (var i = 1; i <= 10; i++)
            {
                Buy(world, "2026-01-05 10:00", i, (10.01m * i) % 37);
            }

            world.GoTo("2026-01-09 12:00");
        }

        Assert.Equal(compiled.Log.Steps.SelectMany(step => step.Effects), interpreted.Log.Steps.SelectMany(step => step.Effects));
    }

    private static string Race(string funding) => Shop + $$"""
        budget B { limit 25 HKD per calendar month }
        rule Base { on Purchase
          award 1 Miles per 1 HKD of total }
        leaderboard Race { score earned Miles this calendar month
          places 3
          bonus 100 Miles {{funding}} }
        """;

    private static World Open(string text, int members, Ports.IRuleBackend? backend = null)
    {
        var world = new World(text, backend);
        foreach (var name in Names(members))
        {
            world.Join("2026-01-01 00:00", name);
        }

        return world;
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(i => $"m{i}");

    private static bool IsHigh(World world, string member) => world.Member(member).IsIn(0);

    private static IReadOnlyList<Effect> Buy(World world, string at, int member, decimal total, string? received = null) => world.Received(
        received ?? at, at, $"m{member}", "Purchase",
        ("order", world.Log.Steps.Any(step => step.Event?.Key == $"o{member}") ? $"o{member} {world.Log.Steps.Count}" : $"o{member}"), ("total", total));

    /// <summary>Each member's log, judged from its beginning with the recorded cuts, comes to the state that the live engine reached.</summary>
    private static void CheckJudgedAgain(World world)
    {
        foreach (var member in world.Population.Members)
        {
            var log = world.Log.Of(member.Id);
            var judged = new Replay(world.Plan).Judge(
                member.Id, member.Index, log, member.Cuts, member.LastAt, new ReplayedAnswers(world.Plan.Pools, log, new FullGrants()), 0).State;
            Assert.Equal(member.Available(0), judged.Available(0));
            Assert.Equal(member.Segments.ToArray(), judged.Segments.ToArray());
        }
    }
}
