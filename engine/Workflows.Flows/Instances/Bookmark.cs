using Workflows.Flows.Values;

namespace Workflows.Flows.Instances;

/// <summary>A place where an instance waits, and for what.</summary>
/// <param name="Id">Unique among all bookmarks.</param>
/// <param name="Name">What kind of stimulus it waits for; mostly the type of the activity.</param>
/// <param name="Hash">What a stimulus has to have too so that it is meant; see <see cref="Stimuli.StimulusHash"/>.</param>
/// <param name="Payload">What it waits for, in the words of the activity.</param>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="NodeId">Ids from the workflow's down to the activity's, joined by colons.</param>
/// <param name="ActivityInstanceId">The run of the activity that waits.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record Bookmark(
    string Id, string Name, string Hash, FlowRecord Payload, string ActivityId, string NodeId, string ActivityInstanceId, DateTimeOffset CreatedAt)
{
    /// <summary>When the time itself ends the wait; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether one resume ends it.</summary>
    public bool AutoBurn { get; init; } = true;

    /// <summary>Number of the run of the activity within the instance.</summary>
    internal int Context { get; init; }
}
