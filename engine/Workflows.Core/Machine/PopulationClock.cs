using Workflows.Core.Rankings;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>Lets the clock of all members go on: whoever is due is woken in order of due instant, and rankings are refreshed in between.</summary>
/// <param name="roster">The members.</param>
/// <param name="queue">Who is due when.</param>
/// <param name="end">Where the clock stands.</param>
/// <param name="turn">Wakes a member.</param>
/// <param name="refresher">Refreshes rankings.</param>
/// <param name="book">Where the steps go.</param>
/// <param name="deliver">Hands on what a step passed on to other members.</param>
internal sealed class PopulationClock(
    Roster roster, WakeQueue queue, LogEnd end, MemberTurn turn, Refresher refresher, IStepBook book, Action deliver)
{
    /// <summary>Everything that is due before an instant is done, and the refreshes of rankings at it where they are to be too.</summary>
    public void GoOn(Instant instant, bool refreshesToo)
    {
        if (roster.All.Count > 0)
        {
            refresher.StartAfter(end.Received);
        }

        while (refresher.Next < instant || (refreshesToo && refresher.Next == instant))
        {
            WakeQueuedBefore(refresher.Next);
            refresher.Take(end.Received, book, deliver);
        }

        WakeQueuedBefore(instant);
    }

    /// <summary>Brings every member to an instant, with all that is due at it.</summary>
    public void BringAllTo(Instant at)
    {
        GoOn(at, refreshesToo: true);
        foreach (var member in roster.All.ToList())
        {
            turn.WakeOwn(member, at, Instant.Later(end.Received, at), book);
            deliver();
        }

        end.Received = Instant.Later(end.Received, at);
    }

    private void WakeQueuedBefore(Instant instant)
    {
        while (queue.TakeDueBefore(instant, out var due) is { } member)
        {
            if (member.NextWake <= due)
            {
                turn.Wake(member, member.NextWake, waitsToo: true, end.Received, book);
            }

            queue.Put(member);
            deliver();
        }
    }
}
