using System.Collections.Immutable;
using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Binding;

/// <summary>The blocks of a file by their kind.</summary>
internal static class Blocks
{
    /// <summary>All of a kind, in the order of the text.</summary>
    public static ImmutableArray<T> All<T>(this SyntaxFile file)
        where T : BlockSyntax
    {
        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var block in file.Blocks)
        {
            if (block is T one)
            {
                all.Add(one);
            }
        }

        return all.DrainToImmutable();
    }

    /// <summary>The one of a kind that may stand there once; null where there is none.</summary>
    public static T? Only<T>(this SyntaxFile file, Findings findings)
        where T : BlockSyntax => findings.One<T>(file.Blocks.Nodes);
}
