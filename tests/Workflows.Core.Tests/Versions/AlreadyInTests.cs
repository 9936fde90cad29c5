using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Versions;

/// <summary>Those who already qualify at publication or enrolment don't enter unless the journey says so: section 7 of the semantics.</summary>
public sealed class AlreadyInTests
{
    private const string Old = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        member { city: one of north, south default north }
        points Miles { worth 0.1 HKD }
        segment Quiet when count of Purchase over last 30 days = 0
        segment North when member.city is north
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }
        rule Entered { on entering Quiet
          bonus 500 Miles }

        """;

    private const string Journey = """
        journey Wake { start on entering Quiet, also who is in it already
          again 30 days after start
          bonus 3 Miles
          wait up to 5 days for Purchase { on late { finish "late" } } }
        """;

    [Fact]
    public void Who_is_in_at_publication_begins_by_the_clock_and_no_rule_reacts()
    {
        var world = Lived();
        var steps = world.Apply("2026-03-10 00:00", Old + Journey);
        Assert.Equal(["anna"], steps.Where(step => step.Effects.Any(effect => effect.Kind == EffectKind.JourneyStarted)).Select(step => step.Member));
        Assert.Equal(0, world.Points("anna", "Miles"));
        world.GoTo("2026-03-10 00:00");
        Assert.Equal(3, world.Points("anna", "Miles"));
        Assert.Equal(world.At("2026-03-10 00:00"), world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.JourneyGave).At);
        world.GoTo("2026-03-15 00:00");
        Assert.Equal("late", world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.JourneyFinished).Text);
    }

    [Fact]
    public void Without_the_words_nobody_begins_by_being_in()
    {
        var world = Lived();
        world.Apply("2026-03-10 00:00", Old + Journey.Replace(", also who is in it already", "", StringComparison.Ordinal));
        world.GoTo("2026-03-12 00:00");
        world.Join("2026-03-12 00:00", "dora");
        Assert.DoesNotContain(world.Log.Steps.SelectMany(step => step.Effects), effect => effect.Kind == EffectKind.JourneyStarted);
    }

    [Fact]
    public void Another_version_that_says_the_same_starts_nobody_again_but_who_is_in_by_its_new_text_begins()
    {
        var world = Lived();
        world.Apply("2026-03-10 00:00", Old + Journey);
        world.GoTo("2026-05-20 00:00");
        world.On("2026-05-21 00:00", "ben", "Purchase", ("order", "again"), ("total", 1));
        Assert.Empty(Started(world.Apply("2026-05-22 00:00", Old + Journey + "\nlet nothing = count of Purchase ever\n")));
        var wider = (Old + Journey).Replace("over last 30 days = 0", "over last 30 days <= 1", StringComparison.Ordinal);
        Assert.Equal(["ben"], Started(world.Apply("2026-05-23 00:00", wider)));
    }

    [Fact]
    public void Who_is_held_out_is_held_out_at_publication_too()
    {
        var world = Lived();
        var steps = world.Apply("2026-03-10 00:00", Old + Journey.Replace("again 30", "hold out 100%\n again 30", StringComparison.Ordinal));
        Assert.Equal(1, steps.SelectMany(step => step.Effects).Single(effect => effect.Kind == EffectKind.JourneyStarted).Amount);
        world.GoTo("2026-03-20 00:00");
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Who_is_in_on_joining_or_on_coming_back_begins_and_who_is_not_does_not()
    {
        var world = new World(Old + Journey.Replace("Quiet", "North", StringComparison.Ordinal));
        world.Join("2026-03-01 00:00", "anna");
        Assert.Equal(3, world.Points("anna", "Miles"));
        var south = world.Programme.EventTypes.Single(type => type.Name == "Joined");
        world.Population.Take(world.RecordOf(south, "2026-03-01 00:00", "ben", "joined ben", ("city", "south")));
        Assert.Equal(0, world.Points("ben", "Miles"));
        world.On("2026-03-02 00:00", "anna", "Left");
        world.On("2026-06-02 00:00", "anna", "Joined");
        Assert.Equal(2, world.EffectsOf("anna").Count(effect => effect.Kind == EffectKind.JourneyStarted));
    }

    [Fact]
    public void A_journey_of_a_tier_takes_in_who_has_it()
    {
        const string Tiers = "points Status { status only }\ntiers Rank { tier Blue from joining\n tier Gold when earned Miles this calendar year >= 5 }\n";
        var world = new World(Old + Tiers);
        world.Join("2026-03-01 00:00", "anna");
        world.Join("2026-03-01 00:00", "ben");
        world.On("2026-03-02 00:00", "ben", "Purchase", ("order", "b"), ("total", 100));
        var tiers = Tiers.Replace("tier Gold", "tier Silver when earned Miles this calendar year >= 1\n tier Gold", StringComparison.Ordinal);
        Assert.Equal(["ben"], Started(world.Apply("2026-03-10 00:00", Old + tiers + Journey.Replace("Quiet", "Gold", StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Started(IReadOnlyList<Step> steps) =>
        steps.Where(step => step.Effects.Any(effect => effect.Kind == EffectKind.JourneyStarted)).Select(step => step.Member);

    private static World Lived()
    {
        var world = new World(Old);
        world.Join("2026-03-01 00:00", "anna");
        world.Join("2026-03-01 00:00", "ben");
        world.On("2026-03-09 10:00", "ben", "Purchase", ("order", "b"), ("total", 0));
        return world;
    }
}
