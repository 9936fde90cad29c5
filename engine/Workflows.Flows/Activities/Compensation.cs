using System.Collections.Immutable;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>
/// Undoes what an instance did: runs the activities that compensate those that came to their end, the last first, each once for each time, one after another.
/// What fails among them is an incident like any other, and running it again goes on from there.
/// </summary>
internal sealed class Compensation : Behaviour
{
    /// <summary>The id of the activity that stands for it; no definition has it.</summary>
    public const string Id = "(compensation)";

    private const string Left = "Left";

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { Left };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        context.Memory = burst.Undo.Take();
        GoOn(burst, context, context);
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes) => GoOn(burst, context, child);

    /// <inheritdoc/>
    public override FlowRecord? Save(Context context) => FlowRecord.Of(Left, LeftIn(context).Select(path => (object?)path).ToImmutableArray());

    /// <inheritdoc/>
    public override void Load(Context context, FlowRecord saved) =>
        context.Memory = ((ImmutableArray<object?>)saved[Left]!).Select(path => (string)path!).ToImmutableArray();

    private static void GoOn(Burst burst, Context context, Context after)
    {
        if (LeftIn(context) is not [.. var before, var last])
        {
            Endings.Complete(burst, context);
            return;
        }

        context.Memory = before;
        burst.Schedule(context, burst.Flow.NodeAt(last), after);
    }

    private static ImmutableArray<string> LeftIn(Context context) => (ImmutableArray<string>)context.Memory!;
}
