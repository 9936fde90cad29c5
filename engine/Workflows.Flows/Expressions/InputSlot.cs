using Workflows.Flows.Values;

namespace Workflows.Flows.Expressions;

/// <summary>
/// A setting of an activity. What doesn't depend on the instance is worked out once; a literal that can't be converted faults each time it
/// is asked for, as in Elsa.
/// </summary>
internal sealed class InputSlot
{
    /// <summary>Makes a slot.</summary>
    public InputSlot(string name, FlowType type, Expression? expression, object? usual)
    {
        (Name, Type, Expression) = (name, type, expression);
        try
        {
            (IsConstant, Constant) = expression switch
            {
                null => (true, usual),
                LiteralExpression literal => (true, Conversion.To(literal.Value, type)),
                ObjectExpression text => (true, string.IsNullOrWhiteSpace(text.Text) ? null : Conversion.To(text.Text, type)),
                _ => (false, null),
            };
        }
        catch (ConversionFault fault)
        {
            Fault = fault.Message;
        }
    }

    /// <summary>The name, in Pascal case.</summary>
    public string Name { get; }

    /// <summary>What the activity wants.</summary>
    public FlowType Type { get; }

    /// <summary>What the definition says; null for nothing.</summary>
    public Expression? Expression { get; }

    /// <summary>Whether the value is always the same.</summary>
    public bool IsConstant { get; }

    /// <summary>That value.</summary>
    public object? Constant { get; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Fault { get; }
}
