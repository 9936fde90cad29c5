using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workflows.LanguageServer;
using Workflows.LanguageServer.Ports;

namespace Workflows.Designer.Language;

/// <summary>The language server for the text editor of the page, one for each page that is open.</summary>
internal static class LanguageEndpoint
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Maps <c>/lsp</c>.</summary>
    /// <param name="site">The site.</param>
    /// <param name="world">What stands around programmes.</param>
    /// <param name="stop">Ends all of them.</param>
    public static void Map(WebApplication site, IProgrammeWorld world, CancellationToken stop) => site.MapGet("/lsp", async (HttpContext context) =>
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("The language server is reached by a web socket.", stop);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        try
        {
            await new Server(new SocketTransport(socket), world, Pause).Run(gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The page is gone or the site stops: there is nobody to serve.
        }
    });
}
