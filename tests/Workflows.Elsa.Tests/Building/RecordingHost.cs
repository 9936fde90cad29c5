using Workflows.Core.Ports;
using Workflows.Elsa.Running;

namespace Workflows.Elsa.Tests.Building;

/// <summary>Runs journeys and writes down what the core asked of the flow and what the flow asked of the core.</summary>
internal sealed class RecordingHost : IWorkflowHost
{
    private readonly ElsaWorkflowHost _host = new();

    /// <summary>What happened, in order.</summary>
    public List<(string What, string Activity, string? Outcome)> Log { get; } = [];

    public IWorkflow Load(string definition) => new Recorded(_host.Load(definition), Log);

    private sealed class Recorded(IWorkflow inner, List<(string What, string Activity, string? Outcome)> log) : IWorkflow
    {
        public void Start(WorkflowInstance instance, IStepRunner runner)
        {
            log.Add(("start", "", null));
            inner.Start(instance, new Runner(runner, log));
        }

        public void Resume(WorkflowInstance instance, string activity, string outcome, IStepRunner runner)
        {
            log.Add(("resume", activity, outcome));
            inner.Resume(instance, activity, outcome, new Runner(runner, log));
        }

        public void Enter(WorkflowInstance instance, string activity, IStepRunner runner) => inner.Enter(instance, activity, runner);

        public string? ActivityOf(string step) => inner.ActivityOf(step);
    }

    private sealed class Runner(IStepRunner inner, List<(string What, string Activity, string? Outcome)> log) : IStepRunner
    {
        public string? Run(string activity)
        {
            var outcome = inner.Run(activity);
            log.Add(("run", activity, outcome));
            return outcome;
        }

        public void Finish(string activity)
        {
            inner.Finish(activity);
            log.Add(("finish", activity, null));
        }

        public void Joined(string activity, string branch) => inner.Joined(activity, branch);

        public void Cancel(string activity)
        {
            inner.Cancel(activity);
            log.Add(("cancel", activity, null));
        }
    }
}
