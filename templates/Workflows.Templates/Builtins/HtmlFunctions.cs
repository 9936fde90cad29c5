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
    // What Scriban takes for tags: scripts, styles and comments with what is in them, then tags, in which quoted values may contain `>`.
    private const string Tags =
        "<script.*?</script>|<!--.*?-->|<style.*?</style>|<(?:[^>=]|='[^']*'|=\"[^\"]*\"|=[^'\"][^\\s>]*)*>";

    internal static Group Group() => new(
        [
            new("html.escape", "text", Escape),
            new("html.newline_to_br", "text", NewLineToBr),
            new("html.strip", "text", (a, s) => a[0] is null ? null : RegexFunctions.Guarded(s, () => Sized(
                s.Pattern(Tags, RegexOptions.IgnoreCase | RegexOptions.Singleline).Replace(Printing.Text(a[0], s), string.Empty), s))),
            new("html.url_encode", "text", (a, s) => a[0] is null ? null : Sized(Uri.EscapeDataString(Printing.Text(a[0], s)), s)),
            new("html.url_escape", "text", (a, s) => a[0] is null ? null : Sized(UrlEscape(Printing.Text(a[0], s)), s)),
        ],
        [],
        new Builtin("html.raw", "text", (a, s) => a[0] is null ? null
            : s.IsHtml ? new SafeText(Printing.Text(a[0], s), null) : Printing.Text(a[0], s)));

    private static string Sized(string text, RenderState state)
    {
        state.AllowText(text.Length);
        return text;
    }

    private static object? Escape(object?[] a, RenderState state)
    {
        if (a[0] is null or SafeText)
        {
            return a[0];
        }

        var html = Sized(WebUtility.HtmlEncode(Printing.Text(a[0], state)), state);
        return state.IsHtml ? new SafeText(html) : html;
    }

    private static object? NewLineToBr(object?[] a, RenderState state)
    {
        if (a[0] is null)
        {
            return null;
        }

        var text = state.IsHtml ? SafeText.Html(a[0], state) : Printing.Text(a[0], state);
        var output = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\r' || text[at] == '\n' && (at == 0 || text[at - 1] != '\r'))
            {
                output.Append("<br />");
            }

            output.Append(text[at]);
        }

        var marked = Sized(output.ToString(), state);
        return state.IsHtml ? new SafeText(marked) : marked;
    }

    // Characters that mean something in a link stay as they are; `%` does not, because it may be meant as itself.
    private static string UrlEscape(string text)
    {
        const string Kept = "-._~:/?#[]@!$&'()*+,;=";
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
