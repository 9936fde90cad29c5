using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Including;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>Where a name is declared and used, and giving it another one. Asked of a whole check and one of its texts.</summary>
public static class NamesInText
{
    /// <summary>Where the name at a place is declared, or where the file begins whose path stands there; null for neither, and for a name that the language brings.</summary>
    public static SourceSpan? Declaration(ProgrammeCheck check, ProgrammeText text, int line, int column) =>
        At(check, text, line, column) is { } use ? use.Declared == SourceSpan.None ? null : check.Texts.Absolute(use.Declared) : Included(check, text, line, column);

    private static SourceSpan? Included(ProgrammeCheck check, ProgrammeText text, int line, int column) =>
        Spot.At(text, line, column) is { } spot
        && text.Segments[spot.Segment].Tree.Blocks.Items.OfType<IncludeSyntax>().FirstOrDefault(one => one.Path.Span == spot.Place) is { } include
        && IncludePath.Beside(check.Texts.Main.File, include.Path.Value) is var file && check.Texts.All.Any(one => one.File == file)
            ? new(file, 1, 1, 1, 1)
            : null;

    /// <summary>All places of the name at a place, its declaration among them, file by file in the order of the text; none where no name stands.</summary>
    public static ImmutableArray<SourceSpan> Places(ProgrammeCheck check, ProgrammeText text, int line, int column) =>
        At(check, text, line, column) is { } use ? [.. Places(check, use)] : [];

    /// <summary>The place of the name that would be renamed; null where there is nothing that could be.</summary>
    public static SourceSpan? Renamable(ProgrammeCheck check, ProgrammeText text, int line, int column) =>
        Spot.At(text, line, column) is { } spot && spot.Use(check) is { } use && IsDeclaredByName(check, use)
            ? text.Absolute(spot.Place)
            : null;

    /// <summary>The name at a place and what it is, in the author's words; null where none stands.</summary>
    public static (string Name, string Kind)? NameAt(ProgrammeCheck check, ProgrammeText text, int line, int column) =>
        At(check, text, line, column) is { } use ? (use.Name, use.Kind) : null;

    /// <summary>
    /// The changes that give the name at a place another one in all files, or a sentence that says why not. The changed programme is checked: a
    /// name that is taken, or that would make a word mean something else, is refused.
    /// </summary>
    public static (ImmutableArray<TextFix> Changes, string? Refusal) Rename(
        ProgrammeCheck check, ProgrammeText text, int line, int column, string name)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(name);
        if (At(check, text, line, column) is not { } use || !IsDeclaredByName(check, use))
        {
            return ([], "There is no name here that the programme declares.");
        }

        if (name.Length == 0 || !Letters.IsWordStart(name[0]) || Letters.EndOfWord(name, 0) != name.Length
            || (Vocabulary.NumberOf(name) is > 0 and var number && Vocabulary.IsReserved(number)))
        {
            return ([], $"`{name}` can't be a name: a name is one word of letters and digits that isn't a word of the language.");
        }

        ImmutableArray<TextFix> changes = [.. Places(check, use).Select(place => new TextFix($"rename to `{name}`", place, name))];
        return !changes.All(change => check.Texts.All.Any(one => one.File == change.Place.File)) || !IsSame(check, ProgrammeCheck.Of(Changed(check.Texts, changes)))
            ? ([], $"`{name}` is taken, or would mean something else at one of {changes.Length} places; choose another name.")
            : (changes, null);
    }

    private static ProgrammeTexts Changed(ProgrammeTexts texts, ImmutableArray<TextFix> changes) => texts.All.Aggregate(texts, (all, text) =>
        all.With(changes.Where(change => change.Place.File == text.File).Reverse().Aggregate(text, (one, change) => one.With(change.Place, change.Text)))!);

    private static bool IsSame(ProgrammeCheck before, ProgrammeCheck after) =>
        before.Uses.Found.Count == after.Uses.Found.Count
        && before.Diagnostics.Select(one => one.Descriptor.Id).SequenceEqual(after.Diagnostics.Select(one => one.Descriptor.Id))
        && before.Uses.Found.Zip(after.Uses.Found).All(pair => pair.First.Kind == pair.Second.Kind
            && LineOf(before, pair.First.Declared) == LineOf(after, pair.Second.Declared));

    /// <summary>Whether the name itself stands where it is declared: a field for a consent has none there.</summary>
    private static bool IsDeclaredByName(ProgrammeCheck check, Use use) =>
        use.Declared != SourceSpan.None && check.Uses.Found.Any(other => other.Place == use.Declared);

    private static (string File, int Line) LineOf(ProgrammeCheck check, SourceSpan place) => FileAndLine(check.Texts.Absolute(place));

    private static (string File, int Line) FileAndLine(SourceSpan place) => (place.File, place.Line);

    private static Use? At(ProgrammeCheck check, ProgrammeText text, int line, int column)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(text);
        return Spot.At(text, line, column)?.Use(check);
    }

    private static IEnumerable<SourceSpan> Places(ProgrammeCheck check, Use of) => check.Uses.Found
        .Where(use => use.Declared == of.Declared && (of.Declared != SourceSpan.None || (use.Name == of.Name && use.Kind == of.Kind)))
        .Where(use => use.Place != SourceSpan.None)
        .Select(use => check.Texts.Absolute(use.Place)).Distinct()
        .OrderBy(place => IndexOf(check, place)).ThenBy(place => place.Line).ThenBy(place => place.Column);

    private static int IndexOf(ProgrammeCheck check, SourceSpan place) => check.Texts.All.Select(text => text.File).ToList().IndexOf(place.File);
}
