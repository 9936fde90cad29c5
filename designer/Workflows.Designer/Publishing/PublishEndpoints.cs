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
        api.MapGet("plan/{**file}", (string file) => With(file, (there, saved) => Answers.Json(PlanOf(there.Plan(saved.Path)))));
        api.MapPost("publish/{**file}", async (HttpRequest request, string file) => await Answers.Body(request) is { } body ? Publish(body, file) : Refused());
        api.MapGet("versions", () => publisher is null ? Answers.Refused(NoDatabase) : Answers.Json(HistoryOf(publisher.History())));
        api.MapPost("versions/{number:int}/restore/{**file}", async (HttpRequest request, int number, string file) =>
            Answers.Text((await Answers.Body(request))?["seen"]) is { } seen ? Restore(number, file, seen) : Refused());
    }

    private static IResult Refused() => Answers.Refused(
        "Send who is for it (`by`), why (`why`) and the `version` of the plan; to restore a text the revision that you saw (`seen`).");

    private IResult With(string file, Func<IPublisher, SavedText, IResult> answer) => publisher is null ? Answers.Refused(NoDatabase)
        : FileEndpoints.Guarded(() => shelf.Folder.Programmes().Contains(file, StringComparer.Ordinal) && shelf.Folder.Read(file) is { } saved
            ? answer(publisher, saved) : Answers.Missing($"There is no programme {file} in this folder."));

    private IResult Publish(JsonObject body, string file) => Answers.Text(body["by"]) is { } by && Answers.Text(body["version"]) is { } version
        ? With(file, (there, saved) =>
        {
            var result = there.Publish(saved.Path, version, by, Answers.Text(body["why"]));
            return result.IsDone ? Answers.Json(new JsonObject { ["isInForce"] = result.IsInForce, ["lines"] = Lines(result.Lines) }) : Answers.Refused(result.Lines);
        })
        : Refused();

    /// <summary>The text of a version becomes the text of the file; it is published as any other, with its plan and by as many people.</summary>
    private IResult Restore(int number, string file, string seen) => With(file, (there, saved) =>
        there.History().Versions.FirstOrDefault(version => version.Number == number) is not { } found ? Answers.Missing($"There was no version {number}.")
        : shelf.Write(file, seen, found.Text) is { IsWritten: true } written ? Answers.Json(new JsonObject { ["revision"] = written.Saved.Revision })
        : Answers.Refused($"{file} was changed meanwhile, so nothing was written; look at it and ask again."));

    private static JsonObject PlanOf(PublishPlan plan) => new()
    {
        ["version"] = plan.Version, ["lines"] = Lines(plan.Lines), ["needed"] = plan.Needed, ["for"] = Lines(plan.For), ["isInForce"] = plan.IsInForce,
    };

    private static JsonObject HistoryOf(PublishHistory history) => new()
    {
        ["versions"] = new JsonArray([.. history.Versions.Select(one => (JsonNode)new JsonObject { ["number"] = one.Number, ["file"] = one.File })]),
        ["lines"] = Lines(history.Lines),
    };

    private static JsonArray Lines(IEnumerable<string> lines) => new([.. lines.Select(line => (JsonNode)line)]);
}
