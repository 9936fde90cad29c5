using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>
/// A run of an activity, during a burst. Runs hang together as a tree, in the order in which they began. They are used again when they are
/// over, so that a loop of any length needs the room of one turn.
/// </summary>
internal sealed class Context
{
    public int Number;
    public FlowNode Node = null!;
    public Context? Parent;
    public Context? FirstChild;
    public Context? LastChild;
    public Context? Next;
    public Context? Previous;
    public ActivityStatus Status;
    public int RunningChildren;
    public int FaultedChildren;

    /// <summary>Work that it scheduled itself.</summary>
    public int ScheduledItems;

    /// <summary>Work that was scheduled by it or by what it holds.</summary>
    public int ItemsBelow;
    public int Bookmarks;
    public long Index;
    public bool IsBreaking;
    public bool IsRepeated;

    /// <summary>Whether it no longer listens to the ends of its children.</summary>
    public bool IsDeaf;
    public bool HasInputs;

    /// <summary>Whether the journal spoke of it in this burst.</summary>
    public bool IsSeen;

    public int FaultCount;
    public int Depth;
    public int Scheduler;
    public string[]? Outcomes;
    public string? Fault;
    public FlowRecord? Outputs;

    /// <summary>What the activity remembers, in a form of its own.</summary>
    public object? Memory;
    public object?[] Inputs = [];
    public object?[] Variables = [];
    public GivenVariable[]? Given;
    public DateTimeOffset StartedAt;
    public DateTimeOffset? EndedAt;

    /// <summary>Whether it came to its end, one way or the other; a fault isn't an end.</summary>
    public bool IsOver => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    /// <summary>Makes it a new run.</summary>
    public void Begin(int number, FlowNode node, Context? parent, DateTimeOffset at)
    {
        (Number, Node, Parent, StartedAt) = (number, node, parent, at);
        if (Inputs.Length < node.Inputs.Length)
        {
            Inputs = new object?[node.Inputs.Length];
        }

        if (Variables.Length < node.Variables.Length)
        {
            Variables = new object?[node.Variables.Length];
        }

        for (var slot = 0; slot < node.Variables.Length; slot++)
        {
            Variables[slot] = node.Variables[slot].First;
        }

        if (parent is not null)
        {
            Previous = parent.LastChild;
            parent.LastChild = this;
            if (Previous is null)
            {
                parent.FirstChild = this;
            }
            else
            {
                Previous.Next = this;
            }
        }
    }

    /// <summary>Moves to another status; what holds it keeps count.</summary>
    public void Become(ActivityStatus status)
    {
        if (Parent is not null)
        {
            Parent.RunningChildren += Count(status == ActivityStatus.Running) - Count(Status == ActivityStatus.Running);
            Parent.FaultedChildren += Count(status == ActivityStatus.Faulted) - Count(Status == ActivityStatus.Faulted);
        }

        Status = status;
    }

    /// <summary>Takes it out of the tree and empties it.</summary>
    public void Release()
    {
        if (Parent is not null)
        {
            if (Previous is null)
            {
                Parent.FirstChild = Next;
            }
            else
            {
                Previous.Next = Next;
            }

            if (Next is null)
            {
                Parent.LastChild = Previous;
            }
            else
            {
                Next.Previous = Previous;
            }
        }

        Array.Clear(Inputs);
        Array.Clear(Variables);
        (Parent, FirstChild, LastChild, Next, Previous) = (null, null, null, null, null);
        (Status, RunningChildren, FaultedChildren, ScheduledItems, ItemsBelow, Bookmarks) = (ActivityStatus.Pending, 0, 0, 0, 0, 0);
        (Index, IsBreaking, IsRepeated, IsDeaf, HasInputs, IsSeen) = (0, false, false, false, false, false);
        (FaultCount, Depth, Scheduler, Outcomes, Fault, Outputs) = (0, 0, 0, null, null, null);
        (Memory, Given, EndedAt) = (null, null, null);
    }

    private static int Count(bool holds) => holds ? 1 : 0;
}
