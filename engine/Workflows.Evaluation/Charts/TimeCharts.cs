namespace Workflows.Evaluation.Charts;

/// <summary>Charts over months: lines, and columns of stacked parts.</summary>
internal static class TimeCharts
{
    private const double Width = 420;
    private const double Height = 230;
    private const double Left = 46;
    private const double Right = 10;
    private const double Top = 34;
    private const double Bottom = 26;
    private const int LegendLetters = 30;

    /// <summary>Lines. A month without a value interrupts its line.</summary>
    public static string Lines(string title, string description, IReadOnlyList<string> labels, IReadOnlyList<Series> series,
        Func<decimal, string> words)
    {
        var legend = Places(series);
        var svg = new Svg(Width, Height + legend[^1].Y, title, description);
        Legend(svg, series, legend);
        var values = series.SelectMany(line => line.Values).OfType<double>().DefaultIfEmpty(0).ToList();
        var axis = new Axis(values.Min(), values.Max());
        Frame(svg, axis, labels, words, i => X(i, labels.Count));
        foreach (var line in series)
        {
            foreach (var run in Runs(line.Values))
            {
                var points = run.Select(i => (X(i, labels.Count), Y(axis, line.Values[i]!.Value))).ToList();
                svg.Path(points, $"line {line.Style}");
                if (points.Count == 1 || run[^1] == line.Values.Count - 1)
                {
                    svg.Dot(points[^1].Item1, points[^1].Item2, 3, $"dot {line.Style}");
                }
            }
        }

        return svg.Finish();
    }

    /// <summary>A column for each label, made of the series one upon the other. Values below 0 hang below the line.</summary>
    public static string Stacked(string title, string description, IReadOnlyList<string> labels, IReadOnlyList<Series> series,
        Func<decimal, string> words)
    {
        var legend = Places(series);
        var svg = new Svg(Width, Height + legend[^1].Y, title, description);
        Legend(svg, series, legend);
        double Sum(int i, int sign) => series.Sum(part => Math.Max(0, sign * (part.Values[i] ?? 0)));
        var months = Enumerable.Range(0, labels.Count).ToList();
        var axis = new Axis(-months.Select(i => Sum(i, -1)).DefaultIfEmpty(0).Max(), months.Select(i => Sum(i, 1)).DefaultIfEmpty(0).Max());
        var slot = (Width - Left - Right) / Math.Max(1, labels.Count);
        double Centre(int i) => Left + ((i + 0.5) * slot);
        Frame(svg, axis, labels, words, Centre);
        var wide = Math.Min(28, slot * 0.72);
        foreach (var i in months)
        {
            var (up, down) = (0.0, 0.0);
            foreach (var part in series)
            {
                var value = part.Values[i] ?? 0;
                var from = value >= 0 ? up : down;
                (up, down) = value >= 0 ? (up + value, down) : (up, down + value);
                var top = Y(axis, Math.Max(from, from + value));
                svg.Rectangle(Centre(i) - (wide / 2), top, wide, Y(axis, Math.Min(from, from + value)) - top, $"bar {part.Style}");
            }
        }

        svg.Line(Left, Y(axis, 0), Width - Right, Y(axis, 0), "zero");
        return svg.Finish();
    }

    private static double X(int i, int count) => count <= 1 ? (Left + Width - Right) / 2 : Left + 6
        + (i * (Width - Left - Right - 12) / (count - 1));

    private static double Y(Axis axis, double value) => Height - Bottom - (axis.At(value) * (Height - Top - Bottom));

    private static void Frame(Svg svg, Axis axis, IReadOnlyList<string> labels, Func<decimal, string> words, Func<int, double> centre)
    {
        foreach (var mark in axis.Marks)
        {
            svg.Line(Left, Y(axis, mark), Width - Right, Y(axis, mark), Math.Abs(mark) < axis.Step / 2 ? "zero" : "grid");
            svg.Words(Left - 6, Y(axis, mark) + 4, words((decimal)Math.Round(mark, 9)), "tick", "end");
        }

        // A label takes about 40 units; the last month always has one, and the others are counted back from it.
        var every = Math.Max(1, (int)Math.Ceiling(labels.Count * 64 / (Width - Left - Right)));
        for (var i = labels.Count - 1; i >= 0; i -= every)
        {
            svg.Words(Math.Min(centre(i), Width - Right - 20), Height - 8, labels[i], "tick", "middle");
        }
    }

    /// <summary>Where each entry of the legend stands: beside the last one while there is room, else in a further row.</summary>
    private static List<(double X, double Y)> Places(IReadOnlyList<Series> series)
    {
        var places = new List<(double X, double Y)>();
        var (x, y) = (4.0, 0.0);
        foreach (var part in series)
        {
            // A letter takes about 7 units, the mark and the room around it 34.
            var wide = 34 + (Svg.Cut(part.Name, LegendLetters).Length * 7.0);
            (x, y) = x > 4 && x + wide > Width + 14 ? (4, y + 18) : (x, y);
            places.Add((x, y));
            x += wide;
        }

        return places;
    }

    private static void Legend(Svg svg, IReadOnlyList<Series> series, List<(double X, double Y)> places)
    {
        for (var i = 0; i < series.Count; i++)
        {
            var (x, y) = places[i];
            svg.Rectangle(x, y + 7, 10, 10, $"bar {series[i].Style}", 2);
            svg.Words(x + 15, y + 16, Svg.Cut(series[i].Name, LegendLetters), "label");
        }

        svg.Down(places[^1].Y);
    }

    private static IEnumerable<List<int>> Runs(IReadOnlyList<double?> values)
    {
        var run = new List<int>();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not null)
            {
                run.Add(i);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
