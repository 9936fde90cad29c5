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

    public NaiveWindows? Windows { get; init; }

    public bool[] Segments { get; init; } = [];

    public Func<int, int> TierOn { get; init; } = _ => 0;

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
        Expression.Arithmetic x => Calculate(x),
        Expression.Compare x => Compare(x),
        _ => throw new NotSupportedException($"The naive model doesn't know {expression.GetType().Name}."),
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
