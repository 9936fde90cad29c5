using Workflows.Dsl.Editing;
using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Tests.Editing;

public sealed class MeaningTests
{
    [Fact]
    public void Every_word_of_the_language_has_a_meaning_of_its_own_or_within_a_phrase()
    {
        var explained = Meanings.All.SelectMany(meaning => meaning.Phrase.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var words = Enumerable.Range(1, Vocabulary.Count - 1).Select(number => Vocabulary.WordOf((short)number)).Where(word => char.IsLetter(word[0]));
        Assert.Empty(words.Except(explained));
    }

    [Fact]
    public void The_table_explains_words_of_the_language_and_no_others()
    {
        var unknown = Meanings.All.SelectMany(meaning => $"{meaning.Block} {meaning.Phrase}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(word => char.IsLetter(word[0]) && Vocabulary.NumberOf(word) == 0);
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_line_that_can_stand_in_a_block_has_a_meaning()
    {
        var check = ProgrammeCheck.Of(ProgrammeText.Of("sample.loyalty", SampleProgramme.Text));
        string[] heads =
        [
            "programme X {", "event X {", "market event X {", "map X of Purchase {", "member {", "household {", "rates {", "messages {", "points X {", "tiers X {",
            "reward X {",
            "partner X {", "budget X {", "group X {", "cap X {", "rule X {", "challenge X {", "guard X {", "leaderboard X {", "journey X {", "follow up X {", "example \"X\" {",
        ];
        foreach (var head in heads)
        {
            var text = check.Texts.Main.With(new("", check.Texts.Main.LineCount, 1, check.Texts.Main.LineCount, 1), $"\n{head}\n  ");
            var offered = Completions.At(check, text, text.LineCount, 3);
            Assert.True(offered.Any(one => one.Rank == 0) || head.StartsWith("event", StringComparison.Ordinal), head);
            Assert.All(offered.Where(one => one.Rank == 0), one => Assert.True(one.Meaning.Length > 0, $"{head} {one.Label}"));
        }
    }

    [Fact]
    public void Every_form_can_be_read_where_it_is_offered()
    {
        var check = ProgrammeCheck.Of(ProgrammeText.Of("sample.loyalty", SampleProgramme.Text));
        foreach (var meaning in Meanings.All.Where(meaning => meaning.Form is not null && meaning.Block.Length == 0 && Vocabulary.Blocks.Contains(meaning.Phrase.Split(' ')[0])
            && !"member programme rates messages partner".Contains(meaning.Phrase, StringComparison.Ordinal)))
        {
            var block = Forms.Plain(Forms.Filled(meaning.Form!, check.Texts, null));
            var errors = ProgrammeCheck.Of(ProgrammeText.Of("", $"{SampleProgramme.Text}\n{block}\n")).Texts.Main.Segments[^1].Tree.Diagnostics;
            Assert.True(errors.IsEmpty, $"{block}: {string.Join("; ", errors)}");
        }
    }
}
