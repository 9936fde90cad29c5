using System.Text.Json.Nodes;
using Workflows.Designer.Ports;
using Workflows.Model.Time;

namespace Workflows.Designer.Elsa;

/// <summary>Runs of journeys as Elsa's clients read workflow instances.</summary>
internal static class InstanceModel
{
    /// <summary>What lists show of it.</summary>
    public static JsonObject Summary(InstanceView view)
    {
        var (instance, isRunning) = (view.Instance, view.Instance.State is InstanceState.Running or InstanceState.Suspended);
        return new JsonObject
        {
            ["id"] = instance.Id, ["definitionId"] = view.Definition["definitionId"]!.DeepClone(),
            ["definitionVersionId"] = view.Definition["id"]!.DeepClone(), ["version"] = view.Definition["version"]!.DeepClone(),
            ["status"] = isRunning ? "Running" : "Finished", ["subStatus"] = SubStatus(instance.State),
            ["correlationId"] = instance.Member, ["name"] = $"{instance.Member}{(instance.IsHeldOut ? " (held out)" : "")}",
            ["incidentCount"] = instance.Journal.Count(line => line.Kind == JournalKind.Problem),
            ["createdAt"] = instance.StartedAt.ToString(), ["updatedAt"] = instance.UpdatedAt.ToString(),
            ["finishedAt"] = isRunning ? null : instance.UpdatedAt.ToString(), ["isSystem"] = false,
        };
    }

    /// <summary>All of it.</summary>
    public static JsonObject Full(InstanceView view)
    {
        var full = Summary(view);
        var state = full.DeepClone().AsObject();
        state["definitionVersion"] = full["version"]!.DeepClone();
        state["bookmarks"] = new JsonArray([.. view.Waits.Select((one, index) => (JsonNode)new JsonObject
        {
            ["id"] = $"{view.Instance.Id}-{index}", ["name"] = one.Activity.Name, ["hash"] = "", ["activityId"] = one.Activity.Id,
            ["activityNodeId"] = one.Activity.NodeId, ["createdAt"] = one.Wait.Since.ToString(),
        })]);
        state["incidents"] = new JsonArray([.. view.Lines.Where(one => one.Line.Kind == JournalKind.Problem).Select(one => (JsonNode)new JsonObject
        {
            ["activityId"] = one.Activity.Id, ["activityNodeId"] = one.Activity.NodeId, ["activityType"] = one.Activity.Type,
            ["message"] = one.Line.Words, ["timestamp"] = one.Line.At.ToString(),
        })]);
        foreach (var list in (string[])["completionCallbacks", "activityExecutionContexts"])
        {
            state[list] = new JsonArray();
        }

        foreach (var values in (string[])["input", "output", "properties"])
        {
            state[values] = new JsonObject();
        }

        full["workflowState"] = state;
        return full;
    }

    /// <summary>The journal, oldest first, with where it waits at its end.</summary>
    public static IReadOnlyList<JsonObject> Journal(InstanceView view)
    {
        var lines = view.Lines.Select(one => (one.Activity, one.Line.At, Event: EventOf(one.Line.Kind), one.Line.Words))
            .Concat(view.Waits.Select(one => (one.Activity, At: one.Wait.Since, Event: "Suspended", one.Wait.Words)));
        return [.. lines.Select((line, index) => new JsonObject
        {
            ["id"] = $"{view.Instance.Id}-{index}", ["activityInstanceId"] = $"{view.Instance.Id}-{line.Activity.Id}", ["parentActivityInstanceId"] = null,
            ["activityId"] = line.Activity.Id, ["activityType"] = line.Activity.Type, ["activityTypeVersion"] = 1,
            ["activityName"] = line.Activity.Name, ["nodeId"] = line.Activity.NodeId, ["timestamp"] = line.At.ToString(), ["sequence"] = index,
            ["eventName"] = line.Event, ["message"] = line.Words, ["source"] = null, ["activityState"] = null,
            ["payload"] = new JsonObject { ["what"] = line.Words },
        })];
    }

    /// <summary>What the badges of activities say.</summary>
    public static IEnumerable<JsonObject> Stats(InstanceView view, IReadOnlySet<string> nodes) => view.Lines.Select(one => one.Activity)
        .Concat(view.Waits.Select(one => one.Activity)).Distinct().Where(activity => nodes.Contains(activity.NodeId)).Select(activity =>
        {
            var (done, waits) = (view.Lines.Count(one => one.Activity == activity && IsDone(one.Line.Kind)), view.Waits.Count(one => one.Activity == activity));
            return new JsonObject
            {
                ["activityId"] = activity.Id, ["activityNodeId"] = activity.NodeId, ["startedCount"] = done + waits, ["completedCount"] = done,
                ["uncompletedCount"] = waits, ["isBlocked"] = waits > 0,
                ["isFaulted"] = view.Lines.Any(one => one.Activity == activity && one.Line.Kind == JournalKind.Problem), ["metadata"] = new JsonObject(),
            };
        });

    /// <summary>What an activity did, oldest first.</summary>
    public static IEnumerable<JsonObject> Executions(InstanceView view, string node) => view.Lines
        .Where(one => one.Activity.NodeId == node && IsDone(one.Line.Kind))
        .Select(one => Execution(view, one.Activity, one.Line.At, one.Line.At, one.Line.Words, FaultOf(view, one.Activity)))
        .Concat(view.Waits.Where(one => one.Activity.NodeId == node)
            .Select(one => Execution(view, one.Activity, one.Wait.Since, null, one.Wait.Words, null)))
        .Select((record, index) =>
        {
            record["id"] = $"{view.Instance.Id}/{node}/{index}";
            return record;
        });

    private static JsonObject Execution(InstanceView view, ViewedActivity activity, Instant from, Instant? until, string words, string? fault) => new()
    {
        ["id"] = "", ["workflowInstanceId"] = view.Instance.Id, ["activityId"] = activity.Id, ["activityNodeId"] = activity.NodeId,
        ["activityType"] = activity.Type, ["activityTypeVersion"] = 1, ["activityName"] = activity.Name,
        ["activityState"] = new JsonObject { ["what"] = words }, ["payload"] = new JsonObject(), ["outputs"] = new JsonObject(),
        ["properties"] = new JsonObject(), ["metadata"] = new JsonObject(),
        ["exception"] = fault is null ? null : new JsonObject { ["type"] = "Problem", ["message"] = fault },
        ["startedAt"] = from.ToString(), ["completedAt"] = until?.ToString(), ["hasBookmarks"] = until is null,
        ["status"] = until is null ? "Running" : fault is null ? "Completed" : "Faulted", ["aggregateFaultCount"] = fault is null ? 0 : 1,
    };

    private static string? FaultOf(InstanceView view, ViewedActivity activity) =>
        view.Lines.FirstOrDefault(one => one.Activity == activity && one.Line.Kind == JournalKind.Problem).Line?.Words;

    /// <summary>How Elsa calls how far an instance is.</summary>
    public static string SubStatus(InstanceState state) => state switch
    {
        InstanceState.Running => "Suspended",
        InstanceState.Suspended => "Faulted",
        _ => state.ToString(),
    };

    private static bool IsDone(JournalKind kind) => kind is JournalKind.Done or JournalKind.Started or JournalKind.Finished;

    private static string EventOf(JournalKind kind) => kind switch
    {
        JournalKind.Started => "Started",
        JournalKind.Done or JournalKind.Finished => "Completed",
        JournalKind.Noted => "Noted",
        JournalKind.PutOff => "Suspended",
        JournalKind.Problem => "Faulted",
        JournalKind.Cancelled => "Canceled",
    };
}
