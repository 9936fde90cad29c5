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
            new("date.parse", "text pattern? culture?", (a, s) => Parse(a[0], a[1], a[2], s)),
            new("date.parse_to_string", "text output_pattern? output_culture? input_pattern? input_culture?", (a, s) =>
                ToText(Parse(a[0], a[3], a[4], s), a[1], a[2], s)),
            new("date.to_string", "date pattern? culture?", (a, s) => ToText(a[0], a[1], a[2], s), TryWrite),
            new("date.utc_now", string.Empty, (_, s) => s.World.Clock.GetUtcNow()),
        ],
        [
            new("default_format", Printing.DatePattern),
            new("format", new ChangingMember(
                Printing.DatePattern, state => state.DatePattern, (pattern, state) => state.DatePattern = Printing.Text(pattern, state))),
        ])
    {
        Itself = new("date", "text", (a, s) => Parse(a[0], null, null, s)),
    };

    private static object? Move(object?[] a, Func<DateTime, double, DateTime> move) =>
        a[0] is null ? null : DateParts.Move(a[0], clock => move(clock, Numbers.ToDouble(a[1])));

    private static string? ToText(object? date, object? pattern, object? culture, RenderState state)
    {
        ValueFormat.RequireInvariant(culture, state);
        return date is null ? null : DateFormat.Text(DateParts.Of(date), Pattern(pattern, state));
    }

    private static bool TryWrite(object?[] a, RenderState state)
    {
        if (!DateParts.IsDate(a[0]) || a[1] is not string pattern || a[2] is not null)
        {
            return false;
        }

        var text = new TextBuffer(stackalloc char[64]);
        DateFormat.Append(ref text, DateParts.Of(a[0]), Pattern(pattern, state));
        state.WriteText(text.Written);
        text.Dispose();
        return true;
    }

    // A pattern that only chooses the culture takes the usual one, with the space Scriban puts between the two.
    private static string Pattern(object? pattern, RenderState state)
    {
        var text = pattern is null ? state.DatePattern : Printing.Text(pattern, state);
        return text == "%g" ? "%g " + state.DatePattern : text;
    }

    /// <summary>
    /// Reads a date. A text with a distance to universal time keeps it; one without has none. A text that is no date is an error, where
    /// Scriban would go on with the year 1.
    /// </summary>
    private static object? Parse(object? value, object? pattern, object? culture, RenderState state)
    {
        ValueFormat.RequireInvariant(culture, state);
        if (value is null || DateParts.IsDate(value))
        {
            return value;
        }

        var text = Printing.Text(value, state);
        if (text.Length == 0)
        {
            return null;
        }

        var read = pattern is null ? Free(text) : Exact(text, Printing.Text(pattern, state));
        return read ?? throw new TemplateFailure($"`{text}` can't be read as a date" + (pattern is null ? string.Empty
            : $" with the pattern `{Printing.Text(pattern, state)}`"));
    }

    private static object? Exact(string text, string pattern)
    {
        if (!DateTimeOffset.TryParseExact(
            text, DateFormat.ToNet(pattern), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact))
        {
            return null;
        }

        return pattern.Contains("%Z", StringComparison.Ordinal) ? exact : exact.DateTime;
    }

    private static object? Free(string text)
    {
        if (!DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.RoundtripKind, out var clock))
        {
            return null;
        }

        return clock.Kind == DateTimeKind.Unspecified ? clock
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) ? moment : null;
    }
}
