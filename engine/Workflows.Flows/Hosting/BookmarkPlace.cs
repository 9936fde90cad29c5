using Workflows.Flows.Instances;

namespace Workflows.Flows.Hosting;

/// <summary>A wait, and whose it is.</summary>
/// <param name="InstanceId">The instance that waits.</param>
/// <param name="Bookmark">Where and for what.</param>
public sealed record BookmarkPlace(string InstanceId, Bookmark Bookmark);
