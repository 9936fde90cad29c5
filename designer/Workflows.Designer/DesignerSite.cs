using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflows.Designer.Cards;
using Workflows.Designer.Elsa;
using Workflows.Designer.Journeys;
using Workflows.Designer.Language;
using Workflows.Designer.Pages;
using Workflows.Designer.Ports;
using Workflows.Designer.Programmes;
using Workflows.Designer.Publishing;
using Workflows.Designer.Running;
using Workflows.Designer.Web;

namespace Workflows.Designer;

/// <summary>The designer as a site on this machine: the page, Elsa Studio, Elsa's interface over the journeys, and the language server.</summary>
public sealed class DesignerSite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private DesignerSite(WebApplication site, Uri address) => (_site, Address) = (site, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">The address is taken, or can't be listened at.</exception>
    public static async Task<DesignerSite> Start(DesignerSettings settings, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(settings.Address);
        builder.Services.AddRoutingCore();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<WatchedInstances>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var shelf = new Shelf(new ProgrammeFolder(settings.Path));
        var definitions = settings.Runs is { } runs ? new RunDefinitions(runs, shelf) : null;
        var instances = new InstanceEndpoints(settings.Runs, definitions);
        if (settings.Runs is { } watched)
        {
            builder.Services.AddHostedService(services => new InstanceNews(
                watched, instances, services.GetRequiredService<WatchedInstances>(), services.GetRequiredService<IHubContext<InstanceHub>>()));
        }

        var site = builder.Build();
        Map(site, settings, shelf, definitions, instances);
        await site.StartAsync(stop);
        var address = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(site, new Uri(address));
    }

    /// <summary>Waits until it is asked to stop.</summary>
    public Task Stopped(CancellationToken stop) => _site.WaitForShutdownAsync(stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static void Map(WebApplication site, DesignerSettings settings, Shelf shelf, RunDefinitions? definitions, InstanceEndpoints instances)
    {
        var ends = site.Lifetime.ApplicationStopping;
        SameSite.Guard(site, IsLocal(settings.Address));
        site.Use(RunFaults);
        site.UseWebSockets();
        site.UseRouting();
        var elsa = site.MapGroup("/elsa/api");
        DefinitionEndpoints.Map(elsa, shelf, definitions);
        DescriptorEndpoints.Map(elsa, shelf);
        instances.Map(elsa);
        site.MapFallback("/elsa/{**path}", (string? path) => Answers.Missing($"There is nothing at {path} here."));
        site.MapHub<InstanceHub>("/elsa/hubs/workflow-instance");
        var own = site.MapGroup("/api");
        FileEndpoints.Map(own, shelf, ends);
        CardEndpoints.Map(own, shelf);
        new PublishEndpoints(shelf, settings.Publisher).Map(own);
        if (settings.Examples is { } examples)
        {
            ExperienceEndpoint.Map(own, shelf, examples);
        }

        RunningEndpoints.Map(own, settings.Runs, definitions);
        LanguageEndpoint.Map(site, settings.World, ends);
        if (settings.Pages is { } pages)
        {
            new PageFiles(pages).Map(site);
        }
        else
        {
            site.MapGet("/", () => Results.Text(
                "The pages of the designer were never built. Install Node.js 20 and run designer/pages/build in the repository, then start this again."));
        }
    }

    /// <summary>A database that can't be read is said to whoever asked; the Studio shows it, and asks again by itself.</summary>
    private static async Task RunFaults(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (RunFault fault) when (!context.Response.HasStarted)
        {
            await Answers.Refused(fault.Message).ExecuteAsync(context);
        }
    }

    private static bool IsLocal(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && SameSite.IsOfThisMachine(uri.Host);
}
