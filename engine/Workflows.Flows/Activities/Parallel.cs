using Workflows.Flows.Compiling;
using Workflows.Flows.Running;

namespace Workflows.Flows.Activities;

/// <summary>Several activities, in turns; it ends with the last of them.</summary>
internal sealed class Parallel(FlowNode[] children) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.Parallel", parts => new Parallel(parts.Children("activities"))) { HasVariables = true };

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "ScheduledChildren" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        context.Index = children.Length;
        if (children.Length == 0)
        {
            Endings.Complete(burst, context);
        }

        foreach (var child in children)
        {
            burst.Schedule(context, child);
        }
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes)
    {
        if (--context.Index == 0)
        {
            Endings.Complete(burst, context);
        }
    }
}
