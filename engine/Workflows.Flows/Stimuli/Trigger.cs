using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Values;

namespace Workflows.Flows.Stimuli;

/// <summary>A way in which a published workflow is started from outside.</summary>
/// <param name="Id">Unique among all.</param>
/// <param name="DefinitionId">The definition.</param>
/// <param name="DefinitionVersionId">Its published version.</param>
/// <param name="Name">Name of the stimulus.</param>
/// <param name="ActivityId">The activity that it starts at.</param>
/// <param name="Hash">What a stimulus has to have too; see <see cref="StimulusHash"/>.</param>
/// <param name="Payload">What is waited for, in the words of the activity.</param>
public sealed record Trigger(
    string Id, string DefinitionId, string DefinitionVersionId, string Name, string ActivityId, string Hash, FlowRecord Payload)
{
    /// <summary>When the time itself starts the workflow next; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How long until the time after that; null for never, or by <see cref="Cron"/>.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The cron expression of the times after that; null for none.</summary>
    public string? Cron { get; init; }

    /// <summary>The triggers of a workflow that is published at an instant. Settings that depend on an instance are nothing.</summary>
    public static ImmutableArray<Trigger> Of(Flow flow, DateTimeOffset at)
    {
        var definition = flow.Definition;
        var found = ImmutableArray.CreateBuilder<Trigger>();
        foreach (var node in flow.Nodes.Where(node => node.CanStart))
        {
            foreach (var draft in node.Behaviour.Triggers(Array.ConvertAll(node.Inputs, slot => slot.Constant), at))
            {
                found.Add(new Trigger(
                    $"{definition.Id}.t{found.Count + 1}", definition.DefinitionId, definition.Id, draft.Name, node.Id,
                    StimulusHash.Of(draft.Name, draft.Hashed ?? draft.Payload), draft.Payload)
                {
                    DueAt = draft.DueAt, Interval = draft.Interval, Cron = draft.Cron,
                });
            }
        }

        return found.ToImmutable();
    }
}
