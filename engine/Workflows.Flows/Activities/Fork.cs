using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Running;

namespace Workflows.Flows.Activities;

/// <summary>Several branches; it ends with the first or with the last of them.</summary>
internal sealed class Fork(FlowNode[] branches, bool waitsForAny) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.Fork", parts => new Fork(
        parts.Children("branches"), parts.Json.TextOf("joinMode") == "WaitAny" || parts.Json.WholeOf("joinMode") == 1));

    /// <inheritdoc/>
    public override BreakHearing BreakHearing => BreakHearing.Breaks;

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "Completed" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        if (branches.Length == 0)
        {
            Endings.Complete(burst, context);
        }

        foreach (var branch in branches)
        {
            burst.Schedule(context, branch);
        }
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes)
    {
        context.Index++;
        if (context.IsBreaking || waitsForAny || context.Index == branches.Length)
        {
            Endings.Complete(burst, context);
        }
    }
}
