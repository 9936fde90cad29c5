using System.Buffers;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Running;
using Workflows.Elsa.Tests.Building;
using Workflows.Elsa.Tests.Pictures;
using Workflows.Flows.Definitions;
using Workflows.Flows.Instances;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Xunit.Abstractions;

namespace Workflows.Elsa.Tests.Running;

/// <summary>Journeys in the runtime of all Elsa definitions, compared with the short way that the core takes.</summary>
public sealed class JourneysInBurstsTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset _at = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(20261122, 50)]
    public void Members_get_the_same_messages_tasks_points_and_ends_whichever_way_their_journeys_run(int seed, int journeys)
    {
        output.WriteLine($"seed {seed}");
        var (kinds, forks) = (new SortedDictionary<EffectKind, int>(), 0);
        for (var round = 0; round < journeys; round++)
        {
            var text = RandomText.Make(new Random(seed + round));
            var direct = RandomWeeks.Live(text, seed + round, 3, new ElsaWorkflowHost());
            var inBursts = RandomWeeks.Live(text, seed + round, 3, new ElsaWorkflowHost(alwaysInBursts: true));
            Assert.Equal(direct.Log.Steps.Count, inBursts.Log.Steps.Count);
            foreach (var (expected, found) in direct.Log.Steps.Zip(inBursts.Log.Steps))
            {
                Assert.True(
                    expected.Member == found.Member && expected.At == found.At && expected.Effects.SequenceEqual(found.Effects)
                        && expected.Postings.SequenceEqual(found.Postings),
                    $"seed {seed + round}, step {expected.Id} of {expected.Member}:\n{text}");
                foreach (var effect in expected.Effects)
                {
                    forks += effect.Kind == EffectKind.StepDone && effect.Text!.Contains(".Way", StringComparison.Ordinal) ? 1 : 0;
                    kinds[effect.Kind] = kinds.GetValueOrDefault(effect.Kind) + 1;
                }
            }
        }

        Assert.True(forks > journeys / 4, $"{forks} steps in branches are too few to show anything");
        foreach (var kind in (EffectKind[])[EffectKind.MessageSent, EffectKind.TaskGiven, EffectKind.TaskEnded, EffectKind.StepDone, EffectKind.JourneyFinished])
        {
            Assert.True(kinds.GetValueOrDefault(kind) > journeys / 4, $"{kind}: {kinds.GetValueOrDefault(kind)} are too few to show anything");
        }
    }

    [Theory]
    [InlineData(20261123, 120)]
    public void What_a_journey_compiles_to_asks_for_the_same_steps_without_the_core(int seed, int journeys)
    {
        output.WriteLine($"seed {seed}");
        var (steps, forks) = (0, 0);
        for (var round = 0; round < journeys; round++)
        {
            // Alone a branch that needs no answer can end the others before they were answered: a journey that can do so is warned of.
            var text = RandomText.Make(new Random(seed + round));
            if (Dsl.Compiler.Compile("p.loyalty", text).Diagnostics.Any(one => one.Descriptor.Id == "LOY2409"))
            {
                continue;
            }

            var host = new RecordingHost();
            var world = RandomWeeks.Live(text, seed + round, 1, host);
            var play = new Alone(JourneyCompiler.Compile(world.Programme, world.Programme.Journeys[0]));
            foreach (var (what, activity, outcome) in host.Log)
            {
                play.Follow(what, activity, outcome);
                steps++;
            }

            forks += host.Log.Any(one => one.Activity.Contains(".Way", StringComparison.Ordinal)) ? 1 : 0;
            var ended = world.EffectsOf("m0").Any(effect => effect.Kind == EffectKind.JourneyFinished);
            Assert.True(play.HasEnded == ended, $"seed {seed + round}: ended is {play.HasEnded} alone and {ended} in the core\n{text}");
        }

        Assert.True(steps > 4 * journeys && forks > journeys / 15, $"{steps} steps and {forks} journeys with branches are too few to show anything");
    }

    [Fact]
    public void Every_journey_of_the_templates_is_ready_to_run_without_the_core()
    {
        var programme = Testing.World.Compile(Programmes.Harbour);
        Assert.NotEmpty(programme.Journeys);
        foreach (var journey in programme.Journeys)
        {
            var read = FlowDefinition.Read(JourneyCompiler.Compile(programme, journey));
            var build = FlowLibrary.Of([read], []).Version(read.Id)!;
            Assert.NotNull(build.Flow);
            Assert.Empty(build.Problems);
            var burst = new FlowExecutor(FlowLibrary.Of([], []), new FlowSettings()).Start(build.Flow, new FlowStart("i") { CorrelationId = "anna" }, _at);
            var asked = Assert.IsType<FlowCommand.AskStep>(burst.Commands[0]).Step;
            Assert.Equal("anna", asked.Subject);
            if (journey.Steps[0] is JourneyStep.Send send)
            {
                Assert.Equal(("Loyalty.Send", send.Channel, send.Template), (asked.Type, asked.Settings["channel"], asked.Settings["template"]));
            }
        }
    }

    /// <summary>A definition that runs by itself; what it asks for has to be what the core's run was asked for, in that order.</summary>
    private sealed class Alone
    {
        private readonly FlowExecutor _executor = new(FlowLibrary.Of([], []), new FlowSettings());
        private readonly List<FlowCommand.AskStep> _asked = [];
        private readonly Workflows.Flows.Compiling.Flow _flow;
        private FlowInstance? _instance;

        public Alone(string definition)
        {
            var read = FlowDefinition.Read(definition);
            _flow = FlowLibrary.Of([read], []).Version(read.Id)!.Flow!;
        }

        public bool HasEnded => _instance is { Status: FlowStatus.Finished };

        public void Follow(string what, string activity, string? outcome)
        {
            switch (what)
            {
                case "start":
                    Take(_executor.Start(_flow, new FlowStart("i"), _at));
                    break;
                case "run":
                    var asked = TakeAsked(activity);
                    if (outcome is not null)
                    {
                        Answer(asked.BookmarkId!, outcome);
                    }

                    break;
                case "finish":
                    Assert.Null(TakeAsked(activity).BookmarkId);
                    _asked.Clear();
                    break;
                case "cancel":
                    Assert.DoesNotContain(_instance!.Bookmarks, bookmark => bookmark.ActivityId == activity);
                    break;
                default:
                    Answer(_instance!.Bookmarks.Single(bookmark => bookmark.ActivityId == activity).Id, outcome!);
                    break;
            }
        }

        /// <summary>What is asked for alone is asked for in the order of the steps; by itself each branch asks before any is answered.</summary>
        private FlowCommand.AskStep TakeAsked(string activity)
        {
            var asked = _asked.FindLast(one => one.Step.ActivityId == activity);
            Assert.True(asked is not null, $"`{activity}` wasn't asked for");
            _asked.RemoveAll(one => one.Step.ActivityId == activity);
            return asked;
        }

        private void Answer(string bookmark, string outcome) =>
            Take(_executor.Resume(_flow, _instance!, bookmark, FlowRecord.Of("Outcome", outcome), _at));

        /// <summary>Between bursts the instance is written and read, as if the process had ended.</summary>
        private void Take(FlowBurst burst)
        {
            var buffer = new ArrayBufferWriter<byte>();
            InstanceCodec.Write(burst.Instance, buffer);
            _instance = InstanceCodec.Read(buffer.WrittenMemory);
            Assert.Empty(_instance.Incidents);
            foreach (var command in burst.Commands)
            {
                _asked.Add(Assert.IsType<FlowCommand.AskStep>(CommandCodec.Read(CommandCodec.Write(command))));
            }
        }
    }
}
