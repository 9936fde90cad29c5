using System.Collections.Immutable;
using Workflows.Cli.Shell;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>How a declared thing changes from one text to another.</summary>
internal enum TextChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It has another name, whatever else changes.</summary>
    Renamed,

    /// <summary>It is gone.</summary>
    Removed,
}

/// <summary>A declared thing that changes from one text to another.</summary>
/// <param name="Kind">How.</param>
/// <param name="What">What it is: rule, tier…</param>
/// <param name="Name">Its name; of what is gone, the old one.</param>
/// <param name="Was">Its old name where that is another one.</param>
/// <param name="Old">Where it stood; null for what is new.</param>
/// <param name="New">Where it stands; null for what is gone.</param>
internal sealed record TextChange(TextChangeKind Kind, string What, string Name, string? Was, SourceSpan? Old, SourceSpan? New);

/// <summary>What two texts of a programme declare otherwise: blank space and comments change nothing.</summary>
internal static class TextChanges
{
    /// <summary>The changes, in the order of the new text; what is gone comes last.</summary>
    public static ImmutableArray<TextChange> Of(ProgrammeFile oldFile, Programme old, ProgrammeFile newFile, Programme next)
    {
        var (oldTexts, newTexts) = (TextsOf(oldFile), TextsOf(newFile));
        var before = Declared(old).ToList();
        var after = Declared(next).ToList();
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        var kept = new HashSet<(string, string)>();
        foreach (var one in after)
        {
            var was = before.Find(other => other.What == one.What && other.Name == one.Name) is { Name: not null } same ? same
                : before.Find(other => other.What == one.What && other.Name == one.Was);
            if (was.Name is null)
            {
                changes.Add(new TextChange(TextChangeKind.Added, one.What, one.Name, null, null, one.Span));
                continue;
            }

            kept.Add((was.What, was.Name));
            if (was.Name != one.Name)
            {
                changes.Add(new TextChange(TextChangeKind.Renamed, one.What, one.Name, was.Name, was.Span, one.Span));
            }
            else if (BlockAt(oldTexts[was.Span.File], was.Span.Line, one.What) != BlockAt(newTexts[one.Span.File], one.Span.Line, one.What))
            {
                changes.Add(new TextChange(TextChangeKind.Changed, one.What, one.Name, null, was.Span, one.Span));
            }
        }

        changes.AddRange(before.Where(one => !kept.Contains((one.What, one.Name)))
            .Select(one => new TextChange(TextChangeKind.Removed, one.What, one.Name, null, one.Span, null)));
        return changes.ToImmutable();
    }

    private static Dictionary<string, string> TextsOf(ProgrammeFile file) =>
        file.Files.ToDictionary(one => one.Path, one => one.Text, StringComparer.Ordinal);

    private static IEnumerable<(string What, string Name, string? Was, SourceSpan Span)> Declared(Programme programme) =>
    [
        ("programme", programme.Name, null, programme.Span),
        .. programme.EventTypes.Where(type => type.Index >= BuiltInEvents.Count).Select(x => ("event", x.Name, default(string), x.Span)),
        .. programme.Currencies.Select(x => ("points", x.Name, x.Was, x.Span)),
        .. programme.Lets.Select(x => ("let", x.Name, x.Was, x.Span)),
        .. programme.Ladders.Select(x => ("tiers", x.Name, x.Was, x.Span)),
        .. programme.Ladders.SelectMany(ladder => ladder.Tiers).Select(x => ("tier", x.Name, x.Was, x.Span)),
        .. programme.Rewards.Select(x => ("reward", x.Name, x.Was, x.Span)),
        .. programme.Budgets.Select(x => (x.IsPartner ? "partner" : "budget", x.Name, x.Was, x.Span)),
        .. programme.Segments.Select(x => ("segment", x.Name, x.Was, x.Span)),
        .. programme.BandSets.Select(x => ("bands", x.Name, programme.Rankings[x.Rankings[0]].Was?.Split('.')[0], x.Span)),
        .. programme.Guards.Select(x => ("guard", x.Name, default(string), x.Span)),
        .. programme.Groups.Select(x => ("group", x.Name, default(string), x.Span)),
        .. programme.SharedCaps.Select(x => ("cap", x.Name, default(string), x.Span)),
        .. programme.Rules.Select(x => (WordOf(programme, x), x.Name, x.Was, x.Span)),
        .. programme.Journeys.Select(x => ("journey", x.Name, x.Was, x.Span)),
        .. programme.Measures.Select(x => ("measure", x.Name, default(string), x.Span)),
    ];

    /// <summary>What brings a rule about.</summary>
    private static string WordOf(Programme programme, Rule rule) =>
        programme.Leaderboards.Any(board => board.Rule == rule.Index) ? "leaderboard"
        : programme.Challenges.Any(challenge => challenge.Rule == rule.Index) ? "challenge" : "rule";

    /// <summary>The words of the block that begins at a line: a block begins in the first column, a tier is a line.</summary>
    private static string BlockAt(string text, int line, string what)
    {
        var lines = text.Split('\n');
        var words = new List<string>();
        for (var i = line - 1; i < lines.Length && (i == line - 1 || (what != "tier" && (lines[i].Length == 0 || !char.IsAsciiLetter(lines[i][0])))); i++)
        {
            words.AddRange(WithoutComment(lines[i]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return string.Join(' ', words);
    }

    private static string WithoutComment(string line)
    {
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            isQuoted ^= line[i] == '"';
            if (line[i] == '#' && !isQuoted)
            {
                return line[..i];
            }
        }

        return line;
    }
}
