using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflows.Storage;

namespace Workflows.Delivery.Links;

/// <summary>
/// The pages to which links of messages lead, as a site, and nothing else. A mail program's button stops messages by a POST of its own (RFC 8058). What
/// stands before it brings HTTPS.
/// </summary>
public sealed class LinkSite : IAsyncDisposable
{
    private const int LargestBody = 8 * 1024;

    private readonly WebApplication _site;

    private LinkSite(WebApplication site, Uri address) => (_site, Address) = (site, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="address">Where to listen, such as <c>http://127.0.0.1:5081</c>; port 0 takes a free one.</param>
    /// <param name="links">The address under which links lead, as the settings of messages have it: its path may stand before those of the pages.</param>
    /// <param name="desk">Answers.</param>
    /// <param name="tell">Is told in a sentence what goes wrong.</param>
    /// <param name="stop">Ends the start.</param>
    /// <exception cref="IOException">The address is taken, or can't be listened at.</exception>
    public static async Task<LinkSite> Start(string address, string links, LinkDesk desk, Action<string> tell, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(address).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
            server.Limits.MaxRequestLineSize = LargestBody;
            server.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var site = builder.Build();
        site.UsePathBase(new PathString(new Uri(links).AbsolutePath.TrimEnd('/')));
        site.Run(context => Answer(context, desk, tell));
        await site.StartAsync(stop);
        return new(site, new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    /// <summary>Waits until it is asked to stop.</summary>
    public Task Stopped(CancellationToken stop) => _site.WaitForShutdownAsync(stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task Answer(HttpContext context, LinkDesk desk, Action<string> tell)
    {
        LinkAnswer answer;
        try
        {
            answer = await AnswerTo(context.Request, desk, context.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            answer = LinkDesk.Nothing with { Status = fault.StatusCode };
        }
        catch (Exception fault) when (fault is StorageFault or IOException)
        {
            tell(fault.Message);
            answer = LinkDesk.Later;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.WriteAsync(answer.Page, context.RequestAborted);
        }
    }

    private static async Task<LinkAnswer> AnswerTo(HttpRequest request, LinkDesk desk, CancellationToken stop)
    {
        if (request.Path.Value?.Split('/') is not ["", var name, var token] || KindOf(name) is not { } kind)
        {
            return LinkDesk.Nothing;
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return desk.Show(kind, token);
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return LinkDesk.Nothing with { Status = StatusCodes.Status405MethodNotAllowed };
        }

        if (kind == LinkKind.Preferences && !request.HasFormContentType)
        {
            return LinkDesk.Nothing with { Status = StatusCodes.Status415UnsupportedMediaType };
        }

        var chosen = kind == LinkKind.Preferences ? await request.ReadFormAsync(stop) : FormCollection.Empty;
        return desk.Take(kind, token, chosen.Where(field => field.Value == "yes").Select(field => field.Key).ToHashSet(StringComparer.Ordinal));
    }

    private static LinkKind? KindOf(string name) => name switch { "unsubscribe" => LinkKind.Unsubscribe, "preferences" => LinkKind.Preferences, _ => null };
}
