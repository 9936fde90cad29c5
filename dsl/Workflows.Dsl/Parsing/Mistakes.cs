using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// Makes one message of what was expected: at the smallest place, and at the word that is to blame, which can be the one before the
/// place where reading stopped.
/// </summary>
internal static class Mistakes
{
    private const int ShortestSlip = 4;

    private const int ChoicesMost = 5;

    /// <summary>Reports why the clause that begins at a place can't be read, or what follows it.</summary>
    /// <param name="start">Where the clause begins.</param>
    /// <param name="end">Where the clause ends, if it was read, so that a new line could follow there.</param>
    public static void ReportAt(TokenInput start, TokenInput? end)
    {
        var reader = start.Reader;
        reader.IsBroken = true;
        var failed = Math.Max(reader.Furthest, end?.Index ?? start.Index);
        if (IsReported(reader, start.Index, failed))
        {
            return;
        }

        reader.Report(Misspelt(reader, start.Index, failed) ?? OtherWord.Before(reader, start.Index, failed) ?? reader.Explanation
            ?? Plain(reader, failed, end?.Index == failed));
    }

    /// <summary>Reports a line that begins with no word that can begin one.</summary>
    public static void ReportUnknownClause(TokenInput at, string owner, IEnumerable<string> words, string phrases)
    {
        var reader = at.Reader;
        reader.IsBroken = true;
        if (IsReported(reader, at.Index, at.Index))
        {
            return;
        }

        string[] possible = [.. words];
        var goingOn = reader.Furthest == at.Index ? reader.Expected.Where(one => one.IsWord).Select(one => one.Text) : [];
        if (Correction(reader, at.Index, [.. possible, .. goingOn]) is { } correction)
        {
            reader.Report(correction);
        }
        else if (Blame(reader, at.Index, [.. goingOn]) is { } blame)
        {
            reader.Report(blame);
        }
        else
        {
            reader.Report(Diagnostic.Of(
                SyntaxDiagnostics.UnknownClause, reader.Span(at.Index, at.Index + 1), Shown(reader, at.Index), owner, phrases)
                with { Fixes = AsComment.Line(reader, at.Index) });
        }
    }

    /// <summary>Reports a brace that is never closed; not where another mistake of the block may be the cause.</summary>
    public static void ReportNotClosed(TokenInput opening, TokenInput end)
    {
        var reader = opening.Reader;
        if (!reader.IsBroken)
        {
            var place = reader.List.Behind(reader.At(end.Index - 1));
            reader.Report(new Diagnostic(
                SyntaxDiagnostics.NotClosed, place, [Owner(reader)],
                [("it opens here", reader.Span(opening.Index, opening.Index + 1))], [new TextFix("add `}`", place, "\n}")]));
        }

        reader.IsBroken = true;
    }

    /// <summary>The block at hand as its first two words say it: <c>rule Weekend</c>.</summary>
    public static string Owner(BlockReader reader)
    {
        var first = reader.TextAt(reader.Start).ToString();
        return reader.At(reader.Start + 1).Kind is TokenKind.Word or TokenKind.Text && reader.Start + 1 < reader.End
            ? $"{first} {reader.TextAt(reader.Start + 1)}"
            : first;
    }

    /// <summary>A message for a word that is nearly, or in another language, one of those that can stand there.</summary>
    public static Diagnostic? Correction(BlockReader reader, int index, IReadOnlyCollection<string> possible)
    {
        if (reader.At(index).Kind != TokenKind.Word || possible.Count == 0)
        {
            return null;
        }

        var written = reader.TextAt(index).ToString();
        var place = reader.Span(index, index + 1);
        if (ForeignWords.InOurs(written, possible) is { } ours)
        {
            return new Diagnostic(SyntaxDiagnostics.ForeignSign, place, [written, ours], [], [new TextFix($"write `{ours}`", place, ours)]);
        }

        // A word of the language that is at the wrong place is no slip of the pen, unless it lacks a letter or has one too many.
        return Spelling.Closest(written, possible) is { } meant && (reader.At(index).Word == 0 || IsOneLetterOff(written, meant))
            ? new Diagnostic(SyntaxDiagnostics.Misspelt, place, [written, meant], [], [new TextFix($"write `{meant}`", place, meant)])
            : null;
    }

    private static bool IsOneLetterOff(string written, string meant) =>
        Math.Min(written.Length, meant.Length) >= ShortestSlip && Math.Abs(written.Length - meant.Length) == 1
        && (written.StartsWith(meant, StringComparison.Ordinal) || meant.StartsWith(written, StringComparison.Ordinal));

    private static bool IsReported(BlockReader reader, int start, int failed)
    {
        for (var index = start; index <= failed && index < reader.End; index++)
        {
            if (reader.At(index).IsFaulty)
            {
                return true;
            }
        }

        return false;
    }

    private static Diagnostic? Misspelt(BlockReader reader, int start, int failed)
    {
        string[] words = reader.Furthest < failed
            ? []
            : [.. reader.Expected.Where(one => one.IsWord).Select(one => one.Text), .. reader.Expected.Contains(ExpressionGrammar.Comparing)
                ? ["=", ">", ">="] : (string[])[]];
        return Correction(reader, failed, words) ?? (failed > start ? Blame(reader, failed, words) : null);
    }

    /// <summary>
    /// The word before the place, where it was taken for a name and is nearly one of the words that were expected behind
    /// it.
    /// </summary>
    private static Diagnostic? Blame(BlockReader reader, int failed, IReadOnlyCollection<string> words) =>
        failed > reader.Start && reader.At(failed - 1) is { Kind: TokenKind.Word, Word: 0 } ? Correction(reader, failed - 1, words) : null;

    private static Diagnostic Plain(BlockReader reader, int failed, bool isComplete)
    {
        var expected = Choices(reader, failed, isComplete);
        ref readonly var token = ref reader.At(failed);
        if (failed > reader.Start && (failed >= reader.End || token.IsFirstOnLine || token.Word == Signs.Closing))
        {
            return Diagnostic.Of(
                SyntaxDiagnostics.Missing, reader.List.Behind(reader.At(failed - 1)), expected, Shown(reader, failed - 1), Owner(reader))
                with { Fixes = ExpectedWord.At(reader, failed, isMissing: true) };
        }

        return Diagnostic.Of(
            SyntaxDiagnostics.Unexpected, reader.Span(failed, failed + 1), expected, $"`{Shown(reader, failed)}`", Owner(reader))
            with { Fixes = ExpectedWord.At(reader, failed, isMissing: false) };
    }

    private static string Choices(BlockReader reader, int failed, bool isComplete)
    {
        if (reader.Furthest < failed)
        {
            return "a new line";
        }

        List<string> choices = [.. reader.Expected.Where(one => !one.IsWord).Select(one => one.Text).Distinct(StringComparer.Ordinal)];
        choices.AddRange(reader.Expected.Where(one => one.IsWord).Select(one => $"`{one.Text}`").Distinct(StringComparer.Ordinal));
        if (isComplete)
        {
            choices = [.. choices.Take(ChoicesMost - 1), "a new line"];
        }

        choices = [.. choices.Take(ChoicesMost)];
        return choices.Count switch
        {
            0 => "something else",
            1 => choices[0],
            _ => $"{string.Join(", ", choices[..^1])} or {choices[^1]}",
        };
    }

    private static string Shown(BlockReader reader, int index)
    {
        var text = reader.TextAt(index);
        return text.Length > 30 ? $"{text[..30]}…" : text.ToString();
    }
}
