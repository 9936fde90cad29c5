namespace Workflows.Dsl.Lexing;

/// <summary>Which letters make which tokens.</summary>
internal static class Letters
{
    /// <summary>Quotes of other languages and of word processors; the first letter of each pair opens.</summary>
    private const string Quotes = "\"\"“”„“‘’''「」『』«»＂＂";

    /// <summary>A full-width sign is this much above the plain one.</summary>
    private const int FullWidth = 0xFEE0;

    /// <summary>Blanks within a line, the byte order mark and other letters that show nothing among them.</summary>
    public static bool IsBlank(char letter) =>
        letter is ' ' or '\t' or '\f' or '\v' or '\u00A0' or '\u3000' or '\uFEFF' or '\u200B' or '\u200C' or '\u200D'
        || (letter > '\u007F' && char.IsWhiteSpace(letter));

    /// <summary>Whether a word can begin with it. An unreadable letter belongs to its word: it is reported once for the file.</summary>
    public static bool IsWordStart(char letter) =>
        letter < '\u0080' ? char.IsAsciiLetter(letter) || letter == '_' : char.IsLetter(letter) || letter == '\uFFFD';

    /// <summary>Whether a number can begin with it; full-width digits are digits that are reported.</summary>
    public static bool IsDigit(char letter) => char.IsAsciiDigit(letter) || letter is >= '０' and <= '９';

    /// <summary>The plain letter of a full-width one; others stay.</summary>
    public static char Plain(char letter) => letter is >= '！' and <= '～' ? (char)(letter - FullWidth) : letter;

    /// <summary>Whether a text can begin with it.</summary>
    public static bool IsQuote(char letter) => letter == '"' || (Quotes.IndexOf(letter, StringComparison.Ordinal) is var place and >= 0
        && place % 2 == 0);

    /// <summary>Where a word ends.</summary>
    public static int EndOfWord(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && (IsWordStart(text[at]) || char.IsDigit(text[at]) || char.GetUnicodeCategory(text[at]) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where a text in quotes ends: behind the closing quote, or at the end of the line without one.</summary>
    public static int EndOfText(string text, int start, out bool isClosed)
    {
        var opening = text[start];
        var closing = Quotes[Quotes.IndexOf(opening, StringComparison.Ordinal) + 1];
        for (var at = start + 1; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            if (text[at] == closing || (opening == '„' && text[at] == '”'))
            {
                isClosed = true;
                return at + 1;
            }

            // A backslash keeps the quote behind it, or another backslash, from its meaning.
            at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\' ? 1 : 0;
        }

        isClosed = false;
        var rest = text.AsSpan(start).IndexOfAny('\n', '\r');
        return rest < 0 ? text.Length : start + rest;
    }

    /// <summary>How long a run of letters is that the language doesn't have, so that it is reported once.</summary>
    public static int LengthOfUnknown(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && (char.IsSurrogate(rest[length]) || (char.IsSurrogate(rest[0]) && rest[length] == '\uFE0F')
            || (rest[length] == rest[0] && !char.IsAscii(rest[0]))))
        {
            length++;
        }

        return length;
    }
}
