using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workflows.Designer.Journeys;
using Workflows.Designer.Web;

namespace Workflows.Designer.Elsa;

/// <summary>The list of journeys as Elsa's clients ask for it: searched, filtered, sorted, a page at a time.</summary>
internal static class DefinitionList
{
    private const int PageMost = 1_000;

    /// <summary>A page of it.</summary>
    public static IResult Page(HttpRequest request, Shelf shelf)
    {
        var (page, size) = (Answers.Number(request, "Page", 0), Math.Clamp(Answers.Number(request, "PageSize", PageMost), 1, PageMost));
        var found = Sorted(Found(request, shelf), Answers.Query(request, "OrderBy"), Answers.Query(request, "OrderDirection") is "Descending");
        return Answers.Page(
            found.Skip((int)Math.Min((long)page * size, int.MaxValue)).Take(size).Select(one => DefinitionModel.Summary(one.Drawn, one.Picture)),
            found.Count,
            [new JsonObject { ["href"] = "bulk-actions/publish/workflow-definitions/by-definition-ids", ["rel"] = "bulk-publish", ["method"] = "POST" }]);
    }

    private static List<(DrawnProgramme Drawn, JourneyPicture Picture)> Found(HttpRequest request, Shelf shelf)
    {
        // Nothing here is published as Elsa means it, and nothing is the system's own: a programme is put into force as a whole.
        if (Answers.Query(request, "versionOptions") is "Published" || Answers.Query(request, "IsSystem") is "true" or "True")
        {
            return [];
        }

        var term = Answers.Query(request, "SearchTerm") ?? "";
        var (ids, versions) = (Ids(request, "DefinitionIds"), Ids(request, "Ids"));
        return
        [
            .. shelf.Journeys()
                .Where(one => ids.Count == 0 || ids.Contains(one.Picture.DefinitionId))
                .Where(one => versions.Count == 0 || versions.Contains(one.Picture.DefinitionId))
                .Where(one => one.Picture.Title.Contains(term, StringComparison.OrdinalIgnoreCase)
                    || one.Picture.DefinitionId.Contains(term, StringComparison.OrdinalIgnoreCase)),
        ];
    }

    /// <summary>What is equal stays in the order of the texts, and so does everything where nobody asks for another one.</summary>
    private static List<(DrawnProgramme Drawn, JourneyPicture Picture)> Sorted(
        List<(DrawnProgramme Drawn, JourneyPicture Picture)> found, string? by, bool isDescending) => by switch
    {
        "Name" when isDescending => [.. found.OrderByDescending(one => one.Picture.Title, StringComparer.OrdinalIgnoreCase)],
        "Name" => [.. found.OrderBy(one => one.Picture.Title, StringComparer.OrdinalIgnoreCase)],
        "Created" when isDescending => [.. found.OrderByDescending(one => DefinitionModel.WrittenAt(one.Drawn, one.Picture))],
        "Created" => [.. found.OrderBy(one => DefinitionModel.WrittenAt(one.Drawn, one.Picture))],
        _ => found,
    };

    private static HashSet<string> Ids(HttpRequest request, string name) =>
        request.Query[name].OfType<string>().Where(id => id.Length > 0).Select(Shelf.IdWithout).ToHashSet(StringComparer.Ordinal);
}
