using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Stimuli;
using Workflows.Model.Time;
using Workflows.Runtime.Asked;

namespace Workflows.Cli.Serving;

/// <summary>A step of ours that an instance waits for.</summary>
/// <param name="Id">Its number in the outbox.</param>
/// <param name="BookmarkId">Where the instance waits.</param>
/// <param name="Step">What is asked.</param>
/// <param name="Instance">The instance.</param>
/// <param name="At">Since when it waits.</param>
internal sealed record StepAtHand(long Id, string BookmarkId, StepAsked Step, FlowInstance Instance, DateTimeOffset At)
{
    /// <summary>A step of the outbox; null where nobody waits for it, or only for the time to pass.</summary>
    public static StepAtHand? Of(KeptCommand kept, IFlowStore store) =>
        kept.Command is FlowCommand.AskStep { BookmarkId: { } id, Step: { Type: not "Loyalty.Wait" } step }
        && store.Bookmark(id) is { } place && store.Instance(place.InstanceId) is { } instance
        && instance.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == id) is { } bookmark
            ? new StepAtHand(kept.Id, id, step, instance, bookmark.CreatedAt) : null;

    /// <summary>What is asked of the member.</summary>
    /// <param name="identity">What tells the database of workflows apart from others.</param>
    public MemberAsk ToAsk(string identity) => new(
        $"{identity}.{Step.Key}", Step.Type, Step.Subject ?? "", Instant.From(At), Instance.DefinitionId, Instance.DefinitionVersion, Step.ActivityId,
        Step.Texts);
}
