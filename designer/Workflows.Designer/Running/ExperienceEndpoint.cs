using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Journeys;
using Workflows.Designer.Ports;
using Workflows.Designer.Programmes;
using Workflows.Designer.Web;

namespace Workflows.Designer.Running;

/// <summary>For the page: what the members of an example would notice.</summary>
internal static class ExperienceEndpoint
{
    /// <summary>Maps the path.</summary>
    public static void Map(IEndpointRouteBuilder api, Shelf shelf, IExamplePlayer player) => api.MapGet(
        "experience/{**file}",
        (HttpRequest request, string file) => FileEndpoints.Guarded(() =>
            shelf.Owner(file)?.Texts.Main is { } saved
                ? Answers.List(player.Play(saved.Path, Answers.Query(request, "title") ?? "").Select(thing => (JsonNode)new JsonObject
                {
                    ["at"] = thing.At, ["member"] = thing.Member, ["isEvent"] = thing.IsEvent, ["words"] = thing.Words,
                }))
                : Answers.Missing($"{file} is no file of a programme of this folder.")));
}
