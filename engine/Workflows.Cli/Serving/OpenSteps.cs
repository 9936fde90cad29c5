using Workflows.Core.Planning;
using Workflows.Model.Time;
using Workflows.Runtime.Asked;

namespace Workflows.Cli.Serving;

/// <summary>Steps that were begun in a database of members and take their time. Who serves anew asks for all again, and has them here again.</summary>
internal sealed class OpenSteps
{
    private readonly SortedDictionary<long, (StepAtHand Step, Instant Until)> _open = [];
    private long _entries = -1;

    /// <summary>The largest number of a step that was taken: those after it are new.</summary>
    public long Last { get; private set; }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _open.Count == 0;

    /// <summary>All, the oldest first.</summary>
    public IReadOnlyList<StepAtHand> All => [.. _open.Values.Select(one => one.Step)];

    /// <summary>A step was begun, or is over.</summary>
    /// <param name="step">The step.</param>
    /// <param name="until">When it goes on at the latest; null where it is over.</param>
    public void Take(StepAtHand step, Instant? until)
    {
        Last = Math.Max(Last, step.Id);
        if (until is { } due)
        {
            _open[step.Id] = (step, due);
        }
        else
        {
            _open.Remove(step.Id);
        }
    }

    /// <summary>Whether one is due; that is so when word of what came before has had its time to arrive.</summary>
    /// <param name="plan">The programme of the members.</param>
    /// <param name="now">The clock.</param>
    public bool IsDue(ProgrammePlan plan, Instant now) =>
        _open.Values.Any(one => one.Until != Instant.Never && plan.Calendar.Plus(one.Until, plan.Programme.Settle) <= now);

    /// <summary>Whether the members' log has grown since it was asked last: then something may have ended.</summary>
    /// <param name="database">The database of members.</param>
    public bool IsGrown(string database)
    {
        if (IsEmpty)
        {
            return false;
        }

        var entries = MemberDesk.NextEntry(database);
        var isGrown = entries != _entries;
        _entries = entries;
        return isGrown;
    }
}
