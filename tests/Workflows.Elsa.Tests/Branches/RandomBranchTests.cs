using Workflows.Core.Ports;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Running;
using Workflows.Elsa.Tests.Building;
using Workflows.Model.Programmes;
using Xunit.Abstractions;

namespace Workflows.Elsa.Tests.Branches;

public sealed class RandomBranchTests(ITestOutputHelper output)
{
    private const int MostSteps = 80;

    [Fact]
    public void Branches_run_as_the_text_says_the_short_way_and_in_bursts()
    {
        var (steps, joined, broken, both) = (0, 0, 0, 0);
        for (var seed = 1; seed <= 600; seed++)
        {
            var journey = new RandomBranches(seed).Make();
            if (!Lists(journey.Steps).OfType<JourneyStep.Fork>().Any())
            {
                continue;
            }

            if (Naive(journey, seed) is not { } naive)
            {
                continue;
            }

            var definition = JourneyCompiler.Compile(Harbour.Programme, journey);
            foreach (var host in (ElsaWorkflowHost[])[new(), new(alwaysInBursts: true)])
            {
                var found = Run(host.Load(definition), journey, seed);
                Assert.True(naive.SequenceEqual(found), $"seed {seed}: {string.Join(' ', naive)} but {string.Join(' ', found)}");
            }

            steps += naive.Count;
            joined += naive.Count(line => line.Contains(" by ", StringComparison.Ordinal));
            broken += naive.Count(line => line.StartsWith("no ", StringComparison.Ordinal));
            both += naive.Distinct().Count() < naive.Count ? 1 : 0;
        }

        output.WriteLine($"{steps} steps, branches came together {joined} times, {broken} waits broken off, {both} journeys with loops");
        Assert.True(steps > 8_000 && joined > 600 && broken > 400 && both > 20, "too few to show anything");
    }

    /// <summary>Which wait goes on next is drawn among them; how a step ends depends on the step and on how often it ended.</summary>
    private static List<string>? Naive(Journey journey, int seed)
    {
        var script = new Script(seed, journey);
        var naive = new NaiveBranches(script.Run, MostSteps);
        try
        {
            naive.Start(journey);
            while (!naive.IsOver)
            {
                var step = script.Choose(naive.Waiting, naive.Log.Count);
                naive.Resume(step, script.Answer(step));
            }
        }
        catch (NaiveBranches.EnoughException)
        {
        }
        catch (NaiveBranches.CircleException)
        {
            return null;
        }

        return naive.Log;
    }

    private static List<string> Run(IWorkflow workflow, Journey journey, int seed)
    {
        var script = new Script(seed, journey);
        var runner = new Runner(script);
        var instance = new WorkflowInstance();
        try
        {
            workflow.Start(instance, runner);
            while (!instance.IsFinished)
            {
                var step = script.Choose([.. instance.Waiting.Select(activity => ActivityId.StepOf(activity)!)], runner.Log.Count);
                instance = instance.Clone();
                workflow.Resume(instance, instance.Waiting.Single(activity => ActivityId.StepOf(activity) == step), script.Answer(step), runner);
            }
        }
        catch (NaiveBranches.EnoughException)
        {
        }

        return runner.Log;
    }

    private static IEnumerable<JourneyStep> Lists(IEnumerable<JourneyStep> steps) => Core.Planning.ProgrammePlan.StepsOf([.. steps]);

    /// <summary>What happens: the answer for the nth visit of a step, the same for all who ask.</summary>
    private sealed class Script(int seed, Journey journey)
    {
        private readonly Dictionary<string, JourneyStep> _steps = Lists(journey.Steps).ToDictionary(step => step.Id);
        private readonly Dictionary<string, int> _visits = new(StringComparer.Ordinal);

        public JourneyStep StepOf(string activity) => _steps[ActivityId.StepOf(activity)!];

        public string Choose(IReadOnlyList<string> waiting, int count) => waiting[new Random((seed * 31) + count).Next(waiting.Count)];

        public string? Run(JourneyStep step) =>
            step is JourneyStep.If or JourneyStep.Bonus || (step is JourneyStep.Send && Draw(step.Id, 2) == 0) ? Answer(step.Id) : null;

        public string Answer(string id)
        {
            _visits[id] = _visits.GetValueOrDefault(id) + 1;
            string[] outcomes = _steps[id] switch
            {
                JourneyStep.WaitFor => ["Arrived", "Late"],
                JourneyStep.If => ["True", "False"],
                JourneyStep.Task task => [.. task.Outcomes.Select(outcome => outcome.Name)],
                _ => ["Done"],
            };
            return outcomes[Draw(id, outcomes.Length)];
        }

        /// <summary>Hash codes of strings differ from run to run.</summary>
        private int Draw(string id, int most) => new Random(
            id.Aggregate((seed * 31) + _visits.GetValueOrDefault(id), (hash, sign) => unchecked((hash * 31) + sign))).Next(most);
    }

    private sealed class Runner(Script script) : IStepRunner
    {
        public List<string> Log { get; } = [];

        public string? Run(string activity)
        {
            Note(script.StepOf(activity).Id);
            return script.Run(script.StepOf(activity));
        }

        public void Finish(string activity) => Note(script.StepOf(activity).Id + "!");

        public void Joined(string activity, string branch) =>
            Note($"{ActivityId.StepOf(activity)![..^JourneyStep.Fork.End.Length]} by {branch}");

        public void Cancel(string activity) => Note("no " + ActivityId.StepOf(activity));

        private void Note(string entry)
        {
            if (Log.Count == MostSteps)
            {
                throw new NaiveBranches.EnoughException();
            }

            Log.Add(entry);
        }
    }
}
