using Workflows.Flows.Definitions;
using Workflows.Flows.Values;

namespace Workflows.Flows.Compiling;

/// <summary>A variable with its type resolved and its first value converted.</summary>
internal sealed record VariableSlot(string Id, string Name, FlowType Type, object? First)
{
    /// <summary>Resolves a variable; a first value that can't be converted is none.</summary>
    public static VariableSlot Of(FlowVariable variable)
    {
        var type = FlowType.Named(variable.TypeName);
        try
        {
            return new VariableSlot(variable.Id, variable.Name, type, Conversion.To(variable.Value, type));
        }
        catch (ConversionFault)
        {
            return new VariableSlot(variable.Id, variable.Name, type, null);
        }
    }
}
