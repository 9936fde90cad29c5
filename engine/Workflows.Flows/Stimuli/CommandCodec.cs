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

    /// <summary>A command for a task or a request; the others are never kept.</summary>
    /// <exception cref="ArgumentException">It is one of the others.</exception>
    public static string Write(FlowCommand command) => command switch
    {
        FlowCommand.AskTask task => Write(new FlowRecord([new("task", task.TaskId), new("name", task.TaskName), new("payload", task.Payload)])),
        FlowCommand.SendHttp request => Write(new FlowRecord(
        [
            new("bookmark", request.BookmarkId), new("method", request.Method), new("url", request.Url), new("type", request.ContentType),
            new("body", request.Body), new("headers", request.Headers),
        ])),
        _ => throw new ArgumentException($"A command {command.GetType().Name} is done at once and isn't kept.", nameof(command)),
    };

    /// <summary>Reads a command.</summary>
    public static FlowCommand Read(string json)
    {
        var record = ReadRecord(json);
        return record.TryGet("task", out var task)
            ? new FlowCommand.AskTask((string)task!, (string)record["name"]!, (FlowRecord?)record["payload"])
            : new FlowCommand.SendHttp(
                (string)record["bookmark"]!, (string)record["method"]!, (string)record["url"]!, (string?)record["type"], (string?)record["body"],
                (FlowRecord)record["headers"]!);
    }
}
