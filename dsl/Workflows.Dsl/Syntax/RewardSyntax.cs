using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>reward NAME "title" { … }</c>.</summary>
internal sealed record RewardSyntax(NameSyntax Name, StringSyntax? Title, SyntaxList<RewardClauseSyntax> Clauses, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a reward block.</summary>
internal abstract record RewardClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>price 300 Miles or 100 Miles + 16 HKD</c>; at least one.</summary>
    internal sealed record Price(SyntaxList<PriceSyntax> Prices, SourceSpan Span) : RewardClauseSyntax(Span);

    /// <summary><c>our cost 18 HKD</c>.</summary>
    internal sealed record OurCost(AmountSyntax Value, SourceSpan Span) : RewardClauseSyntax(Span);

    /// <summary><c>stock 5_000</c>.</summary>
    internal sealed record Stock(int Count, SourceSpan Span) : RewardClauseSyntax(Span);

    /// <summary><c>hold 15 minutes</c>.</summary>
    internal sealed record Hold(LengthSyntax Length, SourceSpan Span) : RewardClauseSyntax(Span);

    /// <summary><c>at most 2 per member per calendar month</c>.</summary>
    internal sealed record AtMost(AtMostSyntax Limit, SourceSpan Span) : RewardClauseSyntax(Span);

    /// <summary><c>when …</c>.</summary>
    internal sealed record When(ExpressionSyntax Condition, SourceSpan Span) : RewardClauseSyntax(Span);

    /// <summary><c>voucher valid 30 days worth 50 HKD</c>; no worth for one that is used once.</summary>
    internal sealed record Voucher(LengthSyntax Valid, AmountSyntax? Worth, SourceSpan Span) : RewardClauseSyntax(Span);

    /// <summary><c>cancel up to 7 days</c>.</summary>
    internal sealed record Cancel(LengthSyntax Length, SourceSpan Span) : RewardClauseSyntax(Span);
}

/// <summary><c>100 Miles + 16 HKD</c>; no money where points alone pay.</summary>
internal sealed record PriceSyntax(AmountSyntax Points, AmountSyntax? Money, SourceSpan Span) : SyntaxNode(Span);
