using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>Reads a programme file: text in, tree and diagnostics out; never an exception, whatever the text.</summary>
internal static class Parser
{
    /// <summary>The tree of a text; what is wrong with its form is in <see cref="SyntaxFile.Diagnostics"/>.</summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">Its content.</param>
    public static SyntaxFile Parse(string file, string text) => Parse(Lexer.Read(file, text));

    /// <summary>The tree of a text that was cut into tokens.</summary>
    public static SyntaxFile Parse(TokenList list)
    {
        var diagnostics = list.Diagnostics.ToBuilder();
        var blocks = ImmutableArray.CreateBuilder<BlockSyntax>();
        foreach (var block in Blocks(list, diagnostics))
        {
            blocks.Add(block.Tree);
        }

        return new SyntaxFile(list.File, new(blocks.DrainToImmutable()), Sorted(diagnostics));
    }

    /// <summary>The blocks of a text one by one, each with its reader; messages are added as they are read.</summary>
    public static IEnumerable<(BlockSyntax Tree, BlockReader Reader)> Blocks(TokenList list, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (!list.IsReadable)
        {
            yield break;
        }

        var (tokens, starts) = BlockSplitter.Split(list);
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : tokens.Count - 1;
            var reader = new BlockReader(tokens, starts[i], end, diagnostics);
            yield return (Read(reader), reader);
        }
    }

    /// <summary>Whether a block can be read that was cut out of a text and changed.</summary>
    public static bool CanRead(string block)
    {
        var list = Lexer.Read("", block);
        if (!list.IsReadable || !list.Diagnostics.IsEmpty)
        {
            return false;
        }

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var reader = new BlockReader(list, 0, list.Count - 1, diagnostics) { IsTrial = true };
        return !Read(reader).IsBroken && diagnostics.Count == 0;
    }

    private static BlockSyntax Read(BlockReader reader)
    {
        var start = new TokenInput(reader, reader.Start);
        var span = reader.Span(reader.Start, reader.End);
        if (BlockGrammar.LeadAt(start) is not { } lead)
        {
            BlockGrammar.ReportUnknown(start);
            return new UnknownBlockSyntax(span) { IsBroken = true };
        }

        var result = lead.Parser(start);
        var behind = (TokenInput)result.Remainder;
        if (result.WasSuccessful)
        {
            if (!behind.AtEnd)
            {
                BlockGrammar.ReportRest(start, behind);
            }

            return reader.IsBroken || HasFaults(reader) ? result.Value with { IsBroken = true } : result.Value;
        }

        Mistakes.ReportAt(start, null);
        return BlockGrammar.Salvage(start, span) with { IsBroken = true };
    }

    private static bool HasFaults(BlockReader reader)
    {
        for (var index = reader.Start; index < reader.End; index++)
        {
            if (reader.At(index).IsFaulty)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<Diagnostic> Sorted(ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        ImmutableArray<Diagnostic> sorted = [.. diagnostics.OrderBy(one => one.Place.Line).ThenBy(one => one.Place.Column)];
        return sorted.Length <= Limits.MessagesMost
            ? sorted
            : [.. sorted[..Limits.MessagesMost], Diagnostic.Of(SyntaxDiagnostics.MoreMistakes, sorted[Limits.MessagesMost].Place,
                $"{Limits.MessagesMost}")];
    }
}
