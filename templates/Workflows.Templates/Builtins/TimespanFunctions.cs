using System.Globalization;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>timespan</c>.</summary>
internal static class TimespanFunctions
{
    internal static Group Group() => new(
        [
            new("timespan.from_days", "days", (a, _) => From(a[0], TimeSpan.FromDays)),
            new("timespan.from_hours", "hours", (a, _) => From(a[0], TimeSpan.FromHours)),
            new("timespan.from_milliseconds", "millis", (a, _) => From(a[0], TimeSpan.FromMilliseconds)),
            new("timespan.from_minutes", "minutes", (a, _) => From(a[0], TimeSpan.FromMinutes)),
            new("timespan.from_seconds", "seconds", (a, _) => From(a[0], TimeSpan.FromSeconds)),
            new("timespan.parse", "text", (a, s) => Parse(Printing.Text(a[0], s))),
        ],
        [new("zero", TimeSpan.Zero)]);

    private static TimeSpan From(object? count, Func<double, TimeSpan> from)
    {
        try
        {
            return from(Numbers.ToDouble(count));
        }
        catch (Exception e) when (e is OverflowException or ArgumentException)
        {
            throw new TemplateFailure("The number is too large for a timespan");
        }
    }

    private static TimeSpan Parse(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
        ? span
        : throw new TemplateFailure($"`{text}` can't be read as a timespan: write it as [days.]hours:minutes[:seconds]");
}
