using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Hosting;

/// <summary>Something that happened outside and that workflows may wait for.</summary>
/// <param name="Name">What kind of: mostly the type of the activity that waits for it.</param>
/// <param name="Hash">Which of that kind; see <see cref="StimulusHash"/>.</param>
public sealed record Stimulus(string Name, string Hash)
{
    /// <summary>What makes it the same one when it is told twice; null where it can't be told apart, and then each telling counts.</summary>
    public string? Key { get; init; }

    /// <summary>Only instances with this correlation id; null for all. Workflows that it starts get it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Only this instance; null for all, and for starting workflows.</summary>
    public string? InstanceId { get; init; }

    /// <summary>What there is to know.</summary>
    public FlowRecord Input { get; init; } = FlowRecord.Empty;

    /// <summary>How long it waits for somebody who waits for it, where nobody does yet.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>An event.</summary>
    /// <param name="eventName">Which.</param>
    /// <param name="payload">What there is to know; null for nothing.</param>
    public static Stimulus OfEvent(string eventName, object? payload) => new("Elsa.Event", StimulusHash.OfEvent(eventName))
    {
        Input = FlowRecord.Of(Activities.EventSteps.EventPayload, payload),
    };

    /// <summary>A request to the server. Nobody keeps it for who will wait: it is answered at once.</summary>
    /// <param name="path">The path as the workflow says it, such as <c>orders/{id}</c>.</param>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="request">What there is to know, under the names of what <c>HttpEndpoint</c> puts out.</param>
    public static Stimulus OfHttp(string path, string method, FlowRecord request) =>
        new("Elsa.HttpEndpoint", StimulusHash.Of("Elsa.HttpEndpoint", Activities.HttpEndpoint.Meant(HttpPath.Of(path), method)))
        {
            Input = request, Patience = TimeSpan.Zero,
        };

    /// <summary>The answer to a task.</summary>
    /// <param name="taskId">Which.</param>
    /// <param name="answer">What came of it; null for nothing.</param>
    public static Stimulus OfTask(string taskId, object? answer) => new("Elsa.RunTask", StimulusHash.Of("Elsa.RunTask", FlowRecord.Of("TaskId", taskId)))
    {
        Key = $"task {taskId}", Input = FlowRecord.Of(Activities.EventSteps.TaskAnswer, answer),
    };
}

/// <summary>A stimulus that nobody waited for, kept for who will.</summary>
/// <param name="Id">Unique among all, in order of arrival.</param>
/// <param name="Stimulus">What happened.</param>
/// <param name="Until">How long it is kept.</param>
public sealed record KeptStimulus(long Id, Stimulus Stimulus, DateTimeOffset Until);
