using System.Globalization;

namespace Workflows.Flows.Timing;

/// <summary>Lengths of time as our language writes them: <c>3 days</c>. There is no zone here, so days and longer are those of UTC.</summary>
internal static class StepLength
{
    /// <summary>The instant at which a length is over; null where it is no length, or longer than time is.</summary>
    public static DateTimeOffset? After(DateTimeOffset from, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        try
        {
            return (words[1].EndsWith('s') ? words[1][..^1] : words[1]) switch
            {
                "minute" => from.AddMinutes(count),
                "hour" => from.AddHours(count),
                "day" => from.AddDays(count),
                "week" => from.AddDays(7.0 * count),
                "month" => from.AddMonths(count),
                "quarter" => from.AddMonths(checked(3 * count)),
                "year" => from.AddYears(count),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }
}
