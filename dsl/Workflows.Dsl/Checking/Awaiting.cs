using Workflows.Dsl.Binding;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Where rules and journeys wait for an event.</summary>
internal static class Awaiting
{
    /// <summary>Each place with the type that is awaited there, rules first.</summary>
    public static IEnumerable<(int EventType, SourceSpan Place)> Of(Programme programme) =>
        programme.Rules.SelectMany(Of).Concat(programme.Journeys.SelectMany(Of));

    private static IEnumerable<(int EventType, SourceSpan Place)> Of(Rule rule)
    {
        if (rule.Trigger is Trigger.Event trigger)
        {
            yield return (trigger.EventType, trigger.Span);
        }

        foreach (var effect in rule.Effects)
        {
            if (effect is RuleEffect.Bonus { Until: { } until } bonus)
            {
                yield return (until.EventType, bonus.Span);
            }
        }
    }

    private static IEnumerable<(int EventType, SourceSpan Place)> Of(Journey journey)
    {
        if (journey.Start is Trigger.Event start)
        {
            yield return (start.EventType, start.Span);
        }

        if (journey.Goal is { } goal)
        {
            yield return (goal.EventType, goal.Span);
        }

        foreach (var exit in journey.Exits)
        {
            if (exit.Trigger is Trigger.Event ending)
            {
                yield return (ending.EventType, ending.Span);
            }
        }

        foreach (var wait in journey.AllSteps().OfType<JourneyStep.WaitFor>())
        {
            yield return (wait.EventType, wait.Span);
        }
    }
}
