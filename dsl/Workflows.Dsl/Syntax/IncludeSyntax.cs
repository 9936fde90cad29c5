using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>include "rules/summer.loyalty"</c>. One that stays in the tree of a whole programme couldn't be read, and is broken.</summary>
internal sealed record IncludeSyntax(StringSyntax Path, SourceSpan Span) : BlockSyntax(Span);
