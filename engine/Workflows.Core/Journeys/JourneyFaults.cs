using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Ports;
using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>
/// What a fault in a step of a journey comes to: the run stands still with an incident, and everything else goes on. A fault is one of the step
/// itself, so it comes again wherever the same is run again, and the incident with it: its words are ours, and none of the machine's.
/// </summary>
internal static class JourneyFaults
{
    /// <summary>Whether a fault is one of the step; a machine that has no more room says nothing about the step.</summary>
    public static bool IsOfTheStep(Exception fault) => fault is not (OutOfMemoryException or InsufficientExecutionStackException);

    /// <summary>Lets a run stand still.</summary>
    /// <param name="run">The run.</param>
    /// <param name="activity">The activity at which it faulted; empty for none.</param>
    /// <param name="fault">What went wrong.</param>
    /// <param name="at">When.</param>
    /// <param name="output">Where the decision goes.</param>
    public static void Suspend(JourneyRun run, string activity, Exception fault, Instant at, StepOutput output)
    {
        var step = StepOf(fault is WorkflowFault { Activity: var faulted } ? faulted : activity);
        run.Incident = new JourneyIncident(step, WordsOf(fault), at);
        output.Add(EffectKind.JourneySuspended, at, run.Journey, run.Number, text: $"{step} {run.Incident.Why}");
    }

    /// <summary>What went wrong, for whoever has to mend the journey.</summary>
    private static string WordsOf(Exception fault) => fault switch
    {
        WorkflowFault x => x.Reason,
        OverflowException => "a number became too large to count with",
        DivideByZeroException => "something was divided by 0",
        KeyNotFoundException => "its workflow names a step that its text doesn't have",
        _ => $"the engine itself failed ({fault.GetType().Name}); report it with this line",
    };

    /// <summary>What follows the first hyphen of an activity's id is the step's own; the start, and what another hand drew, has none.</summary>
    private static string StepOf(string activity) =>
        activity.IndexOf('-', StringComparison.Ordinal) is >= 0 and var hyphen ? activity[(hyphen + 1)..]
        : activity.Length == 0 ? JourneyIncident.AtStart : activity.Replace(' ', '_');
}
