using System.Globalization;
using System.Text;
using Workflows.Dsl.Lexing;

namespace Workflows.Documentation.Tests;

/// <summary>The page of the words of the language is the table from which editors take their help.</summary>
public sealed class WordsPageTests
{
    private const string Page = "dsl/WORDS.md";

    [Fact]
    public void The_page_lists_every_word_as_editors_explain_it()
    {
        var expected = Text();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), expected);
        }

        Assert.Equal(expected, Repository.Text(Page));
    }

    private static string Text()
    {
        var page = new StringBuilder("""
            # Words of the language
            What editors say of them. `UPDATE_GOLDEN=1` with the documentation's tests writes this page anew; [LANGUAGE.md](LANGUAGE.md) shows them at work.

            """);
        var blocks = Meanings.All.Where(meaning => meaning.Block.Length == 0 && Vocabulary.Blocks.Contains(meaning.Phrase.Split(' ')[0])
            && (meaning.Form is not null || Meanings.All.Any(line => line.Block == meaning.Phrase))).ToList();
        foreach (var block in blocks)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {block.Phrase}\n{block.Words}\n");
            AddTable(page, Meanings.All.Where(line => line.Block == block.Phrase));
        }

        page.Append("\n## In all of them\n");
        AddTable(page, Meanings.All.Where(meaning => meaning.Block.Length == 0).Except(blocks).OrderBy(meaning => meaning.Phrase, StringComparer.Ordinal));
        return page.ToString();
    }

    private static void AddTable(StringBuilder page, IEnumerable<Meaning> meanings)
    {
        var rows = meanings.Select(meaning => $"| `{meaning.Phrase.Replace(" ,", ",", StringComparison.Ordinal)}` | {meaning.Words} |\n").ToList();
        page.Append(rows.Count == 0 ? "" : "\n| words | mean |\n| --- | --- |\n").AppendJoin("", rows);
    }
}
