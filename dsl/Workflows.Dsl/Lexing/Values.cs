using System.Globalization;
using System.Text;

namespace Workflows.Dsl.Lexing;

/// <summary>The values of tokens.</summary>
internal static class Values
{
    /// <summary>The day of <c>2026-01-31</c>; null where there is none.</summary>
    public static DateOnly? DateOf(ReadOnlySpan<char> letters) =>
        DateOnly.TryParseExact(letters, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The time of <c>21:00</c>; null where there is none.</summary>
    public static TimeOnly? TimeOf(ReadOnlySpan<char> letters) =>
        TimeOnly.TryParseExact(letters, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A text without its quotes; <c>\"</c> is a quote and <c>\\</c> a backslash, any other backslash stands for itself.</summary>
    public static string TextOf(ReadOnlySpan<char> letters)
    {
        var end = Letters.EndOfText(letters.ToString(), 0, out var isClosed) - (isClosed ? 1 : 0);
        var inner = letters[1..end];
        if (!inner.Contains('\\'))
        {
            return inner.ToString();
        }

        var text = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            i += inner[i] == '\\' && i + 1 < inner.Length && inner[i + 1] is '"' or '\\' ? 1 : 0;
            text.Append(inner[i]);
        }

        return text.ToString();
    }
}
