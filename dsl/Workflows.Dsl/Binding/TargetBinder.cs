using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What measures should be.</summary>
internal sealed class TargetBinder(Draft draft, ExpressionBinder values)
{
    public Target? Bind(TargetSyntax? syntax, Expression measure)
    {
        switch (syntax)
        {
            case TargetSyntax.Between between:
                return Between(End(values.Literals.Bind(between.Least), measure), End(values.Literals.Bind(between.Most), measure),
                    between);
            case TargetSyntax.Compare { Operator: Comparison.Different } compare:
                draft.Findings.Report(EvaluationDiagnostics.TargetForm, compare.Span);
                return null;
            case TargetSyntax.Compare compare:
                return End(values.Value(compare.Value, Surroundings.Figures("in a target"), Facts.None), measure) is { } end
                    ? Ended(compare.Operator, end) : null;
            default:
                return null;
        }
    }

    private Target? Between(Expression.Number? least, Expression.Number? most, TargetSyntax.Between syntax)
    {
        if (least is null || most is null)
        {
            return null;
        }

        if (least.Value > most.Value)
        {
            draft.Findings.Report(DeclarationDiagnostics.EmptyRange, syntax.Span, draft.Quote(least.Span), draft.Quote(most.Span));
        }

        return new(least.Value, true, most.Value, true);
    }

    private static Target Ended(Comparison sign, Expression.Number end) => sign switch
    {
        Comparison.AtLeast => new(end.Value, true, null, false),
        Comparison.Above => new(end.Value, false, null, false),
        Comparison.AtMost => new(null, false, end.Value, true),
        Comparison.Below => new(null, false, end.Value, false),
        Comparison.Equal or Comparison.Different => new(end.Value, true, end.Value, true),
    };

    // A share of 55% and the number 0.55 say the same, so that `target > 0` can be written for every ratio.
    private Expression.Number? End(Expression value, Expression measure)
    {
        var end = LiteralBinder.AsPoints(value, measure.Type);
        if (end.Type.Kind == DataKind.Unknown || measure.Type.Kind == DataKind.Unknown)
        {
            return null;
        }

        if (end is not Expression.Number number)
        {
            draft.Findings.Report(TypeDiagnostics.FixedValueNeeded, end.Span);
            return null;
        }

        if (Types.Match(end.Type, measure.Type) || (IsRatio(end.Type) && IsRatio(measure.Type)))
        {
            return number;
        }

        draft.Findings.Report(TypeDiagnostics.WrongType, end.Span,
            draft.Quote(end.Span), Types.InWords(end.Type), Types.InWords(measure.Type),
            "give the target in what the measure is counted in");
        return null;
    }

    private static bool IsRatio(DataType type) => type.Kind is DataKind.Number or DataKind.Percent;
}
