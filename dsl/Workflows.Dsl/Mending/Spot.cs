using System.Text.RegularExpressions;
using Workflows.Dsl.Binding;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>A place in one line of a text, with what stands around it.</summary>
/// <param name="Findings">Who has the text.</param>
/// <param name="Place">The place.</param>
/// <param name="Line">Its line.</param>
internal sealed record Spot(Findings Findings, SourceSpan Place, string Line)
{
    /// <summary>What stands before it on its line.</summary>
    public string Before => Line[..(Place.Column - 1)];

    /// <summary>What stands there.</summary>
    public string Text => Line[(Place.Column - 1)..(Place.EndColumn - 1)];

    /// <summary>What stands behind it on its line.</summary>
    public string After => Line[(Place.EndColumn - 1)..];

    /// <summary>The blanks with which its line begins.</summary>
    public string Indent => Line[..(Line.Length - Line.TrimStart().Length)];

    /// <summary>The spot of a place; null where it doesn't lie within a line.</summary>
    /// <param name="findings">Who has the text.</param>
    /// <param name="place">The place.</param>
    public static Spot? Of(Findings findings, SourceSpan place)
    {
        var line = findings.LineAt(place).TrimEnd('\r');
        return place.EndLine == place.Line && place.Column >= 1 && place.EndColumn >= place.Column && place.EndColumn - 1 <= line.Length
            ? new(findings, place, line)
            : null;
    }

    /// <summary>Part of its line, by the letters before it and behind it.</summary>
    public SourceSpan Part(int start, int end) => Place with { Column = start + 1, EndColumn = end + 1 };

    /// <summary>Other words in its place.</summary>
    public TextFix Write(string words) => Changes.Write(Place, words);

    /// <summary>Other words where a pattern matches in what stands there; null where it doesn't.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="words">The words, from what matched; null for none.</param>
    public TextFix? Rewrite(Regex pattern, Func<Match, string?> words) =>
        pattern.Match(Text) is { Success: true } found && words(found) is { } other
            ? Write($"{Text[..found.Index]}{other}{Text[(found.Index + found.Length)..]}")
            : null;
}
