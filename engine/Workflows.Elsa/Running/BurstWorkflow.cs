using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Core.Ports;
using Workflows.Elsa.Activities;
using Workflows.Elsa.Compiling;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Instances;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Elsa.Running;

/// <summary>
/// Runs a flowchart in the runtime of all Elsa definitions, within a step of the core: what a step asks for is put to the runner at once, and between bursts
/// the instance is the few ids and counts of <see cref="ChartPlaces"/>.
/// </summary>
internal sealed class BurstWorkflow : IWorkflow
{
    private const string InstanceId = "journey";

    private readonly Flow _flow;
    private readonly FlowLibrary _library;
    private readonly ImmutableArray<string> _activities;
    private readonly ConcurrentBag<FlowExecutor> _executors = [];

    /// <summary>Prepares a definition.</summary>
    /// <param name="definition">The JSON.</param>
    /// <param name="activities">Ids of the activities of its flowchart.</param>
    /// <exception cref="FormatException">It can't run; the message says which activity, and why.</exception>
    public BurstWorkflow(string definition, ImmutableArray<string> activities)
    {
        _activities = activities;
        var read = FlowDefinition.Read(definition);
        _library = FlowLibrary.Of([read], []);
        var build = _library.Version(read.Id)!;
        _flow = build.Flow ?? throw new FormatException(string.Join(' ', build.Problems));
    }

    /// <inheritdoc/>
    public void Start(WorkflowInstance instance, IStepRunner runner) => Begin(instance, null, runner);

    /// <inheritdoc/>
    public void Enter(WorkflowInstance instance, string activity, IStepRunner runner)
    {
        var others = instance.Waiting.Where(waiting => waiting != activity).ToList();
        if (others.Count is 0 || others.Count == instance.Waiting.Count)
        {
            Begin(instance, activity, runner);
            return;
        }

        var restored = Restored(others, instance);
        Settle(instance, Run(executor => executor.Enter(_flow, restored, activity, default, new Desk(runner))));
    }

    /// <inheritdoc/>
    public void Resume(WorkflowInstance instance, string activity, string outcome, IStepRunner runner)
    {
        var place = instance.Waiting.IndexOf(activity);
        if (place < 0)
        {
            return;
        }

        var restored = Restored(instance.Waiting, instance);
        var answer = FlowRecord.Of("Outcome", outcome);
        var burst = Run(executor => executor.Resume(_flow, restored, restored.Bookmarks[place].Id, answer, default, new Desk(runner)));
        Settle(instance, burst);
    }

    /// <inheritdoc/>
    public string? ActivityOf(string step) => _activities.FirstOrDefault(activity => ActivityId.StepOf(activity) == step);

    private FlowInstance Restored(List<string> waiting, WorkflowInstance instance) =>
        waiting.Find(activity => !_activities.Contains(activity)) is { } foreign
            ? throw new WorkflowFault(foreign, FlowGraph.Foreign)
            : new ChartPlaces([.. waiting], [.. instance.Visits]).Restore(_flow, InstanceId);

    private void Begin(WorkflowInstance instance, string? activity, IStepRunner runner)
    {
        if (activity is not null && !_activities.Contains(activity))
        {
            throw new WorkflowFault(activity, "there is no such activity to go on with");
        }

        var start = new FlowStart(InstanceId) { TriggerActivityId = activity };
        Settle(instance, Run(executor => executor.Start(_flow, start, default, new Desk(runner))));
    }

    /// <summary>An executor whose runner threw is left to itself.</summary>
    private FlowInstance Run(Func<FlowExecutor, FlowBurst> act)
    {
        var executor = _executors.TryTake(out var free) ? free : new FlowExecutor(_library, new FlowSettings { StepsMost = BurstLimit.Steps });
        var instance = act(executor).Instance;
        _executors.Add(executor);
        return instance.Incidents is [var incident, ..]
            ? throw new WorkflowFault(incident.ActivityId, incident.Message.TrimEnd('.')) : instance;
    }

    private static void Settle(WorkflowInstance instance, FlowInstance run)
    {
        instance.Waiting.Clear();
        instance.Visits.Clear();
        instance.IsFinished = run.Status == FlowStatus.Finished;
        if (instance.IsFinished)
        {
            return;
        }

        var places = ChartPlaces.Of(run);
        instance.Waiting.AddRange(places.Waiting);
        foreach (var (key, count) in places.Counts)
        {
            instance.Visits[key] = count;
        }
    }

    /// <summary>Puts what a step asks for to the runner.</summary>
    private sealed class Desk(IStepRunner runner) : IStepDesk
    {
        public string? Do(StepAsked step)
        {
            if (step.Type == "Loyalty.Finish")
            {
                runner.Finish(step.ActivityId);
                return null;
            }

            var outcome = runner.Run(step.ActivityId);
            return outcome is null && step.Type == "Elsa.FlowDecision"
                ? throw new WorkflowFault(step.ActivityId, DecisionBehaviour.CannotWait)
                : outcome;
        }

        public void Joined(string activityId, string branch) => runner.Joined(activityId, branch);

        public void Withdraw(string activityId) => runner.Cancel(activityId);
    }
}
