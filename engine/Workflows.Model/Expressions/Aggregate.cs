using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Model.Expressions;

/// <summary>How the records of a window become one value.</summary>
public enum AggregateKind
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>The sum of a field; 0 over nothing.</summary>
    Sum,

    /// <summary>The mean of a field; optional; may only be compared.</summary>
    Average,

    /// <summary>The smallest of a field; optional.</summary>
    Smallest,

    /// <summary>The largest of a field; optional.</summary>
    Largest,

    /// <summary>How many different values of a field.</summary>
    Distinct,

    /// <summary>Whether there is one.</summary>
    Any,

    /// <summary>A field of the latest record; optional.</summary>
    Last,

    /// <summary>A field of the first record; optional.</summary>
    First,

    /// <summary>When the latest record was: used by <see cref="Expression.TimeSince"/> and <c>last X is known</c>.</summary>
    LastAt,

    /// <summary>Local days from the record before the latest one to the latest one; optional.</summary>
    DaysBetweenLastTwo,

    /// <summary>How many periods in a row, ending with the one at hand, have a record.</summary>
    Streak,
}

/// <summary>Over which records an aggregate runs.</summary>
public abstract record Window
{
    private Window()
    {
    }

    /// <summary>Records at e with e &lt;= t &lt; e + length.</summary>
    public sealed record OverLast(TimeLength Length) : Window;

    /// <summary>Records of the local day, week, month… of t and of the <c>Count - 1</c> before it.</summary>
    public sealed record OverLastCalendar(int Count, TimeUnit Unit) : Window;

    /// <summary>Records since the local start of the calendar period of t.</summary>
    public sealed record ThisCalendar(TimeUnit Unit) : Window;

    /// <summary>Records of the period at hand where periods of <c>Days</c> local days run from a day.</summary>
    /// <param name="Days">Length of a period in days, from 1.</param>
    /// <param name="From">The first day of one period, as a day number since 1970-01-01.</param>
    public sealed record ThisPeriodOf(int Days, int From) : Window;

    /// <summary>Records since the local start of the membership year of t: years run from the local day of joining.</summary>
    public sealed record ThisMembershipYear : Window;

    /// <summary>The latest records, whenever they were.</summary>
    public sealed record AmongLast(int Count) : Window;

    /// <summary>All records.</summary>
    public sealed record Ever : Window;

    /// <summary>
    /// Records inside the period of the report that asks (<c>this period</c> within <c>share of members where …</c>). Only aggregates of
    /// <see cref="Programmes.Programme.ReportAggregates"/> have it.
    /// </summary>
    public sealed record ThisReportPeriod : Window;
}

/// <summary>What an aggregate runs over.</summary>
public abstract record AggregateSource
{
    private AggregateSource()
    {
    }

    /// <summary>Events of a type that satisfy a condition on the event alone.</summary>
    /// <param name="EventType">Index of the event type.</param>
    /// <param name="Where">The condition, or null for all.</param>
    /// <param name="Field">The field that is summed, compared or counted, or null where records are counted.</param>
    public sealed record Events(int EventType, Expression? Where, Field? Field) : AggregateSource;

    /// <summary>Points that were posted to the member, by their instant, less those reversed; pending ones count.</summary>
    /// <param name="Currency">Index of the points currency.</param>
    public sealed record EarnedPoints(int Currency) : AggregateSource
    {
        /// <summary>Whether what places of leaderboards gave is left out: a score is not what the last race was won with.</summary>
        public bool WithoutPlaces { get; init; }
    }
}

/// <summary>A value that the core keeps up to date for each member.</summary>
/// <param name="Index">
/// Its place in <see cref="Programmes.Programme.Aggregates"/>, or in <see cref="Programmes.Programme.ReportAggregates"/> where its window is
/// <see cref="Window.ThisReportPeriod"/>.
/// </param>
/// <param name="Kind">How.</param>
/// <param name="Source">Of what.</param>
/// <param name="Window">Over which records. For <see cref="AggregateKind.Streak"/>: the period that counts as one.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Span">Where it is written first.</param>
public sealed record Aggregate(int Index, AggregateKind Kind, AggregateSource Source, Window Window, DataType Type, SourceSpan Span);
