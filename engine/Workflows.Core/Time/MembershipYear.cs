using Workflows.Model.Time;

namespace Workflows.Core.Time;

/// <summary>
/// The years of a membership: the first begins with the local day of joining, each other one on its anniversary. Who joined on the 29th
/// of February has anniversaries on the 28th in years without that day.
/// </summary>
public static class MembershipYear
{
    /// <summary>The day on which the membership year of a day began.</summary>
    /// <param name="joined">The local day of joining.</param>
    /// <param name="day">A local day, not before it.</param>
    public static int Start(int joined, int day)
    {
        var years = Calendar.DateOf(day).Year - Calendar.DateOf(joined).Year;
        var start = Calendar.PlusDays(joined, new TimeLength(years, TimeUnit.Year));
        return start <= day ? start : Calendar.PlusDays(joined, new TimeLength(years - 1, TimeUnit.Year));
    }

    /// <summary>The day on which the membership year after that of a day begins.</summary>
    /// <param name="joined">The local day of joining.</param>
    /// <param name="day">A local day.</param>
    public static int End(int joined, int day)
    {
        // Counted from the day of joining and not from the last anniversary, so that a 29th of February comes back.
        var years = Calendar.DateOf(day).Year - Calendar.DateOf(joined).Year;
        var end = Calendar.PlusDays(joined, new TimeLength(years, TimeUnit.Year));
        return end > day ? end : Calendar.PlusDays(joined, new TimeLength(years + 1, TimeUnit.Year));
    }
}
