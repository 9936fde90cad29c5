using System.Globalization;
using Xunit.Abstractions;

namespace Workflows.Dsl.Tests.Binding;

/// <summary>What holds for every text. A failing run prints the seed; LOYALTY_SEED repeats it.</summary>
public sealed class CompilerTests(ITestOutputHelper output)
{
    private const int Rounds = 500;

    [Fact]
    public void A_good_programme_has_nothing_to_complain_about()
    {
        var compilation = Compiler.Compile("sample.loyalty", SampleProgramme.Text);
        Assert.Equal("", string.Join('\n', compilation.Diagnostics));
        Assert.NotNull(compilation.Programme);
    }

    [Fact]
    public void The_version_doesnt_depend_on_layout_comments_or_the_name_of_the_file()
    {
        var crowded = SampleProgramme.Text.Replace("\n\n", "\n", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);
        Assert.NotEqual(SampleProgramme.Text, crowded);
        Assert.Equal(VersionOf(SampleProgramme.Text), VersionOf("# Something to say\n\n" + crowded));
        Assert.Equal(VersionOf(SampleProgramme.Text), Compiler.Compile("other", SampleProgramme.Text).Programme!.Version);
        Assert.Matches("^[0-9a-f]{64}$", VersionOf(SampleProgramme.Text));
    }

    [Theory]
    [InlineData("5_000 Beans", "5_001 Beans")]
    [InlineData("hold out 10%", "hold out 11%")]
    [InlineData("over last 12 months", "over last 13 months")]
    [InlineData("up to 30 days", "up to 31 days")]
    [InlineData("win-back-2", "win-back-3")]
    [InlineData("score: 9", "score: 8")]
    [InlineData("21:00 to", "22:00 to")]
    [InlineData("hour >= 17", "hour > 17")]
    public void The_version_changes_with_the_meaning(string words, string others)
    {
        var changed = SampleProgramme.Text.Replace(words, others, StringComparison.Ordinal);
        Assert.NotEqual(SampleProgramme.Text, changed);
        Assert.NotEqual(VersionOf(SampleProgramme.Text), VersionOf(changed));
    }

    [Fact]
    public void Names_declared_in_a_broken_block_are_known()
    {
        var text = SampleProgramme.Text.Replace("1 Beans and 1 Stars per full 10 EUR", "award award 1 Beans per",
            StringComparison.Ordinal);
        var compilation = Compiler.Compile("p", text);
        Assert.Null(compilation.Programme);
        Assert.All(compilation.Diagnostics, one => Assert.StartsWith("LOY0", one.Descriptor.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_that_cant_be_read_gives_one_message()
    {
        var text = SampleProgramme.Text + "\nsegment Odd when spend is in 10% of members\nsegment Better when spend is in Odd\n";
        var compilation = Compiler.Compile("p", text);
        Assert.Equal(["LOY0022", "LOY2110"], compilation.Diagnostics.Select(one => one.Descriptor.Id));
    }

    [Fact]
    public void Several_mistakes_come_in_the_order_of_the_text()
    {
        var text = SampleProgramme.Text.Replace("leaving AtRisk", "leaving AtRsk", StringComparison.Ordinal)
            .Replace("EUR in total", "GBP in total", StringComparison.Ordinal).Replace("is en,", "is en,", StringComparison.Ordinal);
        var compilation = Compiler.Compile("p", text);
        Assert.Equal(["LOY2005", "LOY2000"], compilation.Diagnostics.Select(one => one.Descriptor.Id));
        Assert.Equal("did you mean `AtRisk`?", compilation.Diagnostics[1].Help);
        Assert.Equal("AtRisk", Assert.Single(compilation.Diagnostics[1].Fixes).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("programme")]
    [InlineData("programme P {")]
    [InlineData("let a = a\nlet a = a")]
    [InlineData("journey J { start on entering }\nrule R { on }\nexample \"\" { expect }")]
    public void Scraps_never_throw(string text) => Assert.Null(Compiler.Compile("p", text).Programme);

    [Fact]
    public void A_text_with_words_left_out_doubled_or_exchanged_never_throws()
    {
        var seed = Environment.GetEnvironmentVariable("LOYALTY_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        output.WriteLine($"LOYALTY_SEED={seed}");
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var compilation = Compiler.Compile("p", Mutated(SampleProgramme.Text, random));
            Assert.Equal(compilation.Programme is null,
                compilation.Diagnostics.Any(one => one.Descriptor.Severity == Model.Diagnostics.Severity.Error));
            Assert.All(compilation.Diagnostics, one => Assert.DoesNotContain("{0}", one.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_chain_of_many_names_doesnt_exhaust_the_stack()
    {
        var text = SampleProgramme.Text + "\nlet a0 = 1\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i =>
            $"let a{i} = a{i - 1} + spend / 2\n"));
        Assert.Null(Compiler.Compile("p", text).Programme);
    }

    private static string VersionOf(string text) => Compiler.Compile("a", text).Programme!.Version;

    private static string Mutated(string text, Random random)
    {
        var words = text.Split(' ').ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (here, there) = (random.Next(words.Count), random.Next(words.Count));
            switch (random.Next(4))
            {
                case 0:
                    words.RemoveAt(here);
                    break;
                case 1:
                    words.Insert(here, words[there]);
                    break;
                case 2:
                    words[here] = words[there];
                    break;
                default:
                    (words[here], words[there]) = (words[there], words[here]);
                    break;
            }
        }

        return string.Join(' ', words);
    }
}
