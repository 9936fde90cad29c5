using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>Values in prose.</summary>
internal static class ValueWords
{
    /// <summary>A value as a noun: <c>the total</c>, <c>250 HKD</c>, <c>the number of purchases over the last 30 days</c>.</summary>
    public static string Of(Programme programme, Expression value) => value switch
    {
        Expression.Number x => Words.Value(programme, x.Value, x.Type),
        Expression.Text x => ConditionWords.Quoted(x.Value),
        Expression.Length x => x.Value.ToString(),
        Expression.EventField x => $"the {Words.OfName(x.Field.Name)}",
        Expression.LineField x => $"the line's {Words.OfName(x.Field.Name)}",
        Expression.MemberField x => $"the member's {Words.OfName(x.Field.Name)}",
        Expression.Named x => ConditionWords.Quoted(Words.OfName(programme.Lets[x.Let].Name)),
        Expression.History { OfReport: true } x => HistoryWords.Of(programme, programme.ReportAggregates[x.Aggregate]),
        Expression.History x => HistoryWords.Of(programme, programme.Aggregates[x.Aggregate]),
        Expression.TimeSince x => HistoryWords.TimeSince(programme, x.Aggregate),
        Expression.Clock x => Of(x.Part),
        Expression.DatePart x => $"the {(x.Part == ClockPart.Month ? "month" : "day of the month")} of {Of(programme, x.Day)}",
        Expression.Balance x => $"the spendable balance of {programme.Currencies[x.Currency].Title}",
        Expression.EarnedNow x => $"the {programme.Currencies[x.Currency].Title} just earned",
        Expression.Band x => RankingWords.Band(programme.Rankings[x.Ranking]),
        Expression.Arithmetic x => Of(programme, x),
        Expression.Figure x => FigureWords.Of(programme, x),
        Expression.Compare or Expression.And or Expression.Or or Expression.Not or Expression.OneOf or Expression.IsKnown
            or Expression.IsMultiple or Expression.InSegment or Expression.InTier
            or Expression.InShare => $"whether {ConditionWords.Of(programme, value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "This kind of expression has no words."),
    };

    private static string Of(ClockPart part) => part switch
    {
        ClockPart.Weekday => "the day of the week",
        ClockPart.Hour => "the hour of the day",
        ClockPart.Today => "the current day",
        ClockPart.Month => "the month",
        ClockPart.DayOfMonth => "the day of the month",
    };

    private static string Of(Programme programme, Expression.Arithmetic sum)
    {
        var (left, right) = (Factor(programme, sum.Left, sum.Operator), Factor(programme, sum.Right, sum.Operator));
        return sum.Operator switch
        {
            ArithmeticOperator.Plus => $"{left} plus {right}",
            ArithmeticOperator.Minus => $"{left} minus {right}",
            ArithmeticOperator.Times => $"{left} times {right}",
            ArithmeticOperator.DividedBy => $"{left} divided by {right}",
        };
    }

    /// <summary>A sum within a product, and any sum that is taken off, keeps its brackets.</summary>
    private static string Factor(Programme programme, Expression part, ArithmeticOperator around) =>
        part is Expression.Arithmetic && around != ArithmeticOperator.Plus ? $"({Of(programme, part)})" : Of(programme, part);
}
