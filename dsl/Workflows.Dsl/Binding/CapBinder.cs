using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>
/// Caps, those that several rules share, and groups that compete. Caps are numbered over the whole programme in the order of the text.
/// </summary>
internal sealed class CapBinder(Draft draft)
{
    private readonly LimitScope _scopes = new(draft);
    private int _count;

    /// <summary>The caps of a rule's line: one for each of its periods.</summary>
    public ImmutableArray<Cap> Of(Trigger trigger, AtMostSyntax syntax) =>
        Bind(syntax, trigger is Trigger.Event start ? [draft.EventTypes[start.EventType]] : []);

    /// <summary>The caps of a line: one for each of its periods.</summary>
    /// <param name="syntax">The line.</param>
    /// <param name="atHand">The events whose fields it may be per.</param>
    public ImmutableArray<Cap> Bind(AtMostSyntax syntax, IEnumerable<EventType> atHand)
    {
        var isMoney = syntax.Currency is not null && draft.Money.Kind == DataKind.Money && syntax.Currency.Text == draft.Money.Unit;
        var most = syntax.Most * (isMoney ? draft.Money.Scale : 1);
        if (!Suits(syntax, most, isMoney))
        {
            return [new(_count++, null, 0, new CapPeriod.InTotal(), syntax.Span)];
        }

        var currency = syntax.Currency is null || isMoney ? null : draft.Names.Resolve(NameKind.Points, syntax.Currency);
        var (periods, scope, perField) = _scopes.OfCap(syntax.Periods, atHand);
        return
        [
            .. periods.Select(period => new Cap(_count++, currency, (long)most, period, syntax.Span)
            {
                CountsMoney = isMoney, Scope = scope, PerField = perField,
            }),
        ];
    }

    private bool Suits(AtMostSyntax syntax, decimal most, bool isMoney)
    {
        if (syntax.Most > DataType.InputMost)
        {
            draft.Findings.Report(TypeDiagnostics.NumberTooLarge, syntax.Span, draft.Quote(syntax.Span));
            return false;
        }

        if (most >= 0 && most == decimal.Truncate(most))
        {
            return true;
        }

        if (isMoney && most >= 0)
        {
            draft.Findings.Report(EvaluationDiagnostics.TooFineValue, syntax.Span, draft.Quote(syntax.Span), "at most");
        }
        else
        {
            draft.Findings.Report(RuleDiagnostics.CapNotWhole, syntax.Span);
        }

        return false;
    }

    /// <summary>A cap block: one cap for each period of each of its limits.</summary>
    public IEnumerable<SharedCap> Shared(CapSyntax syntax)
    {
        var of = draft.Findings.One<CapClauseSyntax.Of>(syntax.Clauses.Nodes);
        var most = syntax.Clauses.OfType<CapClauseSyntax.AtMost>().ToList();
        if (of is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the cap `{syntax.Name.Text}`", "of which rules", "of RULE, RULE");
        }

        if (most.Count == 0)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the cap `{syntax.Name.Text}`", "how much",
                "at most 1_000 POINTS per member per calendar month");
        }

        ImmutableArray<int> rules = of is null ? []
            : [.. draft.Names.ResolveAll(NameKind.Rule, of.Rules).Distinct()];
        return most.SelectMany(one => Bind(one.Limit, draft.EventTypes)).Select(cap => new SharedCap(syntax.Name.Text, rules, cap, syntax.Name.Span));
    }

    public RuleGroup Group(GroupSyntax syntax, int index)
    {
        var choice = draft.Findings.One<GroupClauseSyntax>(syntax.Clauses.Nodes);
        if (choice is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the group `{syntax.Name.Text}`", "which rule wins, or `compound`", "best for member");
        }

        return new(syntax.Name.Text, index, choice?.Choice ?? GroupChoice.First, syntax.Name.Span);
    }
}
