using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>
/// The functions of <c>html</c>. Where HTML is rendered, results that are HTML are marked as safe, so they are not escaped again;
/// <c>html.raw</c> marks a value as HTML that the template vouches for.
/// </summary>
internal static class HtmlFunctions
{
    // Scripts, styles and comments with what is in them, then tags; quoted attributes may contain `>`.
    private static readonly Regex Tags = new(
        "<script\\b.*?</script\\s*>|<style\\b.*?</style\\s*>|<!--.*?-->|<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    internal static Group Group() => new(
        [
            new("html.escape", "text", Escape),
            new("html.newline_to_br", "text", NewLineToBr),
            new("html.strip", "text", (a, _) => a[0] is null ? null : RegexFunctions.Guarded(() =>
                Tags.Replace(Printing.Text(a[0]), string.Empty))),
            new("html.url_encode", "text", (a, s) => a[0] is null ? null : Sized(Uri.EscapeDataString(Printing.Text(a[0])), s)),
            new("html.url_escape", "text", (a, s) => a[0] is null ? null : Sized(UrlEscape(Printing.Text(a[0])), s)),
        ],
        [],
        new Builtin("html.raw", "text", (a, s) => a[0] is null ? null : Mark(Printing.Text(a[0]), s)));

    private static object Mark(string html, RenderState state) => state.IsHtml ? new SafeText(html) : html;

    private static string Sized(string text, RenderState state)
    {
        state.AllowText(text.Length);
        return text;
    }

    private static object? Escape(object?[] a, RenderState state) => a[0] switch
    {
        null => null,
        SafeText safe => safe,
        var value => Mark(Sized(WebUtility.HtmlEncode(Printing.Text(value)), state), state),
    };

    private static object? NewLineToBr(object?[] a, RenderState state)
    {
        if (a[0] is null)
        {
            return null;
        }

        var text = state.IsHtml ? SafeText.Html(a[0]) : Printing.Text(a[0]);
        var marked = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "<br />\n", StringComparison.Ordinal);
        return Mark(Sized(marked, state), state);
    }

    private static string UrlEscape(string text)
    {
        const string Kept = "-._~;/?:@&=+$,#[]!'()*%";
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Kept.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                output.Append((char)rune.Value);
            }
            else
            {
                output.Append(Uri.EscapeDataString(rune.ToString()));
            }
        }

        return output.ToString();
    }
}
