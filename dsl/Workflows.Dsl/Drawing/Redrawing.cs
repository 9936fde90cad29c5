using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>
/// The way back from a picture: what somebody changed in the picture of a journey becomes the smallest change of the programme's text. The
/// text that comes out compiles, and its picture is the one that was drawn; what can't be said so is refused with the reasons.
/// </summary>
public static class Redrawing
{
    /// <summary>Reads a changed picture. Never throws; where nothing changed that a text says, there are no edits.</summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">The programme's text.</param>
    /// <param name="given">The journey's picture of this very text, whatever its steps are called; without a journey for a new one.</param>
    /// <param name="drawn">The picture as it was drawn.</param>
    /// <param name="around">The files of the programme around it; null where it has no others.</param>
    public static Redrawn Edit(string file, string text, Picture given, Picture drawn, FilesAround? around = null)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(drawn);
        given = SharedNames.Of(given, drawn);
        var tree = Parser.Parse(file, text);
        var journey = given.Journey is null ? null
            : tree.Blocks.OfType<JourneySyntax>().FirstOrDefault(one => one.Name.Text == given.Journey);
        var place = journey?.Name.Span ?? new SourceSpan(file, 1, 1, 1, 1);
        ImmutableArray<Diagnostic> refusals =
            given.Journey is { } name && journey is null ? [Diagnostic.Of(DrawingDiagnostics.NoJourney, place, name)]
            : drawn.Revision is { } revision && given.Revision is { } current && revision != current
                ? [Diagnostic.Of(DrawingDiagnostics.Stale, place, journey?.Name.Text ?? drawn.Title)]
            : journey is { IsBroken: true } ? [Diagnostic.Of(DrawingDiagnostics.Unreadable, place, journey.Name.Text)]
            : DrawnChecks.Check(given, drawn, place);
        return refusals.Length > 0 ? new Redrawn(null, [], refusals) : Edit(file, text, around ?? FilesAround.None(file, text), tree, journey, given, drawn, place);
    }

    private static Redrawn Edit(
        string file, string text, FilesAround around, SyntaxFile tree, JourneySyntax? journey, Picture given, Picture drawn, SourceSpan place)
    {
        var changes = new Changes(new SourceText(file, text), place);
        var draft = Draft.Of(journey, given, drawn, changes);
        var name = journey?.Name.Text
            ?? NewJourney.NameFor(drawn.Title, tree.Blocks.Select(block => block.Declares?.Text ?? "").Concat(around.NamesBeside(file)));
        var isOdd = false;
        if (changes.Refusals.Count == 0)
        {
            isOdd = !Write(tree, journey, given, draft, changes, name);
        }

        if (changes.Refusals.Count > 0)
        {
            return new Redrawn(null, [], [.. changes.Refusals]);
        }

        if (isOdd && LaidOut(file, text, journey!) is { } laidOut)
        {
            // Lines can be put into what is laid out; the places of steps and all words are as before.
            return Edit(file, laidOut, given, drawn, around) is { Text: { } result } done
                ? done with { Edits = TextEdits.Between(text, result) } : new Redrawn(null, [], [NoWords(place, name)]);
        }

        var edits = TextEdits.Smallest(text, changes.Edits);
        var changed = TextEdits.Apply(text, edits);
        var places = draft.Places();
        var findings = isOdd ? [NoWords(place, name)] : Proof.Check(file, text, changed, around, name, draft, places, place);
        return findings.IsEmpty
            ? new Redrawn(changed, edits, []) { Journey = name, Places = places }
            : new Redrawn(null, [], findings);
    }

    private static Diagnostic NoWords(SourceSpan place, string name) => Diagnostic.Of(DrawingDiagnostics.NoWords, place, name);

    /// <summary>Writes the draft; false where the text is laid out so that it can't be.</summary>
    private static bool Write(SyntaxFile tree, JourneySyntax? journey, Picture given, Draft draft, Changes changes, string name)
    {
        if (journey is null)
        {
            NewJourney.Write(changes, tree.Blocks, draft.Flow, draft.Ways.Root, name);
            return true;
        }

        var before = new DrawnFlow(given);
        new TermEdits(changes, journey, given, draft.Flow.Picture)
            .Write(before[before.Entry.Node], draft.Flow[draft.Flow.Entry.Node]);
        var writer = new OutlineWriter(changes, before, draft.Flow, draft.Ways.Root);
        writer.Write(draft.Ways.Root, changes.Source.OpeningAt(changes.Source.End(journey.Name.Span)));
        return !writer.IsOdd;
    }

    /// <summary>The text with one journey laid out; null where it is so already.</summary>
    private static string? LaidOut(string file, string text, JourneySyntax journey)
    {
        var source = new SourceText(file, text);
        var (start, end) = (source.Start(journey.Span), source.End(journey.Span));
        var block = Compiler.Format(file, source.Slice(start, end)).Text?.TrimEnd();
        return block is null || block == source.Slice(start, end) ? null : string.Concat(text.AsSpan(0, start), block, text.AsSpan(end));
    }
}
