using Workflows.Core.Members;

namespace Workflows.Core.Machine.Batches;

/// <summary>What a batch means for one member: the places of the member's events, and the steps that were made so far. Reused.</summary>
internal sealed class Timeline
{
    /// <summary>Instead of a place: there is none.</summary>
    public const int Nowhere = -1;

    /// <summary>The member as of the last step.</summary>
    public MemberState Member { get; set; } = null!;

    /// <summary>The member before the batch, to go back to; null where nothing can call for that.</summary>
    public MemberState? Before { get; set; }

    /// <summary>The place of the member's first event; <see cref="Nowhere"/> for one who is only woken.</summary>
    public int First { get; set; }

    /// <summary>The place of the member's last event.</summary>
    public int Last { get; set; }

    /// <summary>The last place with which anything happened to the member.</summary>
    public int Reached { get; set; }

    /// <summary>The place of an event that can't be taken as was assumed; the end of the batch where there is none.</summary>
    public int StoppedAt { get; set; }

    /// <summary>The steps that have an entry in the log, in order.</summary>
    public List<DraftStep> Steps { get; } = [];

    /// <summary>How many of the steps were looked at while the batch is brought into the order of the log.</summary>
    public int Merged { get; set; }

    /// <summary>The member's log, the steps of this batch included; null until it is asked for.</summary>
    public List<LogEntry>? Log { get; set; }

    /// <summary>Begins with a member.</summary>
    public void Begin(MemberState member)
    {
        Member = member;
        Before = null;
        First = Last = Nowhere;
        Forget();
    }

    /// <summary>Goes back to before the batch.</summary>
    public void GoBack()
    {
        Member = Before!;
        Before = null;
        Forget();
    }

    /// <summary>Adds the steps that came with the member's event of a place, after those that the queue brought about.</summary>
    public void AddOwnOf(int place, List<DraftStep> to)
    {
        for (; Merged < Steps.Count && Steps[Merged].Place <= place; Merged++)
        {
            if (!Steps[Merged].IsWoken)
            {
                to.Add(Steps[Merged]);
            }
        }
    }

    private void Forget()
    {
        Reached = Nowhere;
        StoppedAt = int.MaxValue;
        Steps.Clear();
        Log = null;
    }
}
