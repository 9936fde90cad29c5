using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Workflows.Designer.Ports;

namespace Workflows.Designer.Elsa;

/// <summary>Counts on in the database as it grows, and tells whoever looks at an instance that something happened in it.</summary>
internal sealed class InstanceNews(IRunDatabase runs, InstanceEndpoints instances, WatchedInstances watched, IHubContext<InstanceHub> hub) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            do
            {
                await Tell(told, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The site stops: there is nobody to tell.
        }
    }

    private async Task Tell(Dictionary<string, int> told, CancellationToken stop)
    {
        try
        {
            while (!runs.Look().IsWhole)
            {
                stop.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            foreach (var id in watched.Instances)
            {
                if (instances.Find(id) is not { } view || told.GetValueOrDefault(id) == view.Instance.Journal.Length)
                {
                    continue;
                }

                told[id] = view.Instance.Journal.Length;
                var nodes = view.Definition["root"]!["activities"]!.AsArray().Select(node => node!["nodeId"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
                var group = hub.Clients.Group(id);
                await group.SendAsync("ActivityExecutionLogUpdatedAsync", new JsonObject { ["stats"] = new JsonArray([.. InstanceModel.Stats(view, nodes)]) }, stop);
                await group.SendAsync("WorkflowExecutionLogUpdatedAsync", new JsonObject(), stop);
                await group.SendAsync("WorkflowInstanceUpdatedAsync", new JsonObject { ["workflowInstanceId"] = id }, stop);
            }
        }
        catch (RunFault)
        {
            // Whoever asks next is told why; perhaps it can be read again by then.
        }
    }
}
