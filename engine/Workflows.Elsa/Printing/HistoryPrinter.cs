using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Elsa.Printing;

/// <summary>Prints what asks for a member's history in the words of the language.</summary>
internal static class HistoryPrinter
{
    /// <summary>An aggregate with its window.</summary>
    public static string Print(Programme programme, Aggregate aggregate) => aggregate.Kind switch
    {
        AggregateKind.Count => $"count of {Records(programme, aggregate)}",
        AggregateKind.Sum when aggregate.Source is AggregateSource.EarnedPoints earned =>
            $"earned {programme.Currencies[earned.Currency].Name}{Print(aggregate.Window)}",
        AggregateKind.Sum => $"sum of {Records(programme, aggregate)}",
        AggregateKind.Average => $"average of {Records(programme, aggregate)}",
        AggregateKind.Smallest => $"smallest of {Records(programme, aggregate)}",
        AggregateKind.Largest => $"largest of {Records(programme, aggregate)}",
        AggregateKind.Distinct => $"distinct of {Records(programme, aggregate)}",
        AggregateKind.Any => $"any {Records(programme, aggregate)}",
        AggregateKind.Last or AggregateKind.LastAt => $"last {Single(programme, aggregate)}",
        AggregateKind.First => $"first {Single(programme, aggregate)}",
        AggregateKind.DaysBetweenLastTwo => $"days between last two {Single(programme, aggregate)}",
        AggregateKind.Streak => $"streak of {Records(programme, aggregate)}",
    };

    /// <summary>The time since joining, or since the event that an aggregate names.</summary>
    public static string PrintTimeSince(Programme programme, int? aggregate) =>
        aggregate is { } index ? $"time since {Print(programme, programme.Aggregates[index])}" : "time since joining";

    private static string Records(Programme programme, Aggregate aggregate) =>
        $"{Source(programme, aggregate.Source)}{Print(aggregate.Window)}";

    /// <summary>The latest or first of all times needs no window; of fewer it does.</summary>
    private static string Single(Programme programme, Aggregate aggregate) =>
        aggregate is { Window: Window.Ever, Source: AggregateSource.Events { Where: null } }
            ? Source(programme, aggregate.Source)
            : Records(programme, aggregate);

    private static string Source(Programme programme, AggregateSource source) => source switch
    {
        AggregateSource.Events events => programme.EventTypes[events.EventType].Name
            + (events.Field is { } field ? $".{field.Name}" : "")
            + (events.Where is { } where ? $" where {ExpressionPrinter.Print(programme, where)}" : ""),
        AggregateSource.EarnedPoints points => $"earned {programme.Currencies[points.Currency].Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source.GetType().Name, "This kind of source has no text."),
    };

    private static string Print(Window window) => window switch
    {
        Window.OverLast over => $" over last {over.Length}",
        Window.OverLastCalendar over => $" over last {over.Count} calendar {Unit(over.Unit)}{(over.Count == 1 ? "" : "s")}",
        Window.ThisCalendar calendar => $" this calendar {Unit(calendar.Unit)}",
        Window.ThisPeriodOf period => $" this period of {new TimeLength(period.Days, TimeUnit.Day)} from {LiteralPrinter.Day(period.From)}",
        Window.ThisMembershipYear => " this membership year",
        Window.AmongLast among => $" among last {among.Count}",
        Window.Ever => " ever",
        _ => throw new ArgumentOutOfRangeException(nameof(window), window.GetType().Name, "This kind of window has no text."),
    };

    private static string Unit(TimeUnit unit) => unit.ToString().ToLowerInvariant();
}
