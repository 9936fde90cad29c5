using System.Globalization;
using Workflows.Model.Time;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Shell;

/// <summary>An instant as a person writes it on the command line.</summary>
internal static class PointInTime
{
    private const int BadInput = 2;

    private static readonly string[] Local = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"];

    /// <summary>The instant of a local time of the programme, or of one with a zone.</summary>
    /// <param name="calendar">The programme's.</param>
    /// <param name="option">The option, for the message.</param>
    /// <param name="text">What was written.</param>
    /// <exception cref="ShellFault">It is no such time.</exception>
    public static Instant Of(Calendar calendar, string option, string text)
    {
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return calendar.At(Calendar.DayNumber(DateOnly.FromDateTime(local)), local.TimeOfDay.Ticks / TimeSpan.TicksPerMicrosecond);
        }

        return DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out var zoned)
            ? new Instant((zoned - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond)
            : throw new ShellFault($"{option} {text}: write a time as YYYY-MM-DD HH:MM, or with a zone as 2026-11-22T12:00:00Z.", BadInput);
    }
}
