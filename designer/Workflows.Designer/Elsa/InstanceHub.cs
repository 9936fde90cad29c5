using Microsoft.AspNetCore.SignalR;

namespace Workflows.Designer.Elsa;

/// <summary>The hub that the Studio listens at while it shows a running journey.</summary>
internal sealed class InstanceHub(WatchedInstances watched) : Hub
{
    /// <summary>From now on whoever calls is told of changes of an instance.</summary>
    public Task ObserveInstanceAsync(string instanceId)
    {
        watched.Begin(Context.ConnectionId, instanceId);
        return Groups.AddToGroupAsync(Context.ConnectionId, instanceId);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watched.End(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
