using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Parsing;

namespace Workflows.Dsl.Tests.Parsing;

/// <summary>Broken texts with the mistakes that are planted in them: code, line and column of each, and nothing else.</summary>
public sealed class MistakeTests
{
    private static readonly string[] Banned =
        ["token", "identifier", "expression", "parse", "null", "boolean", "exception", "syntax", "ast", "eof", "scope"];

    [Theory]
    [InlineData("", "LOY0001 1:1")]
    [InlineData("# only a comment\n\n", "LOY0001 1:1")]
    [InlineData("PK\u0003\u0004\0\0", "LOY0002 1:1")]
    [InlineData("let a = 1\nlet b\uFFFD = 2", "LOY0005 2:6")]
    [InlineData("rule A {\n  award 1 Miles;\n}", "LOY0010 2:16")]
    [InlineData("let x = $5", "LOY0010 1:9")]
    [InlineData("journey J {\n  start on joining\n  send email \"hello\n  finish \"a\"\n}", "LOY0011 3:14")]
    [InlineData("let x = a == 5 && b != 3", "LOY0012 1:11, LOY0012 1:16, LOY0012 1:21")]
    [InlineData("event A ｛\n  total： money\n}", "LOY0012 1:9, LOY0012 2:8")]
    [InlineData("journey J {\n  start on joining\n  finish “done”\n}", "LOY0012 3:10")]
    [InlineData("let x = 1 // why", "LOY0012 1:11")]
    [InlineData("rule A {\n  valid 2026-02-30\n  award 1 Miles\n}", "LOY0013 2:9")]
    [InlineData("messages {\n  quiet 25:00 to 09:00\n}", "LOY0014 2:9")]
    [InlineData("rule A {\n  valid 01/02/2026\n}", "LOY0015 2:9")]
    [InlineData("let x = 12345678901234567890", "LOY0016 1:9")]
    [InlineData("rule A {\n  award 1,000 Miles\n}", "LOY0017 2:9")]
    [InlineData("rule A {\n  on Purchase\n}\nfoo B {\n  x\n}\nlet c = 1", "LOY0020 4:1")]
    [InlineData("rulee A {\n  on Purchase\n}", "LOY0021 1:1")]
    [InlineData("rule A {\n  awrad 5 Miles\n}", "LOY0021 2:3")]
    [InlineData("rule A {\n  award 2 Miles par 10 HKD of total\n}", "LOY0021 2:17")]
    [InlineData("rule A {\n  when total > 5 adn x\n}", "LOY0021 2:18")]
    [InlineData("rule A {\n  on Purchase were total > 5\n}", "LOY0021 2:15")]
    [InlineData("let x = count of Purchase over last 12 monts", "LOY0021 1:40")]
    [InlineData("event A {\n  total: mony\n  order: text\n}", "LOY0021 2:10")]
    [InlineData("rule A {\n  give 5 Miles\n}", "LOY0012 2:3")]
    [InlineData("let x = a equals 5", "LOY0012 1:11")]
    [InlineData("rule A {\n  award Miles\n}", "LOY0022 2:9")]
    [InlineData("points P {\n  round sideways per event\n}", "LOY0022 2:9")]
    [InlineData("rule A {\n  valid\n  on Purchase\n}", "LOY0023 2:8")]
    [InlineData("rule A {\n  when a >\n  priority 3\n}", "LOY0023 2:11")]
    [InlineData("let x =", "LOY0023 1:8")]
    [InlineData("rule A {\n  award 5\n  priority 3\n}", "LOY0023 2:10")]
    [InlineData("rule target {\n  on Purchase\n}", "LOY0024 1:6")]
    [InlineData("rule A {\n  colour red\n  priority 3\n}", "LOY0025 2:3")]
    [InlineData("rule A {\n  on Purchase\n  award 5 Miles\n\nrule B {\n  on Purchase\n}", "LOY0026 3:16")]
    [InlineData("rule A {\n  award 5 Miles for 10 HKD\n  priority 3\n}", "LOY0022 2:17")]
    [InlineData("member {\n  email text personal\n}", "LOY0025 2:3")]
    [InlineData("points P {\n  expire 12 months\n  expires never\n}", "LOY0023 2:19, LOY0021 3:3")]
    [InlineData("segment A where x > 3\nsegment B when spend > 5 AND x", "LOY0022 1:11, LOY0021 2:26")]
    [InlineData("let x = a < b < c", "LOY0029 1:15")]
    [InlineData("rule A {\n  at most 3 per month\n}", "LOY0030 2:13")]
    [InlineData("let x = count of Purchase", "LOY0031 1:26")]
    [InlineData("rule A {\n  when count of Purchase > 3\n  priority 3\n}", "LOY0031 2:25")]
    [InlineData("journey J {\n  start when x > 3\n  finish \"a\"\n}", "LOY0032 2:9")]
    [InlineData("rule A {\n  on Purchase\n}\n}\nlet x = 1", "LOY0033 4:1")]
    [InlineData("rule A {\n  priority 1.5\n}", "LOY0034 2:12")]
    [InlineData("journey J {\n  wait up to 7 dayz for Purchase {\n    on arrived { finish \"a\" }\n    on late { fnish \"b\" }\n  }\n  finsh \"c\"\n}",
        "LOY0021 2:16, LOY0021 4:15, LOY0021 6:3")]
    [InlineData("rule A {\n  awrad 5 Miles\n  pirority 3\n  on Purchase\n}\nsegment B when\nlet c = 5 +\nrule D {\n  on\n}",
        "LOY0021 2:3, LOY0021 3:3, LOY0023 6:15, LOY0023 7:12, LOY0023 9:5")]
    [InlineData("example \"a\" {\n  given anna joined 2026-01-10, tier\n  on 2026-03-07 anna Purchase { order \"A\" }\n  expect anna eared 5 Miles\n}",
        "LOY0023 2:37, LOY0022 3:39, LOY0021 4:15")]
    [InlineData("prize Roaming {\n  price 300 Miles\n  at most 2 per member\n}\nlet x = 1", "LOY0020 1:1")]
    public void A_broken_text_gives_exactly_the_planted_mistakes(string text, string mistakes) =>
        Assert.Equal(mistakes, string.Join(", ", Parser.Parse("f", text).Diagnostics.Select(one =>
            $"{one.Descriptor.Id} {one.Place.Line}:{one.Place.Column}")));

    [Fact]
    public void A_line_of_ten_million_letters_gives_one_message() =>
        Assert.Equal("LOY0004", Assert.Single(Parser.Parse("f", "let x = 1\n" + new string('a', 10_000_000)).Diagnostics).Descriptor.Id);

    [Fact]
    public void More_mistakes_than_anybody_reads_are_cut_off() =>
        Assert.Equal("LOY0006", Parser.Parse("f", string.Concat(Enumerable.Repeat("let x =\n", 5_000))).Diagnostics[^1].Descriptor.Id);

    [Theory]
    [InlineData("rule A {\n  awrad 5 Miles\n}", "rule A {\n  award 5 Miles\n}")]
    [InlineData("let x = a == 5", "let x = a = 5")]
    [InlineData("let x = count of Purchase over last 12 monts", "let x = count of Purchase over last 12 months")]
    [InlineData("rule A {\n  award 1,000 Miles\n}", "rule A {\n  award 1_000 Miles\n}")]
    [InlineData("rule A {\n  on Purchase", "rule A {\n  on Purchase\n}")]
    public void A_fix_mends_the_mistake_and_makes_no_other(string text, string mended)
    {
        var fix = Assert.Single(Assert.Single(Parser.Parse("f", text).Diagnostics).Fixes);
        var lines = text.Split('\n');
        var start = lines.Take(fix.Place.Line - 1).Sum(line => line.Length + 1) + fix.Place.Column - 1;

        var result = string.Concat(text.AsSpan(0, start), fix.Text, text.AsSpan(start + fix.Place.EndColumn - fix.Place.Column));

        Assert.Equal(mended, result);
        Assert.Empty(Parser.Parse("f", result).Diagnostics);
    }

    [Fact]
    public void Every_kind_of_mistake_has_its_own_id_and_words_that_an_author_knows()
    {
        Assert.Equal(SyntaxDiagnostics.All.Select(one =>
            one.Id).Distinct().Order(StringComparer.Ordinal), SyntaxDiagnostics.All.Select(one => one.Id));
        Assert.Equal(
            typeof(SyntaxDiagnostics).GetProperties().Count(property =>
                property.PropertyType == typeof(Model.Diagnostics.DiagnosticDescriptor)),
            SyntaxDiagnostics.All.Length);
        foreach (var one in SyntaxDiagnostics.All)
        {
            var words = $"{one.Title} {one.Message} {one.Help}".ToLowerInvariant().Split([' ', ',', '.', ':', ';', '`']);
            Assert.Empty(words.Intersect(Banned));
            Assert.NotEmpty(one.Help);
            Assert.True(one.Message.Length <= 90, one.Message);
        }
    }

    [Fact]
    public void A_message_says_what_was_expected_and_what_stands_there() => Assert.Equal(
        "f:2:9: error LOY0022: expected a number, found `Miles`\n    this is in rule A",
        Assert.Single(Parser.Parse("f", "rule A {\n  award Miles\n}").Diagnostics).ToString());

    [Fact]
    public void The_message_at_an_open_brace_names_the_brace()
    {
        var one = Assert.Single(Parser.Parse("f", "journey J {\n  if x {\n    finish \"a\"\n}").Diagnostics);

        Assert.Equal("LOY0026", one.Descriptor.Id);
        Assert.Equal(1, Assert.Single(one.Related).Place.Line);
    }
}
