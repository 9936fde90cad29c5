using System.Text.RegularExpressions;
using Workflows.Core.Ports;

namespace Workflows.Templates.Tests;

/// <summary>Our own messages are for people who write messages to customers, so they do without the words of programmers.</summary>
public sealed class VocabularyTests
{
    private static readonly Regex Banned = new(
        "\\b(token|identifier|expression|parse|parsing|null|boolean|exception|AST|EOF|EOL|scope|node)s?\\b", RegexOptions.IgnoreCase);

    private static readonly Regex Quoted = new("`[^`]*`");

    [Theory]
    [InlineData("020-interpolation")]
    [InlineData("100-expressions")]
    [InlineData("200-statements")]
    [InlineData("300-functions")]
    [InlineData("400-builtins")]
    public void Outside_of_the_corpus_the_same_mistakes_are_told_in_plain_words_once_a_line(string folder)
    {
        if (Corpus.Folder(folder) is not { } path)
        {
            return;
        }

        foreach (var (name, expected, rendering) in Corpus.RunInOwnWords(path))
        {
            Assert.Equal(expected.StartsWith("text(", StringComparison.Ordinal), rendering.Text is null);
            foreach (var error in rendering.Errors)
            {
                var words = Quoted.Replace(error.Message, string.Empty);
                Assert.False(Banned.IsMatch(words), $"{name}: {error.Message}");
                Assert.True(words.Split('\n')[0].Length <= 90, $"{name}: {error.Message}");
            }

            Assert.Equal(rendering.Errors.Count, rendering.Errors.Select(error => (error.Name, error.Line)).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("{{ 'a' | string.upcas }}", "There is no function `string.upcas`. Did you mean `string.upcase`?")]
    [InlineData("{{ incldue 'x' }}", "There is no function `incldue`. Did you mean `include`?")]
    [InlineData("{{ membr.name }}", "`membr` has no value here, so it has no `name`. Did you mean `member`?")]
    [InlineData("{{ member.adress.city }}", "`member.adress` has no value here, so it has no `city`. Did you mean `address`?")]
    [InlineData("{{ unlike.anything }}", "`unlike` has no value here, so it has no `anything`")]
    public void A_name_that_is_nearly_right_is_suggested(string template, string expected)
    {
        var member = new Dictionary<string, object?> { ["name"] = "Anna", ["address"] = new Dictionary<string, object?> { ["city"] = "Bristol" } };
        var rendering = new ScribanRenderer().Render(
            new Template("t", template, TemplateOutput.Text), new Dictionary<string, object?> { ["member"] = member }, _ => null);
        Assert.Equal(expected, Assert.Single(rendering.Errors).Message);
    }
}
