using Workflows.Dsl.Binding;
using Workflows.Dsl.Editing;
using Workflows.Dsl.Tests.Checking;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Tests.Editing;

/// <summary>A text that is changed bit by bit is the text that it would be if it were opened as it is.</summary>
public sealed class ChangingTextTests
{
    private static readonly string[] Pieces =
    [
        "", "x", "\n", " ", "}", "{", "\n}\n", "rule Another {\n  on Purchase\n  bonus 1 Miles\n}\n", "# a comment\n", "\"", "\r\n", "let more = 3\n", "0",
        "  at most once per member\n", "journey", "\n\n\nexample \"x\" {", "where ", "総額", "ruel Broken {\n", "market ", "from ",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Changes_one_after_the_other_make_the_text_and_the_blocks_of_the_whole(int seed)
    {
        var random = new Random(seed);
        var text = SampleProgramme.Text;
        var edited = ProgrammeText.Of("sample.loyalty", text);
        for (var step = 0; step < 150; step++)
        {
            var (start, length) = (random.Next(text.Length + 1), random.Next(4) == 0 ? random.Next(200) : random.Next(4));
            var end = Math.Min(text.Length, start + length);
            if (IsWithinReturn(text, start) || IsWithinReturn(text, end))
            {
                continue;
            }

            var piece = Pieces[random.Next(Pieces.Length)];
            edited = edited.With(Span(text, start, end), piece);
            text = text[..start] + piece + text[end..];
            Assert.Equal(text, edited.Text);
            Assert.Equal(ProgrammeText.Of("", text).Segments.Select(one => one.Text), edited.Segments.Select(one => one.Text));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void A_whole_check_says_what_the_compiler_says(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 60; step++)
        {
            var text = SampleProgramme.Text;
            var edited = ProgrammeText.Of("sample.loyalty", text);
            for (var change = 0; change < 1 + (step % 3); change++)
            {
                var start = random.Next(text.Length);
                var end = Math.Min(text.Length, start + random.Next(12));
                var piece = Pieces[random.Next(Pieces.Length)];
                edited = edited.With(Span(text, start, end), piece);
                text = text[..start] + piece + text[end..];
            }

            Assert.Equal(Said(Compiler.Compile("sample.loyalty", text).Diagnostics), Said(ProgrammeCheck.Of(edited).Diagnostics));
        }
    }

    [Fact]
    public void A_check_with_what_rules_say_together_says_what_the_compiler_says_and_nothing_twice() => Assert.All(
        AnalysisCases.All.Select(one => $"{CheckCases.Prelude}{one.Bad.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)}"),
        text => Assert.Equal(
            Said(Compiler.Compile("p.loyalty", text).Diagnostics), Said(ProgrammeCheck.Of(ProgrammeText.Of("p.loyalty", text)).Analysed().Diagnostics)));

    [Fact]
    public void A_quick_check_of_a_change_within_a_rule_says_what_the_compiler_says_of_it()
    {
        var whole = ProgrammeCheck.Of(ProgrammeText.Of("sample.loyalty", SampleProgramme.Text));
        var random = new Random(5);
        var lines = SampleProgramme.Text.Split('\n');
        for (var step = 0; step < 60; step++)
        {
            var line = random.Next(lines.Length);
            if (lines[line].Length < 3 || !lines[line].StartsWith("  ", StringComparison.Ordinal))
            {
                continue;
            }

            var column = random.Next(2, lines[line].Length);
            var place = new SourceSpan("", line + 1, column + 1, line + 1, column + 2);
            var later = whole.Texts.Main.With(place, "q");
            if (later.BlockCount != whole.Texts.BlockCount)
            {
                continue;
            }

            var segment = later.SegmentAt(line + 1);
            var (first, last) = (later.FirstLine(segment), later.FirstLine(segment) + later.Segments[segment].Lines);
            var expected = Compiler.Compile("sample.loyalty", later.Text).Diagnostics.Where(one => one.Descriptor.Severity == Severity.Error && IsIn(one));
            var found = whole.Soon(whole.Texts.With(later)!).Diagnostics.Where(one => one.Descriptor.Severity == Severity.Error && IsIn(one));

            // What is near an unknown name may stand in a block that nothing names; that something is nowhere is said by the whole check.
            Assert.Equal(expected.Select(one => (one.Descriptor.Id, one.Place)), found.Select(one => (one.Descriptor.Id, one.Place)));

            bool IsIn(Diagnostic one) => !Findings.IsOfAbsence(one.Descriptor) && one.Place.Line >= first && one.Place.Line < last;
        }
    }

    [Fact]
    public void Blocks_that_a_change_does_not_touch_are_kept()
    {
        var before = ProgrammeText.Of("sample.loyalty", SampleProgramme.Text);
        var after = before.With(new("", 3, 1, 3, 1), " ");
        Assert.Equal(before.BlockCount - 1, after.Segments.Intersect(before.Segments).Count());
    }

    private static IEnumerable<string> Said(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(one =>
        $"{one} {string.Join(' ', one.Fixes.Select(fix => $"{fix.Place}{fix.Text}"))} {string.Join(' ', one.Related.Select(other => other.Place))}");

    private static bool IsWithinReturn(string text, int at) => at > 0 && at < text.Length && text[at - 1] == '\r' && text[at] == '\n';

    private static SourceSpan Span(string text, int start, int end)
    {
        var (line, column) = Place(text, start);
        var (endLine, endColumn) = Place(text, end);
        return new("", line, column, endLine, endColumn);
    }

    private static (int Line, int Column) Place(string text, int at)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < at; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
                start = i + 1;
            }
        }

        return (line, at - start + 1);
    }
}
