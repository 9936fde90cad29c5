using System.Globalization;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Exits of journeys that end nothing, and what they leave no room for.</summary>
internal static class ExitChecks
{
    public static void Check(Journey journey, Programme programme, Findings findings)
    {
        for (var i = 0; i < journey.Exits.Length; i++)
        {
            var exit = journey.Exits[i];
            if (exit.Trigger is Trigger.Joining)
            {
                findings.Report(JourneyDiagnostics.ExitOnJoining, exit.Trigger.Span);
            }

            if (journey.Exits.Take(i).FirstOrDefault(above => EndsAll(above.Trigger, exit.Trigger)) is { } before)
            {
                findings.Report(JourneyDiagnostics.ExitTwice, exit.Span, Line(before));
            }
        }

        foreach (var wait in journey.AllSteps().OfType<JourneyStep.WaitFor>())
        {
            if (journey.Exits.FirstOrDefault(exit => exit.Trigger is Trigger.Event { Where: null } x && x.EventType == wait.EventType) is { } exit)
            {
                findings.Report(JourneyDiagnostics.ExitBeforeWait, wait.Span, Line(exit), programme.EventTypes[wait.EventType].Name);
            }
        }
    }

    /// <summary>Whether a trigger ends a journey wherever another one does.</summary>
    private static bool EndsAll(Trigger above, Trigger below) => (above, below) switch
    {
        (Trigger.Event { Where: null } x, Trigger.Event y) => x.EventType == y.EventType,
        (Trigger.Event, _) => false,
        _ => above with { Span = below.Span } == below,
    };

    private static string Line(JourneyExit exit) => exit.Span.Line.ToString(CultureInfo.InvariantCulture);
}
