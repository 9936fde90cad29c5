using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Ports;
using Workflows.Designer.Web;
using Workflows.Elsa.Compiling;

namespace Workflows.Designer.Elsa;

/// <summary>Runs of journeys as Elsa's workflow instances. Without a database there are none, and nobody changes any.</summary>
internal sealed class InstanceEndpoints(IRunDatabase? runs, RunDefinitions? definitions)
{
    private const string NotHere = "Running journeys are shown here, and changed by what happens to members.";
    private const int PageMost = 200;

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("workflow-instances", async (HttpRequest request) => List(await Answers.Body(request) ?? []));
        api.MapGet("workflow-instances", () => List([]));
        api.MapGet("workflow-instances/{id}", (string id) => Of(id, view => Answers.Json(InstanceModel.Full(view))));
        api.MapPost("workflow-instances/{id}/journal", async (HttpRequest request, string id) => Journal(request, await Answers.Body(request) ?? [], id));
        api.MapGet("workflow-instances/{id}/execution-state", (string id) => Of(id, view => Answers.Json(new JsonObject
        {
            ["status"] = InstanceModel.Summary(view)["status"]!.DeepClone(), ["subStatus"] = InstanceModel.SubStatus(view.Instance.State),
            ["updatedAt"] = view.Instance.UpdatedAt.ToString(),
        })));
        api.MapGet("workflow-instances/{id}/variables", () => Answers.List());
        api.MapPost("activity-executions/report", async (HttpRequest request) => Report(await Answers.Body(request) ?? []));
        api.MapGet("activity-executions/list", (HttpRequest request) => Executions(request));
        api.MapGet("activity-execution-summaries/list", (HttpRequest request) => Executions(request));
        api.MapGet("activity-executions/by-id", (HttpRequest request) => Execution(Answers.Query(request, "id") ?? ""));
        api.MapGet("activity-executions/{id}/call-stack", (string id) => Answers.Json(new JsonObject
        {
            ["activityExecutionId"] = id, ["items"] = new JsonArray(), ["totalCount"] = 0,
        }));
        api.MapGet("workflow-instances/{id}/export", (string id) => Of(id, view => Answers.Json(InstanceModel.Full(view))));
        MapRefusals(api);
    }

    /// <summary>A run with its picture; null for none.</summary>
    public InstanceView? Find(string id) => runs?.Find(id) is { } instance ? ViewOf(instance) : null;

    private static void MapRefusals(IEndpointRouteBuilder api)
    {
        foreach (var path in (string[])
            ["cancel/workflow-instances/{id}", "bulk-actions/cancel/workflow-instances", "bulk-actions/delete/workflow-instances/by-id",
             "bulk-actions/import/workflow-instances", "bulk-actions/export/workflow-instances", "alterations/workflows/retry"])
        {
            api.MapPost(path, () => Answers.Refused(NotHere));
        }

        api.MapDelete("workflow-instances/{id}", () => Answers.Refused(NotHere));
    }

    private IResult List(JsonObject asked)
    {
        if (runs is null)
        {
            return Answers.Page([], 0);
        }

        var order = InstanceOrder.Of(asked, out var problem);
        if (problem is not null)
        {
            return Answers.Refused(problem);
        }

        var size = Math.Clamp(NumberOf(asked, "pageSize") ?? 20, 1, PageMost);
        var skip = (int)Math.Min((long)(NumberOf(asked, "page") ?? 0) * size, int.MaxValue);
        var states = Words(asked, "subStatuses", "subStatus").Concat(Words(asked, "statuses", "status")).ToList();
        var page = runs.Instances(new InstanceQuery(order.IsAsked ? 0 : skip, order.IsAsked ? InstanceOrder.LookedAtMost : size)
        {
            Journeys = JourneysOf(Words(asked, "definitionIds", "definitionId")),
            State = states.Contains("Cancelled") ? InstanceState.Cancelled
                : states.Contains("Faulted") ? InstanceState.Suspended
                : states.Contains("Finished") ? InstanceState.Finished
                : states.Count > 0 ? InstanceState.Running : null,
            HasProblems = asked["hasIncidents"] is JsonValue value && value.TryGetValue<bool>(out var has) && has,
            Member = Words(asked, "", "searchTerm").Concat(Words(asked, "", "correlationId")).FirstOrDefault(),
        });
        var found = order.IsAsked ? order.Of(page.Items) : page.Items;
        return Answers.Page(
            (order.IsAsked ? found.Skip(skip).Take(size) : found).Select(instance => InstanceModel.Summary(ViewOf(instance))),
            order.IsAsked ? found.Count : (int)Math.Min(page.Total, int.MaxValue));
    }

    private HashSet<int>? JourneysOf(IReadOnlyCollection<string> definitions) => definitions.Count == 0 ? null
        : [.. runs!.Programme.Journeys.Where(journey => definitions.Contains(JourneyCompiler.DefinitionId(runs.Programme, journey))).Select(journey => journey.Index)];

    private InstanceView ViewOf(Instance instance)
    {
        var programme = runs!.Programme;
        return new InstanceView(instance, definitions!.Find(RunDefinitions.IdOf(programme, programme.Journeys[instance.Journey]))!);
    }

    private IResult Of(string id, Func<InstanceView, IResult> answer) =>
        Find(id) is { } view ? answer(view) : Answers.Missing($"There is no running journey {id}.");

    private IResult Journal(HttpRequest request, JsonObject asked, string id)
    {
        if (Find(id) is not { } view)
        {
            return Answers.Page([], 0);
        }

        var (activities, nodes, events) = (Filter(asked, "activityIds"), Filter(asked, "activityNodeIds"), Filter(asked, "eventNames"));
        bool Is(JsonObject record, string name, IReadOnlyCollection<string> wanted) => wanted.Count == 0 || wanted.Contains(record[name]!.GetValue<string>());
        var found = InstanceModel.Journal(view)
            .Where(record => Is(record, "activityId", activities) && Is(record, "nodeId", nodes) && Is(record, "eventName", events)).ToList();
        return Answers.Page(found.Skip(Answers.Number(request, "skip", 0)).Take(Answers.Number(request, "take", PageMost)), found.Count);
    }

    private IResult Report(JsonObject asked)
    {
        var nodes = Words(asked, "activityNodeIds", "").ToHashSet(StringComparer.Ordinal);
        var stats = Find(Words(asked, "", "workflowInstanceId").FirstOrDefault() ?? "") is { } view ? InstanceModel.Stats(view, nodes) : [];
        return Answers.Json(new JsonObject { ["stats"] = new JsonArray([.. stats]) });
    }

    private IResult Executions(HttpRequest request) =>
        Find(Answers.Query(request, "WorkflowInstanceId") ?? "") is { } view && Answers.Query(request, "ActivityNodeId") is { } node
            ? Answers.List(InstanceModel.Executions(view, node)) : Answers.List();

    private IResult Execution(string id) =>
        id.Split('/') is [var instance, var node, _] && Find(instance) is { } view
        && InstanceModel.Executions(view, node).FirstOrDefault(record => record["id"]!.GetValue<string>() == id) is { } found
            ? Answers.Json(found) : Answers.Missing("There is no such record.");

    private static List<string> Filter(JsonObject asked, string name) => asked["filter"] is JsonObject filter ? Words(filter, name, "") : [];

    /// <summary>The words of a list, or the one of a name; Elsa's clients send either.</summary>
    private static List<string> Words(JsonObject asked, string list, string one) =>
    [
        .. ((asked[list] as JsonArray) ?? []).Append(asked[one]?.DeepClone()).OfType<JsonValue>()
            .Select(value => value.TryGetValue<string>(out var word) ? word : "").Where(word => word.Length > 0),
    ];

    private static int? NumberOf(JsonObject asked, string name) =>
        asked[name] is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 ? number : null;
}
