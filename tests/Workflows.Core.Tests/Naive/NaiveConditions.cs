using Workflows.Core.Rankings;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>What an expression says of a member at an instant, and of an event and a line where there is one.</summary>
internal sealed class NaiveConditions(Programme programme, NaiveCalendar calendar)
{
    public EventRecord? Event { get; set; }

    public LineRecord? Line { get; set; }

    public Instant Now { get; set; }

    public NodaTime.LocalDate Today => calendar.Day(Now);

    public NaiveWindows? Windows { get; init; }

    public bool[] Segments { get; init; } = [];

    public Func<int, int> TierOn { get; init; } = _ => 0;

    /// <summary>What was earned of a currency with the input at hand and not looked at since.</summary>
    public Func<int, long> EarnedNow { get; init; } = _ => 0;

    /// <summary>The cuts of a ranking that were found last; none before.</summary>
    public Func<int, IReadOnlyList<long>> Cuts { get; init; } = _ => [];

    /// <summary>Whether something may be sent for a purpose on a channel.</summary>
    public Func<string, string, bool> Allows { get; init; } = (_, _) => false;

    public bool Holds(Expression condition) => Evaluate(condition) is true;

    public object? Evaluate(Expression expression) => expression switch
    {
        Expression.Number x => x.Type.Kind == DataKind.YesNo ? x.Value != Fraction.Zero : x.Value,
        Expression.Text x => x.Value,
        Expression.EventField x => ValueOf(x.Field, Event!.Has(x.Field.Index), Event.Numbers, Event.Texts),
        Expression.LineField x => ValueOf(x.Field, Line!.Has(x.Field.Index), Line.Numbers, Line.Texts),
        Expression.History x => Windows!.Value(programme.Aggregates[x.Aggregate], Now),
        Expression.Clock x => Clock(x.Part),
        Expression.And x => Holds(x.Left) && Holds(x.Right),
        Expression.Or x => Holds(x.Left) || Holds(x.Right),
        Expression.Not x => !Holds(x.Operand),
        Expression.OneOf x => x.Values.Any(value => Evaluate(value) is { } one && one.Equals(Evaluate(x.Operand))),
        Expression.IsKnown x => Evaluate(x.Operand) is not null,
        Expression.IsMultiple x => Evaluate(x.Operand) is Fraction value && value != Fraction.Zero && (value / Fraction.Of(x.Of)).IsWhole,
        Expression.InSegment x => Segments[x.Segment],
        Expression.InTier x => x.Test switch
        {
            TierTest.AtLeast => TierOn(x.Ladder) >= x.Tier,
            TierTest.Below => TierOn(x.Ladder) < x.Tier,
            _ => TierOn(x.Ladder) == x.Tier,
        },
        Expression.EarnedNow x => Fraction.Of(EarnedNow(x.Currency)),
        Expression.InShare x => IsWithin(programme.Rankings[x.Ranking]),
        Expression.Arithmetic x => Calculate(x),
        Expression.Compare x => Compare(x),
        _ => throw new NotSupportedException($"The naive model doesn't know {expression.GetType().Name}."),
    };

    /// <summary>A member's value in a ranking, in units of its scale; null for none.</summary>
    public long? ValueIn(Ranking ranking) => Evaluate(ranking.Value) is Fraction value
        ? (long)(value * Fraction.Of(RankingScale.Of(programme, ranking))).Floor() : null;

    /// <summary>Equal values are in.</summary>
    private bool IsWithin(Ranking ranking) => Cuts(ranking.Index) is [var cut, ..] && ValueIn(ranking) is { } value
        && (ranking.IsBottom ? value <= cut : value >= cut);

    /// <summary>Whose share of a limit it is: the value of a field of the event, empty where all have one together.</summary>
    public string ShareOf(PoolScope scope) => scope switch
    {
        PoolScope.Everyone => "",
        PoolScope.PerField x => Event is { } record && programme.EventTypes[record.Type].FieldNamed(x.Field) is { } field && record.Has(field.Index)
            ? field.Type.Choices[(int)record.Numbers[field.Index]] : "",
        _ => throw new NotSupportedException($"The naive model doesn't know {scope.GetType().Name}."),
    };

    private static object? ValueOf(Field field, bool isKnown, long[] numbers, string?[] texts) =>
        !isKnown ? null
        : field.Type.Kind == DataKind.Text ? texts[field.Index]
        : Fraction.Of(numbers[field.Index], field.Type.Scale);

    private object Clock(ClockPart part) => part switch
    {
        ClockPart.Hour => Fraction.Of(calendar.Hour(Now)),
        ClockPart.Weekday => Fraction.Of((int)calendar.Day(Now).DayOfWeek - 1),
        ClockPart.Month => Fraction.Of(calendar.Day(Now).Month),
        ClockPart.DayOfMonth => Fraction.Of(calendar.Day(Now).Day),
        _ => Fraction.Of(NaiveCalendar.Number(calendar.Day(Now))),
    };

    private object? Calculate(Expression.Arithmetic x) =>
        Evaluate(x.Left) is not Fraction left || Evaluate(x.Right) is not Fraction right ? null : x.Operator switch
        {
            ArithmeticOperator.Plus => left + right,
            ArithmeticOperator.Minus => left - right,
            ArithmeticOperator.Times => left * right,
            _ => right == Fraction.Zero ? null : left / right,
        };

    private bool Compare(Expression.Compare x)
    {
        if (x is { Left: Expression.TimeSince since, Right: Expression.Length length })
        {
            // With nothing to count from it is longer than any duration.
            var from = since.Aggregate is { } aggregate ? (Instant?)Windows!.Value(programme.Aggregates[aggregate], Now) : Windows!.Joined;
            return Satisfies(from is { } start ? Now.CompareTo(calendar.Plus(start, length.Value)) : 1, x.Operator);
        }

        return (Evaluate(x.Left), Evaluate(x.Right)) switch
        {
            (Fraction left, Fraction right) => Satisfies(left.CompareTo(right), x.Operator),
            (string left, string right) => Satisfies(string.CompareOrdinal(left, right), x.Operator),
            _ => false,
        };
    }

    private static bool Satisfies(int order, Comparison comparison) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Different => order != 0,
        Comparison.Below => order < 0,
        Comparison.AtMost => order <= 0,
        Comparison.Above => order > 0,
        _ => order >= 0,
    };
}
