using Workflows.Core.Ports;

namespace Workflows.Templates.Tests;

/// <summary>
/// Templates of the corpus with pieces cut out, doubled and mixed: whatever comes out, it is a text or errors with places.
/// </summary>
public sealed class DamagedTemplateTests
{
    private const int PerTemplate = 12;

    [Theory]
    [InlineData("100-expressions")]
    [InlineData("200-statements")]
    [InlineData("300-functions")]
    [InlineData("400-builtins")]
    public void A_damaged_template_never_breaks_the_renderer(string folder)
    {
        if (Corpus.Folder(folder) is not { } path)
        {
            return;
        }

        var limits = new RenderLimits { LoopRounds = 1000, Steps = 20_000, OutputCharacters = 100_000, RegexTime = TimeSpan.FromMilliseconds(50) };
        var renderer = new ScribanRenderer(limits, []);
        var random = new Random(20261122);
        var texts = Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        foreach (var text in texts)
        {
            for (var round = 0; round < PerTemplate; round++)
            {
                var damaged = Damaged(text, texts[random.Next(texts.Count)], random);
                var mode = round % 2 == 0 ? TemplateOutput.Text : TemplateOutput.Html;
                var result = renderer.Render(new Template("t", damaged, mode), Render.NoModel, name => name.Length < 5 ? "{{ $1 }}" : null);
                Assert.True(result.Text is not null || result.Errors.All(error =>
                    error is { Line: > 0, Column: > 0, Message.Length: > 0 }), damaged);
            }
        }
    }

    private static string Damaged(string text, string other, Random random)
    {
        for (var count = random.Next(1, 4); count > 0 && text.Length > 1 && other.Length > 1; count--)
        {
            var at = random.Next(text.Length);
            var end = Math.Min(text.Length, at + random.Next(1, 8));
            var from = random.Next(other.Length);
            var piece = other[from..Math.Min(other.Length, from + random.Next(1, 12))];
            text = random.Next(3) switch
            {
                0 => text.Remove(at, end - at),
                1 => text.Insert(at, piece),
                _ => text.Insert(at, text[at..end]),
            };
        }

        return text;
    }
}
