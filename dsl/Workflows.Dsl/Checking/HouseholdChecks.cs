using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>What waits for households where there are none.</summary>
internal static class HouseholdChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        if (programme.Household is not null)
        {
            return;
        }

        foreach (var (type, place) in Awaited(programme))
        {
            if (type is BuiltInEvents.HouseholdJoined or BuiltInEvents.HouseholdLeft)
            {
                findings.Report(HouseholdDiagnostics.NoHouseholds, place, BuiltInEvents.Names[type]);
            }
        }
    }

    private static IEnumerable<(int EventType, SourceSpan Place)> Awaited(Programme programme)
    {
        foreach (var rule in programme.Rules)
        {
            if (rule.Trigger is Trigger.Event trigger)
            {
                yield return (trigger.EventType, trigger.Span);
            }
        }

        foreach (var journey in programme.Journeys)
        {
            if (journey.Start is Trigger.Event start)
            {
                yield return (start.EventType, start.Span);
            }

            if (journey.Goal is { } goal)
            {
                yield return (goal.EventType, goal.Span);
            }
        }
    }
}
