using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>cap NAME { of Rule1, Rule2 at most … }</c>: a cap that several rules share.</summary>
internal sealed record CapSyntax(NameSyntax Name, SyntaxList<CapClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a cap block.</summary>
internal abstract record CapClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>of BasePoints, BillPoints</c>.</summary>
    internal sealed record Of(SyntaxList<NameSyntax> Rules, SourceSpan Span) : CapClauseSyntax(Span);

    /// <summary><c>at most 1_000 Miles per member per calendar month</c>.</summary>
    internal sealed record AtMost(AtMostSyntax Limit, SourceSpan Span) : CapClauseSyntax(Span);
}
