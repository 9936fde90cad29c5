using Workflows.Dsl.Binding;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>Changes that add lines. Null where the text around the place is laid out otherwise.</summary>
internal static class Lines
{
    private const string Step = "  ";

    /// <summary>Adds lines at the end of the block of a place; a block without braces gets some.</summary>
    /// <param name="findings">Who has the text.</param>
    /// <param name="place">A place in the block.</param>
    /// <param name="clauses">The lines.</param>
    public static TextFix? Clause(Findings findings, SourceSpan place, params string[] clauses)
    {
        if (BlockLines.Around(findings, place) is not { } block)
        {
            return null;
        }

        var label = $"add `{clauses[^1]}`";
        var added = string.Concat(clauses.Select(clause => $"{Step}{clause}\n"));
        if (block.Last > block.First)
        {
            return block[block.Last].StartsWith('}') ? new(label, block.Lines(block.Last, block.Last), added) : null;
        }

        var line = block[block.First];
        var (open, close) = (line.IndexOf('{', StringComparison.Ordinal), line.LastIndexOf('}'));
        return open < 0 ? new(label, block.Part(block.First, line.TrimEnd().Length, line.TrimEnd().Length), $" {{\n{added}}}")
            : line[(close + 1)..].Trim().Length > 0 ? null
            : new(label, block.Part(block.First, open + 1, close), line[(open + 1)..close].Trim() is { Length: > 0 } inside ? $"\n{Step}{inside}\n{added}" : $"\n{added}");
    }

    /// <summary>Adds a line behind the brace that opens on the line of a place, behind it.</summary>
    public static TextFix? Inside(Findings findings, SourceSpan place, string words)
    {
        if (Spot.Of(findings, place) is not { } spot || spot.After.IndexOf('{', StringComparison.Ordinal) is not (>= 0 and var open))
        {
            return null;
        }

        var at = spot.Place.EndColumn - 1 + open + 1;
        var behind = spot.Line[at..];
        var blanks = behind.Length - behind.TrimStart().Length;
        return behind.Trim().Length == 0 ? new($"add `{words}`", spot.Part(at, at), $"\n{spot.Indent}{Step}{words}")
            : behind.TrimStart()[0] == '}' ? new($"add `{words}`", spot.Part(at, at + blanks), $" {words} ")
            : new($"add `{words}`", spot.Part(at, at + blanks), $"\n{spot.Indent}{Step}{words}\n{spot.Indent}{Step}");
    }

    /// <summary>Adds a line before the one that begins at a place.</summary>
    public static TextFix? Before(Findings findings, SourceSpan place, string words)
    {
        var line = findings.LineAt(place);
        return place.Column - 1 <= line.Length && line[..(place.Column - 1)] is var indent && string.IsNullOrWhiteSpace(indent)
            ? new($"add `{words}`", place with { EndLine = place.Line, EndColumn = place.Column }, $"{words}\n{indent}")
            : null;
    }

    /// <summary>Adds a block behind the one of a place.</summary>
    public static TextFix? BlockBehind(Findings findings, SourceSpan place, string text, string label) =>
        BlockLines.Around(findings, place) is { } block ? new(label, block.Lines(block.Last + 1, block.Last + 1), $"\n{text}\n") : null;
}
