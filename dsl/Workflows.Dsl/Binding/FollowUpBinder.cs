using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Binding;

/// <summary>Follow-ups: when they are due, and what is done then.</summary>
internal sealed class FollowUpBinder(Draft draft, ExpressionBinder values)
{
    /// <summary>Each period that is looked at is evaluated for itself.</summary>
    private const int PeriodsMost = 24;

    private static readonly Fraction LeastConfidence = new(1, 2);
    private static readonly Fraction MostConfidence = new(999, 1000);

    public FollowUp Bind(FollowUpSyntax syntax, int index)
    {
        var when = draft.Findings.One<FollowUpClauseSyntax.When>(syntax.Clauses.Nodes);
        if (when is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"`{syntax.Name.Text}`", "when it is due", "when MEASURE < 30%");
        }

        var actions = syntax.Clauses.Select(Action).OfType<FollowUpAction>().ToImmutableArray();
        if (actions.IsEmpty && !syntax.Clauses.Any(clause => clause is FollowUpClauseSyntax.Pause))
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"`{syntax.Name.Text}`", "what is to be done", "alert \"WHO\"");
        }

        var condition = when is null
            ? Bound.Nothing(syntax.Span)
            : values.Condition(when.Condition, Surroundings.Figures("in a follow-up"), Facts.None).Value;
        var rest = draft.Findings.One<FollowUpClauseSyntax.Rest>(syntax.Clauses.Nodes)?.Length;
        draft.Findings.MustLast(rest);
        return new FollowUp(syntax.Name.Text, index, condition, actions, syntax.Name.Span)
        {
            For = Periods(when?.For), Confidence = Confidence(when?.Confidence), Rest = rest?.Value,
        };
    }

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
            case FollowUpClauseSyntax.Pause pause:
                return draft.Names.Resolve(NameKind.Journey, pause.Journey) is { } journey ? new FollowUpAction.Pause(journey, pause.Span) : null;
            default:
                return null;
        }
    }

    private TimeLength Periods(LengthSyntax? syntax)
    {
        draft.Findings.MustLast(syntax);
        if (syntax is not { Value: var length })
        {
            return new(1, TimeUnit.Month);
        }

        if (length.IsElapsed)
        {
            draft.Findings.Report(FollowUpDiagnostics.NotOfCalendar, syntax.Span, draft.Quote(syntax.Span));
        }
        else if (length.Count > PeriodsMost)
        {
            draft.Findings.Report(FollowUpDiagnostics.TooManyPeriods, syntax.Span, draft.Quote(syntax.Span), $"{PeriodsMost}");
        }

        return length;
    }

    private Fraction? Confidence(PercentSyntax? syntax)
    {
        if (syntax is null)
        {
            return null;
        }

        var share = Fraction.Of(syntax.Percent) / Fraction.Of(100);
        if (share < LeastConfidence || share > MostConfidence)
        {
            draft.Findings.Report(FollowUpDiagnostics.ConfidenceRange, syntax.Span, draft.Quote(syntax.Span));
        }

        return share;
    }
}
