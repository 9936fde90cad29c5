using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// A misspelt word that was taken for a name, so that reading failed further on: <c>cpunt of Purchase this month</c>. A word is to blame if the whole
/// block can be read with the nearest word of the language in its place.
/// </summary>
internal static class OtherWord
{
    private const int WordsMost = 4;
    private const int LettersMost = 4_000;

    private static readonly string[] Words =
        [.. Enumerable.Range(1, Vocabulary.Count - 1).Select(number => Vocabulary.WordOf((short)number)).Where(word => char.IsLetter(word[0]))];

    /// <summary>The message for the word between two places that is to blame; null where none is, or several mistakes are in the block.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="start">Where the clause begins.</param>
    /// <param name="failed">Where reading failed.</param>
    public static Diagnostic? Before(BlockReader reader, int start, int failed)
    {
        var (from, to) = (reader.At(reader.Start).LineStart, reader.At(reader.End - 1).End);
        if (reader.IsTrial || to - from > LettersMost)
        {
            return null;
        }

        var tried = 0;
        for (var index = Math.Min(failed, reader.End - 1); index >= start && tried < WordsMost; index--)
        {
            var token = reader.At(index);
            if (token.Kind != TokenKind.Word || token.Word != 0 || Spelling.Closest(reader.TextAt(index), Words) is not { } meant)
            {
                continue;
            }

            tried++;
            var text = reader.List.Text;
            if (Parser.CanRead(string.Concat(text.AsSpan(from, token.Start - from), meant, text.AsSpan(token.End, to - token.End))))
            {
                var place = reader.Span(index, index + 1);
                return new Diagnostic(SyntaxDiagnostics.Misspelt, place, [reader.TextAt(index).ToString(), meant], [], [new TextFix($"write `{meant}`", place, meant)]);
            }
        }

        return null;
    }
}
