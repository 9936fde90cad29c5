using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Workflows.Designer.Web;

/// <summary>
/// Who listens on this machine alone has no log-in, so pages of other sites must not reach it through the browser of whoever uses it: neither by
/// a request of theirs, nor by a name of theirs that leads to this machine.
/// </summary>
internal static class SameSite
{
    /// <summary>
    /// What a page may load and run. The hashes are of the scripts that the Studio's editor and its list of instances put into the page (their
    /// keys for saving and for looking again); its component library sets styles as it draws.
    /// </summary>
    public const string Policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' "
        + "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        + "frame-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'";

    /// <summary>Refuses what comes from elsewhere and tells browsers what pages may do.</summary>
    public static void Guard(WebApplication site, bool isLocal) => site.Use((context, next) =>
    {
        var request = context.Request;
        if ((isLocal && !IsOfThisMachine(request.Host.Host)) || !IsOwn(request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("This address answers only pages of its own.");
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    });

    /// <summary>Whether a host's name is this machine's own, as seen from here alone.</summary>
    public static bool IsOfThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Browsers say where a request comes from where that matters; programs say nothing.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
