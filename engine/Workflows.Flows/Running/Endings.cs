using Workflows.Flows.Activities;
using Workflows.Flows.Instances;

namespace Workflows.Flows.Running;

/// <summary>How runs of activities end, and who hears of it.</summary>
internal static class Endings
{
    /// <summary>A run comes to its end: what it still does is cancelled, and what holds it goes on.</summary>
    /// <param name="burst">What runs.</param>
    /// <param name="context">Which run; nothing happens where it isn't running.</param>
    /// <param name="outcomes">How it ends; null for the usual way.</param>
    public static void Complete(Burst burst, Context context, string[]? outcomes = null)
    {
        if (context.Status != ActivityStatus.Running)
        {
            return;
        }

        if (context.ScheduledItems > 0)
        {
            // What is over begins nothing more; left in the agenda it would run with nobody who hears of its end.
            burst.Agenda.Withdraw(context);
        }

        CancelChildren(burst, context);
        context.Become(ActivityStatus.Completed);
        context.Outcomes = outcomes;
        burst.Undo.NoteDone(context);
        burst.Note(context, "Completed");
        if (context.Parent is { IsDeaf: false } parent)
        {
            parent.Node.Behaviour.ChildEnded(burst, parent, context, outcomes);
        }

        Close(burst, context);
    }

    /// <summary>A run is cancelled with all that it holds; a run that faulted can be too.</summary>
    public static void Cancel(Burst burst, Context context)
    {
        if (context.IsOver)
        {
            return;
        }

        burst.Agenda.Withdraw(context);
        if (burst.Desk is { } desk && context.Bookmarks > 0 && context.Node.Behaviour is AskedStep)
        {
            desk.Withdraw(context.Node.Id);
        }

        CancelChildren(burst, context);
        context.Become(ActivityStatus.Canceled);
        Close(burst, context);
        burst.Note(context, "Canceled");
        if (context.Parent is { } parent)
        {
            parent.Node.Behaviour.ChildCancelled(burst, parent, context);
        }
    }

    /// <summary>The nearest loop is to break.</summary>
    public static void Break(Context from)
    {
        for (var context = from; context is not null; context = context.Parent)
        {
            var hearing = context.Node.Behaviour.BreakHearing;
            context.IsBreaking |= hearing != BreakHearing.Passes;
            if (hearing == BreakHearing.Stops)
            {
                return;
            }
        }
    }

    /// <summary>The nearest workflow, or what stands for one, is to end as a whole. Loops on the way to it are cancelled.</summary>
    public static void CompleteComposite(Burst burst, Context from, string[] outcomes)
    {
        for (var context = from; context is not null; context = context.Parent)
        {
            if (context.Node.Behaviour.BreakHearing == BreakHearing.Stops)
            {
                Cancel(burst, context);
            }

            if (context.Node.Behaviour.IsComposite)
            {
                burst.CompositeOutcomes = outcomes;
                Complete(burst, from);
                Complete(burst, context, outcomes);
                return;
            }
        }
    }

    private static void CancelChildren(Burst burst, Context context)
    {
        for (var child = context.FirstChild; child is not null; child = child.Next)
        {
            Cancel(burst, child);
        }
    }

    private static void Close(Burst burst, Context context)
    {
        burst.Waits.RemoveOf(context);
        context.IsDeaf = true;
        context.EndedAt = burst.At;
        burst.Pool.MarkOver(context);
    }
}
