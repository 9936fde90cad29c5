using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>What follows <c>is</c>.</summary>
internal abstract record TestSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>is known</c>.</summary>
    internal sealed record Known(SourceSpan Span) : TestSyntax(Span);

    /// <summary><c>is one of shop, web</c>.</summary>
    internal sealed record OneOf(SyntaxList<LiteralSyntax> Values, SourceSpan Span) : TestSyntax(Span);

    /// <summary><c>is at least Silver</c>.</summary>
    internal sealed record AtLeast(NameSyntax Tier, SourceSpan Span) : TestSyntax(Span);

    /// <summary><c>is below Gold</c>.</summary>
    internal sealed record Below(NameSyntax Tier, SourceSpan Span) : TestSyntax(Span);

    /// <summary><c>is in Detractor</c>.</summary>
    internal sealed record In(NameSyntax Segment, SourceSpan Span) : TestSyntax(Span);

    /// <summary><c>is in top 10% of members</c>, <c>is in bottom 10% of members</c>.</summary>
    internal sealed record InShare(bool IsBottom, PercentSyntax Share, SourceSpan Span) : TestSyntax(Span);

    /// <summary><c>is every 3rd</c>: a multiple of 3; from 2.</summary>
    internal sealed record Every(int Of, SourceSpan Span) : TestSyntax(Span);

    /// <summary><c>is app</c>: the same value.</summary>
    internal sealed record Same(ExpressionSyntax Value, SourceSpan Span) : TestSyntax(Span);

    /// <summary><c>is not …</c>: the opposite of another test, which is no <see cref="Not"/> itself.</summary>
    internal sealed record Not(TestSyntax Test, SourceSpan Span) : TestSyntax(Span);
}
