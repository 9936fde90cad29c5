using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>Comparisons, and the tests that follow <c>is</c>.</summary>
internal sealed class ComparisonBinder(Draft draft, ExpressionBinder values, PathBinder paths)
{
    private readonly MembershipBinder _memberships = new(draft);
    private readonly RankingBinder _rankings = new(draft, values);

    public Bound Compare(ExpressionSyntax.Compare syntax, Surroundings at, Facts known) =>
        Same(syntax.Operator, syntax.Left, syntax.Right, at, known, syntax.Span);

    public Bound Is(ExpressionSyntax.Is syntax, Surroundings at, Facts known) => Test(syntax.Operand, syntax.Test, at, known, syntax.Span);

    private Bound Test(ExpressionSyntax operand, TestSyntax test, Surroundings at, Facts known, SourceSpan place)
    {
        if (test is TestSyntax.Not not)
        {
            return ExpressionBinder.Opposite(Test(operand, not.Test, at, known, place), place);
        }

        if (PathBinder.IsMember(operand))
        {
            return Bound.Of(_memberships.Bind(operand, test, at, place));
        }

        return test switch
        {
            TestSyntax.Known => Known(operand, at, known, place),
            TestSyntax.Same same => Same(Comparison.Equal, operand, same.Value, at, known, place),
            TestSyntax.OneOf oneOf => OneOf(operand, oneOf, at, known, place),
            TestSyntax.InShare share => _rankings.Share(values.Operand(operand, at, known), share, at, place),
            TestSyntax.Every every => Every(operand, every, at, known, place),
            _ => NoMember(values.Operand(operand, at, known), place),
        };
    }

    private Bound Known(ExpressionSyntax operand, Surroundings at, Facts known, SourceSpan place)
    {
        var value = operand is ExpressionSyntax.Record { Of.Parts.Count: 1 } record
            ? values.Occurrence(record, at)
            : values.Operand(operand, at, known);
        if (value.Type.Kind == DataKind.Unknown)
        {
            return Bound.Broken(place);
        }

        if (!value.Type.IsOptional)
        {
            draft.Findings.Report(TypeDiagnostics.AlwaysKnown, value.Span, draft.Quote(value.Span));
        }

        return new(new Expression.IsKnown(value, place), values.Knowing(value), Facts.None);
    }

    private Bound OneOf(ExpressionSyntax operand, TestSyntax.OneOf test, Surroundings at, Facts known, SourceSpan place)
    {
        var left = values.Read(operand, at, known);
        var isFine = left.Type.Kind != DataKind.Unknown;
        var choices = new List<Expression>();
        foreach (var literal in test.Values)
        {
            var choice = values.Literals.Bind(literal, left.Type);
            isFine &= choice.Type.Kind != DataKind.Unknown && GoTogether(left, choice, at);
            choices.Add(choice);
        }

        return isFine ? Bound.Of(new Expression.OneOf(left, [.. choices], place)) : Bound.Broken(place);
    }

    private Bound Every(ExpressionSyntax operand, TestSyntax.Every test, Surroundings at, Facts known, SourceSpan place)
    {
        var value = values.Read(operand, at, known);
        if (value.Type.Kind == DataKind.Unknown)
        {
            return Bound.Broken(place);
        }

        if (value.Type is { Kind: DataKind.Number, Scale: 1 })
        {
            return Bound.Of(new Expression.IsMultiple(value, test.Of, place));
        }

        draft.Findings.Report(TypeDiagnostics.WholeNumberNeeded, value.Span,
            draft.Quote(value.Span), value.Type.Kind == DataKind.Number ? "a number with decimals" : Types.InWords(value.Type));
        return Bound.Broken(place);
    }

    private Bound NoMember(Expression value, SourceSpan place)
    {
        if (value.Type.Kind != DataKind.Unknown)
        {
            draft.Findings.Report(TypeDiagnostics.WrongType, value.Span,
                draft.Quote(value.Span), Types.InWords(value.Type), "the member",
                "write `member is …` for tiers and segments, `>=` for amounts");
        }

        return Bound.Broken(place);
    }

    private Bound Same(Comparison sign, ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax, Surroundings at, Facts known,
        SourceSpan place)
    {
        var (left, right) = Pair(leftSyntax, rightSyntax, at, known);
        if (left.Type.Kind == DataKind.Unknown || right.Type.Kind == DataKind.Unknown || !GoTogether(left, right, at))
        {
            return Bound.Broken(place);
        }

        if (left.Type.Kind == DataKind.Duration)
        {
            return Lengths(sign, left, right, place);
        }

        var isOrder = sign is not (Comparison.Equal or Comparison.Different);
        if (isOrder && !left.Type.IsNumeric && left.Type.Kind != DataKind.Date)
        {
            draft.Findings.Report(TypeDiagnostics.NoOrder, left.Span, draft.Quote(left.Span), Types.InWords(left.Type));
            return Bound.Broken(place);
        }

        return Bound.Of(new Expression.Compare(sign, left, right, place));
    }

    // A word of a choice means something only beside the choice, so the other side is understood first.
    private (Expression Left, Expression Right) Pair(ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax, Surroundings at,
        Facts known)
    {
        if (IsOnlyAWord(leftSyntax, at))
        {
            var second = IsOnlyAWord(rightSyntax, at) ? Bound.Nothing(rightSyntax.Span) : Side(rightSyntax, DataType.Unknown, at, known);
            return (Side(leftSyntax, second.Type, at, known), second);
        }

        var left = Side(leftSyntax, DataType.Unknown, at, known);
        var right = left.Type.Kind == DataKind.Unknown && IsOnlyAWord(rightSyntax, at)
            ? Bound.Nothing(rightSyntax.Span)
            : Side(rightSyntax, left.Type, at, known);
        return (LiteralBinder.AsPoints(left, right.Type), LiteralBinder.AsPoints(right, left.Type));
    }

    private bool IsOnlyAWord(ExpressionSyntax syntax, Surroundings at) => PathBinder.WordOf(syntax) is { } word && !paths.IsValue(word, at);

    private Expression Side(ExpressionSyntax syntax, DataType other, Surroundings at, Facts known)
    {
        if (PathBinder.WordOf(syntax) is { } word
            && (other.Choices.Contains(word.Text) || (other.Kind == DataKind.Choice && !paths.IsValue(word, at))))
        {
            return values.Literals.Choice(word, other);
        }

        return syntax is WordSyntax written
            ? values.Literals.Bind(written, other)
            : values.Guarded(values.Operand(syntax, at, known), known);
    }

    private bool GoTogether(Expression left, Expression right, Surroundings at)
    {
        if (values.IsAverage(left) != values.IsAverage(right) ? !(left is Expression.Number || right is Expression.Number)
            : values.IsAverage(left))
        {
            var average = values.IsAverage(left) ? left : right;
            draft.Findings.Report(TypeDiagnostics.AverageOnlyCompared, average.Span, draft.Quote(average.Span));
            return false;
        }

        var areRatios = at.IsFigure && IsRatio(left.Type) && IsRatio(right.Type);
        if (left.Type.Kind != DataKind.Lines && (areRatios || Types.Match(left.Type, right.Type)))
        {
            return true;
        }

        var whole = UnitFix.Whole(left.Type, right, draft);
        draft.Findings.Report(Diagnostic.Of(TypeDiagnostics.CantCompare, right.Span,
            draft.Quote(left.Span), Types.InWords(left.Type), draft.Quote(right.Span), Types.InWords(right.Type), whole is null ? "" : $": write `{whole}`")
            with { Fixes = UnitFix.Of(whole, right.Span) });
        return false;
    }

    private static bool IsRatio(DataType type) => type.Kind is DataKind.Number or DataKind.Percent;

    // The time since something stands on the left, so that nobody else has to look for it.
    private Bound Lengths(Comparison sign, Expression left, Expression right, SourceSpan place)
    {
        if (sign is Comparison.Equal or Comparison.Different)
        {
            draft.Findings.Report(TypeDiagnostics.LengthNeverEqual, place, draft.Quote(right.Span));
            return Bound.Broken(place);
        }

        if (left is Expression.Length == right is Expression.Length)
        {
            draft.Findings.Report(TypeDiagnostics.LengthWithFixed, right.Span);
            return Bound.Broken(place);
        }

        return Bound.Of(left is Expression.Length
            ? new Expression.Compare(Mirrored(sign), right, left, place)
            : new Expression.Compare(sign, left, right, place));
    }

    private static Comparison Mirrored(Comparison sign) => sign switch
    {
        Comparison.Below => Comparison.Above,
        Comparison.AtMost => Comparison.AtLeast,
        Comparison.Above => Comparison.Below,
        Comparison.AtLeast => Comparison.AtMost,
        Comparison.Equal or Comparison.Different => sign,
    };
}
