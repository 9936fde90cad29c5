using Workflows.Core.Journeys;
using Workflows.Core.Planning;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>What puts a message off.</summary>
[Flags]
public enum PutOffReasons
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The quiet hours.</summary>
    QuietHours = 1,

    /// <summary>The member had as many messages as one may have.</summary>
    Limit = 2,
}

/// <summary>Says what put a message off: that follows from when it was put off and until when.</summary>
public static class PutOff
{
    /// <summary>The reasons.</summary>
    /// <param name="plan">The programme in the version of that time.</param>
    /// <param name="at">When it was put off.</param>
    /// <param name="until">Until when.</param>
    /// <param name="zone">In which zone the member lived then, as told; null where that wasn't known.</param>
    public static PutOffReasons Of(ProgrammePlan plan, Instant at, Instant until, string? zone)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (times, clock) = (new MessageTimes(plan), plan.Clocks.In(zone));
        var free = times.AfterQuiet(at, clock);
        if (free == until)
        {
            return PutOffReasons.QuietHours;
        }

        // The limit let it go at an instant of its own, or within quiet hours that end then.
        var isQuietToo = free != at || times.AfterQuiet(new Instant(until.Micros - 1), clock) == until;
        return PutOffReasons.Limit | (isQuietToo ? PutOffReasons.QuietHours : PutOffReasons.None);
    }
}
