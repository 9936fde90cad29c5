using System.Collections.Immutable;
using Workflows.Flows.Instances;

namespace Workflows.Flows.Running;

/// <summary>What of an instance can be undone, and whether it is being undone.</summary>
internal sealed class UndoBook
{
    /// <summary>Paths of the activities that undo what came to its end, in that order.</summary>
    public ImmutableArray<string> Left { get; private set; } = [];

    /// <summary>How the instance ends when all is undone; null where nothing is being undone.</summary>
    public FlowSubStatus? EndsAs { get; private set; }

    /// <summary>Takes up that of an instance.</summary>
    public void Begin(FlowInstance instance) => (Left, EndsAs) = (instance.Undo, instance.UndoneAs);

    /// <summary>Notes that a run came to its end, where something could undo it.</summary>
    public void NoteDone(Context context)
    {
        if (context.Node.CompensatedBy is { } by && EndsAs is null)
        {
            Left = Left.Add(by.Path);
        }
    }

    /// <summary>All is to be undone from now on.</summary>
    public void Undo(FlowSubStatus endsAs) => EndsAs = endsAs;

    /// <summary>Gives what is to be undone, once.</summary>
    public ImmutableArray<string> Take()
    {
        var undo = Left;
        Left = [];
        return undo;
    }
}
