using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>When a member may be sent a message: outside of the quiet hours and within the limit over all journeys.</summary>
internal sealed class MessageTimes(ProgrammePlan plan)
{
    private readonly MessagePolicy _policy = plan.Programme.Messages;
    private readonly Calendar _calendar = plan.Calendar;

    /// <summary>The first instant from now on at which a message may go.</summary>
    public Instant FirstFree(MemberState member, Instant now)
    {
        var (at, clock) = (now, plan.Clocks.Of(member));
        while (true)
        {
            var free = AfterQuiet(AfterLimit(member, at), clock);
            if (free == at)
            {
                return at;
            }

            at = free;
        }
    }

    /// <summary>Counts a message towards the limit.</summary>
    public void Count(MemberState member, Instant at)
    {
        if (_policy is { Most: not null, MostWithin: { } within })
        {
            member.Messages.RemoveAll(sent => _calendar.Plus(new Instant(sent), within) <= at);
            member.Messages.Add(at.Micros);
        }
    }

    /// <summary>Counts some messages no more that were counted last: they were taken back.</summary>
    public void Forget(MemberState member, int count)
    {
        if (_policy is { Most: not null, MostWithin: not null })
        {
            member.Messages.RemoveRange(member.Messages.Count - count, count);
        }
    }

    private Instant AfterLimit(MemberState member, Instant at)
    {
        if (_policy is not { Most: { } most, MostWithin: { } within } || member.Messages.Count < most)
        {
            return at;
        }

        // The window holds the latest messages: it has room again once the most-th latest has left it.
        var leaving = _calendar.Plus(new Instant(member.Messages[^most]), within);
        return Instant.Later(at, leaving);
    }

    /// <summary>The first instant from one on that is not in the quiet hours.</summary>
    /// <param name="at">The given one.</param>
    /// <param name="calendar">By whose clock.</param>
    public Instant AfterQuiet(Instant at, Calendar calendar)
    {
        if (_policy is not { QuietFrom: { } from, QuietTo: { } to })
        {
            return at;
        }

        var day = calendar.DayOf(at);
        var time = calendar.TimeOfDay(at);
        var (start, end) = (from * Instant.PerMinute, to * Instant.PerMinute);
        if (start <= end)
        {
            return time >= start && time < end ? calendar.At(day, end) : at;
        }

        return time >= start ? calendar.At(day + 1, end) : time < end ? calendar.At(day, end) : at;
    }
}
