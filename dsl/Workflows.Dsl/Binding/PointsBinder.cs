using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Points currencies and budgets.</summary>
internal sealed class PointsBinder(Draft draft, LiteralBinder literals)
{
    public PointsCurrency Points(PointsSyntax syntax, int index)
    {
        var clauses = syntax.Clauses;
        var isStatus = draft.Findings.One<PointsClauseSyntax.StatusOnly>(clauses) is not null;
        var worth = draft.Findings.One<PointsClauseSyntax.Worth>(clauses);
        var pending = draft.Findings.One<PointsClauseSyntax.Pending>(clauses);
        var expire = draft.Findings.One<PointsClauseSyntax.Expire>(clauses);
        var never = draft.Findings.One<PointsClauseSyntax.ExpireNever>(clauses);
        var round = draft.Findings.One<PointsClauseSyntax.Round>(clauses);
        var redemption = draft.Findings.One<PointsClauseSyntax.ExpectedRedemption>(clauses);
        CheckExpiry(expire, never);
        CheckStatus(isStatus, worth, pending, expire, redemption);
        return new(syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, syntax.Name.Span)
        {
            IsStatus = isStatus,
            Worth = worth is null ? Fraction.Zero : Money(worth.Value) ?? Fraction.Zero,
            Pending = pending?.Length.Value,
            Expiry = expire is null ? null : new(expire.After.Value, expire.EndOf),
            Rounding = round?.Mode ?? RoundingMode.Down,
            RoundingScope = round?.Scope ?? RoundingScope.Event,
            ExpectedRedemption = redemption is null ? Fraction.One : Share(redemption.Share),
        };
    }

    public Budget Budget(BudgetSyntax syntax, int index)
    {
        var limit = draft.Findings.One<BudgetClauseSyntax.Limit>(syntax.Clauses);
        var warn = draft.Findings.One<BudgetClauseSyntax.WarnAt>(syntax.Clauses);
        if (limit is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the budget `{syntax.Name.Text}`", "its limit",
                "limit 10_000 HKD per calendar month");
        }

        CapPeriod period = limit?.Period is PeriodSyntax.PerCalendar calendar ? new CapPeriod.PerCalendar(calendar.Unit)
            : new CapPeriod.InTotal();
        if (limit?.Period is { } written and not (PeriodSyntax.PerCalendar or PeriodSyntax.InTotal))
        {
            draft.Findings.Report(RuleDiagnostics.BudgetPeriod, written.Span, draft.Quote(written.Span));
        }

        var most = limit is null ? Fraction.Zero : Money(limit.Amount) ?? Fraction.Zero;
        return new(syntax.Name.Text, index, most, period, warn is null ? null : Share(warn.Share), syntax.Name.Span);
    }

    /// <summary>The share, from 0 to 1; says so where it is none.</summary>
    public Fraction Share(PercentSyntax percent)
    {
        if (percent.Percent is >= 0 and <= 100)
        {
            return Fraction.Of(percent.Percent) / Fraction.Of(100);
        }

        draft.Findings.Report(DeclarationDiagnostics.ShareRange, percent.Span, draft.Quote(percent.Span));
        return Fraction.Zero;
    }

    private void CheckExpiry(PointsClauseSyntax.Expire? expire, PointsClauseSyntax.ExpireNever? never)
    {
        draft.Findings.MustLast(expire?.After);
        if (expire is not null && never is not null)
        {
            draft.Findings.ReportWith(DeclarationDiagnostics.SaidTwice, never.Span, ("said first here", expire.Span), "expire");
        }
    }

    private void CheckStatus(bool isStatus, params ReadOnlySpan<SyntaxNode?> forSpending)
    {
        foreach (var conflict in forSpending)
        {
            if (isStatus && conflict is not null)
            {
                draft.Findings.Report(DeclarationDiagnostics.StatusConflict, conflict.Span, draft.Quote(conflict.Span).Split(' ')[0]);
            }
        }
    }

    /// <summary>An amount of money above 0, or null after saying why it isn't.</summary>
    public Fraction? Money(AmountSyntax amount)
    {
        var value = literals.Bind(amount);
        if (value.Type.Kind == DataKind.Unknown || value is not Expression.Number number)
        {
            return null;
        }

        if (value.Type.Kind != DataKind.Money)
        {
            draft.Findings.Report(TypeDiagnostics.WrongType, amount.Span,
                draft.Quote(amount.Span), Types.InWords(value.Type), "an amount of money", $"write for example `100 {draft.Money.Unit}`");
            return null;
        }

        if (number.Value <= Fraction.Zero)
        {
            draft.Findings.Report(RuleDiagnostics.MustBePositive, amount.Span, draft.Quote(amount.Span));
        }

        return number.Value;
    }
}
