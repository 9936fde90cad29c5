using Workflows.Flows.Compiling;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>
/// A workflow that another one uses as an activity: it runs within the same instance. What it sets as outputs are outputs of the activity, and
/// how <c>Complete</c> ended it are the outcomes.
/// </summary>
internal sealed class UsedWorkflowBehaviour(FlowNode body) : Behaviour
{
    /// <inheritdoc/>
    public override bool IsComposite => true;

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        context.Memory = FlowRecord.Empty;
        burst.Schedule(context, body);
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes)
    {
        var set = (FlowRecord)context.Memory!;
        foreach (var output in context.Node.Outputs)
        {
            Variables.PutOut(burst, context, output.Name, set[output.Name]);
        }

        var told = burst.CompositeOutcomes;
        burst.CompositeOutcomes = null;
        Endings.Complete(burst, context, told);
    }

    /// <summary>Takes an output of the workflow, where it has one of that name.</summary>
    public static bool TrySet(Context context, string name, object? value)
    {
        if (!Array.Exists(context.Node.Outputs, output => output.Name == name))
        {
            return false;
        }

        context.Memory = ((FlowRecord?)context.Memory ?? FlowRecord.Empty).With(name, value);
        return true;
    }

    /// <inheritdoc/>
    public override FlowRecord? Save(Context context) => (FlowRecord?)context.Memory;

    /// <inheritdoc/>
    public override void Load(Context context, FlowRecord saved) => context.Memory = saved;
}
