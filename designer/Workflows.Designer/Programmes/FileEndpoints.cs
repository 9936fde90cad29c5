using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Journeys;
using Workflows.Designer.Web;

namespace Workflows.Designer.Programmes;

/// <summary>The texts of the folder for the page: what there is, reading, writing, and word of changes from elsewhere.</summary>
internal static class FileEndpoints
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Maps the paths.</summary>
    /// <param name="api">Where.</param>
    /// <param name="shelf">The programmes.</param>
    /// <param name="stop">Ends what watches.</param>
    public static void Map(IEndpointRouteBuilder api, Shelf shelf, CancellationToken stop)
    {
        api.MapGet("folder", () => Answers.Json(FolderOf(shelf)));
        api.MapGet("files/{**file}", (string file) => Guarded(() => shelf.Folder.Read(file) is { } saved ? Answers.Json(TextOf(saved)) : NoFile(file)));
        api.MapPut("files/{**file}", async (HttpRequest request, string file) =>
            await Answers.Body(request) is { } body && Answers.Text(body["text"]) is { } text && Answers.Text(body["seen"]) is { } seen
                ? Guarded(() => Write(shelf, file, seen, text))
                : Answers.Refused("Send the text and the revision that you saw, as `text` and `seen`."));
        api.MapGet("changes", (HttpContext context) => Watch(context, shelf, stop));
    }

    /// <summary>What the disk refuses is said in words.</summary>
    public static IResult Guarded(Func<IResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Answers.Refused(fault.Message);
        }
    }

    private static IResult Write(Shelf shelf, string file, string seen, string text) => shelf.Write(file, seen, text) is not { } written ? NoFile(file)
        : Answers.Json(TextOf(written.Saved), written.IsWritten ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    private static IResult NoFile(string file) => Answers.Missing($"There is no text {file} in this folder.");

    private static JsonObject TextOf(SavedText saved) => new()
    {
        ["file"] = saved.File, ["text"] = saved.Text, ["revision"] = saved.Revision, ["uri"] = UriOf(saved),
    };

    /// <summary>What the language server calls a text.</summary>
    private static string UriOf(SavedText saved) => new Uri(saved.Path).AbsoluteUri;

    private static JsonObject FolderOf(Shelf shelf) => new()
    {
        ["name"] = shelf.Folder.Name, ["uri"] = shelf.Folder.Uri,
        ["files"] = new JsonArray([.. shelf.Folder.Files().Select(file => (JsonNode)file)]),
        ["programmes"] = new JsonArray([.. shelf.Programmes().Select(drawn => (JsonNode)new JsonObject
        {
            ["file"] = drawn.Texts.Main.File, ["revision"] = drawn.Texts.Revision, ["isWhole"] = drawn.Programme is not null,
            ["title"] = drawn.LastProgramme?.Title ?? drawn.Texts.Main.File,
            ["files"] = new JsonArray([.. drawn.Texts.All.Select(one => (JsonNode)new JsonObject
            {
                ["file"] = one.File, ["uri"] = UriOf(one), ["revision"] = one.Revision,
            })]),
            ["journeys"] = new JsonArray([.. drawn.Journeys.Select(JourneyOf)]),
        })]),
    };

    private static JsonNode JourneyOf(JourneyPicture picture) => new JsonObject
    {
        ["id"] = picture.DefinitionId, ["name"] = picture.Name, ["title"] = picture.Title, ["file"] = picture.Block.File, ["firstLine"] = picture.Block.FirstLine,
        ["lastLine"] = picture.Block.LastLine, ["revision"] = picture.Revision,
        ["mistakes"] = new JsonArray([.. picture.Mistakes.Select(words => (JsonNode)words)]),
    };

    /// <summary>Tells the page of each change of any programme as soon as it is seen, whoever made it: a line for each, as server-sent events.</summary>
    private static async Task Watch(HttpContext context, Shelf shelf, CancellationToken stop)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var told = "";
        try
        {
            using var timer = new PeriodicTimer(Look);
            do
            {
                var now = string.Join(' ', shelf.Programmes().Select(drawn => $"{drawn.Texts.Main.File}={drawn.Texts.Revision}"));
                if (now != told)
                {
                    told = now;
                    await context.Response.WriteAsync("data: changed\n\n", gone.Token);
                    await context.Response.Body.FlushAsync(gone.Token);
                }
            }
            while (await timer.WaitForNextTickAsync(gone.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // The page is gone or the site stops: there is nobody to tell.
        }
    }
}
