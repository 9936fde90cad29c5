using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>A name with its own place; where it is declared, perhaps with what it was called in the version of the programme before.</summary>
internal sealed record NameSyntax(string Text, SourceSpan Span, NameSyntax? Was = null) : SyntaxNode(Span);
