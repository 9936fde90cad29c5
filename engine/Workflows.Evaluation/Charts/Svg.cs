using System.Globalization;
using System.Net;
using System.Text;

namespace Workflows.Evaluation.Charts;

/// <summary>
/// Writes one drawing. Colours are classes (<c>c1</c> to <c>c6</c>, <c>ink</c>, <c>soft</c>, <c>grid</c>) that the page's style sheet
/// gives,
/// so that a drawing goes with a light page, a dark one and paper.
/// </summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();
    private string _end = "</svg>";

    /// <summary>A drawing.</summary>
    /// <param name="width">Width in its own units; the page scales it.</param>
    /// <param name="height">Height likewise.</param>
    /// <param name="title">What it is, for those who hear it.</param>
    /// <param name="description">What it shows, in a sentence.</param>
    public Svg(double width, double height, string title, string description)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{title}. {description}");
        _text.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart\" viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" aria-label=\"{Escape(name)}\" "
            + $"xmlns=\"http://www.w3.org/2000/svg\">");
        _text.Append(CultureInfo.InvariantCulture, $"<title>{Escape(title)}</title><desc>{Escape(description)}</desc>");
    }

    /// <summary>A rectangle; one without an area is left out.</summary>
    public void Rectangle(double x, double y, double width, double height, string style, double radius = 0)
    {
        if (width > 0 && height > 0)
        {
            _text.Append(CultureInfo.InvariantCulture,
                $"<rect class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" "
                + $"rx=\"{Number(radius)}\"/>");
        }
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _text.Append(CultureInfo.InvariantCulture,
            $"<line class=\"{style}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    /// <summary>A line through points.</summary>
    public void Path(IEnumerable<(double X, double Y)> points, string style) =>
        _text.Append(CultureInfo.InvariantCulture,
            $"<polyline class=\"{style}\" points=\"{string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))}\"/>");

    /// <summary>A dot.</summary>
    public void Dot(double x, double y, double radius, string style) =>
        _text.Append(CultureInfo.InvariantCulture,
            $"<circle class=\"{style}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"/>");

    /// <summary>Words. The anchor is <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public void Words(double x, double y, string words, string style = "label", string anchor = "start") =>
        _text.Append(CultureInfo.InvariantCulture,
            $"<text class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\">{Escape(words)}</text>");

    /// <summary>Moves all that follows down.</summary>
    public void Down(double by)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(0,{Number(by)})\">");
        _end = "</g>" + _end;
    }

    /// <summary>The whole drawing.</summary>
    public string Finish() => _text.Append(_end).ToString();

    /// <summary>Words cut to a number of letters.</summary>
    public static string Cut(string words, int most) => words.Length <= most ? words : words[..(most - 1)].TrimEnd() + "…";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string words) => WebUtility.HtmlEncode(
        new string([.. words.Where(letter => letter >= ' ' && letter is < '\uD800' or > '\uDFFF' and < '\uFFFE')]));
}
