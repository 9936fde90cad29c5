using System.Collections.Immutable;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Dsl.Evaluating;

/// <summary>Works out an expression over plain data.</summary>
internal sealed class DataValues(Func<ImmutableArray<string>, object?> valueOf)
{
    /// <summary>The value of an expression; null for a name that isn't known.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public object? Of(ExpressionSyntax tree) => tree switch
    {
        LiteralSyntax literal => Of(literal),
        ExpressionSyntax.Path path => valueOf([.. path.Parts.Items.Select(part => part.Text)]),
        ExpressionSyntax.Not not => !Holds(not.Operand),
        ExpressionSyntax.Or or => Holds(or.Left) || Holds(or.Right),
        ExpressionSyntax.And and => Holds(and.Left) && Holds(and.Right),
        ExpressionSyntax.Compare compare => Compare(compare),
        ExpressionSyntax.Arithmetic sum => Sum(sum),
        ExpressionSyntax.Is test => Passes(test.Operand, test.Test),
        _ => throw new InvalidOperationException("Only a journey of a programme can say what this is."),
    };

    private static object Of(LiteralSyntax literal) => literal switch
    {
        NumberSyntax number => number.Value,
        AmountSyntax amount => amount.Number,
        PercentSyntax percent => percent.Percent / 100,
        LengthSyntax length => SpanOf(length.Value),
        DateSyntax date => date.Value,
        StringSyntax text => text.Value,
        YesNoSyntax truth => truth.Value,
        WordSyntax word => word.Text,
        _ => throw new InvalidOperationException("Only a journey of a programme can say what this is."),
    };

    private bool Holds(ExpressionSyntax tree) => Of(tree) is bool holds
        ? holds : throw new InvalidOperationException($"{Say(tree)} is no condition, or isn't known.");

    private bool Compare(ExpressionSyntax.Compare compare)
    {
        var (left, right) = (Known(compare.Left), OperandOf(compare.Right));
        if (compare.Operator is Comparison.Equal or Comparison.Different)
        {
            return left.Equals(right) == (compare.Operator == Comparison.Equal);
        }

        var order = (left, right) switch
        {
            (decimal a, decimal b) => a.CompareTo(b),
            (DateOnly a, DateOnly b) => a.CompareTo(b),
            (TimeSpan a, TimeSpan b) => a.CompareTo(b),
            _ => throw new InvalidOperationException($"{Say(compare.Left)} can't be compared with {Say(compare.Right)}: they are of different kinds."),
        };
        return compare.Operator switch
        {
            Comparison.Below => order < 0,
            Comparison.AtMost => order <= 0,
            Comparison.Above => order > 0,
            _ => order >= 0,
        };
    }

    private decimal Sum(ExpressionSyntax.Arithmetic sum)
    {
        var (left, right) = (Number(sum.Left), Number(sum.Right));
        try
        {
            return sum.Operator switch
            {
                ArithmeticOperator.Plus => left + right,
                ArithmeticOperator.Minus => left - right,
                ArithmeticOperator.Times => left * right,
                _ => left / right,
            };
        }
        catch (Exception fault) when (fault is DivideByZeroException or OverflowException)
        {
            throw new InvalidOperationException($"{Say(sum)} has no value: a division by zero, or too large a number.", fault);
        }
    }

    private bool Passes(ExpressionSyntax operand, TestSyntax test) => test switch
    {
        TestSyntax.Known => Of(operand) is not null,
        TestSyntax.Not not => !Passes(operand, not.Test),
        TestSyntax.OneOf values => values.Values.Items.Any(value => Known(operand).Equals(Of(value))),
        TestSyntax.Same same => Known(operand).Equals(OperandOf(same.Value)),
        TestSyntax.Every every => Number(operand) is var number && number > 0 && number % every.Of == 0,
        _ => throw new InvalidOperationException("Only a journey of a programme can say what this is."),
    };

    /// <summary>What something is compared with: a single word that is no name here is a word of a choice.</summary>
    private object OperandOf(ExpressionSyntax tree) => tree is ExpressionSyntax.Path { Parts: { Count: 1 } parts } && Of(tree) is null ? parts[0].Text : Known(tree);

    private object Known(ExpressionSyntax tree) =>
        Of(tree) ?? throw new InvalidOperationException($"{Say(tree)} isn't known here; ask whether it `is known` first.");

    private decimal Number(ExpressionSyntax tree) =>
        Known(tree) is decimal number ? number : throw new InvalidOperationException($"{Say(tree)} is no number.");

    private static TimeSpan SpanOf(TimeLength length) => length.Unit switch
    {
        TimeUnit.Day => TimeSpan.FromDays(length.Count),
        TimeUnit.Week => TimeSpan.FromDays(7L * length.Count),
        _ when length.IsElapsed => TimeSpan.FromMicroseconds(length.ElapsedMicros),
        _ => throw new InvalidOperationException($"{length} is no fixed length; write it in days."),
    };

    private static string Say(ExpressionSyntax tree) =>
        tree is ExpressionSyntax.Path path ? $"`{string.Join('.', path.Parts.Items.Select(part => part.Text))}`" : "a part of the expression";
}
