using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>partner NAME "Title"</c>, with a body like that of a budget where it has limits.</summary>
internal sealed record PartnerSyntax(NameSyntax Name, StringSyntax? Title, SyntaxList<BudgetClauseSyntax> Clauses, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}
