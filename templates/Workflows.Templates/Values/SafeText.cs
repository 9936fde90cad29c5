using System.Buffers;
using System.Net;

namespace Workflows.Templates.Values;

/// <summary>Text that is HTML already, so it is written as it is. It exists only where HTML is rendered.</summary>
internal sealed class SafeText(string text)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    internal string Text => text;

    /// <summary>Joins two values of which at least one is HTML: the other one is escaped.</summary>
    internal static SafeText Join(object? left, object? right) => new(Html(left) + Html(right));

    public override string ToString() => text;

    /// <summary>The first character that must be escaped, or -1.</summary>
    internal static int FirstSpecial(ReadOnlySpan<char> plain) => plain.IndexOfAny(Special);

    /// <summary>What a special character becomes.</summary>
    internal static string Entity(char special) => special switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        _ => "&#39;",
    };

    /// <summary>A value as HTML.</summary>
    internal static string Html(object? value) => value is SafeText safe ? safe.Text : WebUtility.HtmlEncode(Printing.Text(value));
}
