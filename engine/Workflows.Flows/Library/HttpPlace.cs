using Workflows.Flows.Activities;
using Workflows.Flows.Compiling;
using Workflows.Flows.Stimuli;

namespace Workflows.Flows.Library;

/// <summary>A path of requests that a workflow waits for or is started by.</summary>
/// <param name="Path">As the workflow says it, without slashes at its ends.</param>
/// <param name="BytesMost">How many bytes a request may have, by the strictest of the published workflows that wait there; null for any number.</param>
public sealed record HttpPlace(string Path, long? BytesMost)
{
    /// <summary>That of an activity; null for one that waits for no request, or at a path that only an instance knows.</summary>
    internal static HttpPlace? Of(FlowNode node, bool isPublished) =>
        node.Behaviour is HttpEndpoint endpoint && node.Inputs[HttpEndpoint.Path].Constant is string path
        ? new HttpPlace(HttpPath.Of(path), isPublished ? endpoint.RefusedAbove(node.Inputs[HttpEndpoint.SizeLimit].Constant) : null) : null;
}
