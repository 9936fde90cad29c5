using System.Globalization;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Lexing;

/// <summary>Whether a text can be a programme at all: one message for a whole file that can't, and quickly.</summary>
internal static class Readability
{
    /// <summary>Why nobody can read the text; null where it can be read.</summary>
    public static Diagnostic? Check(string file, string text)
    {
        if (text.Length > Limits.TextMost)
        {
            return Diagnostic.Of(SyntaxDiagnostics.FileTooLarge, PlaceOf(file, text, 0), Words(text.Length), Words(Limits.TextMost));
        }

        if (HasControls(text))
        {
            return Diagnostic.Of(SyntaxDiagnostics.NotText, PlaceOf(file, text, 0));
        }

        var isEmpty = true;
        var start = 0;
        while (start < text.Length)
        {
            var rest = text.AsSpan(start);
            var length = rest.IndexOfAny('\n', '\r') is var end and >= 0 ? end : rest.Length;
            if (length > Limits.LineMost)
            {
                return Diagnostic.Of(SyntaxDiagnostics.LineTooLong, PlaceOf(file, text, start), Words(Limits.LineMost));
            }

            isEmpty = isEmpty && IsEmpty(rest[..length]);
            start += Math.Min(length + 1, rest.Length);
        }

        return isEmpty ? Diagnostic.Of(SyntaxDiagnostics.EmptyFile, PlaceOf(file, text, 0)) : null;
    }

    /// <summary>The empty place before a letter; for one message a file, as it counts the lines anew.</summary>
    public static SourceSpan PlaceOf(string file, string text, int at)
    {
        var before = text.AsSpan(0, at);
        var line = 1 + before.Count('\n') + before.Count('\r') - before.Count("\r\n");
        var column = at - before.LastIndexOfAny('\n', '\r');
        return new SourceSpan(file, line, column, line, column);
    }

    private static bool HasControls(string text)
    {
        foreach (var letter in text)
        {
            if (letter < ' ' && letter is not ('\t' or '\n' or '\v' or '\f' or '\r'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEmpty(ReadOnlySpan<char> line)
    {
        foreach (var letter in line)
        {
            if (!Letters.IsBlank(letter))
            {
                return letter == '#';
            }
        }

        return true;
    }

    private static string Words(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
