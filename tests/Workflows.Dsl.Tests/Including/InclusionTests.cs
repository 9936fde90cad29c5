using System.Globalization;
using Workflows.Dsl.Editing;
using Workflows.Dsl.Including;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Tests.Including;

/// <summary>A programme of several files says what one file with all of it says.</summary>
public sealed class InclusionTests
{
    private const string Rules = "rule Base {\n  on    Purchase\n  award 1 Beans per 10 EUR of total\n}\n";
    private const string Small = "include \"rules/base.loyalty\"\n" + Head;

    private const string Head = """
        programme P {
          currency EUR
          time zone "UTC"
        }

        event Purchase {
          order : text key
          total : money
        }

        points Beans { worth 0.01 EUR }

        """;

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_programme_cut_into_files_is_the_same_version_and_has_the_same_messages_at_the_lines_of_its_files(int seed)
    {
        var (main, parts) = Cut(SampleProgramme.Text, new Random(seed));
        var whole = Compiler.Compile("p.loyalty", SampleProgramme.Text);
        var cut = Compiler.Compile("home/p.loyalty", main, path => new(parts[path]));

        Assert.Equal(whole.Programme!.Version, cut.Programme!.Version);
        foreach (var (one, other) in whole.Programme.Rules.Zip(cut.Programme.Rules))
        {
            var text = other.Span.File == "home/p.loyalty" ? main : parts[other.Span.File["home/".Length..]];
            Assert.Equal(LineAt(SampleProgramme.Text, one.Span.Line), LineAt(text, other.Span.Line));
        }
    }

    [Fact]
    public void A_mistake_is_shown_in_the_file_in_which_it_stands_and_quoted_from_there()
    {
        var found = Compiler.Compile("home/p.loyalty", Small, _ => new(Rules.Replace("of total", "of totl", StringComparison.Ordinal))).Diagnostics;
        Assert.Equal("home/rules/base.loyalty:3:31: error LOY2009: `totl`", found[0].ToString()[..51]);
        Assert.Equal("home/rules/base.loyalty", found[0].Fixes[0].Place.File);
    }

    [Fact]
    public void Messages_come_file_by_file_the_first_file_first()
    {
        var found = Compiler.Compile(
            "p.loyalty", Small + "segment A when nothing_such\n", _ => new("segment B when nothing_such\n" + Rules)).Diagnostics;
        Assert.Equal(["p.loyalty", "rules/base.loyalty"], found.Select(one => one.Place.File));
    }

    [Fact]
    public void A_name_that_two_files_declare_is_shown_with_both_places()
    {
        var found = Assert.Single(Compiler.Compile("p.loyalty", Small + Rules, _ => new(Rules)).Diagnostics, one => one.Descriptor.Id == "LOY2001");
        Assert.Equal(["p.loyalty", "rules/base.loyalty"], new[] { found.Place.File, found.Related[0].Place.File }.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("include \"rules/base.loyalty\"\ninclude \"rules/base.loyalty\"\n", "LOY2952 p.loyalty:2")]
    [InlineData("include \"../base.loyalty\"\n", "LOY2953 p.loyalty:1")]
    [InlineData("include \"/rules/base.loyalty\"\n", "LOY2953 p.loyalty:1")]
    [InlineData("include \"rules\\base.loyalty\"\n", "LOY2953 p.loyalty:1")]
    [InlineData("include \"\"\n", "LOY2953 p.loyalty:1")]
    [InlineData("include \"rules/nested.loyalty\"\n", "LOY2951 rules/nested.loyalty:1")]
    [InlineData("include \"rules/whole.loyalty\"\n", "LOY2954 rules/whole.loyalty:1")]
    [InlineData("include \"rules/none.loyalty\"\n", "LOY2950 p.loyalty:1")]
    public void An_include_that_can_not_be_followed_says_why(string lines, string expected)
    {
        var found = Compiler.Compile("p.loyalty", lines + Head + (lines.Contains("base", StringComparison.Ordinal) && lines.Contains("rules/", StringComparison.Ordinal)
            && lines[9] != '/' ? "" : Rules), path => path switch
        {
            "rules/base.loyalty" => new(Rules),
            "rules/whole.loyalty" => new("programme Q {\n  currency EUR\n  time zone \"UTC\"\n}\n"),
            "rules/nested.loyalty" => new("include \"base.loyalty\"\n"),
            _ => new(null, "there is no such file"),
        }).Diagnostics;
        Assert.Equal([expected], found.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Descriptor.Id} {one.Place.File}:{one.Place.Line}")));
    }

    [Fact]
    public void Nobody_complains_about_names_that_a_missing_file_may_declare()
    {
        var found = Compiler.Compile("p.loyalty", Small + "segment Rich when spend > 5 EUR\n", _ => new(null, "there is no such file")).Diagnostics;
        Assert.Equal(["LOY2950"], found.Select(one => one.Descriptor.Id));
    }

    [Fact]
    public void A_programme_can_end_with_the_line_that_includes_the_rest() => Assert.Empty(
        Compiler.Compile("p.loyalty", Head + "include \"rules/base.loyalty\"", _ => new(Rules)).Diagnostics);

    [Fact]
    public void An_editor_says_what_the_compiler_says_when_any_of_the_files_changes()
    {
        var (main, parts) = Cut(SampleProgramme.Text, new Random(9));
        var texts = ProgrammeTexts.Of(
            ProgrammeText.Of("home/p.loyalty", main), path => (ProgrammeText.Of(IncludePath.Beside("home/p.loyalty", path), parts[path]), ""));
        var random = new Random(10);
        for (var step = 0; step < 40; step++)
        {
            var one = texts.All[random.Next(texts.All.Length)];
            var line = random.Next(1, one.LineCount);
            var changed = texts.With(one.With(new("", line, 3, line, 4), "q"))!;
            if (!changed.Main.Includes.SequenceEqual(texts.Main.Includes))
            {
                continue;
            }

            var expected = Compiler.Compile("home/p.loyalty", changed.Main.Text,
                path => new(changed.All.First(text => text.File == IncludePath.Beside("home/p.loyalty", path)).Text)).Diagnostics;
            Assert.Equal(Said(expected), Said(ProgrammeCheck.Of(changed).Diagnostics));
        }
    }

    [Fact]
    public void Where_a_name_stands_is_found_in_all_files_and_renamed_in_all()
    {
        var texts = ProgrammeTexts.Of(ProgrammeText.Of("p.loyalty", Small), path => (ProgrammeText.Of(path, Rules + Rules.Replace("Base", "Extra", StringComparison.Ordinal)), ""));
        var check = ProgrammeCheck.Of(texts);
        var part = texts.All[1];
        Assert.Equal("p.loyalty", NamesInText.Declaration(check, part, 2, 10)!.File);
        var (changes, refusal) = NamesInText.Rename(check, part, 2, 10, "Sale");
        Assert.Null(refusal);
        Assert.Equal([("p.loyalty", 7), ("rules/base.loyalty", 2), ("rules/base.loyalty", 6)], changes.Select(change => (change.Place.File, change.Place.Line)));
        Assert.NotNull(NamesInText.Rename(check, part, 1, 7, "Extra").Refusal);
    }

    [Fact]
    public void The_path_of_a_file_leads_to_the_file()
    {
        var texts = ProgrammeTexts.Of(ProgrammeText.Of("home/p.loyalty", Small), path => (ProgrammeText.Of("home/" + path, Rules), ""));
        Assert.Equal(new SourceSpan("home/rules/base.loyalty", 1, 1, 1, 1), NamesInText.Declaration(ProgrammeCheck.Of(texts), texts.Main, 1, 15));
    }

    /// <summary>Every few blocks in a file of their own, in the order of the text.</summary>
    private static (string Main, Dictionary<string, string> Parts) Cut(string text, Random random)
    {
        var blocks = ProgrammeText.Of("", text).Segments.Select(segment => segment.Text).ToList();
        var (main, parts) = ("", new Dictionary<string, string>(StringComparer.Ordinal));
        for (var i = 0; i < blocks.Count;)
        {
            var count = Math.Min(blocks.Count - i, random.Next(1, 5));
            var piece = string.Concat(blocks.Skip(i).Take(count));
            if (i == 0 || random.Next(2) == 0)
            {
                main += piece;
            }
            else
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"parts/{parts.Count}.loyalty");
                parts[name] = piece;
                main += $"include \"{name}\"\n";
            }

            i += count;
        }

        return (main, parts);
    }

    private static IEnumerable<string> Said(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(one =>
        $"{one} {string.Join(' ', one.Fixes.Select(fix => $"{fix.Place}{fix.Text}"))} {string.Join(' ', one.Related.Select(other => other.Place))}");

    private static string LineAt(string text, int line) => text.Split('\n')[line - 1];
}
