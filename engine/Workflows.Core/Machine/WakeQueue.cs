using Workflows.Core.Members;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>Who is to be woken next: in order of due instant, then of the members' index.</summary>
internal sealed class WakeQueue
{
    // A member may stand here more than once; only the entry for which it is queued counts.
    private readonly PriorityQueue<MemberState, (long Due, int Index)> _queue = new();

    /// <summary>Queues a member for the next instant at which something is due.</summary>
    public void Put(MemberState member)
    {
        var due = member.NextWake;
        if (due < member.QueuedFor)
        {
            member.QueuedFor = due;
            _queue.Enqueue(member, (due.Micros, member.Index));
        }
    }

    /// <summary>When the next member is due; <see cref="Instant.Never"/> for none.</summary>
    public Instant NextDue()
    {
        while (_queue.TryPeek(out var member, out var entry))
        {
            if (member.QueuedFor.Micros == entry.Due)
            {
                return new Instant(entry.Due);
            }

            _queue.Dequeue();
        }

        return Instant.Never;
    }

    /// <summary>Takes the next member out, if one is due before an instant. It has to be put back afterwards.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="due">For when the member was queued; <see cref="MemberState.NextWake"/> may be later by now.</param>
    /// <returns>The member; null for none.</returns>
    public MemberState? TakeDueBefore(Instant before, out Instant due)
    {
        due = NextDue();
        if (due >= before)
        {
            return null;
        }

        var member = _queue.Dequeue();
        member.QueuedFor = Instant.Never;
        return member;
    }
}
