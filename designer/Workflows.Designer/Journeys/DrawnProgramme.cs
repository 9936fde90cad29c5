using System.Collections.Immutable;
using Workflows.Designer.Programmes;
using Workflows.Dsl;
using Workflows.Dsl.Editing;
using Workflows.Elsa.Compiling;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Designer.Journeys;

/// <summary>
/// A programme file with the pictures of its journeys. Where the text has mistakes, a journey that means something by itself is drawn
/// within the last text without mistakes, and one that doesn't keeps its last picture, marked.
/// </summary>
/// <param name="Saved">The text.</param>
/// <param name="Programme">What it means; null where it has mistakes.</param>
/// <param name="Journeys">Its journeys in the order of the text.</param>
internal sealed record DrawnProgramme(SavedText Saved, Programme? Programme, ImmutableArray<JourneyPicture> Journeys)
{
    /// <summary>The last text that could be drawn whole; null where there was none yet.</summary>
    public SavedText? LastGood { get; private init; }

    /// <summary>What the last text that could be drawn whole means.</summary>
    public Programme? LastProgramme { get; private init; }

    /// <summary>Draws a text.</summary>
    /// <param name="saved">The text.</param>
    /// <param name="before">The same file as it was drawn before; null for the first time.</param>
    public static DrawnProgramme Of(SavedText saved, DrawnProgramme? before)
    {
        var compilation = Compiler.Compile(saved.File, saved.Text);
        var blocks = BlocksOf(saved);
        if (compilation.Programme is { } programme)
        {
            return new(saved, programme, [.. programme.Journeys.Select(journey => Draw(programme, journey, blocks[journey.Name]))])
            {
                LastGood = saved, LastProgramme = programme,
            };
        }

        var mistakes = compilation.Diagnostics.Where(one => one.Descriptor.Severity == Severity.Error).ToImmutableArray();
        return new(saved, null, before is null ? [] : Redraw(before, blocks, mistakes))
        {
            LastGood = before?.LastGood, LastProgramme = before?.LastProgramme,
        };
    }

    /// <summary>Where the lines of a text's journeys are, by name; of two of one name the first.</summary>
    private static Dictionary<string, TextBlock> BlocksOf(SavedText saved)
    {
        var lines = new TextLines(saved.Text);
        return Outline.Of(ProgrammeText.Of(saved.File, saved.Text)).Where(item => item.Kind == "journey")
            .DistinctBy(item => item.Name, StringComparer.Ordinal)
            .ToDictionary(item => item.Name, item => lines.Block(item.Place.Line, item.Place.EndLine), StringComparer.Ordinal);
    }

    private static ImmutableArray<JourneyPicture> Redraw(
        DrawnProgramme before, Dictionary<string, TextBlock> blocks, ImmutableArray<Diagnostic> mistakes)
    {
        if (before.LastGood is not { } good)
        {
            return [];
        }

        var were = BlocksOf(good);
        var pictures = ImmutableArray.CreateBuilder<JourneyPicture>();
        foreach (var (name, block) in blocks.OrderBy(pair => pair.Value.FirstLine))
        {
            var old = before.Journeys.FirstOrDefault(picture => picture.Name == name);
            if (old is { Mistakes.IsEmpty: true } && old.Block.Text == block.Text)
            {
                pictures.Add(old with { Block = block });
            }
            else if (Within(good, were.GetValueOrDefault(name), name, block) is { } drawn)
            {
                pictures.Add(drawn);
            }
            else if (old is not null)
            {
                var own = mistakes.Where(one => one.Place.Line >= block.FirstLine && one.Place.Line <= block.LastLine)
                    .Select(one => $"{one.Place}: {one.Message}");
                var all = mistakes.Select(one => $"{one.Place}: {one.Message}").Take(3);
                pictures.Add(old with { Block = block, Mistakes = [.. own.Any() ? own : all] });
            }
        }

        // A journey whose first line is broken has no name to be found by: it keeps its picture while the text has mistakes.
        pictures.AddRange(before.Journeys.Where(old => !blocks.ContainsKey(old.Name)).Select(old => old with
        {
            Mistakes = [.. mistakes.Select(one => $"{one.Place}: {one.Message}").Take(3)],
        }));
        return pictures.ToImmutable();
    }

    /// <summary>The picture of a journey's block within the last text without mistakes; null where it has mistakes there too.</summary>
    private static JourneyPicture? Within(SavedText good, TextBlock? old, string name, TextBlock block)
    {
        var lines = new TextLines(good.Text);
        var text = old is null ? $"{good.Text}\n{block.Text}\n" : lines.Replace(old, block.Text);
        var programme = Compiler.Compile(good.File, text).Programme;
        return programme?.Journeys.FirstOrDefault(one => one.Name == name) is { } journey ? Draw(programme, journey, block) : null;
    }

    private static JourneyPicture Draw(Programme programme, Journey journey, TextBlock block) => new(
        JourneyCompiler.DefinitionId(programme, journey), journey.Name, journey.Title, block, JourneyCompiler.Compile(programme, journey), programme);
}
