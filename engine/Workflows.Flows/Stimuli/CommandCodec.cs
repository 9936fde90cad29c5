using Workflows.Flows.Instances;
using Workflows.Flows.Values;

namespace Workflows.Flows.Stimuli;

/// <summary>Values, and commands that wait in an outbox, as JSON text, and back.</summary>
public static class CommandCodec
{
    /// <summary>A record as text from which the same record is read again.</summary>
    public static string Write(FlowRecord record) => ValueCodec.Text(record);

    /// <summary>Reads a record.</summary>
    public static FlowRecord ReadRecord(string json) => (FlowRecord)ValueCodec.Read(json)!;

    /// <summary>A command for a task, a request or a step; the others are never kept.</summary>
    /// <exception cref="ArgumentException">It is one of the others.</exception>
    public static string Write(FlowCommand command) => command switch
    {
        FlowCommand.AskTask task => Write(new FlowRecord([new("task", task.TaskId), new("name", task.TaskName), new("payload", task.Payload)])),
        FlowCommand.SendHttp request => Write(new FlowRecord(
        [
            new("bookmark", request.BookmarkId), new("method", request.Method), new("url", request.Url), new("type", request.ContentType),
            new("body", request.Body), new("headers", request.Headers),
        ])),
        FlowCommand.AskStep { Step: var step } asked => Write(new FlowRecord(
        [
            new("step", step.Key), new("bookmark", asked.BookmarkId), new("type", step.Type), new("activity", step.ActivityId), new("subject", step.Subject),
            new("settings", step.Settings),
        ])),
        _ => throw new ArgumentException($"A command {command.GetType().Name} is done at once and isn't kept.", nameof(command)),
    };

    /// <summary>Reads a command.</summary>
    public static FlowCommand Read(string json)
    {
        var record = ReadRecord(json);
        return record.TryGet("task", out var task)
            ? new FlowCommand.AskTask((string)task!, (string)record["name"]!, (FlowRecord?)record["payload"])
            : record.TryGet("step", out var key)
            ? new FlowCommand.AskStep((string?)record["bookmark"], new StepAsked(
                (string)key!, (string)record["type"]!, (string)record["activity"]!, (string?)record["subject"], (FlowRecord)record["settings"]!))
            : new FlowCommand.SendHttp(
                (string)record["bookmark"]!, (string)record["method"]!, (string)record["url"]!, (string?)record["type"], (string?)record["body"],
                (FlowRecord)record["headers"]!);
    }
}
