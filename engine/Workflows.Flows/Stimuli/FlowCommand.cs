using Workflows.Flows.Values;

namespace Workflows.Flows.Stimuli;

/// <summary>Something that a burst wants done outside. The shell does it once the instance is stored.</summary>
public abstract record FlowCommand
{
    private FlowCommand()
    {
    }

    /// <summary>A line of text is to be written.</summary>
    /// <param name="Text">The line; null for none.</param>
    public sealed record WriteText(string? Text) : FlowCommand;

    /// <summary>Somebody is to do a task; <c>RunTaskInput</c> of the resume is the answer.</summary>
    /// <param name="TaskId">Which; the bookmark's payload has it too.</param>
    /// <param name="TaskName">What kind of.</param>
    /// <param name="Payload">What there is to know; null for nothing.</param>
    public sealed record AskTask(string TaskId, string TaskName, FlowRecord? Payload) : FlowCommand;

    /// <summary>A step of ours is to be done; the answer resumes the bookmark, with its outcome as input <c>Outcome</c>.</summary>
    /// <param name="BookmarkId">Which; null where nobody waits for an answer.</param>
    /// <param name="Step">What is to be done.</param>
    public sealed record AskStep(string? BookmarkId, StepAsked Step) : FlowCommand;

    /// <summary>Word of an event is to be given to all who wait for it.</summary>
    /// <param name="Key">Tells deliveries of it apart from others; the same when the burst is repeated.</param>
    /// <param name="EventName">Which.</param>
    /// <param name="CorrelationId">Only to instances that have this; null for all.</param>
    /// <param name="InstanceId">Only to this instance; null for all.</param>
    /// <param name="Payload">What there is to know.</param>
    public sealed record Publish(string Key, string EventName, string? CorrelationId, string? InstanceId, object? Payload) : FlowCommand;

    /// <summary>Another workflow is to be started.</summary>
    /// <param name="InstanceId">What its instance is to be called.</param>
    /// <param name="DefinitionId">Which; its published version.</param>
    /// <param name="CorrelationId">What it shares; null for nothing.</param>
    /// <param name="Input">What it is given.</param>
    /// <param name="ParentBookmarkId">The bookmark that its end resumes; null where nobody waits.</param>
    public sealed record Dispatch(string InstanceId, string DefinitionId, string? CorrelationId, FlowRecord Input, string? ParentBookmarkId) : FlowCommand;

    /// <summary>An HTTP request is to be sent; the answer resumes the bookmark.</summary>
    /// <param name="BookmarkId">Which.</param>
    /// <param name="Method">In capitals.</param>
    /// <param name="Url">Where to.</param>
    /// <param name="ContentType">Of the body; null for none.</param>
    /// <param name="Body">Null for none.</param>
    /// <param name="Headers">Names with values.</param>
    public sealed record SendHttp(string BookmarkId, string Method, string Url, string? ContentType, string? Body, FlowRecord Headers) : FlowCommand;

    /// <summary>The request that the instance was begun or resumed by is to be answered, where it still waits; nothing is kept of it.</summary>
    /// <param name="InstanceId">The instance that answers.</param>
    /// <param name="Status">From 200 to 599.</param>
    /// <param name="ContentType">Of the body; null for none.</param>
    /// <param name="Content">The body; null for none.</param>
    /// <param name="Headers">Names with values.</param>
    public sealed record Respond(string InstanceId, long Status, string? ContentType, string? Content, FlowRecord Headers) : FlowCommand;
}
