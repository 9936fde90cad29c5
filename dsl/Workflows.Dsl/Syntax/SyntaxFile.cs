using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>One programme file: its blocks in the order of the text and what was wrong with its form.</summary>
internal sealed record SyntaxFile(string File, SyntaxList<BlockSyntax> Blocks, ImmutableArray<Diagnostic> Diagnostics);
