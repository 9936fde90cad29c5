using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Including;

/// <summary>
/// Makes one tree of the files of a programme: what an included file says stands where it is included. All lines that include stand in the first file,
/// so that one look at it tells what belongs to the programme.
/// </summary>
internal static class Inclusion
{
    /// <summary>The tree of the programme. An include that can't be followed stays in it and is broken, with a message.</summary>
    /// <param name="main">The first file.</param>
    /// <param name="read">The tree of a path, or why there is none.</param>
    public static SyntaxFile Of(SyntaxFile main, Func<string, (SyntaxFile? Tree, string Fault)> read)
    {
        if (!main.Blocks.Items.Any(block => block is IncludeSyntax))
        {
            return main;
        }

        var blocks = ImmutableArray.CreateBuilder<BlockSyntax>();
        var diagnostics = main.Diagnostics.ToBuilder();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var block in main.Blocks)
        {
            if (block is not IncludeSyntax include)
            {
                blocks.Add(block);
            }
            else if (Refusal(include, seen) is { } refusal)
            {
                diagnostics.Add(refusal);
            }
            else if (read(include.Path.Value) is (var tree, var fault) && tree is null)
            {
                diagnostics.Add(Diagnostic.Of(FileDiagnostics.NotReadable, include.Path.Span, include.Path.Value, fault));
                blocks.Add(include with { IsBroken = true });
            }
            else
            {
                diagnostics.AddRange(tree.Diagnostics);
                blocks.AddRange(tree.Blocks.Items.Where(part => part is not (IncludeSyntax or ProgrammeSyntax)));
                diagnostics.AddRange(tree.Blocks.Items.Where(part => part is IncludeSyntax or ProgrammeSyntax).Select(part => Diagnostic.Of(
                    part is IncludeSyntax ? FileDiagnostics.IncludesItself : FileDiagnostics.ProgrammeInside, part.Span, main.File)));
            }
        }

        return new(main.File, new(blocks.DrainToImmutable()), diagnostics.DrainToImmutable());
    }

    /// <summary>The paths that a file includes and that can be followed, in the order of the text, each once.</summary>
    public static ImmutableArray<string> PathsOf(IEnumerable<BlockSyntax> main) =>
        [.. main.OfType<IncludeSyntax>().Where(include => !include.IsBroken).Select(include => include.Path.Value)
            .Where(IncludePath.IsInside).Distinct(StringComparer.Ordinal)];

    private static Diagnostic? Refusal(IncludeSyntax include, Dictionary<string, SourceSpan> seen)
    {
        var path = include.Path.Value;
        if (!IncludePath.IsInside(path))
        {
            return Diagnostic.Of(FileDiagnostics.Outside, include.Path.Span, path);
        }

        return seen.TryAdd(path, include.Span)
            ? null
            : Diagnostic.Of(FileDiagnostics.Twice, include.Path.Span, path) with { Related = [("included first here", seen[path])] };
    }
}
