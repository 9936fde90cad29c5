using System.Buffers;
using System.Net;
using Workflows.Templates.Values;

namespace Workflows.Templates.Evaluation;

/// <summary>
/// Writes values into HTML, escaped as the place wants it: content and quoted attributes need the special characters escaped, attributes
/// without quotes blanks too, links must not run scripts, styles take only harmless characters, and scripts nothing but numbers.
/// </summary>
internal sealed class HtmlWriter(TemplateOutputText output)
{
    private static readonly SearchValues<char> InStyles = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 #.,%-_!+");

    /// <summary>Where the output has got to.</summary>
    internal HtmlPlace Place { get; set; }

    /// <summary>Goes on behind a text of the template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="step">What the text remembers: from which place it led to which one.</param>
    internal void Follow(string text, ref int step)
    {
        var known = Volatile.Read(ref step);
        var from = Place.Packed + 1;
        if (known >> 16 == from)
        {
            Place = HtmlPlace.Unpacked(known & 0xFFFF);
            return;
        }

        Place = Place.After(text);
        Volatile.Write(ref step, (from << 16) | Place.Packed);
    }

    /// <summary>Writes text that is not HTML.</summary>
    internal void Text(ReadOnlySpan<char> text)
    {
        if (Place.IsSimple)
        {
            output.AppendEscaped(text);
            return;
        }

        Elsewhere(text, isHtml: false);
    }

    /// <summary>Writes text that is HTML. What is in it can begin and end tags.</summary>
    internal void Html(SafeText html)
    {
        if (!html.Fits(Place))
        {
            Elsewhere(html.Text, isHtml: true);
            return;
        }

        var place = Place;
        output.Append(html.Text);
        Place = place.After(html.Text);
        if (place.IsLinkOpen && Place.IsLinkOpen)
        {
            // It was made of values.
            Place = Place.BehindValue(isSettled: html.Text.Length == 0);
        }
    }

    /// <summary>Goes on behind a number or a bool, which are harmless everywhere.</summary>
    internal void BehindNumber()
    {
        if (!Place.IsSimple)
        {
            // No scheme that runs anything has a number or a truth in its name.
            Place = Place.BehindValue(isSettled: true);
        }
    }

    private void Elsewhere(ReadOnlySpan<char> text, bool isHtml)
    {
        var place = Place;
        var isValue = place.Spot is HtmlSpot.InDoubleQuotes or HtmlSpot.InSingleQuotes or HtmlSpot.BeforeValue or HtmlSpot.Unquoted;
        if (!isValue && place.Spot != HtmlSpot.Style || place.Attribute == HtmlAttribute.Script)
        {
            throw new TemplateFailure(place.Spot is HtmlSpot.Script || place.Attribute == HtmlAttribute.Script
                ? "A text can't stand in a script: write `… | object.to_json | html.raw`, without quotes around it"
                : "A text can't stand among the names of a tag: put it into an attribute, in quotes");
        }

        if (place.Spot == HtmlSpot.Style || place.Attribute == HtmlAttribute.Style)
        {
            RequireHarmlessStyle(text);
        }

        var isSettled = place.IsLinkOpen && IsSettledLink(text, isHtml);

        var needsQuotes = place.Spot is HtmlSpot.BeforeValue or HtmlSpot.Unquoted;
        var html = isHtml ? text.ToString() : WebUtility.HtmlEncode(text.ToString());
        output.Append(needsQuotes ? WithoutBlanks(html) : html);
        if (!text.IsEmpty)
        {
            Place = place.BehindValue(isSettled);
        }
    }

    private static void RequireHarmlessStyle(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExcept(InStyles) is var at && at >= 0)
        {
            throw new TemplateFailure(
                $"The text for a style has a `{text[at]}`: styles take letters, digits, blanks and # . , % - _ ! +");
        }
    }

    /// <summary>Refuses a scheme that could run something; true where the text leaves none to what comes behind it.</summary>
    private static bool IsSettledLink(ReadOnlySpan<char> text, bool isHtml)
    {
        var link = isHtml ? WebUtility.HtmlDecode(text.ToString()) : text.ToString();

        // Browsers leave out blanks and control characters in and before the scheme.
        var scheme = string.Concat(link.TakeWhile(c => c is not (':' or '/' or '?' or '#')).Where(c => c > ' '));
        var end = link.AsSpan().IndexOfAny(":/?#");
        var isScheme = end >= 0 && link[end] == ':';

        // Browsers know more entities than .NET: what is left of one could be a colon or a letter.
        var hidesScheme = isHtml && link.AsSpan(0, end < 0 ? link.Length : end).Contains('&');
        if (hidesScheme || isScheme && scheme.ToLowerInvariant() is not ("http" or "https" or "mailto" or "tel" or "sms" or "cid"))
        {
            throw new TemplateFailure($"A link can't begin with `{scheme}:`; it may begin with https, http, mailto, tel, sms or cid");
        }

        return end >= 0;
    }

    private static string WithoutBlanks(string html) => html.Replace(" ", "&#32;", StringComparison.Ordinal)
        .Replace("\t", "&#9;", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal)
        .Replace("\r", "&#13;", StringComparison.Ordinal).Replace("\f", "&#12;", StringComparison.Ordinal)
        .Replace("=", "&#61;", StringComparison.Ordinal).Replace("`", "&#96;", StringComparison.Ordinal);
}
