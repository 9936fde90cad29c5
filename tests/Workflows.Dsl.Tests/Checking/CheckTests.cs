using System.Globalization;
using System.Reflection;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Editing;
using Workflows.Model.Diagnostics;
using Xunit.Abstractions;

namespace Workflows.Dsl.Tests.Checking;

public sealed class CheckTests(ITestOutputHelper output)
{
    // What is asked first changes what the rest means, and these texts need it at two places.
    private static readonly string[] TakesTwo = ["LOY2107"];

    private static readonly string[] Banned =
        ["token", "identifier", "expression", "parse", "null", "boolean", "exception", "AST", "EOF", "scope", "syntax node"];

    public static TheoryData<string, string> Bad => Rows((code, bad, _) => (code, bad));

    public static TheoryData<string, string> Good => Rows((code, _, good) => (code, good));

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_mistake_gives_its_code_at_its_place_and_nothing_else(string code, string marked)
    {
        var whole = Whole(marked);
        var before = whole[..whole.IndexOf('«', StringComparison.Ordinal)];
        var (line, column) = (before.Count(letter => letter == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        var text = Plain(marked);

        var compilation = Compiler.Compile("p", text);

        Assert.Equal($"{code} {line}:{column}", string.Join('\n', compilation.Diagnostics.Select(one =>
            one.Descriptor.Id == code ? $"{one.Descriptor.Id} {one.Place.Line}:{one.Place.Column}" : one.ToString())));
        Assert.Equal(compilation.Diagnostics[0].Descriptor.Severity == Severity.Error, compilation.Programme is null);
        if (compilation.Diagnostics[0].Place is { Line: var first, EndLine: var last } place && first == last)
        {
            Assert.Equal(whole[(whole.IndexOf('«', StringComparison.Ordinal) + 1)..whole.IndexOf('»', StringComparison.Ordinal)].Length,
                place.EndColumn - place.Column);
        }
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_like_a_mistake_and_right_gives_nothing(string code, string text) =>
        Assert.Equal($"{code}: ", $"{code}: {string.Join('\n', Compiler.Compile("p", Whole(text)).Diagnostics)}");

    [Fact]
    public void Every_code_has_a_bad_and_a_good_text()
    {
        var tried = CheckCases.All.Select(one => one.Code).ToHashSet();

        // Pictures and values of cards are refused, and not texts: their own tests try those.
        var ofPictures = Of(typeof(DrawingDiagnostics)).Select(one => one.Id).ToHashSet();
        Assert.Equal("", string.Join(' ', Descriptors().Select(one => one.Id).Where(id => !tried.Contains(id) && !ofPictures.Contains(id))));
    }

    // Those that lack one need a decision: which value, which name, which of two rules. They are listed on the output.
    [Fact]
    public void Six_of_ten_kinds_of_mistakes_come_with_a_change_that_would_mend_them()
    {
        var codes = CheckCases.All.GroupBy(one => one.Code, StringComparer.Ordinal).ToList();
        var without = codes.Where(code => !code.Any(one => Found(code.Key, Plain(one.Bad)).Any(found => !found.Fixes.IsEmpty))).Select(code => code.Key).ToList();
        var all = typeof(NameDiagnostics).Assembly.GetTypes().Where(type => type.Namespace == typeof(NameDiagnostics).Namespace).SelectMany(Of).Count();
        var mended = codes.Count - without.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{mended} of {codes.Count} kinds of mistakes in texts come with a change, {100.0 * mended / codes.Count:0.0}%; of all {all} kinds {100.0 * mended / all:0.0}%"));
        output.WriteLine($"without: {string.Join(' ', without.Order(StringComparer.Ordinal))}");
        Assert.True(mended * 10 >= codes.Count * 6, $"{mended} of {codes.Count}");
    }

    [Fact]
    public void Each_change_that_comes_with_a_mistake_mends_it_and_the_first_leaves_no_other()
    {
        var bad = new List<string>();
        foreach (var (code, marked, _) in CheckCases.All.Where(one => !TakesTwo.Contains(one.Code)))
        {
            var text = Plain(marked);
            var found = Found(code, text).First();
            foreach (var (fix, i) in found.Fixes.Select((fix, i) => (fix, i)))
            {
                var after = Compiler.Compile("p", ProgrammeText.Of("p", text).With(fix.Place, fix.Text).Text).Diagnostics;
                bad.AddRange(after.Where(one => i == 0 || one.Descriptor.Id == code).Select(one => $"{code}: {fix.Label}: {one}\n{marked}"));
            }
        }

        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }

    [Fact]
    public void Editors_offer_the_same_changes_at_the_same_places()
    {
        foreach (var (code, marked, _) in CheckCases.All)
        {
            var text = Plain(marked);
            var offered = ProgrammeCheck.Of(ProgrammeText.Of("p", text)).Analysed().Diagnostics.Where(one => one.Descriptor.Id == code).SelectMany(one => one.Fixes);
            Assert.Equal($"{code} {string.Join('\n', Found(code, text).SelectMany(one => one.Fixes))}", $"{code} {string.Join('\n', offered)}");
        }
    }

    [Fact]
    public void Codes_are_given_once()
    {
        var codes = Descriptors().Select(one => one.Id).ToList();
        Assert.Equal(codes.Distinct(), codes);
    }

    [Fact]
    public void Messages_are_short_and_in_the_authors_words()
    {
        foreach (var one in Descriptors())
        {
            Assert.InRange(one.Message.Length, 1, 90);
            Assert.NotEmpty(one.Title);
            Assert.NotEmpty(one.Help);
            var words = $"{one.Title} {one.Message} {one.Help}".Split([' ', ',', '.', ':', ';', '`', '(', ')']);
            Assert.DoesNotContain(words, word => Banned.Contains(word, StringComparer.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void The_prelude_itself_is_right() => Assert.Empty(Compiler.Compile("p", CheckCases.Prelude).Diagnostics);

    private static IEnumerable<DiagnosticDescriptor> Descriptors() =>
        typeof(NameDiagnostics).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(NameDiagnostics).Namespace && type.Name.EndsWith("Diagnostics", StringComparison.Ordinal)
                && type != typeof(SyntaxDiagnostics) && type != typeof(MarketDiagnostics) && type != typeof(FileDiagnostics))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
        .SelectMany(Of);

    private static IEnumerable<DiagnosticDescriptor> Of(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.PropertyType == typeof(DiagnosticDescriptor))
        .Select(property => (DiagnosticDescriptor)property.GetValue(null)!);

    private static IEnumerable<Diagnostic> Found(string code, string text) => Compiler.Compile("p", text).Diagnostics.Where(one => one.Descriptor.Id == code);

    private static string Plain(string marked) => Whole(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));

    private static string Whole(string text) => text.Contains("programme", StringComparison.Ordinal) ? text : CheckCases.Prelude + text;

    private static TheoryData<string, string> Rows(Func<string, string, string, (string, string)> pick)
    {
        var data = new TheoryData<string, string>();
        foreach (var (code, bad, good) in CheckCases.All)
        {
            var (first, second) = pick(code, bad, good);
            data.Add(first, second);
        }

        return data;
    }
}
