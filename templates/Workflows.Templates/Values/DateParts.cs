using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>A date of any of the three types: what the clock shows and how far it is from universal time.</summary>
/// <param name="Clock">Date and time of day as they are shown.</param>
/// <param name="Offset">The distance to universal time; zero where the value has none.</param>
internal readonly record struct DateParts(DateTime Clock, TimeSpan Offset)
{
    internal static bool IsDate(object? value) => value is DateTimeOffset or DateTime or DateOnly;

    internal static DateParts Of(object? value) => value switch
    {
        DateTimeOffset moment => new DateParts(moment.DateTime, moment.Offset),
        DateTime time => new DateParts(time, TimeSpan.Zero),
        DateOnly day => new DateParts(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        _ => throw new TemplateFailure($"A value of the type `{Kinds.Name(value)}` is no date: read a text with `date.parse` first"),
    };

    /// <summary>
    /// The moment in universal time in ticks, for differences and order; it may lie a little outside of the years 1 to 9999.
    /// </summary>
    internal long Moment => Clock.Ticks - Offset.Ticks;

    /// <summary>
    /// A date of the same type as another with a different clock. A day that gets a time of day becomes a date with a time.
    /// </summary>
    internal static object Like(object? original, DateTime clock) => original switch
    {
        DateTimeOffset moment => new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), moment.Offset),
        DateOnly when clock.TimeOfDay == TimeSpan.Zero => DateOnly.FromDateTime(clock),
        _ => clock,
    };

    /// <summary>Moves a date; beyond the years 1 to 9999 is an error.</summary>
    internal static object Move(object? date, Func<DateTime, DateTime> move)
    {
        try
        {
            return Like(date, move(Of(date).Clock));
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new TemplateFailure("The date would be outside of the years 1 to 9999");
        }
    }
}
