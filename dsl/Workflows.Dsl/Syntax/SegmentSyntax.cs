using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>segment NAME "title" when …, refreshed …</c>.</summary>
internal sealed record SegmentSyntax(NameSyntax Name, StringSyntax? Title, ExpressionSyntax When, RefreshSyntax? Refresh, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}
