using System.Text.Json;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;
using Workflows.Flows.Values;

namespace Workflows.Flows.Compiling;

/// <summary>What a definition gives to one activity, and the way to the activities that it holds.</summary>
internal sealed class ActivityParts(FlowBuilder builder, FlowNode node, JsonElement json)
{
    /// <summary>The activity.</summary>
    public FlowNode Node => node;

    /// <summary>What the definition says of it.</summary>
    public JsonElement Json => json;

    /// <summary>The activity at a port; null for none.</summary>
    public FlowNode? Child(string port) =>
        json.Member(port) is { ValueKind: JsonValueKind.Object } child && child.TextOf("type") is not null ? builder.Add(child, node) : null;

    /// <summary>The activities of a list.</summary>
    public FlowNode[] Children(string list) => [.. json.Elements(list).Where(child => child.TextOf("type") is not null).Select(Add)];

    /// <summary>An activity that this one holds.</summary>
    public FlowNode Add(JsonElement child) => builder.Add(child, node);

    /// <summary>The workflow that this activity stands for; null where there is none.</summary>
    public FlowNode? Workflow(FlowDefinition definition) => builder.AddWorkflow(definition, node);

    /// <summary>Names of the settings, in order: the members that are wrapped expressions.</summary>
    public IEnumerable<string> Settings() => json.EnumerateObject()
        .Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Value.Member("typeName") is not null).Select(member => member.Name);

    /// <summary>A setting of any type.</summary>
    public InputSlot Setting(string name, Expression? expression) => builder.Slot(node, name, FlowType.Any, expression, usual: null);

    /// <summary>Where an output goes; null for nowhere.</summary>
    public string? Target(string output) => FlowBuilder.TargetOf(json, output);

    /// <summary>A condition of a case or a transition, which is worked out when it is asked for: an expression, bare or wrapped.</summary>
    public InputSlot Condition(JsonElement json)
    {
        var condition = json.Member("condition");
        return builder.Slot(node, "Condition", FlowType.Truth, Expression.Read(condition?.Member("expression") ?? condition), usual: null);
    }
}
