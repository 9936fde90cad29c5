using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>Changes that leave something out, with what belongs to it: its line, the blank or the comma before it. Null where the text around it is laid out otherwise.</summary>
internal static class Cuts
{
    private const string Label = "leave it out";

    /// <summary>Leaves out whole lines; nothing where something else stands on them.</summary>
    public static TextFix? Lines(Findings findings, SourceSpan place)
    {
        var (first, last) = (findings.LineAt(place), findings.LineAt(place with { Line = place.EndLine }));
        if (place.Column - 1 > first.Length || place.EndColumn - 1 > last.Length)
        {
            return null;
        }

        var behind = last[(place.EndColumn - 1)..].Trim();
        return string.IsNullOrWhiteSpace(first[..(place.Column - 1)]) && (behind.Length == 0 || behind[0] == '#')
            ? new(Label, place with { Column = 1, EndLine = place.EndLine + 1, EndColumn = 1 }, "")
            : null;
    }

    /// <summary>Leaves out words of a line with the blanks before them.</summary>
    public static TextFix? Words(Findings findings, SourceSpan place) =>
        findings.LineAt(place) is var line && place.EndLine == place.Line && place.EndColumn - 1 <= line.Length && line[..(place.Column - 1)].Trim().Length > 0
            ? new(Label, place with { Column = line[..(place.Column - 1)].TrimEnd().Length + 1 }, "")
            : null;

    /// <summary>Leaves out one of a list with the word or comma that joins it to the one before it.</summary>
    public static TextFix? Listed(Findings findings, SourceSpan place)
    {
        var line = findings.LineAt(place);
        if (place.EndLine != place.Line || place.EndColumn - 1 > line.Length)
        {
            return null;
        }

        var before = line[..(place.Column - 1)].TrimEnd();
        var joint = new[] { ",", " and", " or" }.FirstOrDefault(joint => before.EndsWith(joint, StringComparison.Ordinal));
        return joint is null ? null : new(Label, place with { Column = before[..^joint.Length].TrimEnd().Length + 1 }, "");
    }

    /// <summary>Leaves out a word that stands somewhere on the line of a place.</summary>
    public static TextFix? WordOnLine(Findings findings, SourceSpan place, string word)
    {
        var line = findings.LineAt(place);
        var at = $"{line} ".IndexOf($" {word} ", StringComparison.Ordinal);
        return at < 0 ? null : new($"leave out `{word}`", place with { Column = at + 1, EndLine = place.Line, EndColumn = at + word.Length + 2 }, "");
    }

    /// <summary>Leaves out the block in which a place stands, from the line with its first word to that of its last brace.</summary>
    public static TextFix? Block(Findings findings, SourceSpan place)
    {
        var first = place.Line;
        while (first > 1 && !BeginsBlock(findings.LineAt(place with { Line = first })))
        {
            first--;
        }

        var (last, depth) = (first, Depth(findings.LineAt(place with { Line = first })));
        while (depth > 0 && last < first + 1_000)
        {
            depth += Depth(findings.LineAt(place with { Line = ++last }));
        }

        return depth == 0 && last >= place.Line ? new(Label, place with { Line = first, Column = 1, EndLine = last + 1, EndColumn = 1 }, "") : null;
    }

    private static bool BeginsBlock(string line) => line.Length > 0 && char.IsLetter(line[0]);

    // Braces in quotes and comments aren't counted apart: where they don't add up nothing is offered.
    private static int Depth(string line) => line.Count(letter => letter == '{') - line.Count(letter => letter == '}');
}
