using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>1 Miles and 1 StatusMiles per 10 HKD of total until 2026-06-30</c>.</summary>
internal sealed record RateSyntax(SyntaxList<AmountSyntax> Amounts, PerSyntax? Per, DateSyntax? Until, SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>per full 10 HKD of total</c>.</summary>
/// <param name="Full">Whether only whole steps count.</param>
/// <param name="Step">An <see cref="AmountSyntax"/> or a <see cref="NumberSyntax"/>.</param>
/// <param name="Of">The value: a sum, no condition.</param>
/// <param name="Span">From <c>per</c> on.</param>
internal sealed record PerSyntax(bool Full, LiteralSyntax Step, ExpressionSyntax Of, SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>funded by Wing 60%, Launch 40%</c>.</summary>
internal sealed record FundingSyntax(SyntaxList<FundingShareSyntax> Shares, SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>Wing 60%</c>; no share is all of it.</summary>
internal sealed record FundingShareSyntax(NameSyntax Budget, PercentSyntax? Share, SourceSpan Span) : SyntaxNode(Span);
