using System.Collections.Immutable;
using System.Globalization;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Dsl.Editing;

/// <summary>What a number comes to, shown behind it: the worth of points in money, and how long points live.</summary>
public static class Hints
{
    private static readonly ImmutableArray<string> Blocks = ["rule", "challenge", "reward", "journey", "cap", "budget"];

    /// <summary>The hints for lines of one of a programme's texts, from one to another: what to show, and behind which place.</summary>
    public static ImmutableArray<(string Words, SourceSpan Behind)> Of(ProgrammeTexts texts, ProgrammeText text, int firstLine, int lastLine)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(text);
        var blocks = texts.Segments.SelectMany(segment => segment.Tree.Blocks.Items).ToList();
        var worths = Worths(blocks);
        var starts = blocks.OfType<ProgrammeSyntax>().SelectMany(block => block.Clauses.OfType<ProgrammeClauseSyntax.Starts>()).FirstOrDefault();
        var hints = ImmutableArray.CreateBuilder<(string, SourceSpan)>();
        for (var i = text.SegmentAt(firstLine); i < text.Segments.Length && text.FirstLine(i) <= lastLine; i++)
        {
            AddWorths(text.Segments[i], worths, hints);
            AddExpiries(text.Segments[i], starts?.Date.Value, hints);
        }

        return [.. hints.Select(hint => (hint.Item1, text.Absolute(hint.Item2))).Where(hint => hint.Item2.Line >= firstLine && hint.Item2.Line <= lastLine)];
    }

    private static Dictionary<string, AmountSyntax> Worths(IEnumerable<BlockSyntax> blocks)
    {
        var worths = new Dictionary<string, AmountSyntax>(StringComparer.Ordinal);
        foreach (var points in blocks.OfType<PointsSyntax>())
        {
            if (points.Clauses.OfType<PointsClauseSyntax.Worth>().FirstOrDefault() is { } worth)
            {
                worths.TryAdd(points.Name.Text, worth.Value);
            }
        }

        return worths;
    }

    private static void AddWorths(Segment segment, Dictionary<string, AmountSyntax> worths, ImmutableArray<(string, SourceSpan)>.Builder hints)
    {
        var tokens = segment.Tokens();
        if (worths.Count == 0 || !Blocks.Contains(tokens.TextOf(tokens.At(0)).ToString()))
        {
            return;
        }

        for (var index = 0; index + 1 < tokens.Count; index++)
        {
            ref readonly var number = ref tokens.At(index);
            ref readonly var unit = ref tokens.At(index + 1);
            if (number is { Kind: TokenKind.Number, IsFaulty: false } && unit.Line == number.Line
                && worths.TryGetValue(tokens.TextOf(unit).ToString(), out var worth)
                && NumberShape.ValueOf(tokens.TextOf(number)) is var count and < 1_000_000_000 && worth.Number < 1_000_000_000)
            {
                hints.Add(($"= {Plain(count * worth.Number)} {worth.Unit.Text}", tokens.Span(unit, unit)));
            }
        }
    }

    private static void AddExpiries(Segment segment, DateOnly? starts, ImmutableArray<(string, SourceSpan)>.Builder hints)
    {
        foreach (var expire in segment.Tree.Blocks.Items.OfType<PointsSyntax>().SelectMany(block => block.Clauses.OfType<PointsClauseSyntax.Expire>()))
        {
            if (starts is { } day && LastDay(day, expire.After.Value, expire.EndOf) is { } last)
            {
                hints.Add((string.Create(CultureInfo.InvariantCulture, $"earned on {day:yyyy-MM-dd}: until {last:yyyy-MM-dd}"), expire.Span));
            }
        }
    }

    /// <summary>The last day on which points that were earned on a day can be spent; null where it isn't one of whole days, months or years.</summary>
    private static DateOnly? LastDay(DateOnly day, TimeLength length, TimeUnit? endOf)
    {
        if (length.Count > 1_200 || day.Year > 5_000)
        {
            return null;
        }

        DateOnly? end = length.Unit switch
        {
            TimeUnit.Day => day.AddDays(length.Count),
            TimeUnit.Week => day.AddDays(7 * length.Count),
            TimeUnit.Month => day.AddMonths(length.Count),
            TimeUnit.Quarter => day.AddMonths(3 * length.Count),
            TimeUnit.Year => day.AddYears(length.Count),
            _ => null,
        };
        return (end, endOf) switch
        {
            ({ } on, TimeUnit.Month) => new DateOnly(on.Year, on.Month, 1).AddMonths(1).AddDays(-1),
            ({ } on, TimeUnit.Year) => new DateOnly(on.Year, 12, 31),
            ({ } on, TimeUnit.Quarter) => new DateOnly(on.Year, ((on.Month - 1) / 3 * 3) + 1, 1).AddMonths(3).AddDays(-1),
            (_, null) => end,
            _ => null,
        };
    }

    private static string Plain(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture).Replace(',', '_');
}
