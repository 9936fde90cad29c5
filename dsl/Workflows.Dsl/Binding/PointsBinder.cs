using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

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
        var (expire, expiry) = ExpiryOf(clauses);
        var notice = draft.Findings.One<PointsClauseSyntax.Notice>(clauses.Nodes);
        var spend = draft.Findings.One<PointsClauseSyntax.Spend>(clauses.Nodes);
        var round = draft.Findings.One<PointsClauseSyntax.Round>(clauses.Nodes);
        var redemption = draft.Findings.One<PointsClauseSyntax.ExpectedRedemption>(clauses.Nodes);
        var sales = draft.Findings.One<PointsClauseSyntax.Sales>(clauses.Nodes);
        CheckNotice(notice, expiry, syntax.Name.Text);
        CheckStatus(isStatus, worth, pending, expiry is null ? null : expire, notice, spend, redemption, sales);
        return new(syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, syntax.Name.Span)
        {
            IsStatus = isStatus,
            Worth = WorthOf(syntax, worth),
            Pending = pending?.Length.Value,
            Expiry = expiry,
            Notice = notice?.Length.Value,
            Spend = spend?.Order ?? SpendOrder.SoonestToExpire,
            Rounding = round?.Mode ?? RoundingMode.Down,
            RoundingScope = round?.Scope ?? RoundingScope.Event,
            ExpectedRedemption = redemption is null ? Fraction.One : Share(redemption.Share),
            Sales = sales is null ? null : Sales(sales),
        };
    }

    /// <summary>What a point is worth; where that can't be understood, nothing is said of what it would follow from.</summary>
    private Fraction WorthOf(PointsSyntax syntax, PointsClauseSyntax.Worth? worth)
    {
        var money = worth is null ? null : Money(worth.Value);
        if (money is null && (worth is not null || syntax.IsBroken))
        {
            draft.WorthUnknown.Add(syntax.Name.Text);
        }

        return money ?? Fraction.Zero;
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

        draft.Names.Note(syntax.Field, field.Span, Uses.Field);
        if (field.Type.Kind is not (DataKind.Money or DataKind.Unknown))
        {
            draft.Findings.Report(TypeDiagnostics.WrongType, syntax.Field.Span, field.Name, Types.InWords(field.Type), "an amount of money",
                "name the field that holds what was paid");
        }

        return new(index, field);
    }

    /// <summary>When points expire, and the line that says so; null for never, or where nothing is said.</summary>
    private (PointsClauseSyntax? Line, Expiry? Expiry) ExpiryOf(SyntaxList<PointsClauseSyntax> clauses)
    {
        var lines = clauses.Where(clause => clause is PointsClauseSyntax.Expire or PointsClauseSyntax.ExpireAfterActivity
            or PointsClauseSyntax.ExpireAtEndOf or PointsClauseSyntax.ExpireNever).ToList();
        foreach (var second in lines.Skip(1))
        {
            draft.Findings.ReportWith(DeclarationDiagnostics.SaidTwice, second.Span, ("said first here", lines[0].Span), "expire");
        }

        switch (lines.FirstOrDefault())
        {
            case PointsClauseSyntax.Expire earned:
                draft.Findings.MustLast(earned.After);
                return (earned, new Expiry.AfterEarned(earned.After.Value, earned.EndOf));
            case PointsClauseSyntax.ExpireAfterActivity activity:
                draft.Findings.MustLast(activity.After);
                return (activity, new Expiry.AfterActivity(activity.After.Value, activity.EndOf));
            case PointsClauseSyntax.ExpireAtEndOf end:
                draft.Findings.MustLast(end.Later);
                return (end, new Expiry.AtEndOf(end.Unit, end.Next, end.Later?.Value));
            default:
                return (null, null);
        }
    }

    private void CheckNotice(PointsClauseSyntax.Notice? notice, Expiry? expiry, string points)
    {
        draft.Findings.MustLast(notice?.Length);
        if (notice is not null && expiry is null)
        {
            draft.Findings.Report(TierAndPointsDiagnostics.NoticeOfNothing, notice.Span, points);
        }
        else if (notice is not null && LengthOf(expiry) is { } length && Days(notice.Length.Value) >= Days(length))
        {
            draft.Findings.Report(TierAndPointsDiagnostics.NoticeTooLong, notice.Span, points);
        }
    }

    // Null where points of different days last for different lengths: to the end of a period.
    private static TimeLength? LengthOf(Expiry? expiry) => expiry switch
    {
        Expiry.AfterEarned { RoundedTo: null } earned => earned.Length,
        Expiry.AfterActivity { RoundedTo: null } activity => activity.Length,
        _ => null,
    };

    // Near enough to see that one is longer than the other.
    private static double Days(TimeLength length) => length.Count * length.Unit switch
    {
        TimeUnit.Minute => 1 / 1440.0,
        TimeUnit.Hour => 1 / 24.0,
        TimeUnit.Day => 1,
        TimeUnit.Week => 7,
        TimeUnit.Month => 30.4,
        TimeUnit.Quarter => 91.3,
        TimeUnit.Year => 365.2,
    };

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

        draft.Findings.MustBePositive(amount);
        return number.Value;
    }
}
