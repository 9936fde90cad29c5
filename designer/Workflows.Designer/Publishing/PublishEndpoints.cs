using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Journeys;
using Workflows.Designer.Ports;
using Workflows.Designer.Programmes;
using Workflows.Designer.Web;

namespace Workflows.Designer.Publishing;

/// <summary>For the page: the plan of a text, publishing it, the versions that were in force, and the text of one of them again.</summary>
internal sealed class PublishEndpoints(Shelf shelf, IPublisher? publisher)
{
    private const string NoDatabase = "No database is watched, so there is nowhere to publish to; start `loyalty serve PATH --db FILE`.";

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("plan/{**file}", (HttpRequest request, string file) => With(
            file, (there, texts) => Answers.Json(PlanOf(there.Plan(texts.Main.Path, Given(Answers.Query(request, "at"))), texts))));
        api.MapPost("publish/{**file}", async (HttpRequest request, string file) => await Answers.Body(request) is { } body ? Publish(body, file) : Refused());
        api.MapGet("versions", () => publisher is null ? Answers.Refused(NoDatabase) : Answers.Json(HistoryOf(publisher.History())));
        api.MapPost("versions/{number:int}/restore/{**file}", async (HttpRequest request, int number, string file) =>
            Answers.Text((await Answers.Body(request))?["seen"]) is { } seen ? Restore(number, file, seen) : Refused());
    }

    private static IResult Refused() => Answers.Refused(
        "Send who is for it (`by`), why (`why`), from when (`at`) and the `version` of the plan; to restore texts the revision of the plan that you saw (`seen`).");

    /// <summary>A programme is published as a whole, from whichever of its files.</summary>
    private IResult With(string file, Func<IPublisher, SavedProgramme, IResult> answer) => publisher is null ? Answers.Refused(NoDatabase)
        : FileEndpoints.Guarded(() => shelf.Owner(file) is { } drawn
            ? answer(publisher, drawn.Texts) : Answers.Missing($"{file} is no file of a programme of this folder."));

    private IResult Publish(JsonObject body, string file) => Answers.Text(body["by"]) is { } by && Answers.Text(body["version"]) is { } version
        ? With(file, (there, texts) =>
        {
            var result = there.Publish(texts.Main.Path, version, by, Answers.Text(body["why"]), Given(Answers.Text(body["at"])));
            return result.IsDone ? Answers.Json(new JsonObject { ["isInForce"] = result.IsInForce, ["lines"] = Lines(result.Lines) }) : Answers.Refused(result.Lines);
        })
        : Refused();

    /// <summary>The texts of a version become those of the files; they are published as any other, with their plan and by as many people.</summary>
    private IResult Restore(int number, string file, string seen) => With(file, (there, texts) =>
        there.History().Versions.FirstOrDefault(version => version.Number == number) is not { } found ? Answers.Missing($"There was no version {number}.")
        : shelf.Restore(texts.Main.File, seen, [.. found.Files.Select((one, index) => (index == 0 ? texts.Main.File : one.File, one.Text))]) is { } restored
            ? Answers.Json(new JsonObject { ["revision"] = restored.Revision, ["files"] = Lines(restored.All.Select(one => one.File)) })
        : Answers.Refused($"{texts.Main.File} was changed meanwhile, or what it includes, so nothing was written; look at it and ask again."));

    private static JsonObject PlanOf(PublishPlan plan, SavedProgramme texts) => new()
    {
        ["seen"] = texts.Revision, ["version"] = plan.Version, ["lines"] = Lines(plan.Lines), ["needed"] = plan.Needed, ["for"] = Lines(plan.For), ["isInForce"] = plan.IsInForce,
    };

    private static JsonObject HistoryOf(PublishHistory history) => new()
    {
        ["versions"] = new JsonArray([.. history.Versions.Select(one => (JsonNode)new JsonObject
        {
            ["number"] = one.Number, ["files"] = Lines(one.Files.Select(part => part.File)),
        })]),
        ["lines"] = Lines(history.Lines),
    };

    /// <summary>A field that was left empty says nothing.</summary>
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static JsonArray Lines(IEnumerable<string> lines) => new([.. lines.Select(line => (JsonNode)line)]);
}
