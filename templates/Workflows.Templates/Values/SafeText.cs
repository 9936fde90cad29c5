using System.Buffers;
using System.Net;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>Text that is HTML already, so it is written as it is. It exists only where HTML is rendered.</summary>
/// <param name="text">The HTML.</param>
/// <param name="place">
/// The place in HTML it was written for, where it needs no further care; null where the template vouches for it everywhere, with
/// <c>html.raw</c>.
/// </param>
internal sealed class SafeText(string text, HtmlPlace? place)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    /// <summary>HTML that stands in content.</summary>
    internal SafeText(string text)
        : this(text, default(HtmlPlace))
    {
    }

    internal string Text => text;

    internal bool Fits(HtmlPlace wanted) => place is null || place == wanted || wanted.IsSimple;

    /// <summary>Joins two values of which at least one is HTML: the other one is escaped.</summary>
    internal static SafeText Join(object? left, object? right, RenderState state)
    {
        var (one, other) = (Html(left, state), Html(right, state));
        state.AllowText((long)one.Length + other.Length);
        return new SafeText(one + other);
    }

    public override string ToString() => text;

    /// <summary>The first character that must be escaped, or -1.</summary>
    internal static int FirstSpecial(ReadOnlySpan<char> plain) => plain.IndexOfAny(Special);

    /// <summary>What a special character becomes, or null for any other one.</summary>
    internal static string? Entity(char special) => special switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => null,
    };

    /// <summary>A value as HTML.</summary>
    internal static string Html(object? value, RenderState state) =>
        value is SafeText safe ? safe.Text : WebUtility.HtmlEncode(Printing.Text(value, state));
}
