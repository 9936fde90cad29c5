using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Syntax;

/// <summary><c>group NAME { best for member }</c>; one clause unless the author wrote none or several.</summary>
internal sealed record GroupSyntax(NameSyntax Name, SyntaxList<GroupClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>Who wins in a group.</summary>
internal sealed record GroupClauseSyntax(GroupChoice Choice, SourceSpan Span) : SyntaxNode(Span);
