using System.Text.RegularExpressions;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Tests.Broken;
using Workflows.Dsl.Tests.Checking;
using Xunit.Abstractions;

namespace Workflows.Dsl.Tests.Diagnostics;

/// <summary>The shipped translations of what `loyalty check` says.</summary>
public sealed partial class TranslationTests(ITestOutputHelper output)
{
    private static readonly Translation Chinese = Translation.Read(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "diagnostics", "zh-Hant.json")));

    [Fact]
    public void A_mistake_is_told_in_the_language_asked_for_with_the_authors_own_words()
    {
        var mistake = Compiler.Compile("p", CheckCases.Prelude + "rule A {\n  on Purchas\n  award 1 Beans\n}\n").Diagnostics.Single();

        var told = Chinese.Of(mistake);

        Assert.Equal("沒有名為 `Purchas` 的事件", told.Message);
        Assert.Equal("是不是想寫 `Purchase`?", told.Help);
        Assert.Equal("寫 `Purchase`", told.Fixes.Single().Label);
        Assert.Equal((mistake.Place, mistake.Descriptor.Id, mistake.Fixes.Single().Text), (told.Place, told.Descriptor.Id, told.Fixes.Single().Text));
    }

    [Fact]
    public void A_word_of_the_author_stays_although_it_is_one_of_the_language()
    {
        var translation = Translation.Read("""{ "messages": {}, "words": { "rule": "R", "a rule": "one R", "or": "oder" } }""");

        Assert.Equal("R", translation.Words("rule"));
        Assert.Equal("`rule` oder `a rule`", translation.Words("`rule` or `a rule`"));
        Assert.Equal("rule Happy, one R, a rule.when", translation.Words("rule Happy, a rule, a rule.when"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "words": { } }""")]
    [InlineData("""{ "messages": { "LOY0001": "one text" } }""")]
    public void What_is_no_translation_is_refused(string json) =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => Translation.Read(json));

    // What the author wrote stays; what is left in English besides shows words that the translation lacks.
    [Fact]
    public void At_least_nine_of_ten_mistakes_are_told_without_an_english_word()
    {
        var told = CheckCases.All.Select(one => one.Bad).Select(text => text.Contains("programme", StringComparison.Ordinal) ? text : CheckCases.Prelude + text)
            .Select(text => text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal))
            .Concat(Slips.All.Select(slip => SampleProgramme.Text.Replace(slip.Right, slip.Wrong, StringComparison.Ordinal)))
            .SelectMany(text => Compiler.Compile("p", text).Diagnostics).Select(Chinese.Of).ToList();

        var english = told.Where(one => English().IsMatch(Quoted().Replace($"{one.Message} {one.Help}", ""))).ToList();
        var labels = told.SelectMany(one => one.Fixes).Select(fix => fix.Label).Where(label => AnyWord().IsMatch(Quoted().Replace(label, ""))).Distinct(StringComparer.Ordinal);
        Assert.Equal("", string.Join('\n', labels));

        var share = 100.0 * (told.Count - english.Count) / told.Count;
        output.WriteLine($"{told.Count} mistakes, {share:0.0}% without an English word; with one:\n{string.Join('\n', english.Select(one => $"{one.Descriptor.Id} {one.Message}; {one.Help}"))}");
        Assert.True(share >= 90, $"{share}% are; the output lists the others");
    }

    [GeneratedRegex("(`[^`]*`|\"[^\"]*\")")]
    private static partial Regex Quoted();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex AnyWord();

    [GeneratedRegex(@"(?<![\w.])(a|an|the|of|is|are|to|in|write|name|with|without|and|for|that)(?![\w.])", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
