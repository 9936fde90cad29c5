using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Editing;

/// <summary>How a word is shown.</summary>
public enum HighlightKind
{
    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A name of something that happens: an event.</summary>
    Event,

    /// <summary>A field.</summary>
    Field,

    /// <summary>A kind of points.</summary>
    Points,

    /// <summary>A rule, a journey, a reward: what does something.</summary>
    Rule,

    /// <summary>A tier, a segment, a group: what members or rules are in.</summary>
    Group,

    /// <summary>A value with a name, a measure, a line, somebody in an example.</summary>
    Value,

    /// <summary>A number, a percentage, a day or a time.</summary>
    Number,

    /// <summary>Text in quotes.</summary>
    Text,

    /// <summary>A comment.</summary>
    Comment,
}

/// <summary>A stretch of a line that is shown in one way. Lines and columns count from 1, lengths are in UTF-16 units.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Column">Its first column.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">How it is shown.</param>
public readonly record struct Highlight(int Line, int Column, int Length, HighlightKind Kind);

/// <summary>How the words of a text are shown. A word of the language that is used as a name is a name.</summary>
public static class Highlights
{
    /// <summary>Lines of one of the texts of a check, from one to another, both among them.</summary>
    public static ImmutableArray<Highlight> Of(ProgrammeCheck check, ProgrammeText text, int firstLine, int lastLine)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(text);
        var uses = check.Uses.Found.GroupBy(use => use.Place.File, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<Highlight>();
        for (var i = text.SegmentAt(firstLine); i < text.Segments.Length && text.FirstLine(i) <= lastLine; i++)
        {
            AddSegment(text, i, uses.GetValueOrDefault(text.Segments[i].Id) ?? [], found);
        }

        return [.. found.Where(one => one.Line >= firstLine && one.Line <= lastLine).OrderBy(one => one.Line).ThenBy(one => one.Column)];
    }

    private static void AddSegment(ProgrammeText text, int segment, List<Use> uses, ImmutableArray<Highlight>.Builder found)
    {
        var kinds = new Dictionary<(int Line, int Column), string>();
        foreach (var use in uses)
        {
            kinds[(use.Place.Line, use.Place.Column)] = use.Kind;
        }

        var tokens = text.Segments[segment].Tokens();
        foreach (var token in tokens.Tokens)
        {
            AddComments(tokens, token, text.FirstLine(segment), found);
            if (KindOf(token, kinds) is { } kind)
            {
                found.Add(new(text.FirstLine(segment) + token.Line - 1, token.Column, token.Length, kind));
            }
        }
    }

    private static HighlightKind? KindOf(Token token, Dictionary<(int Line, int Column), string> kinds) => token.Kind switch
    {
        TokenKind.Word when kinds.TryGetValue((token.Line, token.Column), out var kind) => KindOf(kind),
        TokenKind.Word when token.Word > 0 => HighlightKind.Keyword,
        TokenKind.Number or TokenKind.Percent or TokenKind.Ordinal or TokenKind.Date or TokenKind.Time => HighlightKind.Number,
        TokenKind.Text => HighlightKind.Text,
        _ => null,
    };

    private static HighlightKind KindOf(string kind) => kind switch
    {
        Uses.Field => HighlightKind.Field,
        "event" or "event of the market" => HighlightKind.Event,
        "points currency" => HighlightKind.Points,
        "rule" or "journey" or "reward" or "guard" or "follow-up" or "report" or "map" or Uses.Step => HighlightKind.Rule,
        "tier" or "ladder of tiers" or "segment" or "group" or "cap" or "budget" or "rival" => HighlightKind.Group,
        _ => HighlightKind.Value,
    };

    private static void AddComments(TokenList tokens, Token token, int firstLine, ImmutableArray<Highlight>.Builder found)
    {
        var blanks = tokens.Text.AsSpan(token.TriviaStart, token.Start - token.TriviaStart);
        if (!blanks.Contains('#'))
        {
            return;
        }

        var lines = blanks.ToString().Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var sign = lines[i].IndexOf('#', StringComparison.Ordinal);
            if (sign >= 0)
            {
                var before = i == 0 ? token.TriviaStart - (tokens.Text.LastIndexOf('\n', Math.Max(0, token.TriviaStart - 1)) + 1) : 0;
                found.Add(new(firstLine + token.Line - lines.Length + i, before + sign + 1, lines[i].TrimEnd().Length - sign, HighlightKind.Comment));
            }
        }
    }
}
