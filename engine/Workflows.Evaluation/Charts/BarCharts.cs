namespace Workflows.Evaluation.Charts;

/// <summary>A bar with its words.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">How long it is; below 0 it goes to the left.</param>
/// <param name="Words">The value in words.</param>
/// <param name="Style">The colour's class.</param>
internal sealed record Bar(string Label, double Value, string Words, string Style);

/// <summary>An estimate with its intervals.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Inner">The narrow interval, drawn thick; null for none.</param>
/// <param name="Outer">The wide interval, drawn thin.</param>
/// <param name="Words">Both in words.</param>
/// <param name="Style">The colour's class.</param>
internal sealed record Estimate(string Label, double Value, (double Low, double High)? Inner, (double Low, double High) Outer,
    string Words, string Style);

/// <summary>Charts of rows: the label above its mark, so that long names have room on a phone.</summary>
internal static class BarCharts
{
    private const double Width = 420;
    private const double Row = 38;
    private const double Margin = 4;

    /// <summary>Bars from a common line; the longest fills the row, or <paramref name="whole"/> does where it is more.</summary>
    public static string Horizontal(string title, string description, IReadOnlyList<Bar> bars, double whole = 0)
    {
        var svg = new Svg(Width, (bars.Count * Row) + 6, title, description);
        var low = Math.Min(0, bars.Select(bar => bar.Value).DefaultIfEmpty(0).Min());
        var high = Math.Max(whole, bars.Select(bar => bar.Value).DefaultIfEmpty(0).Max());
        var unit = (Width - (2 * Margin)) / Math.Max(high - low, double.Epsilon);
        var zero = Margin + (high - low <= 0 ? 0 : -low * unit);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            var y = i * Row;
            Labels(svg, y, bar.Label, bar.Words);
            svg.Rectangle(Margin, y + 21, Width - (2 * Margin), 11, "track", 3);
            var length = high - low <= 0 ? 0 : Math.Abs(bar.Value) * unit;
            svg.Rectangle(bar.Value >= 0 ? zero : zero - length, y + 21, length, 11, $"bar {bar.Style}", 3);
        }

        return svg.Finish();
    }

    /// <summary>A funnel: each bar as a share of the first, centred.</summary>
    public static string Funnel(string title, string description, IReadOnlyList<Bar> bars)
    {
        var svg = new Svg(Width, (bars.Count * Row) + 6, title, description);
        var most = bars.Select(bar => bar.Value).DefaultIfEmpty(0).Max();
        for (var i = 0; i < bars.Count; i++)
        {
            var y = i * Row;
            Labels(svg, y, bars[i].Label, bars[i].Words);
            var width = most <= 0 ? 0 : bars[i].Value / most * (Width - (2 * Margin));
            svg.Rectangle(Margin, y + 21, Width - (2 * Margin), 13, "track", 3);
            svg.Rectangle((Width - width) / 2, y + 21, width, 13, $"bar {bars[i].Style}", 3);
        }

        return svg.Finish();
    }

    /// <summary>Estimates with their intervals on one scale, and the line at which nothing changes.</summary>
    public static string Intervals(string title, string description, IReadOnlyList<Estimate> estimates, Func<decimal, string> words)
    {
        const double Each = 46;
        var height = (estimates.Count * Each) + 30;
        var svg = new Svg(Width, height, title, description);
        var ends = estimates.SelectMany(estimate => new[] { estimate.Outer.Low, estimate.Outer.High }).DefaultIfEmpty(0).ToList();
        var axis = new Axis(ends.Min(), ends.Max());
        double X(double value) => 24 + (axis.At(value) * (Width - 48));
        foreach (var mark in axis.Marks)
        {
            svg.Line(X(mark), 20, X(mark), height - 22, Math.Abs(mark) < axis.Step / 2 ? "zero" : "grid");
            svg.Words(X(mark), height - 7, words((decimal)Math.Round(mark, 9)), "tick", "middle");
        }

        for (var i = 0; i < estimates.Count; i++)
        {
            var estimate = estimates[i];
            var y = (i * Each) + 33;
            Labels(svg, i * Each, estimate.Label, estimate.Words);
            svg.Line(X(estimate.Outer.Low), y, X(estimate.Outer.High), y, $"thin {estimate.Style}");
            if (estimate.Inner is { } inner)
            {
                svg.Line(X(inner.Low), y, X(inner.High), y, $"thick {estimate.Style}");
            }

            svg.Dot(X(estimate.Value), y, 5, $"dot {estimate.Style}");
        }

        return svg.Finish();
    }

    private static void Labels(Svg svg, double y, string label, string words)
    {
        // Letters are about 6.6 units wide on average; what doesn't fit beside the value is cut, and stands in full in the table.
        var room = (int)((Width - (2 * Margin)) / 6.8) - words.Length - 2;
        svg.Words(Margin, y + 15, Svg.Cut(label, Math.Max(8, room)), "label");
        svg.Words(Width - Margin, y + 15, words, "value", "end");
    }
}
