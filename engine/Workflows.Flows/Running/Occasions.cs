using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;

namespace Workflows.Flows.Running;

/// <summary>What can happen to an instance that a burst has taken up.</summary>
internal static class Occasions
{
    /// <summary>The wait of a bookmark is over.</summary>
    public static void Resume(Burst burst, Bookmark bookmark)
    {
        var context = InstanceStates.Find(burst.Root, bookmark.Context) ?? throw new InvalidOperationException(
            $"The instance {burst.InstanceId} waits in run {bookmark.Context} of `{bookmark.NodeId}`, which it hasn't got.");
        burst.Agenda.Add(new WorkItem(context.Node, context.Parent) { Existing = context, Bookmark = bookmark });
    }

    /// <summary>An activity of the root's flowchart is due, beside what waits there.</summary>
    public static void Enter(Burst burst, FlowNode node) => burst.Schedule(burst.Root.FirstChild!, node);

    /// <summary>What faulted is to run again.</summary>
    public static void RunFaultedAgain(Burst burst)
    {
        burst.Status = FlowSubStatus.Executing;
        foreach (var context in InstanceStates.All(burst.Root).Where(context => context.Status == ActivityStatus.Faulted).ToList())
        {
            var id = burst.IdOf(context);
            burst.Incidents.RemoveAll(incident => incident.ActivityInstanceId == id);
            Failures.TakeBack(context);
            burst.Agenda.Add(new WorkItem(context.Node, context.Parent) { Existing = context });
        }
    }

    /// <summary>Everything ends here.</summary>
    public static void CancelAll(Burst burst)
    {
        Endings.Cancel(burst, burst.Root);
        burst.Waits.Clear();
        burst.Agenda.Clear();
        burst.Note(burst.Root, "Workflow cancelled");
        burst.Status = FlowSubStatus.Cancelled;
    }

    /// <summary>What still runs ends, and what was done is undone; then the instance is what it would have been without that.</summary>
    /// <param name="burst">What runs.</param>
    /// <param name="endsAs">How the instance ends when all is undone.</param>
    public static void CompensateAll(Burst burst, FlowSubStatus endsAs)
    {
        var root = burst.Root;
        for (var child = root.FirstChild; child is not null; child = child.Next)
        {
            Endings.Cancel(burst, child);
        }

        burst.Agenda.Clear();
        burst.Waits.Clear();
        (root.IsDeaf, root.EndedAt) = (false, null);
        root.Become(ActivityStatus.Running);
        burst.Status = FlowSubStatus.Executing;
        burst.Undo.Undo(endsAs);
        burst.Schedule(root, burst.Flow.Undoing);
    }
}
