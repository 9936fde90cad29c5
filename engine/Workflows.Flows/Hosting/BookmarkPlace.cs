namespace Workflows.Flows.Hosting;

/// <summary>A wait, and whose it is.</summary>
/// <param name="InstanceId">The instance that waits.</param>
/// <param name="BookmarkId">Which of its waits.</param>
public sealed record BookmarkPlace(string InstanceId, string BookmarkId);
