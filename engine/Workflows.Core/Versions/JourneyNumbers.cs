using System.Collections.Immutable;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>Says the journeys of one version in the numbers that all versions share: what began under a version ends by its steps.</summary>
internal sealed class JourneyNumbers(Numbers numbers, ExpressionNumbers expressions, RuleNumbers rules)
{
    /// <summary>A journey.</summary>
    public Journey Of(Journey journey, bool isInForce)
    {
        var type = (journey.Start as Trigger.Event)?.EventType ?? ExpressionNumbers.NoEvent;
        return journey with
        {
            Index = numbers.FirstJourney + journey.Index,
            IsInForce = isInForce,
            Start = rules.Of(journey.Start),
            Exits = [.. journey.Exits.Select(exit => exit with { Trigger = rules.Of(exit.Trigger) })],
            Steps = Of(journey.Steps),
            When = expressions.Maybe(journey.When, type),
            Goal = journey.Goal is { } goal
                ? goal with { EventType = numbers.EventTypes[goal.EventType], Where = expressions.Maybe(goal.Where, goal.EventType) }
                : null,
        };
    }

    private ImmutableArray<JourneyStep> Of(ImmutableArray<JourneyStep> steps) => [.. steps.Select(Of)];

    private JourneyStep Of(JourneyStep step) => step switch
    {
        JourneyStep.Bonus x => x with { Amount = rules.Of(x.Amount), Funding = rules.Of(x.Funding) },
        JourneyStep.Match x => rules.Of(x),
        JourneyStep.WaitFor x => x with
        {
            EventType = numbers.EventTypes[x.EventType], Where = expressions.Maybe(x.Where, x.EventType), Arrived = Of(x.Arrived), Late = Of(x.Late),
        },
        JourneyStep.Task x => x with { Outcomes = [.. x.Outcomes.Select(outcome => outcome with { Steps = Of(outcome.Steps) })] },
        JourneyStep.If x => x with
        {
            Condition = expressions.Of(x.Condition, ExpressionNumbers.NoEvent), Then = Of(x.Then), Else = Of(x.Else),
        },
        JourneyStep.Fork x => x with { Branches = [.. x.Branches.Select(branch => branch with { Steps = Of(branch.Steps) })] },
        JourneyStep.Part x => x with { Steps = Of(x.Steps) },
        JourneyStep.Send or JourneyStep.Wait or JourneyStep.GoTo or JourneyStep.Finish => step,
        _ => throw new ArgumentException($"{step.GetType().Name} can't be said in the numbers of several versions."),
    };
}
