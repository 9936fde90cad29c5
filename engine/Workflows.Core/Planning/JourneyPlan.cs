using System.Collections.Immutable;
using Workflows.Core.Rules;
using Workflows.Model.Programmes;

namespace Workflows.Core.Planning;

/// <summary>How a journey starts.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Where">Number of the condition on the event; -1 for none.</param>
/// <param name="When">Number of the condition on the member; -1 for none.</param>
internal sealed record JourneyStart(Journey Journey, int Where, int When);

/// <summary>What ends the runs of a journey before they come to their end.</summary>
/// <param name="Journey">Index of the journey, by whose text they go on.</param>
/// <param name="Place">Which of its exits it is, from 1.</param>
/// <param name="Where">Number of the condition on the event; -1 for none.</param>
/// <param name="Outcome">What the journey comes to by it.</param>
internal sealed record PlannedExit(int Journey, int Place, int Where, string Outcome);

/// <summary>What starts and ends the journeys of a programme and what they can wait for, so that most events need not look at any run.</summary>
internal sealed class JourneyPlan
{
    private readonly ByTrigger<JourneyStart[]> _starts;
    private readonly ByTrigger<PlannedExit[]> _exits;
    private readonly ImmutableArray<bool> _awaited;
    private readonly ImmutableArray<bool> _goals;

    /// <summary>Plans the journeys of a programme.</summary>
    public JourneyPlan(Programme programme, ConditionTable conditions)
    {
        var starts = programme.Journeys.Where(journey => journey.IsInForce).Select(journey => new JourneyStart(
            journey, conditions[(journey.Start as Trigger.Event)?.Where], conditions[journey.When])).ToList();
        AlsoForWhoIsIn = [.. starts.Where(start => start.Journey.AlsoWhoIsIn)];
        _starts = new ByTrigger<JourneyStart[]>(starts.GroupBy(start => TriggerKey.Of(start.Journey.Start))
            .ToDictionary(group => group.Key, group => group.ToArray()));
        // What began under an earlier version ends by the exits of its own text.
        _exits = new ByTrigger<PlannedExit[]>(programme.Journeys
            .SelectMany(journey => journey.Exits.Select((exit, place) => (exit.Trigger, Exit: new PlannedExit(
                journey.Index, place + 1, conditions[(exit.Trigger as Trigger.Event)?.Where], exit.Outcome))))
            .GroupBy(exit => TriggerKey.Of(exit.Trigger), exit => exit.Exit).ToDictionary(group => group.Key, group => group.ToArray()));
        var steps = programme.Journeys.SelectMany(journey => ProgrammePlan.StepsOf(journey.Steps)).ToList();
        _awaited = [.. programme.EventTypes.Select(type => type.Index == BuiltInEvents.TaskDone
            || steps.OfType<JourneyStep.WaitFor>().Any(wait => wait.EventType == type.Index))];
        _goals = [.. programme.EventTypes.Select(type => programme.Journeys.Any(journey => journey.Goal?.EventType == type.Index))];
        CanWait = programme.Journeys.Any(journey => journey.AlsoWhoIsIn || journey.Running is not null)
            || steps.Any(step => step is JourneyStep.Send or JourneyStep.Wait or JourneyStep.WaitFor or JourneyStep.Task);
    }

    /// <summary>Whether any journey has a step on which it can wait.</summary>
    public bool CanWait { get; }

    /// <summary>The journeys that start too for who is in their segment or tier already, in text order.</summary>
    public JourneyStart[] AlsoForWhoIsIn { get; }

    /// <summary>The journeys that a trigger starts, in text order.</summary>
    public JourneyStart[] StartedBy(TriggerKey trigger) => trigger.Kind == TriggerKind.BeingIn ? AlsoForWhoIsIn : _starts.Of(trigger) ?? [];

    /// <summary>The exits that a trigger opens, in text order.</summary>
    public PlannedExit[] EndedBy(TriggerKey trigger) => _exits.Of(trigger) ?? [];

    /// <summary>Whether a journey can wait for an event of a type.</summary>
    public bool IsAwaited(int eventType) => _awaited[eventType];

    /// <summary>Whether an event of a type can be the goal of a journey.</summary>
    public bool IsGoal(int eventType) => _goals[eventType];
}
