using System.Text.RegularExpressions;
using Workflows.Dsl.Lexing;

namespace Workflows.Documentation.Tests;

public sealed class GrammarTests
{
    // Names that the language knows so that it can correct their spelling: usual channels, and the way out of a task.
    private static readonly string[] NotWritten = ["email", "overdue", "sms"];

    [Fact]
    public void Every_word_of_the_language_is_in_the_grammar_and_no_other()
    {
        var written = Quoted().ToHashSet(StringComparer.Ordinal);
        var known = Enumerable.Range(1, Vocabulary.Count - 1).Select(number => Vocabulary.WordOf((short)number)).ToList();
        Assert.Equal([], written.Except(known).Order(StringComparer.Ordinal));
        Assert.Equal(NotWritten, known.Except(written).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_part_of_the_grammar_is_defined_once_and_used()
    {
        var parts = Regex.Matches(Rules(), @"^(\w+)\s*=", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(parts.Distinct(), parts);
        var named = Regex.Matches(Regex.Replace(Rules(), "'[^']*'", ""), @"\b[a-z]+\b").Select(match => match.Value).ToList();
        Assert.Empty(named.Except(parts).Distinct());
        Assert.All(parts.Except(["RESERVED", "file"]), part => Assert.True(named.Count(name => name == part) > 1, $"{part} is not used"));
    }

    [Fact]
    public void The_words_that_can_not_be_names_are_those_of_the_lexer()
    {
        var listed = Regex.Match(Rules(), @"RESERVED\s*=\s*'([^']*)'").Groups[1].Value
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Vocabulary.Reserved.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Words_that_the_parser_reads_one_after_the_other_stand_so_in_the_grammar()
    {
        // The source is the only place that lists them all. `start when` is read only to say what to write instead; with an article begins
        // what a part is called in messages.
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "dsl/Workflows.Dsl/Parsing"), "*.cs")
            .Select(File.ReadAllText));
        var phrases = Regex.Matches(source, @"\(\s*""([a-z]+(?: [a-z]+){1,5})""").Select(match => match.Groups[1].Value)
            .Where(phrase => !phrase.StartsWith("a ", StringComparison.Ordinal) && !phrase.StartsWith("the ", StringComparison.Ordinal) && phrase.Split(' ').All(word => Vocabulary.NumberOf(word) > 0))
            .Except(["start when"]).ToList();
        Assert.True(phrases.Count > 50);
        Assert.DoesNotContain(phrases, phrase => !Regex.IsMatch(Rules(), $"'(, )?{phrase}[' ]"));
    }

    private static string Rules() => Regex.Replace(Repository.Text("dsl/GRAMMAR.ebnf"), @"\(\*.*?\*\)", "", RegexOptions.Singleline);

    private static IEnumerable<string> Quoted() =>
        from Match quoted in Regex.Matches(Regex.Replace(Rules(), @"RESERVED[^;]*;", ""), "'([^']+)'")
        from Match word in Regex.Matches(quoted.Groups[1].Value, @"\w+|[^\w\s<>=]|[<>=]+")
        select word.Value;
}
