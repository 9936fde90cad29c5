using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Steps that nobody reaches, and circles without a wait.</summary>
internal static class JourneyChecks
{
    public static void Check(Journey journey, Programme programme, Findings findings)
    {
        var flow = JourneyFlow.Of(journey.Steps);
        var reached = flow.Reached(journey.Running?.Places.Select(place => place.To) ?? []);
        ReportUnreached(journey.Steps, flow, reached, findings);
        foreach (var jump in flow.JumpsInCircles(reached))
        {
            findings.Report(JourneyDiagnostics.CircleWithoutWait, jump.Span, jump.Target);
        }

        ForkChecks.Check(journey, flow, findings);
        ExitChecks.Check(journey, programme, findings);
    }

    // Only the first of several in a row: the others follow from it.
    private static void ReportUnreached(IReadOnlyList<JourneyStep> steps, JourneyFlow flow, bool[] reached, Findings findings)
    {
        var isReported = false;
        foreach (var step in steps)
        {
            if (!reached[flow.NumberOf(step)])
            {
                if (!isReported)
                {
                    findings.Report(JourneyDiagnostics.NeverReached, step.Span);
                }

                isReported = true;
                continue;
            }

            isReported = false;
            foreach (var list in step.Lists())
            {
                ReportUnreached(list, flow, reached, findings);
            }
        }
    }
}
