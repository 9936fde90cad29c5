using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Rewards.</summary>
internal sealed class RewardBinder(Draft draft, ExpressionBinder values, PointsBinder points, CapBinder caps)
{
    private readonly ValueBinder _values = new(draft, values.Literals);

    public Reward Reward(RewardSyntax syntax, int index)
    {
        var clauses = syntax.Clauses.Nodes;
        var price = draft.Findings.One<RewardClauseSyntax.Price>(clauses);
        if (price is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the reward `{syntax.Name.Text}`", "what it costs", "price 300 POINTS");
        }

        var cost = draft.Findings.One<RewardClauseSyntax.OurCost>(clauses);
        var hold = draft.Findings.One<RewardClauseSyntax.Hold>(clauses);
        var cancel = draft.Findings.One<RewardClauseSyntax.Cancel>(clauses);
        var when = draft.Findings.One<RewardClauseSyntax.When>(clauses);
        draft.Findings.MustLast(hold?.Length);
        draft.Findings.MustLast(cancel?.Length);
        return new(syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, price is null ? [] : Prices(price), syntax.Name.Span)
        {
            OurCost = cost is null ? Fraction.Zero : points.Money(cost.Value) ?? Fraction.Zero,
            Was = syntax.Name.Was?.Text,
            Stock = draft.Findings.One<RewardClauseSyntax.Stock>(clauses)?.Count,
            Hold = hold?.Length.Value,
            CancelUpTo = cancel?.Length.Value,
            When = when is null ? null : values.Condition(when.Condition, Surroundings.Member("in a reward"), Facts.None).Value,
            Voucher = draft.Findings.One<RewardClauseSyntax.Voucher>(clauses) is { } voucher ? Voucher(voucher) : null,
            Caps = [.. clauses.OfType<RewardClauseSyntax.AtMost>().SelectMany(clause => CapsOf(clause.Limit))],
        };
    }

    private ImmutableArray<RewardPrice> Prices(RewardClauseSyntax.Price syntax)
    {
        var prices = ImmutableArray.CreateBuilder<RewardPrice>();
        foreach (var written in syntax.Prices)
        {
            if (Price(written) is not { } price)
            {
                continue;
            }

            if (prices.Any(one => one.Currency == price.Currency && one.Points == price.Points))
            {
                draft.Findings.Report(RewardDiagnostics.PriceTwice, written.Span, draft.Quote(written.Points.Span));
            }

            prices.Add(price);
        }

        return prices.ToImmutable();
    }

    private RewardPrice? Price(PriceSyntax syntax)
    {
        var money = syntax.Money is null ? Fraction.Zero : Cents(syntax.Money, "price") ?? Fraction.Zero;
        if (_values.Points(syntax.Points) is not var (currency, count))
        {
            return null;
        }

        if (!draft.Findings.MustBePositive(syntax.Points))
        {
            return null;
        }

        if (draft.Currencies[currency].IsStatus)
        {
            var others = draft.Currencies.Where(one => !one.IsStatus).Select(one => $"{count} {one.Name}");
            draft.Findings.Report(Diagnostic.Of(RewardDiagnostics.StatusPrice, syntax.Points.Span, draft.Currencies[currency].Name)
                with { Fixes = Changes.Choose(syntax.Points.Span, others) });
        }

        return new(currency, count, money, syntax.Span);
    }

    private VoucherTerms Voucher(RewardClauseSyntax.Voucher syntax)
    {
        draft.Findings.MustLast(syntax.Valid);
        return new(syntax.Valid.Value, syntax.Worth is null ? null : Cents(syntax.Worth, "voucher"));
    }

    private IEnumerable<Cap> CapsOf(AtMostSyntax syntax)
    {
        var bound = caps.Bind(syntax, []);
        if (syntax.Currency is not null || bound.Any(cap => cap.Period is CapPeriod.PerEvent))
        {
            draft.Findings.Report(RewardDiagnostics.CapOfReward, syntax.Span, draft.Quote(syntax.Span));
        }

        if (bound.Select(cap => cap.PerField ?? (cap.Scope as PoolScope.PerField)?.Field).FirstOrDefault(name => name is not null) is { } name)
        {
            CheckField(name, syntax);
        }

        return bound.Select(cap => cap with { Currency = null, CountsMoney = false });
    }

    /// <summary>What a limit counts by is told with the request, so it has to be a plain word that may be kept.</summary>
    private void CheckField(string name, AtMostSyntax syntax)
    {
        var declared = draft.EventTypes.SelectMany(type => type.Fields).Where(field => field.Name == name).ToList();
        if (declared.Find(field => field.IsPersonal) is { } personal)
        {
            draft.Findings.ReportWith(RuleDiagnostics.ScopePersonal, syntax.Span, ("declared here", personal.Span), name);
        }
        else if (declared.Find(field => !LimitScope.TellsApart(field)) is { } other)
        {
            draft.Findings.ReportWith(RuleDiagnostics.ScopeKind, syntax.Span, ("declared here", other.Span), name);
        }
    }

    // Money that is paid has no parts of a cent.
    private Fraction? Cents(AmountSyntax amount, string what)
    {
        var money = points.Money(amount);
        if (money is null || (money.Value * Fraction.Of(draft.Money.Scale)).IsWhole)
        {
            return money;
        }

        draft.Findings.Report(EvaluationDiagnostics.TooFineValue, amount.Span, draft.Quote(amount.Span), what);
        return null;
    }
}
