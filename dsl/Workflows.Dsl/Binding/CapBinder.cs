using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>
/// Caps, those that several rules share, and groups that compete. Caps are numbered over the whole programme in the order of the text.
/// </summary>
internal sealed class CapBinder(Draft draft)
{
    private int _count;

    public Cap Bind(AtMostSyntax syntax)
    {
        if (syntax.Most < 0 || syntax.Most != decimal.Truncate(syntax.Most) || syntax.Most > long.MaxValue)
        {
            draft.Findings.Report(RuleDiagnostics.CapNotWhole, syntax.Span);
            return new(_count++, null, 0, new CapPeriod.InTotal(), syntax.Span);
        }

        var currency = syntax.Currency is null ? null : draft.Names.Resolve(NameKind.Points, syntax.Currency);
        return new(_count++, currency, (long)syntax.Most, Period(syntax), syntax.Span);
    }

    public SharedCap Shared(CapSyntax syntax)
    {
        var of = draft.Findings.One<CapClauseSyntax.Of>(syntax.Clauses.Nodes);
        var most = draft.Findings.One<CapClauseSyntax.AtMost>(syntax.Clauses.Nodes);
        if (of is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the cap `{syntax.Name.Text}`", "of which rules", "of RULE, RULE");
        }

        if (most is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the cap `{syntax.Name.Text}`", "how much",
                "at most 1_000 POINTS per member per calendar month");
        }

        var rules = of is null ? [] : of.Rules.Select(rule => draft.Names.Resolve(NameKind.Rule, rule)).OfType<int>().Distinct();
        var cap = most is null ? new(0, null, 0, new CapPeriod.InTotal(), syntax.Span) : Bind(most.Limit);
        return new(syntax.Name.Text, [.. rules], cap, syntax.Name.Span);
    }

    public RuleGroup Group(GroupSyntax syntax, int index)
    {
        var choice = draft.Findings.One<GroupClauseSyntax>(syntax.Clauses.Nodes);
        if (choice is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the group `{syntax.Name.Text}`", "which rule wins", "best for member");
        }

        return new(syntax.Name.Text, index, choice?.Choice ?? GroupChoice.First, syntax.Name.Span);
    }

    private CapPeriod Period(AtMostSyntax syntax)
    {
        CapPeriod? period = null;
        foreach (var written in syntax.Periods.Where(one => one is not PeriodSyntax.PerMember))
        {
            if (period is not null)
            {
                draft.Findings.Report(RuleDiagnostics.CapPeriods, written.Span);
                break;
            }

            period = written switch
            {
                PeriodSyntax.PerCalendar calendar => new CapPeriod.PerCalendar(calendar.Unit),
                PeriodSyntax.InAny any => InAny(any),
                PeriodSyntax.PerEvent => new CapPeriod.PerEvent(),
                _ => new CapPeriod.InTotal(),
            };
        }

        return period ?? new CapPeriod.InTotal();
    }

    private CapPeriod.InAny InAny(PeriodSyntax.InAny any)
    {
        draft.Findings.MustLast(any.Length);
        return new(any.Length.Value);
    }
}
