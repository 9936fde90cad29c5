using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Core.Planning;

/// <summary>How records come into a window and leave it.</summary>
internal enum WindowShape : byte
{
    /// <summary>They never leave.</summary>
    Ever,

    /// <summary>Each leaves a length of time after it came.</summary>
    Sliding,

    /// <summary>Those of a calendar period leave together, so many periods later.</summary>
    SlidingCalendar,

    /// <summary>All leave at the end of the calendar period.</summary>
    Period,

    /// <summary>All leave at the end of a period of so many days.</summary>
    Cycle,

    /// <summary>All leave at the end of the membership year.</summary>
    MembershipYear,

    /// <summary>Each leaves when so many came after it.</summary>
    AmongLast,
}

/// <summary>An aggregate, placed on its stream. What its window's type says is worked out here, because every event asks for it.</summary>
internal sealed class AggregatePlan
{
    /// <summary>Places an aggregate.</summary>
    /// <param name="aggregate">What it is.</param>
    /// <param name="stream">Index of its stream.</param>
    /// <param name="column">The column that it looks at; -1 for none.</param>
    public AggregatePlan(Aggregate aggregate, int stream, int column)
    {
        (Aggregate, Stream, Column, Kind) = (aggregate, stream, column, aggregate.Kind);
        (Shape, Count, Unit) = aggregate.Window switch
        {
            Window.OverLast over => (WindowShape.Sliding, over.Length.Count, over.Length.Unit),
            Window.OverLastCalendar over => (WindowShape.SlidingCalendar, over.Count, over.Unit),
            Window.ThisCalendar period => (WindowShape.Period, 1, period.Unit),
            Window.ThisPeriodOf cycle => (WindowShape.Cycle, cycle.Days, TimeUnit.Day),
            Window.ThisMembershipYear => (WindowShape.MembershipYear, 1, TimeUnit.Year),
            Window.AmongLast last => (WindowShape.AmongLast, last.Count, TimeUnit.Day),
            _ => (WindowShape.Ever, 0, TimeUnit.Day),
        };
        CycleFrom = (aggregate.Window as Window.ThisPeriodOf)?.From ?? 0;
        Rescans = Kind is AggregateKind.Distinct or AggregateKind.Smallest or AggregateKind.Largest or AggregateKind.First;
        IsOptional = StartsUnknown(Kind);
        FitsBits = aggregate.Source is AggregateSource.Events { Field.Type: { Kind: DataKind.Choice, Choices.Length: <= 64 } };
        IsOfOutcomes = Shape == WindowShape.AmongLast && aggregate.Source is AggregateSource.Events { Where: not null, Field: null };
        KeepsInstant = Kind is AggregateKind.Last or AggregateKind.First && !NeedsRecords;
    }

    /// <summary>What it is.</summary>
    public Aggregate Aggregate { get; }

    /// <summary>Index of its stream.</summary>
    public int Stream { get; }

    /// <summary>The column that it looks at; -1 for none.</summary>
    public int Column { get; }

    /// <summary>Its place among the streaks; of no account where it is none.</summary>
    public required int Streak { get; init; }

    /// <summary>What it works out.</summary>
    public AggregateKind Kind { get; }

    /// <summary>How records leave its window.</summary>
    public WindowShape Shape { get; }

    /// <summary>How many units, days of a cycle, or records the window has.</summary>
    public int Count { get; }

    /// <summary>The unit of the window.</summary>
    public TimeUnit Unit { get; }

    /// <summary>The day from which cycles are counted.</summary>
    public int CycleFrom { get; }

    /// <summary>Whether records leave its window one by one, or period by period.</summary>
    public bool Slides => Shape is WindowShape.Sliding or WindowShape.SlidingCalendar;

    /// <summary>Whether its value is that of the records from <see cref="Members.AggregateValue.Tail"/> on.</summary>
    public bool CountsFromTail => Slides || (Kind == AggregateKind.Distinct && Shape != WindowShape.AmongLast);

    /// <summary>
    /// Whether records are kept for it: those that are looked at again, and those of a year where the window is a membership year, for a member who goes
    /// under in another one has joined on another day.
    /// </summary>
    public bool NeedsRecords => CountsFromTail || Shape is WindowShape.AmongLast or WindowShape.MembershipYear;

    /// <summary>Whether what leaves can't be taken off the value, so that the rest is looked at again.</summary>
    public bool Rescans { get; }

    /// <summary>Whether its values are so few that a bit each fits into a number.</summary>
    public bool FitsBits { get; }

    /// <summary>Whether its column says of each record whether a condition held.</summary>
    public bool IsOfOutcomes { get; }

    /// <summary>Whether it is kept when its value came, as no record says that: where two members are merged, the later or the earlier stays.</summary>
    public bool KeepsInstant { get; }

    /// <summary>Whether the value is missing until there is a record.</summary>
    public bool IsOptional { get; }

    /// <summary>The value while there is no record.</summary>
    public long Initial => IsOptional ? Members.MemberState.Unknown : 0;

    /// <summary>Whether aggregates of a kind are unknown until there is a record.</summary>
    public static bool StartsUnknown(AggregateKind kind) => kind is AggregateKind.Smallest or AggregateKind.Largest or AggregateKind.Last
        or AggregateKind.First or AggregateKind.LastAt or AggregateKind.DaysBetweenLastTwo;
}
