using System.Globalization;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>date</c>, on dates with a distance to universal time, dates without one, and days.</summary>
internal static class DateFunctions
{
    internal static Group Group() => new(
        [
            new("date.add_days", "date days", (a, _) => Move(a, (clock, count) => clock.AddDays(count))),
            new("date.add_hours", "date hours", (a, _) => Move(a, (clock, count) => clock.AddHours(count))),
            new("date.add_milliseconds", "date millis", (a, _) => Move(a, (clock, count) => clock.AddMilliseconds(count))),
            new("date.add_minutes", "date minutes", (a, _) => Move(a, (clock, count) => clock.AddMinutes(count))),
            new("date.add_months", "date months", (a, _) => Move(a, (clock, _) => clock.AddMonths(Numbers.ToInt(a[1])))),
            new("date.add_seconds", "date seconds", (a, _) => Move(a, (clock, count) => clock.AddSeconds(count))),
            new("date.add_years", "date years", (a, _) => Move(a, (clock, _) => clock.AddYears(Numbers.ToInt(a[1])))),
            new("date.now", string.Empty, (_, s) => s.World.Clock.GetLocalNow()),
            new("date.parse", "text pattern? culture?", (a, _) => Parse(a[0], a[1], a[2])),
            new("date.parse_to_string", "text output_pattern? output_culture? input_pattern? input_culture?", ParseToString),
            new("date.to_string", "datetime pattern? culture?", (a, _) => ToText(a[0], a[1], a[2])),
            new("date.utc_now", string.Empty, (_, s) => s.World.Clock.GetUtcNow()),
        ],
        [new("default_format", Printing.DatePattern), new("format", Printing.DatePattern)]);

    private static object? Move(object?[] a, Func<DateTime, double, DateTime> move) =>
        a[0] is null ? null : DateParts.Move(a[0], clock => move(clock, Numbers.ToDouble(a[1])));

    private static string? ToText(object? date, object? pattern, object? culture)
    {
        ValueFormat.RequireInvariant(culture);
        if (date is null)
        {
            return null;
        }

        // A pattern that only chooses the culture takes the usual one, with the space Scriban puts between the two.
        var text = pattern is null ? Printing.DatePattern : Printing.Text(pattern);
        return DateFormat.Format(DateParts.Of(date), text == "%g" ? "%g " + Printing.DatePattern : text);
    }

    private static string? ParseToString(object?[] a, RenderState state)
    {
        var date = Parse(a[0], a[3], a[4]);
        return ToText(date, a[1], a[2]);
    }

    /// <summary>
    /// Reads a date. A text with a distance to universal time keeps it; one without has none. A text that is no date is an error, where
    /// Scriban would go on with the year 1.
    /// </summary>
    private static object? Parse(object? value, object? pattern, object? culture)
    {
        ValueFormat.RequireInvariant(culture);
        if (value is null || DateParts.IsDate(value))
        {
            return value;
        }

        var text = Printing.Text(value);
        if (text.Length == 0)
        {
            return null;
        }

        if (pattern is not null && DateTimeOffset.TryParseExact(
            text, DateFormat.ToNet(Printing.Text(pattern)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact))
        {
            return Printing.Text(pattern).Contains("%Z", StringComparison.Ordinal) ? exact : (object)exact.DateTime;
        }

        if (pattern is null && DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.RoundtripKind, out var clock))
        {
            return clock.Kind == DateTimeKind.Unspecified ? clock : (object)DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        }

        throw new TemplateFailure($"`{text}` can't be read as a date" + (pattern is null ? string.Empty
            : $" with the pattern `{Printing.Text(pattern)}`"));
    }
}
