using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>messages { … }</c>.</summary>
internal sealed record MessagesSyntax(SyntaxList<MessagesClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span);

/// <summary>A line of the messages block.</summary>
internal abstract record MessagesClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>quiet 21:00 to 09:00</c>.</summary>
    internal sealed record Quiet(TimeSyntax From, TimeSyntax To, SourceSpan Span) : MessagesClauseSyntax(Span);

    /// <summary><c>at most 3 per member in any 7 days</c>.</summary>
    internal sealed record AtMost(int Count, LengthSyntax Within, SourceSpan Span) : MessagesClauseSyntax(Span);

    /// <summary><c>give up after 3 days</c>.</summary>
    internal sealed record GiveUpAfter(LengthSyntax Length, SourceSpan Span) : MessagesClauseSyntax(Span);

    /// <summary><c>time zone member.zone</c>.</summary>
    internal sealed record Zone(NameSyntax Owner, NameSyntax Field, SourceSpan Span) : MessagesClauseSyntax(Span);
}
