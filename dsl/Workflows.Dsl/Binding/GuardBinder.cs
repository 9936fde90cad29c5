using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Guards. A limit becomes a comparison of how many such events there were in its period, the one at hand included.</summary>
internal sealed class GuardBinder(Draft draft, ExpressionBinder values, TriggerBinder triggers)
{
    public Guard Guard(GuardSyntax syntax, int index)
    {
        var (on, then) = Parts(syntax);
        var start = triggers.Bind(on);
        var trigger = start.Trigger as Trigger.Event;
        var when = When(syntax, start);
        var (limit, isOver) = trigger is null ? default : LimitOf(syntax, trigger);
        var condition = ParticipationBinder.And(ParticipationBinder.And(trigger?.Where, when), isOver);
        if (trigger is not null && condition is null && then is { Action: not GuardAction.Alert }
            && !syntax.Clauses.Any(clause => clause is GuardClauseSyntax.AtMost))
        {
            draft.Findings.Report(EarningDiagnostics.GuardStopsAll, syntax.Name.Span, syntax.Name.Text, draft.EventTypes[trigger.EventType].Name);
        }

        return new(
            syntax.Name.Text, index, trigger?.EventType ?? 0, condition, then?.Action ?? GuardAction.Alert, then?.For?.Value ?? "", syntax.Name.Span)
        {
            Limit = limit,
            Term = TermOf(syntax, then),
        };
    }

    /// <summary>How long it holds; where nothing is said, what nobody decides about stays pending for ever.</summary>
    private HoldTerm? TermOf(GuardSyntax syntax, GuardClauseSyntax.Then? then)
    {
        if (then?.Term is { } term)
        {
            draft.Findings.MustLast(term.UpTo);
            return new(term.UpTo.Value, term.Releases);
        }

        if (then?.Action == GuardAction.Hold)
        {
            draft.Findings.Report(GuardDiagnostics.HoldsForEver, then.Span, syntax.Name.Text);
        }

        return null;
    }

    /// <summary>What it watches and what it does; null for what isn't said.</summary>
    private (TriggerSyntax.Event? On, GuardClauseSyntax.Then? Then) Parts(GuardSyntax syntax)
    {
        var on = draft.Findings.One<GuardClauseSyntax.On>(syntax.Clauses.Nodes);
        var then = draft.Findings.One<GuardClauseSyntax.Then>(syntax.Clauses.Nodes);
        if (on is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the guard `{syntax.Name.Text}`", "what it watches", "on EVENT");
        }
        else if (on.Trigger is not TriggerSyntax.Event)
        {
            draft.Findings.Report(Diagnostic.Of(EarningDiagnostics.GuardOfEvents, on.Span) with
            {
                Fixes = Changes.Choose(on.Span, draft.EventTypes.Skip(BuiltInEvents.Count).Where(type => !type.IsMarket).Select(type => $"on {type.Name}")),
            });
        }

        if (then is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the guard `{syntax.Name.Text}`", "what it does", "then refuse");
        }

        return (on?.Trigger as TriggerSyntax.Event, then);
    }

    private Expression? When(GuardSyntax syntax, TriggerBinder.Start start)
    {
        var clause = draft.Findings.One<GuardClauseSyntax.When>(syntax.Clauses.Nodes);
        var at = Surroundings.MemberAt(start.Event, "in a guard") with { IsEventUnknown = start.Trigger is null };
        return clause is null ? null : values.Condition(clause.Condition, at, start.Known).Value;
    }

    private (GuardLimit? Limit, Expression? IsOver) LimitOf(GuardSyntax syntax, Trigger.Event trigger)
    {
        if (draft.Findings.One<GuardClauseSyntax.AtMost>(syntax.Clauses.Nodes)?.Limit is not { } most)
        {
            return default;
        }

        var periods = most.Periods.Where(period => period is not PeriodSyntax.PerMember).ToList();
        if (most.Currency is not null || most.Most != decimal.Truncate(most.Most) || most.Most is < 0 or > int.MaxValue || periods.Count > 1
            || PeriodOf(periods.FirstOrDefault(), isPerMember: periods.Count < most.Periods.Count) is not var (window, period))
        {
            draft.Findings.Report(EarningDiagnostics.GuardLimit, most.Span, draft.Quote(most.Span));
            return default;
        }

        var aggregate = draft.Aggregates.Add(
            AggregateKind.Count, new AggregateSource.Events(trigger.EventType, trigger.Where, null), window, DataType.Whole, most.Span);
        var isOver = new Expression.Compare(
            Comparison.Above, new Expression.History(aggregate.Index, aggregate.Type, most.Span),
            new Expression.Number(Fraction.Of((long)most.Most), DataType.Whole, most.Span), most.Span);
        return (new(aggregate.Index, (long)most.Most, period), isOver);
    }

    private (Window Window, CapPeriod Period)? PeriodOf(PeriodSyntax? syntax, bool isPerMember)
    {
        switch (syntax)
        {
            case null:
                return (new Window.Ever(), new CapPeriod.InTotal());
            case PeriodSyntax.PerCalendar calendar:
                return (new Window.ThisCalendar(calendar.Unit), new CapPeriod.PerCalendar(calendar.Unit));
            case PeriodSyntax.InAny any:
                draft.Findings.MustLast(any.Length);
                return (new Window.OverLast(any.Length.Value), new CapPeriod.InAny(any.Length.Value));
            case PeriodSyntax.InTotal { Among: null } when isPerMember:
                return (new Window.Ever(), new CapPeriod.InTotal());
            default:
                return null;
        }
    }
}
