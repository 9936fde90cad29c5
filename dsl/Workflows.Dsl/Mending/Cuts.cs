using Workflows.Dsl.Binding;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>Changes that leave something out, with what belongs to it: its line, the blank or the comma before it. Null where the text around it is laid out otherwise.</summary>
internal static class Cuts
{
    private const string Label = "leave it out";

    /// <summary>Leaves out just what stands there.</summary>
    public static TextFix Exactly(SourceSpan place) => new(Label, place, "");

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

    /// <summary>Leaves out the line of a block on which a place stands; nothing where a block begins or ends on it.</summary>
    public static TextFix? Clause(Findings findings, SourceSpan place) =>
        Spot.Of(findings, place) is { Indent.Length: > 0 } spot && BlockLines.Depth(spot.Line) == 0 && spot.Line.TrimStart()[0] != '}'
            ? new(Label, place with { Column = 1, EndLine = place.Line + 1, EndColumn = 1 }, "")
            : null;

    /// <summary>Leaves out the line that begins with some words, in the block of a place.</summary>
    public static TextFix? ClauseOf(Findings findings, SourceSpan place, string words) =>
        BlockLines.Around(findings, place) is { } block && block.LineOf(words) is { } line && line > block.First && BlockLines.Depth(block[line]) == 0
            ? new($"leave out `{words}`", block.Lines(line, line + 1), "")
            : null;

    /// <summary>Leaves out words of a line with the blanks before them.</summary>
    public static TextFix? Words(Findings findings, SourceSpan place) =>
        Spot.Of(findings, place) is { } spot && spot.Before.Trim().Length > 0
            ? new(Label, place with { Column = spot.Before.TrimEnd().Length + 1 }, "")
            : null;

    /// <summary>Leaves out what stands there together with the words before it that lead to it: <c>funded by</c>.</summary>
    public static TextFix? Behind(Findings findings, SourceSpan place, string words) =>
        Spot.Of(findings, place) is { } spot && spot.Before.TrimEnd().EndsWith(words[0] == ',' ? words : $" {words}", StringComparison.Ordinal)
            ? new($"leave out `{words.TrimStart(',', ' ')} {spot.Text}`", place with { Column = spot.Before.TrimEnd()[..^words.Length].TrimEnd().Length + 1 }, "")
            : null;

    /// <summary>Leaves out one of a list with the word or comma that joins it to the one before it.</summary>
    public static TextFix? Listed(Findings findings, SourceSpan place)
    {
        if (Spot.Of(findings, place) is not { } spot)
        {
            return null;
        }

        var before = spot.Before.TrimEnd();
        var joint = new[] { ",", " and", " or" }.FirstOrDefault(joint => before.EndsWith(joint, StringComparison.Ordinal));
        return joint is null ? null : new(Label, place with { Column = before[..^joint.Length].TrimEnd().Length + 1 }, "");
    }

    /// <summary>Leaves out a part of a condition with the <c>and</c> or <c>or</c> beside it; nothing where they don't stand on one line.</summary>
    /// <param name="findings">Who has the text.</param>
    /// <param name="part">The part.</param>
    /// <param name="joint">What joins it to the others: <c>and</c> or <c>or</c>.</param>
    public static TextFix? Part(Findings findings, SourceSpan part, string joint)
    {
        if (Spot.Of(findings, part) is not { } spot)
        {
            return null;
        }

        var (before, after) = (spot.Before.TrimEnd(), spot.After.TrimStart());
        return before.EndsWith($" {joint}", StringComparison.Ordinal)
            ? new(Label, part with { Column = before[..^joint.Length].TrimEnd().Length + 1 }, "")
            : after.StartsWith($"{joint} ", StringComparison.Ordinal)
                ? new(Label, part with { EndColumn = spot.Line.Length - after[joint.Length..].TrimStart().Length + 1 }, "")
                : null;
    }

    /// <summary>Leaves out <c>except when</c> and its condition; nothing where they don't stand on a line alone.</summary>
    public static TextFix? ExceptWhen(Findings findings, SourceSpan condition) => All(findings, condition, "except when");

    /// <summary>Leaves out a line that consists of some words and a condition.</summary>
    public static TextFix? All(Findings findings, SourceSpan condition, string words) =>
        Spot.Of(findings, condition) is { } spot && spot.Before.Trim() == words && spot.After.Trim().Length == 0
            ? new(Label, condition with { Column = 1, EndLine = condition.Line + 1, EndColumn = 1 }, "")
            : null;

    /// <summary>Leaves out a word that stands somewhere on the line of a place.</summary>
    public static TextFix? WordOnLine(Findings findings, SourceSpan place, string word)
    {
        var line = findings.LineAt(place);
        var at = $"{line} ".IndexOf($" {word} ", StringComparison.Ordinal);
        return at < 0 ? null : new($"leave out `{word}`", place with { Column = at + 1, EndLine = place.Line, EndColumn = at + word.Length + 2 }, "");
    }

    /// <summary>Leaves out the block in which a place stands, from the line with its first word to that of its last brace.</summary>
    public static TextFix? Block(Findings findings, SourceSpan place) =>
        BlockLines.Around(findings, place) is { } block ? new(Label, block.Lines(block.First, block.Last + 1), "") : null;

    /// <summary>Leaves out an effect of a rule, or the rule where it has no other.</summary>
    public static TextFix? Effect(Findings findings, SourceSpan place) =>
        BlockLines.Around(findings, place) is not { } block ? null
        : block.Numbers.Count(line => IsEffect(block[line].TrimStart())) > 1 ? Lines(findings, place)
        : Block(findings, place);

    private static bool IsEffect(string line) =>
        new[] { "award ", "bonus ", "multiply ", "extend " }.Any(word => line.StartsWith(word, StringComparison.Ordinal));
}
