using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>let NAME = …</c>.</summary>
internal sealed record LetSyntax(NameSyntax Name, ExpressionSyntax Value, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}
