using Workflows.Core.Ports;
using Workflows.Core.Rules;
using Workflows.Core.Rules.Compiled;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>A fault suspends its instance with an incident; the event's other effects stand.</summary>
public sealed class IncidentTests
{
    private const string Head = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Visit { visit: text key }
        member { consent marketing by email }
        points Miles { worth 0.1 HKD }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }

        """;

    /// <summary>Once the seven days since its start are over, each further wait is over at once: the text goes round for ever.</summary>
    private const string Round = Head + """
        journey Care { start on Visit
          purpose marketing
          wait up to 7 days for Purchase {
            on late { } }
          step Again {
            bonus 5 Miles
            send email "again"
            wait up to 7 days for Visit since start {
              on arrived { go to Again }
              on late { go to Again } } } }
        journey Other { start on Visit
          wait up to 7 days for Purchase {
            on late { finish "late" } } }
        """;

    private const string Mended = Head + """
        journey Care { start on Visit
          purpose marketing
          running move here, "2" to "1"
          wait up to 7 days for Purchase {
            on arrived { finish "bought" }
            on late { finish "mended" } } }
        journey Other { start on Visit
          wait up to 7 days for Purchase {
            on late { finish "late" } } }
        """;

    [Fact]
    public void A_fault_suspends_the_instance_and_all_other_effects_of_the_input_stand()
    {
        var world = Visited(Round);
        world.GoTo("2026-03-08 10:00");
        Assert.Equal(
            ["Care suspended 2.Again.2 10000 steps ran without a wait; the journey goes round in a circle, so put a wait into it", "Other finished late"],
            Told(world));
        Assert.Equal(0, world.Points("anna", "Miles"));
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind is EffectKind.MessageSent or EffectKind.SentUnderConsent);
    }

    [Fact]
    public void An_event_that_faults_a_journey_earns_what_it_earns()
    {
        var world = Visited(Round, runsJourneys: new EditedHost(json => json.Replace("2.Again.1", "2.Again.9", StringComparison.Ordinal)));
        var effects = world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Equal(10, world.Gave(effects, "Base", "Miles"));
        Assert.Equal(["Care suspended 2.Again.9 its workflow names a step that its text doesn't have", "Other finished "], Told(world));
        Assert.Equal(10, world.Points("anna", "Miles"));
    }

    [Fact]
    public void What_stands_still_hears_of_nothing_and_is_waited_for_by_no_clock()
    {
        var world = Visited(Round);
        world.GoTo("2026-03-08 10:00");
        var (told, run) = (Told(world).Count, world.Member("anna").Journeys[0]);
        Assert.Equal("Late", Assert.Single(run.Waits).Outcome);
        world.On("2026-03-09 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        world.On("2026-03-09 11:00", "anna", "Visit", ("visit", "2"));
        world.GoTo("2026-06-01 00:00");
        Assert.Equal(told, Told(world).Count);
        Assert.Equal(Model.Time.Instant.Never, world.Member("anna").NextWait);
    }

    [Fact]
    public void A_fault_at_the_start_leaves_nothing_of_the_steps_before_it()
    {
        var world = Visited(Head + """
            messages { at most 3 per member in any 30 days }
            journey Care { start on Visit
              purpose marketing
              bonus 5 Miles
              send email "hello"
              if count of Purchase ever >= 1 { finish "yes" } else { finish "no" } }
            """, new FaultyRules());
        Assert.Equal(["Care suspended 3 something was divided by 0"], Told(world));
        Assert.Equal(0, world.Points("anna", "Miles"));
        Assert.Empty(world.Member("anna").Messages);
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.MessageSent);
    }

    [Fact]
    public void What_an_event_is_asked_by_a_wait_suspends_where_it_cannot_be_said()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              wait up to 7 days for Purchase where total >= 5 HKD {
                on late { } } }
            """, new FaultyRules());
        var effects = world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Equal(10, world.Gave(effects, "Base", "Miles"));
        Assert.Equal(["Care suspended 1 something was divided by 0"], Told(world));
    }

    [Fact]
    public void A_branch_that_faults_suspends_the_whole_instance_and_keeps_how_the_others_ended()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              at the same time {
                branch One { wait up to 9 days for Purchase { on arrived { if count of Purchase ever >= 1 { finish "a" } }
                    on late { } } }
                branch Two { wait up to 9 days for Purchase { on arrived { send email "two" }
                    on late { } } } } }
            """, new FaultyRules());
        world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Equal(["Care suspended 1.One.1.arrived.1 something was divided by 0"], Told(world));
        Assert.Equal(["Arrived", "Arrived"], world.Member("anna").Journeys[0].Waits.Select(wait => wait.Outcome));
    }

    [Fact]
    public void A_version_that_takes_running_instances_lets_it_go_on_with_what_had_ended()
    {
        var world = Visited(Round, runsJourneys: new EditedHost(json => json.Replace("2.Again.1", "2.Again.9", StringComparison.Ordinal)));
        world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        world.Apply("2026-03-05 00:00", Mended);
        world.GoTo("2026-03-05 00:00");
        Assert.Equal("Care finished bought", Told(world)[^1]);
        Assert.Null(world.Member("anna").Journeys[0].Incident);
    }

    [Fact]
    public void A_version_lets_what_faulted_at_its_start_begin_anew()
    {
        const string Text = Head + """
            journey Care { start on Visit
              if count of Purchase ever >= 1 { finish "yes" } else { finish "no" } }
            """;
        var world = Visited(Text, new FaultyRules());
        var moved = world.Apply("2026-03-05 00:00", Text.Replace("start on Visit", "start on Visit\n running move here", StringComparison.Ordinal))
            .SelectMany(step => step.Effects).Single(effect => effect.Kind == EffectKind.JourneyMoved);
        Assert.Equal("start start", moved.Text);
        world.GoTo("2026-03-05 00:00");
        Assert.Equal("Care finished no", Told(world)[^1]);
    }

    [Fact]
    public void Without_such_a_version_it_stands_still_and_leaving_ends_it()
    {
        var world = Visited(Round);
        world.GoTo("2026-03-08 10:00");
        world.Apply("2026-03-09 00:00", Mended.Replace("running move here, \"2\" to \"1\"", "", StringComparison.Ordinal));
        world.GoTo("2026-05-01 00:00");
        Assert.NotNull(world.Member("anna").Journeys[0].Incident);
        var left = world.On("2026-05-02 00:00", "anna", "Left");
        Assert.Contains(left, effect => effect is { Kind: EffectKind.JourneyCancelled, Source: 0 });
        Assert.Null(world.Member("anna").Journeys[0].Incident);
    }

    [Fact]
    public void It_is_stored_with_the_member_and_judging_the_log_again_comes_to_the_same()
    {
        var world = Visited(Round);
        world.GoTo("2026-03-08 10:00");
        var (codec, bytes) = (new MemberCodec(world.Plan), new BlobWriter());
        codec.Write(world.Member("anna"), bytes);
        var read = codec.Read("anna", 0, bytes.Written);
        Assert.Equal(world.Member("anna").Journeys[0].Incident, read.Journeys[0].Incident);
        Assert.Equal(world.Member("anna").Journeys[0].Waits, read.Journeys[0].Waits);
        world.Received("2026-03-08 10:00", "2026-03-05 10:00", "anna", "Purchase", ("order", "late"), ("total", 100));
        Assert.Equal(10, world.Points("anna", "Miles"));
        Assert.Equal(read.Journeys[0].Incident, world.Member("anna").Journeys[0].Incident);
    }

    [Fact]
    public void Members_side_by_side_in_batches_come_to_the_incidents_of_one_by_one()
    {
        var world = new World(Round);
        for (var i = 0; i < 60; i++)
        {
            var who = $"m{i % 7}";
            if (i < 7)
            {
                world.Join("2026-02-28 00:00", who);
            }

            world.On($"2026-03-{1 + (i / 6):00} 10:{i:00}", who, i % 3 == 0 ? "Purchase" : "Visit", i % 3 == 0 ? [("order", $"{i}"), ("total", 100)] : [("visit", $"{i}")]);
        }

        var (arrivals, end) = (world.Told, world.At("2026-05-01 00:00"));
        var expected = Transcript.OneByOne(world.Plan, arrivals, end);
        Assert.Contains(expected.Steps, step => step.Effects.Any(effect => effect.Kind == EffectKind.JourneySuspended));
        Assert.Equal(expected.Lines, Transcript.InBatches(world.Plan, arrivals, end, 7, new SideBySide(3, backwards: true)).Lines);
    }

    private static World Visited(string text, IRuleBackend? backend = null, IWorkflowHost? runsJourneys = null)
    {
        var world = new World(text, backend, runsJourneys: runsJourneys);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-01 10:00", "anna", "Visit", ("visit", "1"));
        return world;
    }

    private static List<string> Told(World world) =>
    [
        .. world.EffectsOf("anna").Where(effect => effect.Kind is EffectKind.JourneySuspended or EffectKind.JourneyFinished).Select(effect =>
            $"{world.Programme.Journeys[effect.Source].Name} {(effect.Kind == EffectKind.JourneyFinished ? "finished" : "suspended")} {effect.Text}"),
    ];

    /// <summary>Compiled rules that fail at every condition that is asked by itself.</summary>
    private sealed class FaultyRules : IRuleBackend
    {
        public IRuleSet Compile(Programme programme) => new Faulty(new CompiledRules().Compile(programme));

        private sealed class Faulty(IRuleSet rules) : IRuleSet
        {
            public void Match(TriggerKey trigger, RuleFacts facts, RuleHits hits) => rules.Match(trigger, facts, hits);

            public bool Holds(int condition, RuleFacts facts) => throw new DivideByZeroException();

            public long ValueOf(int ranking, RuleFacts facts) => rules.ValueOf(ranking, facts);
        }
    }
}
