using System.Collections.Immutable;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mutating;

/// <summary>
/// Small changes of a programme, each of which alters what it promises: a number is one more, a clause or a rule is gone, <c>and</c> is
/// <c>or</c>. What only the company sees (worth, costs, measures, reports, hold-outs) stays as it is. Not every change makes sense:
/// whoever runs them leaves out what doesn't compile or means the same.
/// </summary>
public static class Mutants
{
    // Clauses that change no promise to a member, by their first word.
    private static readonly string[] NoPromise = ["worth", "sales", "expected", "our", "warn", "goal", "purpose", "start", "settle", "publish", "currency", "time"];

    /// <summary>The changes, in the order of the text.</summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">A programme that compiles.</param>
    public static IEnumerable<Mutant> Of(string file, string text)
    {
        var list = Lexer.Read(file, text);
        foreach (var (tree, reader) in Parser.Blocks(list, ImmutableArray.CreateBuilder<Diagnostic>()))
        {
            if (Promises(tree))
            {
                foreach (var mutant in OfBlock(tree, reader))
                {
                    yield return mutant;
                }
            }
        }
    }

    private static bool Promises(BlockSyntax block) => block is not (EventSyntax or MapSyntax or MemberSyntax or PartnerSyntax or MeasureSyntax
        or ReportSyntax or RivalSyntax or IncludeSyntax or FollowUpSyntax or ExampleSyntax or PromiseSyntax or UnknownBlockSyntax);

    /// <summary>Whether nothing else needs the block's name, as a rule.</summary>
    private static bool StandsAlone(BlockReader reader) => reader.TextAt(reader.Start) is "rule" or "challenge" or "guard" or "cap" or "leaderboard";

    private static IEnumerable<Mutant> OfBlock(BlockSyntax tree, BlockReader reader)
    {
        var title = tree.Declares is null
            ? reader.TextAt(reader.Start).ToString() : $"{reader.TextAt(reader.Start)} {tree.Declares.Text}";
        if (StandsAlone(reader))
        {
            yield return Without(reader, reader.Start, reader.End, $"`{title}` is gone");
        }

        var clauses = reader.ClauseStarts.ToHashSet();
        var skippedUpTo = 0;
        for (var index = reader.Start + 1; index < reader.End; index++)
        {
            if (clauses.Contains(index))
            {
                var end = EndOf(reader, clauses, index);
                if (IsNoPromise(reader, index))
                {
                    skippedUpTo = Math.Max(skippedUpTo, end);
                    continue;
                }

                yield return Without(reader, index, end, $"`{LineOf(reader, index, end)}` is gone from `{title}`");
            }

            if (index >= skippedUpTo && Changed(reader.At(index), reader.TextAt(index)) is { } changed)
            {
                var was = reader.TextAt(index).ToString();
                yield return With(reader, index, changed, changed.Length == 0 ? $"`{was}` is gone from `{title}`" : $"`{was}` becomes `{changed}` in `{title}`");
            }
        }
    }

    private static bool IsNoPromise(BlockReader reader, int index) =>
        NoPromise.Any(word => reader.TextAt(index).SequenceEqual(word))
        || (reader.TextAt(index) is "hold" && reader.TextAt(index + 1) is "out");

    /// <summary>A clause goes to the next one of the same body, with the bodies of its own, or to the brace that closes the body.</summary>
    private static int EndOf(BlockReader reader, HashSet<int> clauses, int start)
    {
        var depth = 0;
        for (var index = start; index < reader.End; index++)
        {
            if (depth == 0 && index > start && clauses.Contains(index))
            {
                return index;
            }

            depth += reader.At(index).Word == Signs.Opening ? 1 : reader.At(index).Word == Signs.Closing ? -1 : 0;
            if (depth < 0)
            {
                return index;
            }
        }

        return reader.End;
    }

    private static string? Changed(in Token token, ReadOnlySpan<char> text) => token.Kind switch
    {
        TokenKind.Number or TokenKind.Percent or TokenKind.Ordinal or TokenKind.Date or TokenKind.Time => OneMore.Of(token.Kind, text),
        TokenKind.Word when text is "and" => "or",
        TokenKind.Word when text is "or" => "and",
        TokenKind.Word when text is "not" => "",
        _ => null,
    };

    private static Mutant Without(BlockReader reader, int first, int behind, string change)
    {
        var (from, to) = (reader.At(first).Start, reader.At(behind - 1).End);
        return new Mutant(reader.Span(first, behind), change, string.Concat(reader.List.Text.AsSpan(0, from), reader.List.Text.AsSpan(to)));
    }

    private static Mutant With(BlockReader reader, int index, string changed, string change)
    {
        var token = reader.At(index);
        var text = string.Concat(reader.List.Text.AsSpan(0, token.Start), changed, reader.List.Text.AsSpan(token.End));
        return new Mutant(reader.Span(index, index + 1), change, text);
    }

    /// <summary>A clause as it is quoted: on one line, without the body that it may have.</summary>
    private static string LineOf(BlockReader reader, int first, int behind)
    {
        var end = first;
        while (end < behind && reader.At(end).Word != Signs.Opening && (end == first || !reader.At(end).IsFirstOnLine))
        {
            end++;
        }

        return reader.List.Text[reader.At(first).Start..reader.At(end - 1).End];
    }
}
