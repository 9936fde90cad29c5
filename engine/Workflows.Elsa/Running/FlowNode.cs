using Workflows.Elsa.Activities;

namespace Workflows.Elsa.Running;

/// <summary>An activity of a flowchart, ready to run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Behaviour">What it means for the flow.</param>
/// <param name="Exits">Its connections, in the order of the file.</param>
internal sealed record FlowNode(string Id, FlowBehaviour Behaviour, FlowEdge[] Exits);

/// <summary>A connection, ready to run.</summary>
/// <param name="Index">Its place among all connections of the flowchart.</param>
/// <param name="Source">Index of the activity from which it leads.</param>
/// <param name="Port">The outcome.</param>
/// <param name="Target">Index of the activity to which it leads.</param>
internal sealed record FlowEdge(int Index, int Source, string Port, int Target);
