using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Measures, follow-ups and reports.</summary>
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
        foreach (var i in order)
        {
            bound[i] = unmade.Contains(i) ? Bound.Nothing(measures[i].Span) : Numeric(values.Value(measures[i].Value, at, Facts.None));
            draft.MeasureTypes[i] = Types.Plain(bound[i].Type);
        }

        return [.. measures.Select((measure, i) =>
            new Measure(measure.Name.Text, i, bound[i], _targets.Bind(measure.Target, bound[i]), measure.Name.Span))];
    }

    public FollowUp FollowUp(FollowUpSyntax syntax, int index)
    {
        var when = draft.Findings.One<FollowUpClauseSyntax.When>(syntax.Clauses.Nodes);
        if (when is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"`{syntax.Name.Text}`", "when it is due", "when MEASURE < 30%");
        }

        var actions = syntax.Clauses.Select(Action).OfType<FollowUpAction>().ToImmutableArray();
        if (actions.IsEmpty)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"`{syntax.Name.Text}`", "what is to be done", "alert \"WHO\"");
        }

        var condition = when is null
            ? Bound.Nothing(syntax.Span)
            : values.Condition(when.Condition, Surroundings.Figures("in a follow-up"), Facts.None).Value;
        return new(syntax.Name.Text, index, condition, actions, syntax.Name.Span);
    }

    public static Report Report(ReportSyntax syntax) =>
        new(syntax.Name.Text, syntax.Template.Value, syntax.Every, syntax.To.Value, syntax.Name.Span);

    public static Rival Rival(RivalSyntax syntax, int index) =>
        new(syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, syntax.File.Value, syntax.Name.Span);

    private FollowUpAction? Action(FollowUpClauseSyntax clause)
    {
        switch (clause)
        {
            case FollowUpClauseSyntax.Propose propose:
                return new FollowUpAction.Propose(propose.Words.Value, propose.To.Value, propose.Span);
            case FollowUpClauseSyntax.Alert alert:
                return new FollowUpAction.Alert(alert.To.Value, alert.Span);
            case FollowUpClauseSyntax.Task task:
                draft.Findings.MustLast(task.DueIn);
                return new FollowUpAction.Task(task.Name.Text, task.To.Value, task.DueIn.Value, task.Span);
            default:
                return null;
        }
    }

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
