using Workflows.Core.Ports;
using Workflows.Elsa.Activities;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Running;

/// <summary>
/// Runs Elsa 3 definitions whose root is a flowchart of <c>Loyalty.*</c> activities, decisions, forks, joins, starts and ends. All that
/// is known of an instance is in <see cref="WorkflowInstance"/>; what a host has loaded can be used by any number of threads.
/// </summary>
/// <param name="alwaysInBursts">
/// Whether also what journeys compile to runs in the runtime of all definitions. By itself it takes the short way of <see cref="DirectWorkflow"/>, or of
/// <see cref="BranchWorkflow"/> where there are branches, which do the same in nanoseconds.
/// </param>
public sealed class ElsaWorkflowHost(bool alwaysInBursts = false) : IWorkflowHost
{
    private const string Flowchart = "Elsa.Flowchart";

    /// <inheritdoc/>
    public IWorkflow Load(string definition)
    {
        var root = DefinitionReader.Read(definition).Root;
        if (root.Type != Flowchart)
        {
            throw Behaviours.CannotRun(root, $"the root of a journey is an `{Flowchart}`.");
        }

        var graph = FlowGraph.Of(root.Flow ?? new ElsaFlow(null, [], []));
        return alwaysInBursts ? InBursts()
            : graph.IsSinglePath ? new DirectWorkflow(graph)
            : graph.Branches() is { } branches ? new BranchWorkflow(graph, branches)
            : InBursts();

        BurstWorkflow InBursts() => new(definition, [.. graph.Nodes.Select(node => node.Id)]);
    }
}
