using System.Collections.Immutable;
using Workflows.Designer.Programmes;
using Workflows.Dsl.Editing;
using Workflows.Elsa.Compiling;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Designer.Journeys;

/// <summary>
/// A programme with the pictures of its journeys. Where its texts have mistakes, a journey that means something by itself is drawn
/// within the last texts without mistakes, and one that doesn't keeps its last picture, marked.
/// </summary>
/// <param name="Texts">What its files say.</param>
/// <param name="Programme">What they mean; null where they have mistakes.</param>
/// <param name="Journeys">Its journeys in the order of the texts.</param>
internal sealed record DrawnProgramme(SavedProgramme Texts, Programme? Programme, ImmutableArray<JourneyPicture> Journeys)
{
    /// <summary>The last texts that could be drawn whole; null where there were none yet.</summary>
    public SavedProgramme? LastGood { get; private init; }

    /// <summary>What the last texts that could be drawn whole mean.</summary>
    public Programme? LastProgramme { get; private init; }

    /// <summary>Draws texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="before">The same programme as it was drawn before; null for the first time.</param>
    public static DrawnProgramme Of(SavedProgramme texts, DrawnProgramme? before)
    {
        var compilation = texts.Compile();
        var blocks = BlocksOf(texts);
        if (compilation.Programme is { } programme)
        {
            return new(texts, programme, [.. programme.Journeys.Select(journey => Draw(programme, journey, blocks.First(one => one.Name == journey.Name).Block))])
            {
                LastGood = texts, LastProgramme = programme,
            };
        }

        var mistakes = compilation.Diagnostics.Where(one => one.Descriptor.Severity == Severity.Error).ToImmutableArray();
        return new(texts, null, before is null ? [] : Redraw(before, blocks, mistakes))
        {
            LastGood = before?.LastGood, LastProgramme = before?.LastProgramme,
        };
    }

    /// <summary>Where the lines of the journeys are; of two of one name the first.</summary>
    private static ImmutableArray<(string Name, TextBlock Block)> BlocksOf(SavedProgramme texts) =>
        [.. texts.All.SelectMany(BlocksOf).DistinctBy(one => one.Name, StringComparer.Ordinal)];

    private static IEnumerable<(string Name, TextBlock Block)> BlocksOf(SavedText saved)
    {
        var lines = new TextLines(saved.Text);
        return Outline.Of(ProgrammeText.Of(saved.File, saved.Text)).Where(item => item.Kind == "journey")
            .Select(item => (item.Name, lines.Block(saved.File, item.Place.Line, item.Place.EndLine)));
    }

    private static ImmutableArray<JourneyPicture> Redraw(
        DrawnProgramme before, ImmutableArray<(string Name, TextBlock Block)> blocks, ImmutableArray<Diagnostic> mistakes)
    {
        if (before.LastGood is not { } good)
        {
            return [];
        }

        var were = BlocksOf(good);
        var pictures = ImmutableArray.CreateBuilder<JourneyPicture>();
        foreach (var (name, block) in blocks)
        {
            var old = before.Journeys.FirstOrDefault(picture => picture.Name == name);
            if (old is { Mistakes.IsEmpty: true } && old.Block.Text == block.Text)
            {
                pictures.Add(old with { Block = block });
            }
            else if (Within(good, were.FirstOrDefault(one => one.Name == name).Block, name, block) is { } drawn)
            {
                pictures.Add(drawn);
            }
            else if (old is not null)
            {
                var own = mistakes.Where(one => one.Place.File == block.File && one.Place.Line >= block.FirstLine && one.Place.Line <= block.LastLine)
                    .Select(one => $"{one.Place}: {one.Message}");
                var all = mistakes.Select(one => $"{one.Place}: {one.Message}").Take(3);
                pictures.Add(old with { Block = block, Mistakes = [.. own.Any() ? own : all] });
            }
        }

        // A journey whose first line is broken has no name to be found by: it keeps its picture while the text has mistakes.
        pictures.AddRange(before.Journeys.Where(old => blocks.All(one => one.Name != old.Name)).Select(old => old with
        {
            Mistakes = [.. mistakes.Select(one => $"{one.Place}: {one.Message}").Take(3)],
        }));
        return pictures.ToImmutable();
    }

    /// <summary>The picture of a journey's block within the last texts without mistakes; null where it has mistakes there too.</summary>
    private static JourneyPicture? Within(SavedProgramme good, TextBlock? old, string name, TextBlock block)
    {
        var held = (old is null ? good.Find(block.File) : good.Find(old.File)) ?? good.Main;
        var text = old is null ? $"{held.Text}\n{block.Text}\n" : new TextLines(held.Text).Replace(old, block.Text);
        var programme = good.With(held with { Text = text }).Compile().Programme;
        return programme?.Journeys.FirstOrDefault(one => one.Name == name) is { } journey ? Draw(programme, journey, block) : null;
    }

    private static JourneyPicture Draw(Programme programme, Journey journey, TextBlock block) => new(
        JourneyCompiler.DefinitionId(programme, journey), journey.Name, journey.Title, block, JourneyCompiler.Compile(programme, journey), programme);
}
