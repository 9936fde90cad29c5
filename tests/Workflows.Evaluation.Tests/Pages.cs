using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Templates;
using Workflows.Testing;

namespace Workflows.Evaluation.Tests;

/// <summary>Renders the shipped page.</summary>
internal static class Pages
{
    public static string Render(EvaluationResult result)
    {
        var rendering = ReportPage.Write(result, new ScribanRenderer(), "effectiveness.html",
            File.ReadAllText(RepositoryFolder.At("templates/report/effectiveness.html")));
        Assert.True(rendering.Errors.Count == 0, string.Join("\n", rendering.Errors));
        return rendering.Text!;
    }
}
