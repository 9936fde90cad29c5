using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>A name with its own place.</summary>
internal sealed record NameSyntax(string Text, SourceSpan Span) : SyntaxNode(Span);
