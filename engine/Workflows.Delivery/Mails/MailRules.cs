namespace Workflows.Delivery.Mails;

/// <summary>
/// What the HTML of an e-mail may have so that mail programs show it as it is meant: a list, kept short on purpose, of what Gmail, Outlook (on
/// Windows too, which draws with Word), Apple Mail and Yahoo all take. What isn't in it is left out by one of them, or is a danger.
/// </summary>
public static class MailRules
{
    /// <summary>From this size on, in bytes, Gmail cuts a page off and hides its end, where the way to stop such messages stands.</summary>
    public const int MostBytes = 102_000;

    private static readonly HashSet<string> Elements = Set(
        "html head meta title style body table thead tbody tr td th p h1 h2 h3 h4 a img br hr strong b em i u s span div ul ol li blockquote sup sub small");

    private static readonly HashSet<string> Attributes = Set(
        "style class id lang dir title role align valign width height bgcolor border cellpadding cellspacing colspan rowspan href src alt name content "
        + "charset http-equiv scope xmlns aria-hidden aria-label target");

    private static readonly HashSet<string> Properties = Set(
        "background-color color font font-family font-size font-style font-weight letter-spacing line-height text-align text-decoration text-transform "
        + "text-indent vertical-align white-space width max-width min-width height max-height margin margin-top margin-right margin-bottom margin-left "
        + "padding padding-top padding-right padding-bottom padding-left border border-top border-right border-bottom border-left border-color border-style "
        + "border-width border-radius border-collapse border-spacing display table-layout word-break word-wrap overflow-wrap overflow opacity direction "
        + "list-style list-style-type color-scheme supported-color-schemes -webkit-text-size-adjust -ms-text-size-adjust");

    private static readonly HashSet<string> Displays = Set("block inline inline-block none table table-row table-cell");

    /// <summary>What a page has that mail programs don't take: the words of the page that it is about, and what is wrong with it.</summary>
    /// <param name="html">The page as it would be sent.</param>
    public static IEnumerable<(string Words, string Wrong)> Check(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (System.Text.Encoding.UTF8.GetByteCount(html) > MostBytes)
        {
            yield return ("<html", $"the page is larger than {MostBytes / 1000} kB, and Gmail hides the end of it: make it shorter");
        }

        var isStyle = false;
        foreach (var part in HtmlReader.Parts(html))
        {
            if (isStyle && part.Kind == HtmlKind.Text)
            {
                foreach (var found in CheckSheet(html[part.Start..part.End]))
                {
                    yield return found;
                }
            }

            isStyle = part is { Kind: HtmlKind.Begin, Name: "style" };
            if (part.Kind == HtmlKind.Begin)
            {
                foreach (var wrong in CheckTag(part))
                {
                    yield return (html[part.Start..part.End], wrong);
                }
            }
        }
    }

    private static IEnumerable<string> CheckTag(HtmlPart tag)
    {
        if (!Elements.Contains(tag.Name))
        {
            yield return $"mail programs don't take `<{tag.Name}>`: write it with tables, paragraphs, pictures and links";
            yield break;
        }

        foreach (var (name, value) in tag.Attributes)
        {
            if (!Attributes.Contains(name))
            {
                yield return $"mail programs don't take `{name}` of `<{tag.Name}>`: leave it out";
            }
            else if (name == "style")
            {
                foreach (var wrong in CheckDeclarations(value))
                {
                    yield return wrong;
                }
            }
        }

        if (WrongOf(tag) is { } whole)
        {
            yield return whole;
        }
    }

    private static string? WrongOf(HtmlPart tag) => tag.Name switch
    {
        "html" when string.IsNullOrWhiteSpace(tag.Attribute("lang")) => "`<html>` doesn't say its language, by which it is read aloud: write `lang=\"…\"`",
        "img" when tag.Attribute("alt") is null => "this picture has no `alt`: say what it shows, or write `alt=\"\"` where it is mere ornament",
        "img" when tag.Attribute("width") is null => "this picture has no `width`, and Outlook shows it at its own size: write it in pixels",
        "img" when tag.Attribute("src") is not { } address || !address.StartsWith("https://", StringComparison.Ordinal) =>
            "the address of this picture doesn't begin with `https://`, and mail programs don't show it",
        "a" when tag.Attribute("href") is not { } address || !IsAddress(address) =>
            "this link doesn't lead to an address that begins with `https://`, `mailto:` or `tel:`",
        "table" when tag.Attribute("role") is null => "this table doesn't say what it is for: write `role=\"presentation\"` for layout, `role=\"table\"` for figures",
        _ => null,
    };

    private static bool IsAddress(string address) => address.StartsWith("https://", StringComparison.Ordinal)
        || address.StartsWith("mailto:", StringComparison.Ordinal) || address.StartsWith("tel:", StringComparison.Ordinal);

    private static IEnumerable<(string Words, string Wrong)> CheckSheet(string sheet)
    {
        foreach (var (selector, declarations, isConditional) in StyleSheet.Rules(sheet))
        {
            if (selector.StartsWith('@'))
            {
                yield return (selector, $"mail programs don't take `{selector.Split(' ', '(')[0]}`: only `@media` is left to those that know it");
                continue;
            }

            foreach (var wrong in CheckDeclarations(declarations))
            {
                // What stands under a condition is read by programs that know it; the others leave it out as a whole.
                if (!isConditional)
                {
                    yield return (selector, wrong);
                }
            }
        }
    }

    private static IEnumerable<string> CheckDeclarations(string declarations)
    {
        foreach (var (property, value) in StyleSheet.Declarations(declarations))
        {
            if (!Properties.Contains(property) && !property.StartsWith("mso-", StringComparison.Ordinal))
            {
                yield return $"mail programs don't take `{property}`: leave it out";
            }
            else if (property == "display" && !Displays.Contains(value))
            {
                yield return $"mail programs don't take `display:{value}`: lay it out with tables";
            }
            else if (value.Contains("url(", StringComparison.OrdinalIgnoreCase) || value.Contains("var(", StringComparison.OrdinalIgnoreCase)
                || value.Contains("calc(", StringComparison.OrdinalIgnoreCase) || value.Contains("expression(", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"mail programs don't take `{property}:{value}`: write a plain value";
            }
        }
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
