using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>household { … }</c>.</summary>
internal sealed record HouseholdSyntax(SyntaxList<HouseholdClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span);

/// <summary>A line of the household block.</summary>
internal abstract record HouseholdClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>up to 6 members</c>.</summary>
    internal sealed record UpTo(int Members, SourceSpan Span) : HouseholdClauseSyntax(Span);

    /// <summary><c>pool Miles</c>.</summary>
    internal sealed record Pool(SyntaxList<NameSyntax> Currencies, SourceSpan Span) : HouseholdClauseSyntax(Span);
}
