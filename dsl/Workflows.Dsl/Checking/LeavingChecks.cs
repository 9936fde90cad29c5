using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>What is said to happen when a member leaves: nothing does.</summary>
internal static class LeavingChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var place in PlacesIn(programme))
        {
            findings.Report(MemberDiagnostics.AfterLeaving, place);
        }
    }

    private static IEnumerable<SourceSpan> PlacesIn(Programme programme)
    {
        foreach (var rule in programme.Rules)
        {
            if (rule.Trigger is Trigger.Event { EventType: BuiltInEvents.Left } trigger)
            {
                yield return trigger.Span;
            }

            foreach (var awaited in rule.Effects.OfType<RuleEffect.Bonus>().Where(bonus => bonus.Until?.EventType == BuiltInEvents.Left))
            {
                yield return awaited.Span;
            }
        }

        foreach (var journey in programme.Journeys)
        {
            if (journey.Start is Trigger.Event { EventType: BuiltInEvents.Left } start)
            {
                yield return start.Span;
            }

            if (journey.Goal is { EventType: BuiltInEvents.Left } goal)
            {
                yield return goal.Span;
            }
        }
    }
}
