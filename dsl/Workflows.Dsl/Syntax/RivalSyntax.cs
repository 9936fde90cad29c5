using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>rival NAME "Title" in "folder/file.loyalty"</c>.</summary>
internal sealed record RivalSyntax(NameSyntax Name, StringSyntax? Title, StringSyntax File, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}
