using Workflows.Core.Ports;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Running;
using Workflows.Elsa.Tests.Building;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Tests.Running;

public sealed class RandomJourneyTests
{
    private const int MostSteps = 60;

    [Fact]
    public void The_host_runs_the_steps_that_the_text_says_the_short_way_and_in_bursts()
    {
        var (steps, repeating) = (0, 0);
        for (var seed = 1; seed <= 1_500; seed++)
        {
            var journey = new RandomJourney(seed).Make();
            var script = new Script(seed, journey);
            var naive = new NaiveInterpreter(script.Answerer(), MostSteps);
            naive.Run(journey);
            var definition = JourneyCompiler.Compile(Harbour.Programme, journey);
            var actual = Run(new ElsaWorkflowHost().Load(definition), script);
            var inBursts = Run(new ElsaWorkflowHost(alwaysInBursts: true).Load(definition), script);
            Assert.True(naive.Log.SequenceEqual(actual), $"seed {seed}: {string.Join(' ', naive.Log)} but {string.Join(' ', actual)}");
            Assert.True(naive.Log.SequenceEqual(inBursts), $"seed {seed}, in bursts: {string.Join(' ', naive.Log)} but {string.Join(' ', inBursts)}");
            steps += actual.Count;
            repeating += actual.Distinct().Count() < actual.Count ? 1 : 0;
        }

        Assert.True(steps > 5_000, $"{steps} steps are too few to show anything");
        Assert.True(repeating > 100, $"{repeating} journeys with loops are too few to show anything");
    }

    private static List<string> Run(IWorkflow workflow, Script script)
    {
        var runner = new Runner(script);
        var instance = new WorkflowInstance();
        try
        {
            workflow.Start(instance, runner);
            while (!instance.IsFinished)
            {
                var waiting = Assert.Single(instance.Waiting);
                workflow.Resume(instance, waiting, runner.AnswerFor(waiting), runner);
            }
        }
        catch (EnoughException)
        {
        }

        return runner.Log;
    }

    /// <summary>What happens: the answer for the nth visit of a step, the same for all who ask.</summary>
    private sealed class Script
    {
        private readonly int _seed;
        private readonly Dictionary<string, JourneyStep> _steps = new(StringComparer.Ordinal);

        public Script(int seed, Journey journey)
        {
            _seed = seed;
            Collect(journey.Steps);
        }

        public Func<JourneyStep, string> Answerer()
        {
            var visits = new Dictionary<string, int>(StringComparer.Ordinal);
            return step =>
            {
                var visit = visits[step.Id] = visits.GetValueOrDefault(step.Id) + 1;
                var outcomes = Outcomes(step);
                return outcomes[new Random(Mix(step.Id, visit)).Next(outcomes.Length)];
            };
        }

        public JourneyStep StepOf(string activity) => _steps[ActivityId.StepOf(activity)!];

        /// <summary>Hash codes of strings differ from run to run.</summary>
        public int Mix(string id, int visit) => id.Aggregate((_seed * 31) + visit, (hash, sign) => unchecked((hash * 31) + sign));

        private static string[] Outcomes(JourneyStep step) => step switch
        {
            JourneyStep.WaitFor => ["Arrived", "Late"],
            JourneyStep.If => ["True", "False"],
            JourneyStep.Task task => [.. task.Outcomes.Select(outcome => outcome.Name)],
            _ => ["Done"],
        };

        private void Collect(IEnumerable<JourneyStep> steps)
        {
            foreach (var step in steps)
            {
                _steps.Add(step.Id, step);
                Collect(step switch
                {
                    JourneyStep.WaitFor wait => [.. wait.Arrived, .. wait.Late],
                    JourneyStep.If condition => [.. condition.Then, .. condition.Else],
                    JourneyStep.Task task => task.Outcomes.SelectMany(outcome => outcome.Steps),
                    JourneyStep.Part part => part.Steps,
                    _ => [],
                });
            }
        }
    }

    /// <summary>Answers at once or lets the workflow wait, by chance; gives up after enough steps.</summary>
    private sealed class Runner(Script script) : IStepRunner
    {
        private readonly Func<JourneyStep, string> _answer = script.Answerer();

        public List<string> Log { get; } = [];

        public string AnswerFor(string activity) => _answer(script.StepOf(activity));

        public string? Run(string activity)
        {
            var step = script.StepOf(activity);
            Note(step.Id);
            return step is JourneyStep.If || new Random(script.Mix(step.Id, Log.Count)).Next(2) == 0 ? _answer(step) : null;
        }

        public void Finish(string activity) => Note(script.StepOf(activity).Id + "!");

        public void Joined(string activity, string branch) => throw new InvalidOperationException(activity);

        public void Cancel(string activity) => throw new InvalidOperationException(activity);

        private void Note(string entry)
        {
            if (Log.Count == MostSteps)
            {
                throw new EnoughException();
            }

            Log.Add(entry);
        }
    }

    private sealed class EnoughException : Exception;
}
