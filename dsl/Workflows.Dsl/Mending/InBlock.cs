using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>Mistakes that are mended elsewhere in their block: a limit that moves by one, a line that moves up.</summary>
internal static partial class InBlock
{
    /// <summary>The kinds with their changes.</summary>
    public static IEnumerable<(DiagnosticDescriptor[] Kinds, Mend Mend)> All =>
    [
        ([AnalysisDiagnostics.BothAtTheEnd, AnalysisDiagnostics.SegmentsAtTheEnd], (findings, mistake) => [Inside(findings, mistake) ?? NextDay(findings, mistake)]),
        ([AnalysisDiagnostics.TierGap, AnalysisDiagnostics.SegmentGap], (findings, mistake) => [Outside(findings, mistake)]),
        ([DeclarationDiagnostics.TierOrder], (findings, mistake) => [Lower(findings, mistake)]),
        ([JourneyDiagnostics.TaskTwice], (findings, mistake) => [Renamed(findings, mistake.Place)]),
        ([EarningDiagnostics.GuardOfOthers], (findings, mistake) => [Refusing(findings, mistake.Place)]),
        ([MoneyDiagnostics.ReturnedInOther], (findings, mistake) => [InCurrencies(findings, mistake)]),
        ([PromiseDiagnostics.RowLength], (findings, mistake) => [Shorter(findings, mistake)]),
    ];

    /// <summary>A limit that is in both belongs to one of them alone: <c>&gt;</c> for <c>&gt;=</c>.</summary>
    private static TextFix? Inside(Findings findings, Diagnostic mistake) => AtValue(findings, mistake, @"(>=|<=) ", sign => sign[..1]);

    /// <summary>A limit that is in neither belongs to this one: <c>&gt;=</c> for <c>&gt;</c>; not where more than one value is missing.</summary>
    private static TextFix? Outside(Findings findings, Diagnostic mistake) =>
        mistake.Arguments[0].Contains(" to ", StringComparison.Ordinal) ? null : AtValue(findings, mistake, @"(?<![<>])([<>]) ", sign => $"{sign}=");

    private static TextFix? AtValue(Findings findings, Diagnostic mistake, string signs, Func<string, string> other)
    {
        if (BlockLines.Around(findings, mistake.Place) is not { } block || SomeNumber().Matches(mistake.Arguments[0]) is not [.., var value])
        {
            return null;
        }

        // The message writes 100.00 EUR where the text may say 100 EUR.
        var number = value.Value.Contains('.', StringComparison.Ordinal) ? value.Value.TrimEnd('0').TrimEnd('.') : value.Value;
        foreach (var line in Enumerable.Range(mistake.Place.Line, block.Last - mistake.Place.Line + 1))
        {
            var found = Regex.Match(block[line].Replace('_', ','), $@"{signs}{Regex.Escape(number)}(?:\.0*)?(?![\d.,])", RegexOptions.CultureInvariant);
            if (found.Success)
            {
                var sign = found.Groups[1];
                return Changes.Write(block.Part(line, sign.Index, sign.Index + sign.Length), other(sign.Value));
            }
        }

        return null;
    }

    /// <summary>What begins on the day on which something else ends begins on the next one.</summary>
    private static TextFix? NextDay(Findings findings, Diagnostic mistake)
    {
        if (BlockLines.Around(findings, mistake.Place) is not { } block || block.LineOf("valid") is not { } line
            || ValidFrom().Match(block[line]) is not { Success: true } from
            || !DateOnly.TryParseExact(from.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var start = from.Groups[1];
        return Changes.Write(block.Part(line, start.Index, start.Index + start.Length), day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>A tier of one line moves before the one that is harder to reach.</summary>
    private static TextFix? Lower(Findings findings, Diagnostic mistake)
    {
        var line = mistake.Place.Line;
        if (BlockLines.Around(findings, mistake.Place) is not { } block || block.LineOf($"tier {mistake.Arguments[1]}") is not { } above || above >= line)
        {
            return null;
        }

        var lines = Enumerable.Range(above, line - above + 1).Select(number => block[number]).ToList();
        return lines.Exists(one => BlockLines.Depth(one) != 0) ? null
            : new($"move it above `{mistake.Arguments[1]}`", block.Lines(above, line + 1), $"{string.Join('\n', [lines[^1], .. lines.SkipLast(1)])}\n");
    }

    private static TextFix? Renamed(Findings findings, SourceSpan place)
    {
        var line = findings.LineAt(place);
        return place.Column - 1 <= line.Length && Task().Match(line[(place.Column - 1)..]) is { Success: true } task
            ? Changes.Write(place with
            {
                Column = place.Column + task.Groups[1].Index, EndLine = place.Line, EndColumn = place.Column + task.Groups[1].Index + task.Groups[1].Length,
            }, $"{task.Groups[1].Value}_2")
            : null;
    }

    private static TextFix? Refusing(Findings findings, SourceSpan place)
    {
        const string Refuse = "then refuse";
        return BlockLines.Around(findings, place) is { } block && block.LineOf("then hold for") is { } line
            ? Changes.Write(block.Part(line, block[line].Length - block[line].TrimStart().Length, block[line].TrimEnd().Length), Refuse)
            : null;
    }

    /// <summary>The money of a return is told in the same currencies.</summary>
    private static TextFix? InCurrencies(Findings findings, Diagnostic mistake)
    {
        if (BlockLines.Around(findings, mistake.Place) is not { } block)
        {
            return null;
        }

        foreach (var line in block.Numbers)
        {
            if (Money().Match(block[line]) is { Success: true } money && money.Groups[1].Value == mistake.Arguments[0])
            {
                return new($"add `in {mistake.Arguments[1]}`", block.Part(line, money.Length, money.Length), $" in {mistake.Arguments[1]}");
            }
        }

        return null;
    }

    /// <summary>A row with too many values without the last ones; in quotes a comma may be anything, so such rows are left alone.</summary>
    private static TextFix? Shorter(Findings findings, Diagnostic mistake)
    {
        if (Spot.Of(findings, mistake.Place) is not { } spot || spot.Text.Contains('"', StringComparison.Ordinal)
            || !int.TryParse(SomeNumber().Match(mistake.Arguments[1]).Value, NumberStyles.None, CultureInfo.InvariantCulture, out var columns))
        {
            return null;
        }

        var cells = spot.Text.Split(',');
        return cells.Length > columns ? spot.Write(string.Join(',', cells[..columns])) : null;
    }

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex SomeNumber();

    [GeneratedRegex(@"valid (?:from )?(\d{4}-\d\d-\d\d)")]
    private static partial Regex ValidFrom();

    [GeneratedRegex(@"^task (\w+)")]
    private static partial Regex Task();

    [GeneratedRegex(@"^\s*(\w+)\s*:\s*money(?=\s|$)")]
    private static partial Regex Money();
}
