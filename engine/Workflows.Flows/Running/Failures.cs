using Workflows.Flows.Instances;

namespace Workflows.Flows.Running;

/// <summary>What comes of an activity that fails.</summary>
internal static class Failures
{
    /// <summary>Makes an incident of it. Unless the definition goes on with incidents the instance is faulted, but what is due is still done.</summary>
    public static void Fail(Burst burst, Context context, string message, string? cause)
    {
        burst.Note(context, "Faulted", message);
        context.Become(ActivityStatus.Faulted);
        context.Fault = message;
        for (var above = context; above is not null; above = above.Parent)
        {
            above.FaultCount++;
        }

        burst.Incidents.Add(new Incident(context.Node.Id, context.Node.Path, context.Node.Type, burst.IdOf(context), message, cause, burst.At));
        if (!burst.Flow.Definition.Options.ContinuesWithIncidents && burst.Status == FlowSubStatus.Executing)
        {
            burst.Status = FlowSubStatus.Faulted;
        }
    }

    /// <summary>Takes a failure back, before the activity runs again.</summary>
    public static void TakeBack(Context context)
    {
        var count = context.FaultCount;
        for (var above = context; above is not null; above = above.Parent)
        {
            above.FaultCount -= Math.Min(count, above.FaultCount);
        }

        context.Fault = null;
        context.IsDeaf = false;
        context.Become(ActivityStatus.Running);
    }
}
