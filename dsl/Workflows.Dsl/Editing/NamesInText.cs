using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Lexing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>Where a name is declared and used, and giving it another one. Asked of a whole check.</summary>
public static class NamesInText
{
    /// <summary>Where the name at a place is declared; null where none stands, or one that the language brings.</summary>
    public static SourceSpan? Declaration(ProgrammeCheck check, int line, int column) =>
        At(check, line, column) is { } use && use.Declared != SourceSpan.None ? check.Text.Absolute(use.Declared) : null;

    /// <summary>All places of the name at a place, its declaration among them, in the order of the text; none where no name stands.</summary>
    public static ImmutableArray<SourceSpan> Places(ProgrammeCheck check, int line, int column) =>
        At(check, line, column) is { } use ? [.. Places(check, use)] : [];

    /// <summary>The place of the name that would be renamed; null where there is nothing that could be.</summary>
    public static SourceSpan? Renamable(ProgrammeCheck check, int line, int column) =>
        Spot.At(check.Text, line, column) is { } spot && spot.Use(check) is { } use && IsDeclaredByName(check, use)
            ? check.Text.Absolute(spot.Place)
            : null;

    /// <summary>The name at a place and what it is, in the author's words; null where none stands.</summary>
    public static (string Name, string Kind)? NameAt(ProgrammeCheck check, int line, int column) =>
        At(check, line, column) is { } use ? (use.Name, use.Kind) : null;

    /// <summary>
    /// The changes that give the name at a place another one everywhere, or a sentence that says why not. The changed text is checked: a
    /// name that is taken, or that would make a word mean something else, is refused.
    /// </summary>
    public static (ImmutableArray<TextFix> Changes, string? Refusal) Rename(ProgrammeCheck check, int line, int column, string name)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(name);
        if (At(check, line, column) is not { } use || !IsDeclaredByName(check, use))
        {
            return ([], "There is no name here that the programme declares.");
        }

        if (name.Length == 0 || !Letters.IsWordStart(name[0]) || Letters.EndOfWord(name, 0) != name.Length
            || (Vocabulary.NumberOf(name) is > 0 and var number && Vocabulary.IsReserved(number)))
        {
            return ([], $"`{name}` can't be a name: a name is one word of letters and digits that isn't a word of the language.");
        }

        ImmutableArray<TextFix> changes = [.. Places(check, use).Select(place => new TextFix($"rename to `{name}`", place, name))];
        var changed = ProgrammeCheck.Of(changes.Reverse().Aggregate(check.Text, static (text, change) => text.With(change.Place, change.Text)));
        return changes.Any(change => change.Place.File != check.Text.File) || !IsSame(check, changed)
            ? ([], $"`{name}` is taken, or would mean something else at one of {changes.Length} places; choose another name.")
            : (changes, null);
    }

    private static bool IsSame(ProgrammeCheck before, ProgrammeCheck after) =>
        before.Uses.Found.Count == after.Uses.Found.Count
        && before.Diagnostics.Select(one => one.Descriptor.Id).SequenceEqual(after.Diagnostics.Select(one => one.Descriptor.Id))
        && before.Uses.Found.Zip(after.Uses.Found).All(pair => pair.First.Kind == pair.Second.Kind
            && LineOf(before, pair.First.Declared) == LineOf(after, pair.Second.Declared));

    /// <summary>Whether the name itself stands where it is declared: a field for a consent has none there.</summary>
    private static bool IsDeclaredByName(ProgrammeCheck check, Use use) =>
        use.Declared != SourceSpan.None && check.Uses.Found.Any(other => other.Place == use.Declared);

    private static int LineOf(ProgrammeCheck check, SourceSpan place) => check.Text.Absolute(place).Line;

    private static Use? At(ProgrammeCheck check, int line, int column)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Spot.At(check.Text, line, column)?.Use(check);
    }

    private static IEnumerable<SourceSpan> Places(ProgrammeCheck check, Use of) => check.Uses.Found
        .Where(use => use.Declared == of.Declared && (of.Declared != SourceSpan.None || (use.Name == of.Name && use.Kind == of.Kind)))
        .Where(use => use.Place != SourceSpan.None)
        .Select(use => check.Text.Absolute(use.Place)).Distinct().OrderBy(place => place.Line).ThenBy(place => place.Column);
}
