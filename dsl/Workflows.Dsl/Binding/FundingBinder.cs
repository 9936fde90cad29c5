using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Who pays for points.</summary>
internal sealed class FundingBinder(Draft draft)
{
    /// <summary>Who pays for points of some currencies; null for nobody.</summary>
    public Funding? Bind(FundingSyntax? syntax, ImmutableArray<int> currencies)
    {
        if (syntax is null)
        {
            return null;
        }

        var shares = ImmutableArray.CreateBuilder<FundingShare>();
        var isWhole = true;
        foreach (var share in syntax.Shares)
        {
            isWhole &= share.Share is not null || syntax.Shares.Count == 1;
            if (share.Share is null && syntax.Shares.Count > 1)
            {
                draft.Findings.Report(RuleDiagnostics.ShareMissing, share.Span, share.Budget.Text);
            }

            var budget = draft.Names.Resolve(NameKind.Budget, share.Budget);
            var part = share.Share is null ? Fraction.One : Fraction.Of(share.Share.Percent) / Fraction.Of(100);
            if (budget is { } known && shares.Any(one => one.Budget == known))
            {
                draft.Findings.Report(DeclarationDiagnostics.SaidTwice, share.Span, share.Budget.Text);
            }

            if (part <= Fraction.Zero)
            {
                draft.Findings.Report(DeclarationDiagnostics.ShareRange, share.Span, draft.Quote(share.Share!.Span));
            }

            shares.Add(new(budget ?? -1, part, share.Span));
        }

        var sum = shares.Aggregate(Fraction.Zero, (total, share) => total + share.Share);
        if (isWhole && sum != Fraction.One)
        {
            draft.Findings.Report(RuleDiagnostics.SharesNotWhole, syntax.Span, $"{sum * Fraction.Of(100)}%");
        }

        if (shares.Any(share => share.Budget < 0 || NeedsWorth(draft.Budgets[share.Budget])))
        {
            CheckWorth(syntax, currencies);
        }

        return new(shares.ToImmutable(), syntax.Span);
    }

    private static bool NeedsWorth(Budget budget) => budget.IsPartner || budget.Limits.Any(limit => limit.Currency is null);

    // Status points cost nothing; a budget pays for the others, at their worth.
    private void CheckWorth(FundingSyntax syntax, ImmutableArray<int> currencies)
    {
        var given = currencies.Select(index => draft.Currencies[index]).Where(currency => !draft.WorthUnknown.Contains(currency.Name)).ToList();
        var worthless = given.Find(currency => !currency.IsStatus && currency.Worth == Fraction.Zero)
            ?? (given.TrueForAll(currency => currency.IsStatus) ? given.FirstOrDefault() : null);
        if (worthless is not null)
        {
            draft.Findings.ReportWith(RuleDiagnostics.NoWorth, syntax.Span, ("declared here", worthless.Span), worthless.Name);
        }
    }
}
