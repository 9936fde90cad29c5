using Workflows.Flows.Activities;
using Workflows.Flows.Expressions;

namespace Workflows.Flows.Compiling;

/// <summary>An activity in its place in a compiled workflow.</summary>
internal sealed class FlowNode(int index, string id, string type, FlowNode? parent)
{
    /// <summary>Its place among all.</summary>
    public int Index { get; } = index;

    /// <summary>Its id in the definition.</summary>
    public string Id { get; } = id;

    /// <summary>Name of its type.</summary>
    public string Type { get; } = type;

    /// <summary>What holds it; null for the workflow.</summary>
    public FlowNode? Parent { get; } = parent;

    /// <summary>Ids from the workflow's down to its own.</summary>
    public string Path { get; } = parent is null ? id : $"{parent.Path}:{id}";

    /// <summary>Version of its type.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What scripts call it; null for nothing.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it may start the workflow.</summary>
    public bool CanStart { get; init; }

    /// <summary>How ways into it come together where flowcharts run by tokens; null where nothing is said.</summary>
    public string? MergeMode { get; init; }

    /// <summary>The activity that undoes what this one did; null for none.</summary>
    public FlowNode? CompensatedBy { get; set; }

    /// <summary>Its settings.</summary>
    public InputSlot[] Inputs { get; set; } = [];

    /// <summary>Whether all settings that are worked out beforehand are constant.</summary>
    public bool HasConstantInputs { get; set; } = true;

    /// <summary>Which settings are worked out beforehand.</summary>
    public bool[] IsAutomatic { get; set; } = [];

    /// <summary>What it puts out.</summary>
    public OutputSlot[] Outputs { get; set; } = [];

    /// <summary>Variables that it declares.</summary>
    public VariableSlot[] Variables { get; set; } = [];

    /// <summary>What it does.</summary>
    public Behaviour Behaviour { get; set; } = null!;
}
