using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Cli.Serving;

/// <summary>The address of a server of workflows: requests that workflows wait for, and what others do with workflows.</summary>
internal sealed class FlowSite : IAsyncDisposable
{
    private const long BytesMost = 10_000_000;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _site;
    private readonly FlowServer _server;

    private FlowSite(WebApplication site, FlowServer server, Uri address) => (_site, _server, Address) = (site, server, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="server">The workflows.</param>
    /// <param name="address">Where to listen, such as <c>http://127.0.0.1:5090</c>; port 0 takes a free one.</param>
    /// <param name="stop">Asks it to stop.</param>
    public static async Task<FlowSite> Start(FlowServer server, string address, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = BytesMost).UseUrls(address);
        builder.Services.AddRoutingCore();
        var site = builder.Build();
        Guard(site, IPAddress.TryParse(new Uri(address).Host, out var host) && IPAddress.IsLoopback(host));
        site.UseRouting();
        HttpRequests.Map(site, server);
        DefinitionCalls.Map(site, server);
        FlowCalls.Map(site, server);
        InstanceCalls.Map(site, server);
        await site.StartAsync(stop);
        return new FlowSite(site, server, new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    /// <summary>Keeps workflows going until it is asked to stop.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(_pause);
        try
        {
            do
            {
                await _server.Turn(stop);
            }
            while (await ticks.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // That is how it is asked to stop.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _server.Dispose();
    }

    /// <summary>There is no log-in, so pages in a browser must not reach it: browsers name their page's origin, programs don't.</summary>
    private static void Guard(WebApplication site, bool isLocal) => site.Use((context, next) =>
    {
        var host = context.Request.Host.Host.Trim('[', ']');
        var isNamedWell = !isLocal || host == "localhost" || (IPAddress.TryParse(host, out var named) && IPAddress.IsLoopback(named));
        if (isNamedWell && context.Request.Headers.Origin.Count == 0)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This address answers programs, not pages in a browser.");
    });
}
