using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>
/// What an activity of a compiled workflow does. It belongs to the workflow and is used by all instances, on any thread: what it has to
/// remember stands in the <see cref="Context"/>.
/// </summary>
internal abstract class Behaviour
{
    /// <summary>Whether its end ends the flowchart or sequence that it is in.</summary>
    public virtual bool IsTerminal => false;

    /// <summary>How it takes word of a break from within.</summary>
    public virtual BreakHearing BreakHearing => BreakHearing.Passes;

    /// <summary>Whether <c>Complete</c> ends it as a whole.</summary>
    public virtual bool IsComposite => false;

    /// <summary>What Elsa names its memory in records of activities; empty for none.</summary>
    public virtual ReadOnlySpan<string> MemoryNames => default;

    /// <summary>Runs it.</summary>
    public abstract void Execute(Burst burst, Context context);

    /// <summary>Goes on after a wait. Usually that is the end.</summary>
    public virtual void Resume(Burst burst, Context context, Bookmark bookmark) => Endings.Complete(burst, context);

    /// <summary>A child came to its end.</summary>
    /// <param name="burst">What runs.</param>
    /// <param name="context">Whose child.</param>
    /// <param name="child">The child.</param>
    /// <param name="outcomes">How it ended; null for the usual way.</param>
    public virtual void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes) => Endings.Complete(burst, context);

    /// <summary>A child was cancelled.</summary>
    public virtual void ChildCancelled(Burst burst, Context context, Context child)
    {
    }

    /// <summary>How the activity can start a workflow.</summary>
    /// <param name="inputs">Its settings, as far as they don't depend on an instance.</param>
    /// <param name="at">When the workflow is published.</param>
    public virtual IReadOnlyList<TriggerDraft> Triggers(object?[] inputs, DateTimeOffset at) => [];

    /// <summary>What <see cref="Context.Memory"/> holds, as data; null for nothing.</summary>
    public virtual FlowRecord? Save(Context context) => null;

    /// <summary>Puts back what <see cref="Save"/> gave.</summary>
    public virtual void Load(Context context, FlowRecord saved)
    {
    }
}

/// <summary>How an activity takes word of a break from within.</summary>
internal enum BreakHearing
{
    /// <summary>It passes it on.</summary>
    Passes,

    /// <summary>It breaks too and passes it on.</summary>
    Breaks,

    /// <summary>It is the loop that is meant.</summary>
    Stops,
}
