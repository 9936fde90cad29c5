using Workflows.Core.Ports;

namespace Workflows.Templates.Tests;

/// <summary>Renders short templates for the tests.</summary>
internal static class Render
{
    private static readonly ScribanRenderer Usual = new(new FixedClock());

    internal static readonly Dictionary<string, object?> NoModel = [];

    /// <summary>The text a template gives; its errors, one a line, where it gives none.</summary>
    internal static string Text(string template, Dictionary<string, object?>? model = null) => Output(template, TemplateOutput.Text, model);

    internal static string Html(string template, Dictionary<string, object?>? model = null) => Output(template, TemplateOutput.Html, model);

    internal static string Limited(RenderLimits limits, string template, Dictionary<string, object?>? model = null) =>
        Shown(new ScribanRenderer(limits, []).Render(new Template("t", template, TemplateOutput.Text), model ?? NoModel, _ => null));

    internal static string With(Dictionary<string, string> includes, string template, TemplateOutput output = TemplateOutput.Text, Dictionary<string, object?>? model = null) =>
        Shown(Usual.Render(new Template("t", template, output), model ?? NoModel, includes.GetValueOrDefault));

    internal static string Shown(Rendering rendering) => rendering.Text ?? string.Join('\n', rendering.Errors);

    private static string Output(string template, TemplateOutput output, Dictionary<string, object?>? model) =>
        Shown(Usual.Render(new Template("t", template, output), model ?? NoModel, _ => null));

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    }
}
