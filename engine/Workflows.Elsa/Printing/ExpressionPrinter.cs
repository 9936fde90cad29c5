using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Printing;

/// <summary>
/// Prints a checked expression in the words of the language, on one line, with the brackets that its meaning needs and no others.
/// Layout and comments of the source are not kept; named values stay names.
/// </summary>
public static class ExpressionPrinter
{
    /// <summary>The text of an expression.</summary>
    /// <param name="programme">The programme whose names the expression uses.</param>
    /// <param name="expression">An expression of that programme.</param>
    /// <exception cref="ArgumentOutOfRangeException">The expression is of a kind that this doesn't know: a bug.</exception>
    public static string Print(Programme programme, Expression expression) => Print(programme, expression, Binding.Or);

    /// <summary>The text, in brackets where the expression binds less tightly than its surroundings ask for.</summary>
    internal static string Print(Programme programme, Expression expression, Binding least)
    {
        var (text, binding) = PrintLogic(programme, expression) ?? PrintTest(programme, expression) ?? PrintValue(programme, expression);
        return binding < least ? $"({text})" : text;
    }

    private static (string Text, Binding Binding)? PrintLogic(Programme programme, Expression expression) => expression switch
    {
        Expression.Or or =>
            ($"{Print(programme, or.Left, Binding.Or)} or {Print(programme, or.Right, Binding.And)}", Binding.Or),
        Expression.And and =>
            ($"{Print(programme, and.Left, Binding.And)} and {Print(programme, and.Right, Binding.Not)}", Binding.And),
        Expression.Not not => ($"not {Print(programme, not.Operand, Binding.Not)}", Binding.Not),
        Expression.Compare compare =>
            ($"{Print(programme, compare.Left, Binding.Sum)} {Sign(compare)} {Print(programme, compare.Right, Binding.Sum)}", Binding.Test),
        Expression.Arithmetic { Operator: ArithmeticOperator.Plus or ArithmeticOperator.Minus } sum =>
            ($"{Print(programme, sum.Left, Binding.Sum)} {Sign(sum)} {Print(programme, sum.Right, Binding.Term)}", Binding.Sum),
        Expression.Arithmetic term =>
            ($"{Print(programme, term.Left, Binding.Term)} {Sign(term)} {Print(programme, term.Right, Binding.Atom)}", Binding.Term),
        _ => null,
    };

    private static (string Text, Binding Binding)? PrintTest(Programme programme, Expression expression)
    {
        var text = expression switch
        {
            Expression.OneOf one =>
                $"{Print(programme, one.Operand, Binding.Sum)} is one of "
                + string.Join(", ", one.Values.Select(value => Print(programme, value, Binding.Atom))),
            Expression.IsKnown known => $"{Print(programme, known.Operand, Binding.Sum)} is known",
            Expression.IsMultiple multiple => $"{Print(programme, multiple.Operand, Binding.Sum)} is a multiple of {multiple.Of}",
            Expression.InSegment segment => $"member is in {programme.Segments[segment.Segment].Name}",
            Expression.InShare share => RankingPrinter.Share(programme, programme.Rankings[share.Ranking]),
            Expression.Band band => programme.Rankings[band.Ranking].Name,
            Expression.InTier tier => $"member is {Word(tier.Test)}{programme.Ladders[tier.Ladder].Tiers[tier.Tier].Name}",
            _ => null,
        };
        return text is null ? null : (text, Binding.Test);
    }

    private static (string Text, Binding Binding) PrintValue(Programme programme, Expression expression) => (expression switch
    {
        Expression.Number number => LiteralPrinter.Print(number.Value, number.Type),
        Expression.Text text => LiteralPrinter.Quote(text.Value),
        Expression.Length length => length.Value.ToString(),
        Expression.EventField field => field.Field.Name,
        Expression.LineField field => $"line.{field.Field.Name}",
        Expression.MemberField field => $"member.{field.Field.Name}",
        Expression.Named named => programme.Lets[named.Let].Name,
        Expression.EarnedNow earned => $"{programme.Currencies[earned.Currency].Name} earned now",
        Expression.Balance balance => $"balance of {programme.Currencies[balance.Currency].Name}",
        Expression.Clock clock => Words(clock.Part),
        Expression.DatePart part => $"{Word(part.Part)} of {Print(programme, part.Day, Binding.Atom)}",
        Expression.History history => HistoryPrinter.Print(programme, programme.Aggregates[history.Aggregate]),
        Expression.TimeSince since => HistoryPrinter.PrintTimeSince(programme, since.Aggregate),
        Expression.Figure figure => FigurePrinter.Print(programme, figure),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "This kind of expression has no text."),
    }, Binding.Atom);

    /// <summary>Words and texts are compared by <c>is</c>; what has a size is compared by signs.</summary>
    private static string Sign(Expression.Compare compare) => (compare.Operator, IsWord(compare.Left.Type)) switch
    {
        (Comparison.Equal, true) => "is",
        (Comparison.Different, true) => "is not",
        (Comparison.Equal, false) => "=",
        (Comparison.Different, false) => "<>",
        (Comparison.Below, _) => "<",
        (Comparison.AtMost, _) => "<=",
        (Comparison.Above, _) => ">",
        (Comparison.AtLeast, _) => ">=",
    };

    private static bool IsWord(DataType type) => type.IsText || type.Kind is DataKind.Choice or DataKind.YesNo or DataKind.Tier;

    private static string Sign(Expression.Arithmetic arithmetic) => arithmetic.Operator switch
    {
        ArithmeticOperator.Plus => "+",
        ArithmeticOperator.Minus => "-",
        ArithmeticOperator.Times => "*",
        ArithmeticOperator.DividedBy => "/",
    };

    private static string Word(TierTest test) => test switch
    {
        TierTest.AtLeast => "at least ",
        TierTest.Below => "below ",
        TierTest.Exactly => "",
    };

    private static string Words(ClockPart part) => part is ClockPart.Month or ClockPart.DayOfMonth ? $"{Word(part)} of today" : Word(part);

    private static string Word(ClockPart part) => part switch
    {
        ClockPart.Weekday => "weekday",
        ClockPart.Hour => "hour",
        ClockPart.Today => "today",
        ClockPart.Month => "month",
        ClockPart.DayOfMonth => "day",
    };
}
