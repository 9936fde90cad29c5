using System.Net;

namespace Workflows.Delivery.Mails;

/// <summary>A part of a page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of a tag: the element in small letters; else empty.</param>
/// <param name="Attributes">Of a tag that begins an element: its attributes in order, names in small letters and values as they are meant.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last.</param>
internal sealed record HtmlPart(HtmlKind Kind, string Name, IReadOnlyList<(string Name, string Value)> Attributes, int Start, int End)
{
    /// <summary>The value of an attribute; null where there is none.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }
}

/// <summary>The kinds of parts.</summary>
internal enum HtmlKind
{
    /// <summary>Text between tags, as it is written.</summary>
    Text,

    /// <summary>The tag that begins an element.</summary>
    Begin,

    /// <summary>The tag that ends one.</summary>
    End,

    /// <summary>A comment or a declaration.</summary>
    Aside,
}

/// <summary>
/// Takes the HTML of an e-mail apart, in one pass. It is made for pages that templates write and not for whatever a browser forgives: what it
/// takes for text is text.
/// </summary>
internal static class HtmlReader
{
    private static readonly HashSet<string> RawText = new(StringComparer.Ordinal) { "style", "script", "title" };

    /// <summary>The parts of a page, one behind the other.</summary>
    public static IEnumerable<HtmlPart> Parts(string html)
    {
        var at = 0;
        var raw = "";
        while (at < html.Length)
        {
            var next = raw.Length > 0 ? html.IndexOf($"</{raw}", at, StringComparison.OrdinalIgnoreCase) : NextTag(html, at);
            next = next < 0 ? html.Length : next;
            raw = "";
            if (next > at)
            {
                yield return new(HtmlKind.Text, "", [], at, next);
            }

            if (next == html.Length)
            {
                yield break;
            }

            var part = Tag(html, next);
            raw = part.Kind == HtmlKind.Begin && RawText.Contains(part.Name) ? part.Name : "";
            at = part.End;
            yield return part;
        }
    }

    /// <summary>A text of a page as a person reads it.</summary>
    public static string Plain(string html, HtmlPart text) => WebUtility.HtmlDecode(html[text.Start..text.End]);

    private static int NextTag(string html, int at)
    {
        for (var open = html.IndexOf('<', at); open >= 0; open = html.IndexOf('<', open + 1))
        {
            if (open + 1 < html.Length && (char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!'))
            {
                return open;
            }
        }

        return -1;
    }

    private static HtmlPart Tag(string html, int start)
    {
        if (html[start + 1] == '!')
        {
            var isComment = string.CompareOrdinal(html, start, "<!--", 0, 4) == 0;
            var close = html.IndexOf(isComment ? "-->" : ">", start, StringComparison.Ordinal);
            return new(HtmlKind.Aside, "", [], start, close < 0 ? html.Length : close + (isComment ? 3 : 1));
        }

        var isEnd = html[start + 1] == '/';
        var at = start + (isEnd ? 2 : 1);
        var name = Word(html, ref at);
        var attributes = new List<(string, string)>();
        while (at < html.Length && html[at] != '>')
        {
            if (char.IsWhiteSpace(html[at]) || html[at] == '/')
            {
                at++;
                continue;
            }

            attributes.Add(Attribute(html, ref at));
        }

        return new(isEnd ? HtmlKind.End : HtmlKind.Begin, name, attributes, start, Math.Min(at + 1, html.Length));
    }

    private static (string Name, string Value) Attribute(string html, ref int at)
    {
        var name = Word(html, ref at);
        if (at >= html.Length || html[at] != '=')
        {
            // Something must be taken, or a stray sign would be looked at for ever.
            at += name.Length == 0 ? 1 : 0;
            return (name, "");
        }

        at++;
        var quote = at < html.Length && html[at] is '"' or '\'' ? html[at] : '\0';
        var start = quote == '\0' ? at : at + 1;
        var end = start;
        while (end < html.Length && (quote == '\0' ? !char.IsWhiteSpace(html[end]) && html[end] != '>' : html[end] != quote))
        {
            end++;
        }

        at = Math.Min(html.Length, quote == '\0' ? end : end + 1);
        return (name, WebUtility.HtmlDecode(html[start..end]));
    }

    private static string Word(string html, ref int at)
    {
        var start = at;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('>' or '/' or '=' or '"' or '\''))
        {
            at++;
        }

        return html[start..at].ToLowerInvariant();
    }
}
