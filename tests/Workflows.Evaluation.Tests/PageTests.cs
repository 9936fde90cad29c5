using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workflows.Evaluation.Output;

namespace Workflows.Evaluation.Tests;

public sealed class PageTests
{
    private static readonly ReportPeriod LastQuarter = Sample.Period(2025, 10, 1, 2026, 1, 1);

    [Fact]
    public void A_report_over_two_years_renders_and_its_drawings_are_well_formed()
    {
        var (_, result) = SyntheticRun.Of(2000, LastQuarter, new EvaluationSettings { DataNote =
            "The customers of this run are simulated." });
        var page = Pages.Render(result);
        if (Environment.GetEnvironmentVariable("LOYALTY_REPORT_OUT") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, "report.html"), page);
            File.WriteAllText(Path.Combine(folder, "report.json"), ReportJson.Write(result));
            File.WriteAllText(Path.Combine(folder, "report.csv"), ReportCsv.Write(result));
        }

        var drawings = Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline);
        Assert.True(drawings.Count >= 12, $"{drawings.Count} drawings");
        foreach (var drawing in drawings.Select(match => XDocument.Parse(match.Value)))
        {
            Assert.Equal("svg", drawing.Root!.Name.LocalName);
            Assert.NotEmpty(drawing.Root.Elements().First().Value);
            Assert.DoesNotContain("NaN", drawing.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }
}
