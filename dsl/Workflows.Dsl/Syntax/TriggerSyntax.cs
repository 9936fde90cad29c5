using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>What follows <c>on</c>, from the word after it.</summary>
internal abstract record TriggerSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>Purchase where total &gt; 100 HKD</c>.</summary>
    internal sealed record Event(NameSyntax Name, ExpressionSyntax? Where, SourceSpan Span) : TriggerSyntax(Span);

    /// <summary><c>entering AtRisk</c>: a segment or a tier.</summary>
    internal sealed record Entering(NameSyntax Name, SourceSpan Span) : TriggerSyntax(Span);

    /// <summary><c>leaving AtRisk</c>: a segment or a tier.</summary>
    internal sealed record Leaving(NameSyntax Name, SourceSpan Span) : TriggerSyntax(Span);

    /// <summary><c>joining</c>.</summary>
    internal sealed record Joining(SourceSpan Span) : TriggerSyntax(Span);

    /// <summary><c>expiry of Miles</c>.</summary>
    internal sealed record ExpiryOf(NameSyntax Currency, SourceSpan Span) : TriggerSyntax(Span);

    /// <summary><c>notice of Miles</c>.</summary>
    internal sealed record NoticeOf(NameSyntax Currency, SourceSpan Span) : TriggerSyntax(Span);
}
