using Workflows.Flows.Compiling;
using Workflows.Flows.Expressions;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>Works out the settings of activities.</summary>
internal static class InputValues
{
    /// <summary>Works out all settings of a run that are worked out beforehand.</summary>
    /// <exception cref="FlowFault">One of them has no value.</exception>
    public static void Work(Burst burst, Context context)
    {
        var node = context.Node;
        for (var slot = 0; slot < node.Inputs.Length; slot++)
        {
            if (node.IsAutomatic[slot])
            {
                context.Inputs[slot] = ValueOf(burst, context, node.Inputs[slot]);
            }
        }

        context.HasInputs = true;
    }

    /// <summary>Works out one setting.</summary>
    /// <exception cref="FlowFault">It has no value.</exception>
    public static object? ValueOf(Burst burst, Context context, InputSlot slot)
    {
        if (slot.Fault is not null)
        {
            throw new FlowFault($"Failed to evaluate activity input '{slot.Name}'", slot.Fault);
        }

        if (slot.IsConstant)
        {
            return slot.Constant;
        }

        try
        {
            return Conversion.To(Evaluate(burst, context, slot.Expression!), slot.Type);
        }
        catch (Exception fault) when (fault is FlowFault or ConversionFault or InvalidOperationException)
        {
            throw new FlowFault($"Failed to evaluate activity input '{slot.Name}'", fault.Message);
        }
    }

    private static object? Evaluate(Burst burst, Context context, Expression expression) => expression switch
    {
        VariableExpression variable => Variables.TryGet(context, variable.Id, out var value) ? value
            : throw new FlowFault($"Failed to retrieve memory block with reference {variable.Id}"),
        InputExpression input => Input(burst, context, input.Name),
        OutputExpression output => burst.Output[output.Name],
        ScriptExpression script => burst.Flow.EngineOf(script.Language).Evaluate(script.Text, new ScriptScope(burst, context)),
        LiteralExpression literal => literal.Value,
        ObjectExpression text => text.Text,
        _ => throw new InvalidOperationException("Nothing evaluates such an expression."),
    };

    /// <summary>
    /// What the workflow was given: within a workflow that is used as an activity what that activity was given, else what the instance was.
    /// </summary>
    public static object? Input(Burst burst, Context context, string name)
    {
        for (var above = context.Parent; above is not null; above = above.Parent)
        {
            if (above.Node.Behaviour is Activities.UsedWorkflowBehaviour)
            {
                var place = PlaceOf(above.Node, name);
                if (place >= 0)
                {
                    return above.Inputs[place];
                }
            }
        }

        return burst.TryInput(name, out var value) ? value : null;
    }

    private static int PlaceOf(FlowNode node, string name) => Array.FindIndex(node.Inputs, slot => slot.Name == name);
}
