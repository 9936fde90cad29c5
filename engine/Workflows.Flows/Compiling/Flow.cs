using System.Collections.Frozen;
using Workflows.Flows.Activities;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;

namespace Workflows.Flows.Compiling;

/// <summary>
/// A definition, ready to run: ids resolved, literals converted, the workflows that it uses as activities put in their places. It doesn't
/// change and can be used by any number of threads.
/// </summary>
public sealed class Flow
{
    private readonly FrozenDictionary<string, FlowNode> _byPath;
    private readonly FrozenDictionary<string, IScriptEngine> _engines;

    internal Flow(FlowDefinition definition, FlowNode[] nodes, IEnumerable<IScriptEngine> engines)
    {
        (Definition, Nodes) = (definition, nodes);
        _byPath = nodes.ToFrozenDictionary(node => node.Path, StringComparer.Ordinal);
        HasScripts = nodes.Any(node => node.Inputs.Any(slot => slot.Expression is ScriptExpression));
        _engines = engines.ToFrozenDictionary(engine => engine.Language, StringComparer.Ordinal);
    }

    /// <summary>What it was made of.</summary>
    public FlowDefinition Definition { get; }

    /// <summary>Whether it has an activity that answers requests.</summary>
    public bool AnswersRequests => Nodes.Any(node => node.Behaviour is WriteHttpResponse);

    /// <summary>Whether there are scripts, which can ask for what activities put out.</summary>
    internal bool HasScripts { get; }

    /// <summary>All activities; the first is the workflow itself.</summary>
    internal FlowNode[] Nodes { get; }

    /// <summary>What undoes all that can be undone; null where nothing can.</summary>
    internal FlowNode? Undoing => Nodes[^1] is { Behaviour: Compensation } node ? node : null;

    /// <summary>The activity of a path; null where the definition has none there.</summary>
    internal FlowNode? NodeAt(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The engine of a language; the builder has seen to it that there is one.</summary>
    internal IScriptEngine EngineOf(string language) => _engines[language];
}
