using System.Text;

namespace Workflows.Delivery.Mails;

/// <summary>What a page says without its looks: for readers who take plain text, and for programs that judge a mail by whether it has it.</summary>
public static class PlainText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "table", "tr", "blockquote", "body", "hr",
    };

    private static readonly HashSet<string> Apart = new(StringComparer.Ordinal) { "p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote" };

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal) { "head", "style", "script", "title" };

    /// <summary>The text of a page: paragraphs apart, points of lists with a hyphen, links behind what leads to them, pictures by what they say.</summary>
    /// <param name="html">The page.</param>
    public static string Of(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var text = new StringBuilder();
        var links = new Stack<(string Address, int Start)>();
        var (unseen, hidden, nested) = (0, "", 0);
        foreach (var part in HtmlReader.Parts(html))
        {
            if (hidden.Length > 0)
            {
                nested += part.Name != hidden ? 0 : part.Kind == HtmlKind.Begin ? 1 : -1;
                hidden = nested == 0 ? "" : hidden;
            }
            else if (part.Kind == HtmlKind.Begin && Blocks.Contains(part.Name) && part.Attribute("aria-hidden") == "true")
            {
                // What mail programs show in the list of mails is no part of what is read.
                (hidden, nested) = (part.Name, 1);
            }
            else if (Unseen.Contains(part.Name))
            {
                unseen += part.Kind == HtmlKind.Begin ? 1 : -1;
            }
            else if (unseen == 0 && part.Kind == HtmlKind.Text)
            {
                Add(text, HtmlReader.Plain(html, part));
            }
            else if (unseen == 0)
            {
                Mark(text, part, links);
            }
        }

        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd())).Trim();
    }

    private static void Mark(StringBuilder text, HtmlPart part, Stack<(string Address, int Start)> links)
    {
        var begins = part.Kind == HtmlKind.Begin;
        switch (part.Name)
        {
            case "br":
                text.Append('\n');
                break;
            case "hr":
                Break(text, 2);
                text.Append("---");
                Break(text, 2);
                break;
            case "li" when begins:
                Break(text, 1);
                text.Append("- ");
                break;
            case "img" when begins:
                Add(text, part.Attribute("alt") ?? "");
                break;
            case "td" or "th" when !begins:
                Add(text, " ");
                break;
            case "a" when begins:
                links.Push((part.Attribute("href") ?? "", text.Length));
                break;
            case "a" when links.TryPop(out var link):
                AddLink(text, link.Address, link.Start);
                break;
            case var name when Blocks.Contains(name):
                Break(text, Apart.Contains(name) ? 2 : 1);
                break;
        }
    }

    private static void AddLink(StringBuilder text, string address, int start)
    {
        var words = text.ToString(Math.Min(start, text.Length), text.Length - Math.Min(start, text.Length)).Trim();
        if (address.Length > 0 && !address.StartsWith('#') && address != words && address != $"mailto:{words}" && address != $"tel:{words}")
        {
            Add(text, words.Length == 0 ? address : $" ({address})");
        }
    }

    /// <summary>Adds words; blanks and ends of lines of a page are one blank, and none at the beginning of a line.</summary>
    private static void Add(StringBuilder text, string words)
    {
        foreach (var character in words)
        {
            var isBlank = character is ' ' or '\t' or '\r' or '\n';
            if (!isBlank)
            {
                text.Append(character);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }

    /// <summary>Ends the line, and leaves so many ends of lines at the end.</summary>
    private static void Break(StringBuilder text, int lines)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length == 0)
        {
            return;
        }

        var there = 0;
        while (there < lines && there < text.Length && text[^(there + 1)] == '\n')
        {
            there++;
        }

        text.Append('\n', lines - there);
    }
}
