using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>What is said to happen when a member leaves, or goes under in another one: nothing does.</summary>
internal static class LeavingChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var place in PlacesOf(BuiltInEvents.Left, programme))
        {
            findings.Report(MemberDiagnostics.AfterLeaving, place);
        }

        foreach (var place in PlacesOf(BuiltInEvents.Merged, programme))
        {
            findings.Report(MergeDiagnostics.AfterMerging, place);
        }

        if (programme.Merging.Span is { } merging && programme.Ladders.IsEmpty)
        {
            findings.Report(MergeDiagnostics.NoTierToKeep, merging);
        }
    }

    private static IEnumerable<SourceSpan> PlacesOf(int eventType, Programme programme)
    {
        foreach (var rule in programme.Rules)
        {
            if (rule.Trigger is Trigger.Event trigger && trigger.EventType == eventType)
            {
                yield return trigger.Span;
            }

            foreach (var awaited in rule.Effects.OfType<RuleEffect.Bonus>().Where(bonus => bonus.Until?.EventType == eventType))
            {
                yield return awaited.Span;
            }
        }

        foreach (var journey in programme.Journeys)
        {
            if (journey.Start is Trigger.Event start && start.EventType == eventType)
            {
                yield return start.Span;
            }

            if (journey.Goal is { } goal && goal.EventType == eventType)
            {
                yield return goal.Span;
            }
        }
    }
}
