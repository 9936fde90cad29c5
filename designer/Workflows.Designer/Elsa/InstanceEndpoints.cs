using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Web;

namespace Workflows.Designer.Elsa;

/// <summary>Running journeys as Elsa's workflow instances. Without a database there are none.</summary>
internal static class InstanceEndpoints
{
    private const string NotHere = "Running journeys are shown here, and changed by what happens to members.";

    /// <summary>Maps the paths.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("workflow-instances", () => Answers.Page([], 0));
        api.MapGet("workflow-instances", () => Answers.Page([], 0));
        api.MapGet("workflow-instances/{id}", (string id) => Answers.Missing($"There is no running journey {id}."));
        api.MapPost("workflow-instances/{id}/journal", () => Answers.Page([], 0));
        api.MapGet("workflow-instances/{id}/execution-state", (string id) => Answers.Missing($"There is no running journey {id}."));
        api.MapGet("workflow-instances/{id}/variables", () => Answers.List());
        api.MapPost("activity-executions/report", () => Answers.Json(new JsonObject { ["stats"] = new JsonArray() }));
        api.MapGet("activity-executions/list", () => Answers.List());
        api.MapGet("activity-execution-summaries/list", () => Answers.List());
        api.MapGet("activity-executions/by-id", () => Answers.Missing("There is no such record."));
        api.MapGet("activity-executions/{id}/call-stack", (string id) => Answers.Json(new JsonObject
        {
            ["activityExecutionId"] = id, ["items"] = new JsonArray(), ["totalCount"] = 0,
        }));
        foreach (var path in (string[])
            ["cancel/workflow-instances/{id}", "bulk-actions/cancel/workflow-instances", "bulk-actions/delete/workflow-instances/by-id",
             "bulk-actions/import/workflow-instances", "bulk-actions/export/workflow-instances", "alterations/workflows/retry"])
        {
            api.MapPost(path, () => Answers.Refused(NotHere));
        }

        api.MapDelete("workflow-instances/{id}", () => Answers.Refused(NotHere));
        api.MapGet("workflow-instances/{id}/export", (string id) => Answers.Missing($"There is no running journey {id}."));
    }
}
