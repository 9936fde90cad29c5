using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>What a member's history says, in prose.</summary>
internal static class HistoryWords
{
    /// <summary>A value over a window: <c>the number of purchases over the last 30 days</c>.</summary>
    public static string Of(Programme programme, Aggregate aggregate) => aggregate switch
    {
        { Source: AggregateSource.EarnedPoints earned } =>
            $"the number of {programme.Currencies[earned.Currency].Title} earned {Within(aggregate.Window)}",
        { Source: AggregateSource.Events events } => OfEvents(programme, aggregate, events),
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate.Source.GetType().Name, "This kind of source has no words."),
    };

    /// <summary>The time since joining, or since an event.</summary>
    public static string TimeSince(Programme programme, int? aggregate) =>
        aggregate is { } index && programme.Aggregates[index].Source is AggregateSource.Events events
            ? $"the time since the last {Records(programme, events, plural: false)}{Of(programme.Aggregates[index].Window)}"
            : "the time since joining";

    private static string OfEvents(Programme programme, Aggregate aggregate, AggregateSource.Events events)
    {
        var window = Of(aggregate.Window);
        var field = events.Field is { } named ? Words.OfName(named.Name) : "";
        var all = Records(programme, events, plural: true);
        var one = Records(programme, events, plural: false);
        return aggregate.Kind switch
        {
            AggregateKind.Count => $"the number of {all}{window}",
            AggregateKind.Sum => $"the summed {field} of all {all}{window}",
            AggregateKind.Average => $"the average {field} of {all}{window}",
            AggregateKind.Smallest => $"the smallest {field} of {all}{window}",
            AggregateKind.Largest => $"the largest {field} of {all}{window}",
            AggregateKind.Distinct => $"the number of different values of {field} among {all}{window}",
            AggregateKind.Any => $"any {one}{window}",
            AggregateKind.Last => $"the {field} of the last {one}{window}",
            AggregateKind.First => $"the {field} of the first {one}{window}",
            AggregateKind.LastAt => $"the last {one}{window}",
            AggregateKind.DaysBetweenLastTwo => $"the days between the last two {all}{window}",
            AggregateKind.Streak => $"the number of {PeriodsInARow(aggregate.Window)} in a row with {Words.WithArticle(one)}",
        };
    }

    private static string Records(Programme programme, AggregateSource.Events events, bool plural)
    {
        var name = Words.OfName(programme.EventTypes[events.EventType].Name);
        return (plural ? Words.Plural(name) : name)
            + (events.Where is { } where ? $" where {ConditionWords.Of(programme, where)}" : "");
    }

    private static string PeriodsInARow(Window window) => window switch
    {
        Window.ThisCalendar calendar => $"calendar {Words.Unit(calendar.Unit)}s",
        Window.ThisPeriodOf period => $"periods of {period.Days} days (counted from {Words.Day(period.From)})",
        _ => "periods",
    };

    private static string Within(Window window) => Of(window) is { Length: > 0 } text ? text[1..] : "";

    private static string Of(Window window) => window switch
    {
        Window.OverLast over => $" over the last {(over.Length.Count == 1 ? Words.Unit(over.Length.Unit) : over.Length.ToString())}",
        Window.OverLastCalendar over => over.Count == 1
            ? $" on the same calendar {Words.Unit(over.Unit)}"
            : $" over the last {over.Count} calendar {Words.Unit(over.Unit)}s, the current one included",
        Window.ThisCalendar calendar => $" in the current calendar {Words.Unit(calendar.Unit)}",
        Window.ThisPeriodOf period => $" in the current period of {period.Days} days (counted from {Words.Day(period.From)})",
        Window.ThisMembershipYear => " in the current membership year",
        Window.AmongLast among => $" among the last {among.Count}",
        Window.ThisReportPeriod => " in the period of the report",
        Window.Ever => "",
        _ => throw new ArgumentOutOfRangeException(nameof(window), window.GetType().Name, "This kind of window has no words."),
    };
}
