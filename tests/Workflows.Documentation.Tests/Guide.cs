using System.Text;
using Workflows.Dsl;
using Workflows.Dsl.Including;

namespace Workflows.Documentation.Tests;

/// <summary>A programme text of the guide: as it is printed, and as it is meant.</summary>
/// <param name="Line">The line of the guide on which it begins.</param>
/// <param name="Printed">As it stands on the page.</param>
/// <param name="Whole">Completed with the café where it is only a part of it.</param>
internal sealed record GuideSample(int Line, string Printed, string Whole)
{
    public override string ToString() => $"line {Line}";
}

/// <summary>The samples of <c>dsl/LANGUAGE.md</c>, and the files that they include.</summary>
internal static class Guide
{
    public const string Page = "dsl/LANGUAGE.md";

    private const string PartMark = "# part of the café\n";
    private const string FileMark = "# file ";
    private const string Open = "```loyalty\n";
    private const string Close = "```\n";

    // Blocks that take the place of the café's block of the same first words. Examples and the like are only added.
    private static readonly string[] Replacing = ["programme ", "event ", "member ", "points ", "rule "];

    /// <summary>All samples in order; the first is the café itself.</summary>
    public static IReadOnlyList<GuideSample> Samples()
    {
        var printed = Printed().Where(one => !one.Text.StartsWith(FileMark, StringComparison.Ordinal)).ToList();
        return [.. printed.Select(one => new GuideSample(one.Line, one.Text, IsPart(one.Text) ? Complete(printed[0].Text, one.Text) : one.Text))];
    }

    /// <summary>What a path of an <c>include</c> leads to: the text on the page that names it in its first line.</summary>
    public static IncludedText Included(string path) =>
        Printed().FirstOrDefault(one => one.Text.StartsWith($"{FileMark}{path}\n", StringComparison.Ordinal)) is { Text: { } text }
            ? new(text) : new(null, "the page doesn't show it");

    private static IEnumerable<(int Line, string Text)> Printed()
    {
        var page = Repository.Text(Page);
        for (var at = page.IndexOf(Open, StringComparison.Ordinal); at >= 0; at = page.IndexOf(Open, at, StringComparison.Ordinal))
        {
            var start = at + Open.Length;
            at = page.IndexOf(Close, start, StringComparison.Ordinal);
            yield return (page.AsSpan(0, start).Count('\n') + 1, page[start..at]);
        }
    }

    /// <summary>Whether a sample is to be added to the café.</summary>
    public static bool IsPart(string printed) => printed.StartsWith(PartMark, StringComparison.Ordinal);

    /// <summary>The page with every sample laid out as the formatter does it.</summary>
    public static string LaidOut() => Printed().Aggregate(Repository.Text(Page), static (page, sample) =>
        page.Replace(Open + sample.Text, Open + Compiler.Format(Page, sample.Text).Text, StringComparison.Ordinal));

    private static string Complete(string cafe, string part)
    {
        var taken = part.Split('\n').Where(IsReplacing).Select(FirstWords).ToList();
        var whole = new StringBuilder();
        var isLeftOut = false;
        foreach (var line in cafe.Split('\n'))
        {
            isLeftOut |= IsReplacing(line) && taken.Contains(FirstWords(line));
            if (!isLeftOut)
            {
                whole.Append(line).Append('\n');
            }

            isLeftOut &= line != "}";
        }

        return whole.Append(part).ToString();
    }

    private static bool IsReplacing(string line) => Array.Exists(Replacing, word => line.StartsWith(word, StringComparison.Ordinal));

    private static string FirstWords(string line) => string.Join(' ', line.Split(' ').Take(2));
}
