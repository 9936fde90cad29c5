using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Workflows.Designer.Pages;

/// <summary>
/// The built pages and Elsa Studio. Files that stand there packed (<c>.br</c>, <c>.gz</c>) go out packed to who takes them so; names that hold a
/// hash of their content are kept for ever, all others are asked for again and answered with a word where they are the same.
/// </summary>
/// <param name="folder">The folder of the pages.</param>
internal sealed class PageFiles(string folder)
{
    private const string Forever = "public, max-age=31536000, immutable";

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    /// <summary>Answers everything below <c>/</c> that no other part of the site answers.</summary>
    public void Map(WebApplication site)
    {
        site.MapGet("/studio/workflows/definitions", () => Results.Redirect(FrameOf("definitions", "")));
        site.MapGet("/studio/workflows/instances", () => Results.Redirect(FrameOf("instances", "")));
        site.MapGet("/studio/workflows/definitions/{id}/edit", (string id) => Results.Redirect(FrameOf("editor", id)));
        site.MapGet("/studio/workflows/instances/{id}/view", (string id) => Results.Redirect(FrameOf("viewer", id)));
        site.MapGet("/{**path}", (HttpContext context, string? path) => Answer(context.Request, path is null or "" ? "index.html" : path));
    }

    private static string FrameOf(string kind, string id) => $"/studio/frame.html?show={kind}&id={Uri.EscapeDataString(id)}";

    private IResult Answer(HttpRequest request, string name)
    {
        var path = Path.GetFullPath(Path.Combine(_root, name));
        if (!path.StartsWith(_root, StringComparison.Ordinal) || !File.Exists(path))
        {
            return Results.Text($"There is no page {name} here.", statusCode: StatusCodes.Status404NotFound);
        }

        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = IsNamedByContent(name) ? Forever : "no-cache";
        headers.Vary = "Accept-Encoding";
        var (sent, encoding) = Packed(request.GetTypedHeaders(), path);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        var file = new FileInfo(sent);
        var tag = new EntityTagHeaderValue($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
        return Results.File(sent, TypeOf(path), lastModified: null, entityTag: tag);
    }

    private static (string Path, string? Encoding) Packed(RequestHeaders headers, string path)
    {
        var accepted = headers.AcceptEncoding.Where(one => one.Quality is not 0).Select(one => one.Value.ToString()).ToList();
        return accepted.Contains("br", StringComparer.OrdinalIgnoreCase) && File.Exists($"{path}.br") ? ($"{path}.br", "br")
            : accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase) && File.Exists($"{path}.gz") ? ($"{path}.gz", "gzip")
            : (path, null);
    }

    /// <summary>Blazor names the files of its framework by their content, but for the two that name the others.</summary>
    private static bool IsNamedByContent(string name) =>
        name.StartsWith("studio/_framework/", StringComparison.Ordinal) && Path.GetFileName(name) is not ("dotnet.js" or "blazor.webassembly.js");

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" or ".map" => "application/json",
        ".webmanifest" => "application/manifest+json",
        ".wasm" => "application/wasm",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" or ".cur" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".woff" => "font/woff",
        ".ttf" => "font/ttf",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
