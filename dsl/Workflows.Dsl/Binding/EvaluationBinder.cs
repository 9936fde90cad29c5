using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Measures, rivals and reports.</summary>
internal sealed class EvaluationBinder(Draft draft, ExpressionBinder values)
{
    private readonly TargetBinder _targets = new(draft, values);

    public ImmutableArray<Measure> Measures(ImmutableArray<MeasureSyntax> measures)
    {
        var at = Surroundings.Figures("in a measure");
        var (order, unmade) = new Dependencies(draft).Order(
            [.. measures.Select(measure => new Dependencies.Node(NameKind.Measure, measure.Name, [measure.Value]))]);
        var bound = new Expression[measures.Length];
        draft.MeasureTypes = [.. measures.Select(_ => DataType.Unknown)];
        draft.IsMeasureOfJourney = [.. measures.Select(measure => measure.IsOfJourney)];
        foreach (var i in order)
        {
            bound[i] = unmade.Contains(i) ? Bound.Nothing(measures[i].Span)
                : Numeric(values.Value(measures[i].Value, at with { IsOfJourney = measures[i].IsOfJourney }, Facts.None));
            draft.MeasureTypes[i] = Types.Plain(bound[i].Type);
        }

        return [.. measures.Select((measure, i) =>
            new Measure(measure.Name.Text, i, bound[i], _targets.Bind(measure.Target, bound[i]), measure.Name.Span)
            {
                IsOfJourney = measure.IsOfJourney,
            })];
    }

    public static Report Report(ReportSyntax syntax) =>
        new(syntax.Name.Text, syntax.Template.Value, syntax.Every, syntax.To.Value, syntax.Name.Span);

    public static Rival Rival(RivalSyntax syntax, int index) =>
        new(syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, syntax.File.Value, syntax.Name.Span);

    private Expression Numeric(Expression value)
    {
        if (value.Type.IsNumeric || value.Type.Kind == DataKind.Unknown)
        {
            return value;
        }

        draft.Findings.Report(TypeDiagnostics.WrongType, value.Span,
            draft.Quote(value.Span), Types.InWords(value.Type), "a figure", "write for example `share of members where …`");
        return Bound.Nothing(value.Span);
    }
}
