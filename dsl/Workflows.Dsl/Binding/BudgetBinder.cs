using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Budgets, and partners, who pay with a limit or without one.</summary>
internal sealed class BudgetBinder(Draft draft, ValueBinder values, PointsBinder points)
{
    private readonly LimitScope _scopes = new(draft);

    public Budget Budget(BlockSyntax block, int index) => block is PartnerSyntax partner
        ? Bind(partner.Name, partner.Clauses, index) with { Title = partner.Title?.Value ?? partner.Name.Text, IsPartner = true }
        : Bind((BudgetSyntax)block, index);

    private Budget Bind(BudgetSyntax syntax, int index)
    {
        if (!syntax.Clauses.Any(clause => clause is BudgetClauseSyntax.Limit))
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the budget `{syntax.Name.Text}`", "its limit",
                "limit 10_000 HKD per calendar month");
        }

        return Bind(syntax.Name, syntax.Clauses, index);
    }

    private Budget Bind(NameSyntax name, SyntaxList<BudgetClauseSyntax> clauses, int index)
    {
        var limits = clauses.OfType<BudgetClauseSyntax.Limit>().SelectMany(Limits).ToImmutableArray();
        var warnings = clauses.OfType<BudgetClauseSyntax.WarnAt>().ToList();
        if (limits.IsEmpty && warnings.Count > 0 && !clauses.Any(clause => clause is BudgetClauseSyntax.Limit))
        {
            draft.Findings.Report(DeclarationDiagnostics.WarnsOfNothing, warnings[0].Span, name.Text);
        }

        var shares = ImmutableSortedSet<Fraction>.Empty;
        foreach (var warning in warnings)
        {
            var share = points.Share(warning.Share);
            if (shares.Contains(share))
            {
                draft.Findings.Report(DeclarationDiagnostics.SaidTwice, warning.Span, draft.Quote(warning.Span));
            }

            shares = shares.Add(share);
        }

        return new(name.Text, index, limits, [.. shares], name.Span) { Was = name.Was?.Text };
    }

    private IEnumerable<BudgetLimit> Limits(BudgetClauseSyntax.Limit limit)
    {
        var isPoints = limit.Amount.Unit.Text != draft.Money.Unit && draft.Names.Find(NameKind.Points, limit.Amount.Unit.Text) is not null;
        var (currency, most) = isPoints ? Points(limit.Amount) : (null, points.Money(limit.Amount));
        var (periods, scope) = _scopes.OfBudget(limit.Periods);
        return most is null ? [] : periods.Select(period => new BudgetLimit(most.Value, currency, period, scope, limit.Span));
    }

    private (int? Currency, Fraction? Most) Points(AmountSyntax amount) =>
        values.Points(amount) is var (currency, most) && draft.Findings.MustBePositive(amount) ? (currency, Fraction.Of(most)) : (null, null);
}
