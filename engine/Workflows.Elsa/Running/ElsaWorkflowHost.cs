using Workflows.Core.Ports;
using Workflows.Elsa.Activities;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Running;

/// <summary>
/// Runs Elsa 3 definitions whose root is a flowchart of <c>Loyalty.*</c> activities, decisions, forks, joins, starts and ends. All that
/// is known of an instance is in <see cref="WorkflowInstance"/>; what a host has loaded can be used by any number of threads.
/// </summary>
/// <param name="alwaysInBursts">
/// Whether also what goes one way at a time runs in the runtime of all definitions. By itself it takes the short way of <see cref="DirectWorkflow"/>,
/// which does the same in nanoseconds and without memory.
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
        return graph.IsSinglePath && !alwaysInBursts
            ? new DirectWorkflow(graph) : new BurstWorkflow(definition, [.. graph.Nodes.Select(node => node.Id)]);
    }
}
