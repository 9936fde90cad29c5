using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What rules and journeys give.</summary>
internal sealed class EffectBinder(Draft draft, ExpressionBinder values, FundingBinder funding, TriggerBinder triggers)
{
    private readonly MatchBinder _matches = new(draft);

    /// <summary>Fixed values.</summary>
    public LiteralBinder Literals => values.Literals;

    /// <summary>What a line of a rule gives; null where it gives nothing that could be understood.</summary>
    public RuleEffect? Effect(RuleClauseSyntax clause, Surroundings at, Facts known)
    {
        switch (clause)
        {
            case RuleClauseSyntax.Award award:
                var awarded = Rates(award.Rates, at, known);
                return new RuleEffect.Award(awarded, funding.Bind(award.Funding, Currencies(awarded)), award.Span)
                {
                    To = Other(award.To, at, known),
                };
            case RuleClauseSyntax.Bonus bonus:
                var given = Rates(bonus.Rates, at, known);
                return new RuleEffect.Bonus(given, bonus.AllOrNothing, funding.Bind(bonus.Funding, Currencies(given)), bonus.Span)
                {
                    To = Other(bonus.To, at, known),
                    Until = bonus.Until is null ? null : Until(bonus, bonus.Until, Currencies(given), at, known),
                };
            case RuleClauseSyntax.Multiply multiply:
                return Multiply(multiply);
            case RuleClauseSyntax.Extend extend:
                return Extend(extend);
            case RuleClauseSyntax.Match match:
                return _matches.Bind(match);
            default:
                return null;
        }
    }

    /// <summary>Points, or null after saying why they are none.</summary>
    public PointsAmount? Points(AmountSyntax amount)
    {
        if (draft.Money.Kind == DataKind.Money && amount.Unit.Text == draft.Money.Unit)
        {
            draft.Findings.Report(TypeDiagnostics.WrongType, amount.Span,
                draft.Quote(amount.Span), "an amount of money", "an amount of points",
                Spelling.Advice("", draft.Names.Of(NameKind.Points), "points"));
            return null;
        }

        if (draft.Names.Resolve(NameKind.Points, amount.Unit) is not { } currency
            || values.Literals.Bind(amount) is not Expression.Number number)
        {
            return null;
        }

        if (number.Value <= Fraction.Zero)
        {
            draft.Findings.Report(RuleDiagnostics.MustBePositive, amount.Span, draft.Quote(amount.Span));
        }

        return new(currency, number.Value);
    }

    private static ImmutableArray<int> Currencies(ImmutableArray<Rate> rates) =>
        [.. rates.SelectMany(rate => rate.Amounts).Select(amount => amount.Currency).Distinct()];

    private ImmutableArray<Rate> Rates(SyntaxList<RateSyntax> syntax, Surroundings at, Facts known)
    {
        var rates = ImmutableArray.CreateBuilder<Rate>();
        DateSyntax? last = null;
        for (var i = 0; i < syntax.Count; i++)
        {
            var rate = syntax[i];
            if (rate.Until is null && i < syntax.Count - 1)
            {
                draft.Findings.Report(RuleDiagnostics.RateNeedsUntil, rate.Span);
            }
            else if (rate.Until is not null && last is not null && rate.Until.Value <= last.Value)
            {
                draft.Findings.ReportWith(RuleDiagnostics.RatesOutOfOrder, rate.Until.Span, ("the day before it", last.Span));
            }

            last = rate.Until ?? last;
            var per = rate.Per is null ? null : Per(rate.Per, at, known);
            rates.Add(new(Amounts(rate), per, rate.Until is null ? null : LiteralBinder.DayOf(rate.Until.Value), rate.Span));
        }

        return rates.ToImmutable();
    }

    private ImmutableArray<PointsAmount> Amounts(RateSyntax rate)
    {
        var amounts = ImmutableArray.CreateBuilder<PointsAmount>();
        foreach (var written in rate.Amounts)
        {
            if (Points(written) is not { } amount)
            {
                continue;
            }

            if (amounts.Any(one => one.Currency == amount.Currency))
            {
                draft.Findings.Report(RuleDiagnostics.CurrencyTwice, written.Span, written.Unit.Text);
            }

            amounts.Add(amount);
        }

        return amounts.ToImmutable();
    }

    private PerAmount? Per(PerSyntax syntax, Surroundings at, Facts known)
    {
        var of = values.Value(syntax.Of, at, known);
        var step = LiteralBinder.AsPoints(values.Literals.Bind(syntax.Step), of.Type);
        if (of.Type.Kind == DataKind.Unknown || step is not Expression.Number { Type.Kind: not DataKind.Unknown } number)
        {
            return null;
        }

        if (!of.Type.IsNumeric || !Types.Match(step.Type, of.Type))
        {
            var advice = of.Type.Kind == DataKind.Money ? $"write `per {draft.Quote(syntax.Step.Span)} {of.Type.Unit} of …`"
                : "use an amount of the same kind";
            draft.Findings.Report(Diagnostic.Of(TypeDiagnostics.WrongType, syntax.Of.Span,
                draft.Quote(syntax.Of.Span), Types.InWords(of.Type), Types.InWords(step.Type), advice)
                with { Fixes = UnitFix.Of(UnitFix.Whole(of.Type, step, draft), syntax.Step.Span) });
            return null;
        }

        if (number.Value <= Fraction.Zero)
        {
            draft.Findings.Report(RuleDiagnostics.MustBePositive, syntax.Step.Span, draft.Quote(syntax.Step.Span));
            return null;
        }

        return new(number.Value, syntax.Full, of);
    }

    /// <summary>A field of the event or of the member that names another member; null for none, or after saying why it is none.</summary>
    private Expression? Other(ExpressionSyntax.Path? path, Surroundings at, Facts known)
    {
        if (path is null)
        {
            return null;
        }

        var named = draft.Followed(values.Value(path, at, known));
        if (named is Expression.EventField { Type.Kind: DataKind.Member } or Expression.MemberField { Type.Kind: DataKind.Member })
        {
            return named;
        }

        if (named.Type.Kind != DataKind.Unknown)
        {
            draft.Findings.Report(OtherMemberDiagnostics.NotAMember, path.Span, draft.Quote(path.Span));
        }

        return null;
    }

    private AwaitedEvent? Until(
        RuleClauseSyntax.Bonus bonus, AwaitedSyntax syntax, ImmutableArray<int> currencies, Surroundings at, Facts known)
    {
        var by = Other(syntax.By, at, known);
        if (bonus.To is not null && syntax.By is not null)
        {
            draft.Findings.ReportWith(
                OtherMemberDiagnostics.AwaitsThird, syntax.By.Span, ("who gets the points", bonus.To.Span), draft.Quote(bonus.To.Span));
        }

        draft.Findings.MustLast(syntax.UpTo);
        foreach (var status in currencies.Select(currency => draft.Currencies[currency]).Where(points => points.IsStatus))
        {
            draft.Findings.ReportWith(
                TierAndPointsDiagnostics.StatusNotPending, syntax.Span, ("declared here", status.Span), status.Name);
        }

        if (draft.Names.Resolve(NameKind.Event, syntax.Event) is not { } index)
        {
            return null;
        }

        var where = triggers.Where(draft.EventTypes[index], syntax.Where);
        return new(index, where?.Value, syntax.UpTo.Value, syntax.Span) { By = by };
    }

    private RuleEffect.Extend? Extend(RuleClauseSyntax.Extend syntax)
    {
        draft.Findings.MustLast(syntax.By);
        if (draft.Names.Resolve(NameKind.Points, syntax.Currency) is not { } currency)
        {
            return null;
        }

        if (draft.Currencies[currency] is { Expiry: null } points)
        {
            draft.Findings.ReportWith(
                TierAndPointsDiagnostics.NothingExpires, syntax.Currency.Span, ("declared here", points.Span), syntax.Currency.Text);
        }

        return new(currency, syntax.By.Value, syntax.Span);
    }

    private RuleEffect.Multiply? Multiply(RuleClauseSyntax.Multiply syntax)
    {
        var currency = draft.Names.Resolve(NameKind.Points, syntax.Currency);
        var rules = draft.Names.ResolveAll(NameKind.Rule, syntax.Rules);
        var factor = values.Literals.Bind(syntax.By) is Expression.Number number ? number.Value : Fraction.Zero;
        if (syntax.By.Value <= 1)
        {
            draft.Findings.Report(RuleDiagnostics.FactorTooSmall, syntax.By.Span, draft.Quote(syntax.By.Span));
        }

        var paid = funding.Bind(syntax.Funding, currency is null ? [] : [currency.Value]);
        return currency is null || rules.Length < syntax.Rules.Count ? null : new(currency.Value, rules, factor, paid, syntax.Span);
    }
}
