using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Points currencies.</summary>
internal sealed class PointsBinder(Draft draft, LiteralBinder literals)
{
    public PointsCurrency Points(PointsSyntax syntax, int index)
    {
        var clauses = syntax.Clauses;
        var isStatus = draft.Findings.One<PointsClauseSyntax.StatusOnly>(clauses.Nodes) is not null;
        var worth = draft.Findings.One<PointsClauseSyntax.Worth>(clauses.Nodes);
        var pending = draft.Findings.One<PointsClauseSyntax.Pending>(clauses.Nodes);
        var expire = draft.Findings.One<PointsClauseSyntax.Expire>(clauses.Nodes);
        var never = draft.Findings.One<PointsClauseSyntax.ExpireNever>(clauses.Nodes);
        var round = draft.Findings.One<PointsClauseSyntax.Round>(clauses.Nodes);
        var redemption = draft.Findings.One<PointsClauseSyntax.ExpectedRedemption>(clauses.Nodes);
        var sales = draft.Findings.One<PointsClauseSyntax.Sales>(clauses.Nodes);
        CheckExpiry(expire, never);
        CheckStatus(isStatus, worth, pending, expire, redemption, sales);
        return new(syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, syntax.Name.Span)
        {
            IsStatus = isStatus,
            Worth = worth is null ? Fraction.Zero : Money(worth.Value) ?? Fraction.Zero,
            Pending = pending?.Length.Value,
            Expiry = expire is null ? null : new(expire.After.Value, expire.EndOf),
            Rounding = round?.Mode ?? RoundingMode.Down,
            RoundingScope = round?.Scope ?? RoundingScope.Event,
            ExpectedRedemption = redemption is null ? Fraction.One : Share(redemption.Share),
            Sales = sales is null ? null : Sales(sales),
        };
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

    private PointsSales? Sales(PointsClauseSyntax.Sales syntax)
    {
        if (draft.Names.Resolve(NameKind.Event, syntax.Event) is not { } index)
        {
            return null;
        }

        var type = draft.EventTypes[index];
        if (type.FieldNamed(syntax.Field.Text) is not { } field)
        {
            draft.Names.ReportUnknown(
                NameDiagnostics.UnknownField, syntax.Field, [.. type.Fields.Select(one => one.Name)], "field there", $"`{type.Name}`",
                syntax.Field.Text);
            return null;
        }

        if (field.Type.Kind is not (DataKind.Money or DataKind.Unknown))
        {
            draft.Findings.Report(TypeDiagnostics.WrongType, syntax.Field.Span, field.Name, Types.InWords(field.Type), "an amount of money",
                "name the field that holds what was paid");
        }

        return new(index, field);
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
