using System.Collections.Immutable;
using System.Text;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Formatting;

/// <summary>
/// Lays a programme file out in the one way. Comments are kept, blocks with mistakes stay as they are, and the result is read again:
/// it says the same as the text, or the text stays.
/// </summary>
internal static class Formatter
{
    /// <summary>
    /// The text laid out, with what is wrong in it. The text is null where it can't be read at all, and unchanged, with a warning, where
    /// laying it out would have changed its meaning.
    /// </summary>
    public static (string? Text, ImmutableArray<Diagnostic> Diagnostics) Format(string file, string text)
    {
        var list = Lexer.Read(file, text);
        if (!list.IsReadable)
        {
            return (null, list.Diagnostics);
        }

        var before = Parser.Parse(file, text);
        var laidOut = LayOut(list);
        return IsSame(before, list, laidOut)
            ? (laidOut, before.Diagnostics)
            : (text, [.. before.Diagnostics, Diagnostic.Of(SyntaxDiagnostics.NotFormatted, Readability.PlaceOf(file, text, 0))]);
    }

    private static string LayOut(TokenList list)
    {
        var text = list.Text;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var output = new StringBuilder(text.Length + 16);
        int[] unreadable = [.. list.Tokens.Where(static token => token.Kind == TokenKind.Bad).Select(static token => token.Start)];
        var (end, isVerbatim) = (0, false);
        foreach (var (tree, reader) in Parser.Blocks(list, ImmutableArray.CreateBuilder<Diagnostic>()))
        {
            var start = reader.At(reader.Start).Start;
            WriteBetween(text.AsSpan(), unreadable, end, start, newLine, isVerbatim, output);
            isVerbatim = tree.IsBroken;
            if (isVerbatim && (output.Length == 0 || output[^1] == '\n'))
            {
                // How far to the right it begins tells which of its lines belong to it.
                output.Append(text.AsSpan(0, start)[text.AsSpan(0, start).TrimEnd([' ', '\t']).Length..]);
            }

            end = reader.At(reader.End - 1).End;
            if (isVerbatim)
            {
                output.Append(text, start, end - start);
            }
            else
            {
                new BlockLayout(reader, output, newLine).Write();
            }
        }

        WriteBetween(text.AsSpan(), unreadable, end, text.Length, newLine, isVerbatim, output);
        while (output.Length > 0 && char.IsWhiteSpace(output[^1]))
        {
            output.Length--;
        }

        return output.Append(newLine).ToString();
    }

    /// <summary>Comments and at most one blank line between two blocks; as they are where something unreadable stands there.</summary>
    private static void WriteBetween(
        ReadOnlySpan<char> text, int[] unreadable, int start, int end, string newLine, bool isBehindBroken, StringBuilder output)
    {
        var between = text[start..end];
        if (HasBad(unreadable, start, end))
        {
            output.Append(between);
            return;
        }

        var gap = Gap.Of(between, start == 0);
        if (gap.Trailing.Length > 0)
        {
            var blanks = isBehindBroken ? between[..between.IndexOf(gap.Trailing, StringComparison.Ordinal)] : "  ";
            output.Append(blanks).Append(gap.Trailing);
        }

        output.Append(start == 0 ? "" : newLine);
        for (var i = 0; i < gap.Lines.Count; i++)
        {
            if (gap.Lines[i].Length > 0 || output.Length > 0)
            {
                output.Append(gap.Lines[i]).Append(newLine);
            }
        }
    }

    private static bool HasBad(int[] unreadable, int start, int end)
    {
        var place = Array.BinarySearch(unreadable, start);
        place = place < 0 ? ~place : place;
        return place < unreadable.Length && unreadable[place] < end;
    }

    private static bool IsSame(SyntaxFile before, TokenList list, string laidOut)
    {
        var after = Parser.Parse(before.File, laidOut);
        return before.Blocks.Equals(after.Blocks)
            && before.Diagnostics.Select(Key).SequenceEqual(after.Diagnostics.Select(Key))
            && Comments(list).SequenceEqual(Comments(Lexer.Read(before.File, laidOut)), StringComparer.Ordinal);
    }

    private static (string Id, string Message) Key(Diagnostic diagnostic) => (diagnostic.Descriptor.Id, diagnostic.Message);

    private static List<string> Comments(TokenList list)
    {
        var comments = new List<string>();
        foreach (var token in list.Tokens)
        {
            if (!Gap.HasComment(list.Text.AsSpan(token.TriviaStart, token.Start - token.TriviaStart)))
            {
                continue;
            }

            var gap = Gap.Of(list.Text.AsSpan(token.TriviaStart, token.Start - token.TriviaStart), false);
            comments.AddRange(gap.Lines.Prepend(gap.Trailing).Where(static line => line.Length > 0));
        }

        return comments;
    }
}
