using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>A promise about all members: <c>always "title" …</c>, <c>never "title" …</c>.</summary>
internal sealed record PromiseSyntax(StringSyntax Title, PromisedSyntax What, SourceSpan Span) : BlockSyntax(Span);

/// <summary>What is promised.</summary>
internal abstract record PromisedSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>balance of Miles >= 0</c>, which holds always or never.</summary>
    internal sealed record Standing(bool Always, ExpressionSyntax Condition, SourceSpan Span) : PromisedSyntax(Span);

    /// <summary><c>more than 1_000 Miles from one Purchase where channel is app</c>.</summary>
    internal sealed record MoreThan(AmountSyntax Most, NameSyntax Event, ExpressionSyntax? Where, SourceSpan Span) : PromisedSyntax(Span);
}
