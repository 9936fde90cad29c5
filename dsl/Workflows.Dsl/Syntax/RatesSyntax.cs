using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>rates { … }</c>.</summary>
internal sealed record RatesSyntax(SyntaxList<RatesClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span);

/// <summary>A line of the rates block.</summary>
internal abstract record RatesClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>day 2026-03-06 1 USD = 7.7812 HKD, 1 EUR = 9.1325 HKD</c>.</summary>
    internal sealed record Day(DateSyntax Date, SyntaxList<ExchangeSyntax> Rates, SourceSpan Span) : RatesClauseSyntax(Span);

    /// <summary><c>other days take last known up to 7 days</c>; without days for as long as no later one is known.</summary>
    internal sealed record LastKnown(int? Days, SourceSpan Span) : RatesClauseSyntax(Span);

    /// <summary><c>other days refuse</c>.</summary>
    internal sealed record Refuse(SourceSpan Span) : RatesClauseSyntax(Span);
}

/// <summary><c>1 USD = 7.7812 HKD</c>.</summary>
internal sealed record ExchangeSyntax(AmountSyntax Of, AmountSyntax Is, SourceSpan Span) : SyntaxNode(Span);
