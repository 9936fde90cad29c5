using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Delivery.Mails;

/// <summary>
/// Moves the styles of a page into its elements: some mail programs leave out what stands in its head. Rules by element, by class, by both and
/// by id are moved; what asks for more, and what stands under a condition (a dark screen, a narrow one), stays for those that know it.
/// </summary>
public static class StyleInliner
{
    /// <summary>The page with its styles in its elements; an element's own styles come last and so prevail.</summary>
    /// <param name="html">The page.</param>
    public static string Inline(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var parts = HtmlReader.Parts(html).ToList();
        var rules = new List<Rule>();
        var page = new StringBuilder(html.Length * 2);
        var isSheet = false;
        foreach (var part in parts)
        {
            if (isSheet && part.Kind == HtmlKind.Text)
            {
                rules.AddRange(Rules(html[part.Start..part.End]));
            }

            isSheet = part is { Kind: HtmlKind.Begin, Name: "style" };
        }

        if (rules.Count == 0)
        {
            return html;
        }

        isSheet = false;
        foreach (var part in parts)
        {
            if (isSheet && part.Kind == HtmlKind.Text)
            {
                page.Append(Left(html[part.Start..part.End]));
            }
            else if (part.Kind == HtmlKind.Begin && part.Name is not ("html" or "head" or "meta" or "style" or "title"))
            {
                Write(page, html[part.Start..part.End], part, rules);
            }
            else
            {
                page.Append(html, part.Start, part.End - part.Start);
            }

            isSheet = part is { Kind: HtmlKind.Begin, Name: "style" };
        }

        return page.ToString();
    }

    /// <summary>A rule that can be moved.</summary>
    /// <param name="Element">The element; empty for any.</param>
    /// <param name="Class">The class; empty for any.</param>
    /// <param name="Id">The id; empty for any.</param>
    /// <param name="Declarations">What it says, with a semicolon behind each.</param>
    private sealed record Rule(string Element, string Class, string Id, string Declarations)
    {
        /// <summary>How exactly it names what it is for: what names it more exactly prevails.</summary>
        public int Weight => (Id.Length > 0 ? 100 : 0) + (Class.Length > 0 ? 10 : 0) + (Element.Length > 0 ? 1 : 0);

        public bool Fits(HtmlPart tag) => (Element.Length == 0 || Element == tag.Name)
            && (Id.Length == 0 || tag.Attribute("id") == Id)
            && (Class.Length == 0 || (tag.Attribute("class") ?? "").Split(' ').Contains(Class, StringComparer.Ordinal));
    }

    private static IEnumerable<Rule> Rules(string sheet) =>
        from block in StyleSheet.Blocks(StyleSheet.WithoutComments(sheet))
        from selector in block.Head.Split(',', StringSplitOptions.TrimEntries)
        let match = Simple(selector)
        where match.Success
        select new Rule(match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value, match.Groups[3].Value, Text(block.Body));

    private static string Text(string declarations) =>
        string.Concat(StyleSheet.Declarations(declarations).Select(one => $"{one.Property}:{one.Value};"));

    private static Match Simple(string selector) =>
        Regex.Match(selector, @"^([a-zA-Z][a-zA-Z0-9]*)?(?:\.([\w-]+)|#([\w-]+))?$", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Length: > 0 } match
            ? match : Match.Empty;

    /// <summary>What of a sheet isn't moved.</summary>
    private static string Left(string sheet) => string.Concat(StyleSheet.Blocks(StyleSheet.WithoutComments(sheet)).Select(block =>
    {
        var left = string.Join(",", block.Head.Split(',', StringSplitOptions.TrimEntries).Where(selector => !Simple(selector).Success));
        return block.Body.Length == 0 ? $"{block.Head};" : left.Length == 0 ? "" : $"{left}{{{block.Body}}}";
    }));

    private static void Write(StringBuilder page, string tag, HtmlPart part, List<Rule> rules)
    {
        var fitting = rules.Where(rule => rule.Fits(part)).OrderBy(rule => rule.Weight).Select(rule => rule.Declarations);
        var style = string.Concat(fitting);
        if (style.Length == 0)
        {
            page.Append(tag);
            return;
        }

        page.Append('<').Append(tag, 1, part.Name.Length);
        foreach (var (name, value) in part.Attributes.Where(attribute => attribute.Name.Length > 0 && attribute.Name != "style"))
        {
            page.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        page.Append(" style=\"").Append(WebUtility.HtmlEncode(style + Text(part.Attribute("style") ?? ""))).Append("\">");
    }
}
