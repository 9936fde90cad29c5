using Microsoft.AspNetCore.SignalR;

namespace Workflows.Designer.Elsa;

/// <summary>The hub that the Studio listens at while it shows a running journey.</summary>
internal sealed class InstanceHub : Hub
{
    /// <summary>From now on whoever calls is told of changes of an instance.</summary>
    public Task ObserveInstanceAsync(string instanceId) => Groups.AddToGroupAsync(Context.ConnectionId, instanceId);
}
