using System.Text.Json;
using Workflows.Flows.Activities;
using Workflows.Flows.Charts;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Compiling;

/// <summary>Makes definitions ready to run.</summary>
internal sealed class FlowBuilder
{
    private const int DepthMost = 100;

    private readonly IReadOnlyList<FlowDefinition> _others;
    private readonly IReadOnlyList<IScriptEngine> _engines;
    private readonly IStepCheck? _steps;
    private readonly List<FlowNode> _nodes = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _unnamed = new(StringComparer.Ordinal);
    private readonly List<(FlowNode Node, string By)> _compensated = [];
    private bool _canRun = true;
    private int _depth;

    private FlowBuilder(IReadOnlyList<FlowDefinition> others, IReadOnlyList<IScriptEngine> engines, IStepCheck? steps) =>
        (_others, _engines, _steps) = (others, engines, steps);

    /// <summary>Makes a definition ready to run.</summary>
    /// <param name="definition">Which.</param>
    /// <param name="others">The definitions that it may use as activities.</param>
    /// <param name="engines">What evaluates scripts.</param>
    /// <param name="steps">Says which steps of ours can be asked for; null where all can.</param>
    public static FlowBuild Build(
        FlowDefinition definition, IReadOnlyList<FlowDefinition> others, IReadOnlyList<IScriptEngine> engines, IStepCheck? steps)
    {
        var builder = new FlowBuilder(others, engines, steps);
        builder.AddWorkflow(definition, null);
        builder.AddCompensation();
        return new FlowBuild(builder._canRun ? new Flow(definition, [.. builder._nodes], engines) : null, [.. builder._problems]);
    }

    /// <summary>Adds the workflow of a definition: as the whole, or where it is used as an activity.</summary>
    public FlowNode? AddWorkflow(FlowDefinition definition, FlowNode? parent)
    {
        if (++_depth > DepthMost)
        {
            Refuse($"`{definition.Name}` uses itself as an activity, through {DepthMost} levels; take that out.");
            return null;
        }

        var node = new FlowNode(_nodes.Count, "Workflow1", "Elsa.Workflow", parent) { Variables = [.. definition.Variables.Select(VariableSlot.Of)] };
        _nodes.Add(node);
        node.Behaviour = new WorkflowBehaviour(Add(definition.Root, node));
        node.Outputs = [new OutputSlot("Result", null)];
        _depth--;
        return node;
    }

    /// <summary>Adds an activity and what it holds.</summary>
    public FlowNode Add(JsonElement json, FlowNode parent)
    {
        var typeName = json.TextOf("type") ?? "";
        var type = ActivityTypes.Find(typeName);
        var used = type is null ? UsedDefinition(json, typeName) : null;
        var own = json.Member("customProperties");
        var node = new FlowNode(_nodes.Count, json.TextOf("id") ?? NextId(typeName), typeName, parent)
        {
            Version = json.WholeOf("version") ?? 1,
            Name = json.TextOf("name"),
            CanStart = own?.IsTrue("canStartWorkflow") == true || json.IsTrue("canStartWorkflow"),
            MergeMode = own?.TextOf("mergeMode"),
        };
        if (!_paths.Add(node.Path))
        {
            Refuse($"`{node.Id}`: two activities have this id in the same place; give one of them another one.");
        }

        _nodes.Add(node);
        if (own?.TextOf("compensatedBy") is { Length: > 0 } by)
        {
            _compensated.Add((node, by));
        }

        var parts = new ActivityParts(this, node, json);
        if (AskedStep.IsMeant(node, parts, _engines))
        {
            node.Behaviour = AskedStep.Of(node, parts);
            CheckAsked(node);
        }
        else if (type is not null)
        {
            Fill(node, type, json);
            node.Behaviour = type.Make(parts);
        }
        else if (used is not null)
        {
            node.Inputs = [.. used.Inputs.Select(input => Slot(node, input.Name, FlowType.Named(input.TypeName), json))];
            node.IsAutomatic = [.. node.Inputs.Select(_ => true)];
            node.HasConstantInputs = Array.TrueForAll(node.Inputs, slot => slot.IsConstant);
            node.Outputs = [.. used.Outputs.Select(output => new OutputSlot(output.Name, TargetOf(json, output.Name)))];
            node.Behaviour = parts.Workflow(used) is { } body ? new UsedWorkflowBehaviour(body) : new NotFoundBehaviour();
        }
        else
        {
            _problems.Add($"`{node.Id}`: nothing is known of activities of the type `{typeName}`; running it faults. Import what defines it first.");
            node.Behaviour = new NotFoundBehaviour();
        }

        return node;
    }

    /// <summary>A slot for an expression; one that nothing here can evaluate is refused.</summary>
    public InputSlot Slot(FlowNode node, string name, FlowType type, Expression? expression, object? usual)
    {
        if (expression is ScriptExpression script)
        {
            var engine = _engines.FirstOrDefault(engine => engine.Language == script.Language);
            if (engine is null)
            {
                Refuse($"`{node.Id}` ({node.Type}), {name}: expressions in {script.Language} can't be evaluated here; write it as a literal, an object, a variable or an input.");
            }
            else if (engine.ProblemOf(script.Text) is { } problem)
            {
                Refuse($"`{node.Id}` ({node.Type}), {name}: {problem}");
            }
        }

        return new InputSlot(name, type, expression, usual);
    }

    private void CheckAsked(FlowNode node)
    {
        if (_steps is not null && !AskedStep.IsOfTheWorkflow(node.Type) && _steps.ProblemOf(AskedStep.Meant(node)) is { } problem)
        {
            Refuse($"`{node.Id}` ({node.Type}): {problem}");
        }
        else if (!AskedStep.IsKnown(node.Type))
        {
            _problems.Add($"`{node.Id}`: journeys have no step of the type `{node.Type}`; whoever is asked for it has to know it.");
        }
    }

    /// <summary>What undoes an activity stands beside it in its flowchart, and no connection leads there: the flow would come to it.</summary>
    private void AddCompensation()
    {
        foreach (var (node, by) in _compensated)
        {
            node.CompensatedBy = _nodes.Find(other => other.Parent == node.Parent && other.Id == by);
            if (node.CompensatedBy is null || node.Parent?.Behaviour is not Flowchart chart || chart.IsEntered(node.CompensatedBy))
            {
                Refuse($"`{node.Id}`: what compensates it, `{by}`, has to be an activity of the same flowchart that no connection leads to.");
            }
        }

        if (_compensated.Count > 0)
        {
            _nodes.Add(new FlowNode(_nodes.Count, Compensation.Id, "Loyalty.Compensation", _nodes[0]) { Behaviour = new Compensation() });
        }
    }

    private void Fill(FlowNode node, ActivityType type, JsonElement json)
    {
        node.Variables = type.HasVariables ? [.. DefinitionReader.Variables(json).Select(VariableSlot.Of)] : [];
        node.Inputs = [.. type.Inputs.Select(kind => Slot(node, kind.Name, kind.Type, json, kind.Usual))];
        node.IsAutomatic = [.. type.Inputs.Select(kind => kind.IsAutomatic)];
        node.HasConstantInputs = !node.Inputs.Where((slot, place) => node.IsAutomatic[place] && !slot.IsConstant).Any();
        node.Outputs = [.. type.Outputs.Select(name => new OutputSlot(name, TargetOf(json, name)))];
    }

    /// <summary>A setting: an object with an expression, or a bare value, which is a literal. An object without a type is nothing.</summary>
    private InputSlot Slot(FlowNode node, string name, FlowType type, JsonElement json, object? usual = null)
    {
        var member = json.Member(Camel(name));
        var expression = member switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } wrapped => wrapped.Member("typeName") is null ? null : Expression.Read(wrapped.Member("expression")),
            { ValueKind: JsonValueKind.Array } => null,
            { } bare => new LiteralExpression(JsonText.ValueOf(bare)),
        };
        return Slot(node, name, type, expression, usual);
    }

    /// <summary>Where an output of an activity goes; null for nowhere.</summary>
    public static string? TargetOf(JsonElement json, string name) => json.Member(Camel(name))?.Member("memoryReference")?.TextOf("id");

    /// <summary>The definition that an activity stands for, looked for as Elsa does: by version id, by version, the published one, the latest.</summary>
    private FlowDefinition? UsedDefinition(JsonElement json, string typeName)
    {
        var versionId = json.TextOf("workflowDefinitionVersionId");
        var definitionId = json.TextOf("workflowDefinitionId");
        var version = json.WholeOf("version");
        var usable = _others.Where(other => other.Options.UsableAsActivity
            && (definitionId is null ? TypeNameOf(other) == typeName : other.DefinitionId == definitionId)).ToList();
        return usable.Find(other => other.Id == versionId) ?? usable.Find(other => other.Version == version)
            ?? usable.Find(other => other.IsPublished) ?? usable.Find(other => other.IsLatest) ?? usable.LastOrDefault();
    }

    /// <summary>The type that a workflow has as an activity: its name in Pascal case.</summary>
    private static string TypeNameOf(FlowDefinition definition) => string.Concat(
        definition.Name.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private string NextId(string typeName)
    {
        var name = typeName.Split('.')[^1];
        _unnamed[name] = _unnamed.GetValueOrDefault(name) + 1;
        return $"{name}{_unnamed[name]}";
    }

    private void Refuse(string problem)
    {
        _problems.Add(problem);
        _canRun = false;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
