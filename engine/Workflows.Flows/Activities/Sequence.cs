using Workflows.Flows.Compiling;
using Workflows.Flows.Running;

namespace Workflows.Flows.Activities;

/// <summary>One activity after another.</summary>
internal sealed class Sequence(FlowNode[] children) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.Sequence", parts => new Sequence(parts.Children("activities"))) { HasVariables = true };

    /// <inheritdoc/>
    public override BreakHearing BreakHearing => BreakHearing.Breaks;

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "CurrentIndex" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) => GoOn(burst, context, context);

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes)
    {
        if (context.IsBreaking || child.Node.Behaviour.IsTerminal)
        {
            Endings.Complete(burst, context);
            return;
        }

        GoOn(burst, context, child);
    }

    private void GoOn(Burst burst, Context context, Context after)
    {
        if (context.Index >= children.Length)
        {
            Endings.Complete(burst, context);
            return;
        }

        burst.Schedule(context, children[context.Index++], after);
    }
}
