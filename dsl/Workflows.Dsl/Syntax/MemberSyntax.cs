using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>member { … }</c>.</summary>
internal sealed record MemberSyntax(SyntaxList<MemberClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span);

/// <summary>A line of the member block.</summary>
internal abstract record MemberClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>birthday: optional date personal</c>.</summary>
    internal sealed record Field(FieldSyntax Declaration, SourceSpan Span) : MemberClauseSyntax(Span);

    /// <summary><c>consent marketing by email, sms</c>.</summary>
    internal sealed record Consent(NameSyntax Purpose, SyntaxList<NameSyntax> Channels, SourceSpan Span) : MemberClauseSyntax(Span);
}
