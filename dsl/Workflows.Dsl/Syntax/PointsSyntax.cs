using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Syntax;

/// <summary><c>points NAME "title" { … }</c>.</summary>
internal sealed record PointsSyntax(NameSyntax Name, StringSyntax? Title, SyntaxList<PointsClauseSyntax> Clauses, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a points block.</summary>
internal abstract record PointsClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>worth 0.08 HKD</c>.</summary>
    internal sealed record Worth(AmountSyntax Value, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>pending 14 days</c>.</summary>
    internal sealed record Pending(LengthSyntax Length, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>expire never</c>.</summary>
    internal sealed record ExpireNever(SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>expire 24 months after earned, end of month</c>; the unit is null where the end is exact.</summary>
    internal sealed record Expire(LengthSyntax After, TimeUnit? EndOf, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>expire 18 months after activity, end of month</c>; the unit is null where the end is exact.</summary>
    internal sealed record ExpireAfterActivity(LengthSyntax After, TimeUnit? EndOf, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>expire at end of next calendar year</c>, <c>expire 3 months after end of calendar year</c>.</summary>
    internal sealed record ExpireAtEndOf(LengthSyntax? Later, TimeUnit Unit, bool Next, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>notice 30 days before expiry</c>.</summary>
    internal sealed record Notice(LengthSyntax Length, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>spend oldest first</c>.</summary>
    internal sealed record Spend(SpendOrder Order, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>status only</c>.</summary>
    internal sealed record StatusOnly(SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>round down per event</c>.</summary>
    internal sealed record Round(RoundingMode Mode, RoundingScope Scope, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>sales Purchase.total</c>: the price of which the points are a part.</summary>
    internal sealed record Sales(NameSyntax Event, NameSyntax Field, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>transfer at most 5_000 per member per calendar year</c>.</summary>
    internal sealed record Transfer(AtMostSyntax Limit, SourceSpan Span) : PointsClauseSyntax(Span);

    /// <summary><c>expected redemption 80%</c>.</summary>
    internal sealed record ExpectedRedemption(PercentSyntax Share, SourceSpan Span) : PointsClauseSyntax(Span);
}
