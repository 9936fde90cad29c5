using System.Buffers;
using System.Net;

namespace Workflows.Templates.Evaluation;

/// <summary>Where in HTML something is written.</summary>
internal enum HtmlSpot : byte
{
    Content,
    Comment,
    Declaration,
    Script,
    Style,
    TagName,
    Tag,
    AttributeName,
    BehindAttributeName,
    BeforeValue,
    InDoubleQuotes,
    InSingleQuotes,
    Unquoted,
}

/// <summary>What the value of an attribute is.</summary>
internal enum HtmlAttribute : byte
{
    Plain,
    LinkStart,

    // Behind a value that may be the beginning of a scheme.
    LinkGoesOn,
    LinkRest,
    Style,
    Script,
}

/// <summary>
/// Where in HTML the output has got to. It follows the text of the template as browsers read it, closely enough to know in what a value
/// would land.
/// </summary>
/// <param name="Spot">The surroundings.</param>
/// <param name="Attribute">The attribute whose value this is.</param>
/// <param name="Element">What the content of the open tag will be: a script, a style or plain content.</param>
internal readonly record struct HtmlPlace(HtmlSpot Spot, HtmlAttribute Attribute, HtmlSpot Element)
{
    private const string Blanks = " \t\r\n\f";

    private static readonly SearchValues<char> EndsTagName = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> EndsAttributeName = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> LinkLimits = SearchValues.Create(":/?#&");
    private static readonly SearchValues<char> EndsUnquoted = SearchValues.Create(" \t\r\n\f>");

    /// <summary>True where escaping the five special characters is all it takes.</summary>
    internal bool IsSimple => Spot is HtmlSpot.Content or HtmlSpot.Comment
        || Spot is HtmlSpot.InDoubleQuotes or HtmlSpot.InSingleQuotes && Attribute is HtmlAttribute.Plain or HtmlAttribute.LinkRest;

    /// <summary>As one number below 4096, for <see cref="Unpacked"/>.</summary>
    internal int Packed => (int)Spot | ((int)Attribute << 4) | ((int)Element << 8);

    internal static HtmlPlace Unpacked(int packed) =>
        new((HtmlSpot)(packed & 15), (HtmlAttribute)((packed >> 4) & 15), (HtmlSpot)(packed >> 8));

    /// <summary>The place after a text of the template.</summary>
    internal HtmlPlace After(ReadOnlySpan<char> text)
    {
        var place = this;
        while (!text.IsEmpty)
        {
            place = place.Spot switch
            {
                HtmlSpot.Content => place.InContent(ref text),
                HtmlSpot.Comment => place.Until(ref text, "-->", default),
                HtmlSpot.Declaration => place.Until(ref text, ">", default),
                HtmlSpot.Script => place.Until(ref text, "</script", new HtmlPlace(HtmlSpot.TagName, default, default)),
                HtmlSpot.Style => place.Until(ref text, "</style", new HtmlPlace(HtmlSpot.TagName, default, default)),
                HtmlSpot.InDoubleQuotes => place.InQuotes(ref text, "\""),
                HtmlSpot.InSingleQuotes => place.InQuotes(ref text, "'"),
                _ => place.InTag(ref text),
            };
        }

        return place;
    }

    private HtmlPlace InContent(ref ReadOnlySpan<char> text)
    {
        var open = text.IndexOf('<');
        text = open < 0 ? [] : text[(open + 1)..];
        if (open < 0)
        {
            return this;
        }

        if (text.StartsWith("!--"))
        {
            text = text[3..];
            return new HtmlPlace(HtmlSpot.Comment, default, default);
        }

        if (!text.IsEmpty && text[0] is '!' or '?')
        {
            return new HtmlPlace(HtmlSpot.Declaration, default, default);
        }

        if (text.IsEmpty || char.IsAsciiLetter(text[0]) || text[0] == '/')
        {
            var isClosing = !text.IsEmpty && text[0] == '/';
            return new HtmlPlace(HtmlSpot.TagName, default, isClosing ? default : Content(text));
        }

        return this;
    }

    private static HtmlSpot Content(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(EndsTagName);
        var name = end < 0 ? tag : tag[..end];
        return name.Equals("script", StringComparison.OrdinalIgnoreCase) ? HtmlSpot.Script
            : name.Equals("style", StringComparison.OrdinalIgnoreCase) ? HtmlSpot.Style : HtmlSpot.Content;
    }

    private HtmlPlace Until(ref ReadOnlySpan<char> text, string end, HtmlPlace next)
    {
        var at = text.IndexOf(end, StringComparison.OrdinalIgnoreCase);
        text = at < 0 ? [] : text[(at + end.Length)..];
        return at < 0 ? this : next;
    }

    private HtmlPlace InQuotes(ref ReadOnlySpan<char> text, string quote)
    {
        var written = text;
        var next = Until(ref text, quote, this with { Spot = HtmlSpot.Tag, Attribute = default });
        var behind = BehindText(written[..(written.Length - text.Length - (next.Spot == HtmlSpot.Tag ? 1 : 0))]);
        return next.Spot == HtmlSpot.Tag ? next : behind;
    }

    /// <summary>The place behind a value that was written here.</summary>
    /// <param name="isSettled">False where what is written next may still make the value the scheme of a link.</param>
    internal HtmlPlace BehindValue(bool isSettled) => this with
    {
        Spot = Spot == HtmlSpot.BeforeValue ? HtmlSpot.Unquoted : Spot,
        Attribute = !IsLinkOpen ? Attribute : isSettled ? HtmlAttribute.LinkRest : HtmlAttribute.LinkGoesOn,
    };

    /// <summary>True where a link can still get a scheme.</summary>
    internal bool IsLinkOpen => Attribute is HtmlAttribute.LinkStart or HtmlAttribute.LinkGoesOn;

    /// <summary>The place behind text of the template in the value of an attribute.</summary>
    private HtmlPlace BehindText(ReadOnlySpan<char> text)
    {
        if (!IsLinkOpen)
        {
            return this;
        }

        var isBehindValue = Attribute == HtmlAttribute.LinkGoesOn;
        var link = isBehindValue ? text : WebUtility.HtmlDecode(text.ToString());
        var at = link.IndexOfAny(LinkLimits);

        // What is left of an entity may be anything, a colon too.
        var isUnknown = at >= 0 && link[at] == '&' && !(isBehindValue && link[at..].StartsWith("&amp;"));
        if (at < 0 || isUnknown && !isBehindValue)
        {
            return this;
        }

        if (isUnknown || isBehindValue && link[at] == ':')
        {
            throw new TemplateFailure(
                "A `:` behind a value would make the value decide what the link does: write `https:` out, or put the whole link into one value");
        }

        var isScript = link[at] == ':' && link[..at].TrimEnd(Blanks).EndsWith("script", StringComparison.OrdinalIgnoreCase);
        return this with { Attribute = isScript ? HtmlAttribute.Script : HtmlAttribute.LinkRest };
    }

    private HtmlPlace InTag(ref ReadOnlySpan<char> text)
    {
        if (text[0] == '>')
        {
            text = text[1..];
            return new HtmlPlace(Element, default, default);
        }

        if (Spot is HtmlSpot.TagName or HtmlSpot.Unquoted)
        {
            var end = text.IndexOfAny(Spot == HtmlSpot.Unquoted ? EndsUnquoted : EndsTagName);
            var isSlash = end == 0 && text[0] == '/';
            var behind = BehindText(end < 0 ? text : text[..end]);
            text = end < 0 ? [] : text[(isSlash ? 1 : end)..];
            return end < 0 ? behind : isSlash ? this : this with { Spot = HtmlSpot.Tag, Attribute = default };
        }

        if (Blanks.Contains(text[0], StringComparison.Ordinal))
        {
            text = text.TrimStart(Blanks);
            return Spot == HtmlSpot.AttributeName ? this with { Spot = HtmlSpot.BehindAttributeName } : this;
        }

        return Spot == HtmlSpot.BeforeValue ? Value(ref text) : Name(ref text);
    }

    private HtmlPlace Value(ref ReadOnlySpan<char> text)
    {
        var spot = text[0] == '"' ? HtmlSpot.InDoubleQuotes : text[0] == '\'' ? HtmlSpot.InSingleQuotes : HtmlSpot.Unquoted;
        text = spot == HtmlSpot.Unquoted ? text : text[1..];
        return this with { Spot = spot };
    }

    private HtmlPlace Name(ref ReadOnlySpan<char> text)
    {
        if (text[0] == '=' && Spot is HtmlSpot.AttributeName or HtmlSpot.BehindAttributeName)
        {
            text = text[1..];
            return this with { Spot = HtmlSpot.BeforeValue };
        }

        if (text[0] == '/')
        {
            text = text[1..];
            return this with { Spot = HtmlSpot.Tag };
        }

        // A name that a value continues is not known, so it is taken for the most dangerous one.
        var end = text[1..].IndexOfAny(EndsAttributeName);
        var name = end < 0 ? text : text[..(end + 1)];
        var attribute = Spot == HtmlSpot.AttributeName ? HtmlAttribute.Script : Kind(name);
        text = text[name.Length..];
        return this with { Spot = HtmlSpot.AttributeName, Attribute = attribute };
    }

    private static HtmlAttribute Kind(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[16];
        var length = name.Length <= lower.Length ? name.ToLowerInvariant(lower) : -1;
        if (length < 0)
        {
            return name.StartsWith("on", StringComparison.OrdinalIgnoreCase) ? HtmlAttribute.Script : HtmlAttribute.Plain;
        }

        return lower[..length] switch
        {
            "href" or "src" or "action" or "formaction" or "xlink:href" or "background" => HtmlAttribute.LinkStart,
            "cite" or "data" or "poster" or "ping" or "srcset" => HtmlAttribute.LinkStart,
            "style" => HtmlAttribute.Style,
            "srcdoc" => HtmlAttribute.Script,
            ['o', 'n', ..] => HtmlAttribute.Script,
            _ => HtmlAttribute.Plain,
        };
    }
}
