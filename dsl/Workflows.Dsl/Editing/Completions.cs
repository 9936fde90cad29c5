using System.Collections.Immutable;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;

namespace Workflows.Dsl.Editing;

/// <summary>
/// What could be written at a place. The words come from the parser, which knows what it would have read on with, and the names from the
/// binder; so both always fit, and nothing here knows a block by name.
/// </summary>
public static class Completions
{
    private const int NamesMost = 500;
    private const int Fresh = 0;
    private const int OfProgramme = 1;
    private const int GoingOn = 2;
    private const string ValueLabel = "a value or a name";
    private const string ComparisonLabel = "a comparison such as `>=`";

    private static readonly ImmutableArray<string> NameLabels = ["a name", ValueLabel, "a value", "a word", "points or money, such as `HKD`"];

    private static readonly ImmutableArray<(string Sign, string Words)> Comparisons =
    [
        (">=", "at least"), ("<=", "at most"), (">", "more than"), ("<", "less than"), ("=", "equal"), ("<>", "not equal"),
    ];

    /// <summary>What could be written.</summary>
    /// <param name="check">What is known of the text, or of one a few changes ago.</param>
    /// <param name="text">The text.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, in UTF-16 units.</param>
    public static ImmutableArray<Completion> At(ProgrammeCheck check, ProgrammeText text, int line, int column)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(text);
        var at = Standpoint.At(check.Texts.With(text) ?? ProgrammeTexts.Of(text), text, line, column);
        if (at.IsInText)
        {
            return [];
        }

        var found = new List<Completion>();
        if (at.IsBetweenBlocks || (at.IsFreshLine && at.Reader?.OpenBody is null && at.Word.Column == 1))
        {
            found.AddRange(Vocabulary.Blocks.Where(_ => at.IsFreshLine).Select(word => Form("", BlockPhrase(word), at, Fresh)));
        }

        if (!at.IsBetweenBlocks && at.Reader is { } reader)
        {
            AddGoingOn(check, at, reader, found);
        }

        return [.. found.DistinctBy(one => (one.Label, one.Kind == CompletionKind.Name))];
    }

    private static void AddGoingOn(ProgrammeCheck check, Standpoint at, BlockReader reader, List<Completion> found)
    {
        if (at.IsFreshLine)
        {
            found.AddRange((reader.OpenBody ?? []).Where(phrase => phrase != JourneyGrammar.Refused).Select(phrase => Form(at.Block, phrase, at, Fresh)));
        }

        if (reader.Furthest < reader.End)
        {
            return;
        }

        // Within a line a name may be wanted where the parser took the word before it for a name: `earned …`, `last …`.
        if (!at.IsFreshLine || reader.Expected.Any(one => !one.IsWord && NameLabels.Contains(one.Text)))
        {
            AddNames(check, at, reader, found);
        }

        var phrases = reader.Offers.Concat(reader.Expected.Where(one => one.IsWord
            && !reader.Offers.Any(phrase => phrase.StartsWith(one.Text, StringComparison.Ordinal))).Select(one => one.Text));
        found.AddRange(phrases.Distinct(StringComparer.Ordinal).Where(IsOffered).Select(phrase => Form(at.Block, phrase, at, GoingOn)));
        if (reader.Expected.Any(one => one.Text == ComparisonLabel))
        {
            found.AddRange(Comparisons.Select(one => new Completion(
                one.Sign, CompletionKind.Sign, one.Words, "", one.Sign, at.Word, GoingOn)));
        }
    }

    private static void AddNames(ProgrammeCheck check, Standpoint at, BlockReader reader, List<Completion> found)
    {
        var isPart = reader.End > reader.Start && reader.TextAt(reader.End - 1) is ".";
        if (!isPart && reader.Expected.Any(one => one.Text == ValueLabel))
        {
            found.AddRange(Owners(reader).Select(owner => new Completion(
                owner.Name, CompletionKind.Name, owner.Detail, owner.Detail, owner.Name, at.Word, OfProgramme)));
        }

        foreach (var question in Trial.NamesAt(check, at))
        {
            found.AddRange(question.Names.Take(NamesMost).Select(name => new Completion(
                name, CompletionKind.Name, question.Kind, "", name, at.Word, OfProgramme)));
        }
    }

    /// <summary>What has fields behind a dot: the member, and the line at hand.</summary>
    private static IEnumerable<(string Name, string Detail)> Owners(BlockReader reader)
    {
        yield return ("member", Meanings.Of("", "member")!.Words);
        for (var index = reader.Start; index + 2 < reader.End; index++)
        {
            if (reader.TextAt(index) is "for" && reader.TextAt(index + 1) is "each")
            {
                yield return (reader.TextAt(index + 2).ToString(), Meanings.Of("", "line")!.Words);
            }
        }
    }

    private static string BlockPhrase(string word) => word switch
    {
        "follow" => "follow up",
        "market" => "market event",
        _ => word,
    };

    private static bool IsOffered(string phrase) => char.IsLetter(phrase[0]) || (phrase[0] == ',' && phrase.Length > 1);

    private static Completion Form(string block, string phrase, Standpoint at, int rank)
    {
        var label = phrase.Replace(" ,", ",", StringComparison.Ordinal);
        var meaning = Meanings.Of(block, phrase);
        if (meaning?.Form is not { } form)
        {
            return new(label, CompletionKind.Words, "", meaning?.Words ?? "", label, at.Word, rank);
        }

        var filled = Forms.Filled(form, at.Texts, at.Event);
        return new(label, CompletionKind.Form, Forms.Plain(filled), meaning.Words, filled, at.Word, rank);
    }
}
