using System.Globalization;
using Workflows.Model.Diagnostics;
using Xunit.Abstractions;

namespace Workflows.Dsl.Tests.Broken;

/// <summary>Broken files: each slip by itself, and files with two or three of them in blocks apart. One mistake, one message, at its place.</summary>
public sealed class BrokenFileTests(ITestOutputHelper output)
{
    private const int FilesWithSeveral = 120;
    private const int Seed = 20261122;

    [Fact]
    public void At_least_95_percent_of_200_broken_files_have_exactly_the_mistakes_that_were_planted()
    {
        var files = Slips.All.Select(slip => new[] { slip }).Concat(Several()).ToList();
        Assert.True(files.Count >= 200);
        var wrong = files.Where(file => !IsExact(file)).ToList();
        var share = 100.0 * (files.Count - wrong.Count) / files.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {share:0.0}% exact"));
        foreach (var file in wrong)
        {
            output.WriteLine($"planted {string.Join(", ", Planted(file))}; found {string.Join(", ", Found(Break(file)))}");
        }

        Assert.True(share >= 95, $"{share}% are exact; the output lists the others");
    }

    [Fact]
    public void Every_slip_changes_the_sample() =>
        Assert.All(Slips.All, slip => Assert.Contains(slip.Right, SampleProgramme.Text, StringComparison.Ordinal));

    private static bool IsExact(Slip[] slips) => Planted(slips).SequenceEqual(Found(Break(slips)));

    private static string Break(Slip[] slips)
    {
        var text = SampleProgramme.Text;
        foreach (var slip in slips)
        {
            var at = text.IndexOf(slip.Right, StringComparison.Ordinal);
            text = string.Concat(text.AsSpan(0, at), slip.Wrong, text.AsSpan(at + slip.Right.Length));
        }

        return text;
    }

    private static IEnumerable<string> Planted(Slip[] slips) =>
        slips.Select(slip => (slip.Code, Line: LineOf(slip))).OrderBy(one => one.Line).Select(one => $"{one.Line} {one.Code}");

    private static IEnumerable<string> Found(string text) => Compiler.Compile("broken.loyalty", text).Diagnostics
        .Select(one => $"{one.Place.Line} {one.Descriptor.Id}{(one.Descriptor.Severity == Severity.Error ? "" : " (warning)")}");

    /// <summary>The line on which what is right and what was written part.</summary>
    private static int LineOf(Slip slip)
    {
        var same = slip.Right.Zip(slip.Wrong).TakeWhile(pair => pair.First == pair.Second).Count();
        return SampleProgramme.Text.AsSpan(0, SampleProgramme.Text.IndexOf(slip.Right, StringComparison.Ordinal) + same).Count('\n') + 1;
    }

    /// <summary>Files with two or three slips in blocks of their own; none changes the number of lines.</summary>
    private static IEnumerable<Slip[]> Several()
    {
        var random = new Random(Seed);
        for (var made = 0; made < FilesWithSeveral;)
        {
            var slips = Enumerable.Range(0, random.Next(2, 4)).Select(_ => Slips.All[random.Next(Slips.All.Length)]).ToArray();
            if (slips.Select(slip => BlockOf(slip)).Distinct().Count() == slips.Length)
            {
                made++;
                yield return slips;
            }
        }
    }

    private static int BlockOf(Slip slip)
    {
        var lines = SampleProgramme.Text.Split('\n');
        var line = LineOf(slip) - 1;
        while (line > 0 && (lines[line].Length == 0 || !char.IsLetter(lines[line][0])))
        {
            line--;
        }

        return line;
    }
}
