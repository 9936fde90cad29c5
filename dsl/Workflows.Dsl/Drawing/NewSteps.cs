using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Writes what is new in a journey, laid out as the formatter does.</summary>
/// <param name="changes">Says what fields hold, and collects why they can't.</param>
/// <param name="drawn">The picture.</param>
/// <param name="linesOf">The lines of an entry, new or not, with blanks before them.</param>
internal sealed class NewSteps(Changes changes, DrawnFlow drawn, Func<OutlineItem, string, List<string>> linesOf)
{
    /// <summary>How much further to the right the lines of a body stand.</summary>
    public const string Deeper = "  ";

    /// <summary>The longest line that keeps a body on it.</summary>
    private const int LongestLine = 100;

    /// <summary>What is added to a fork that goes on with the first branch.</summary>
    public const string UntilFirst = ", until the first";

    /// <summary>Whether a fork goes on with the first branch, as it is drawn.</summary>
    public bool IsUntilFirst(OutlineItem item) => item is { IsFork: true, Other: { } join } && DrawnBranches.IsUntilFirst(drawn[join.Node]);

    /// <summary>Whether an outcome is written though nothing follows it: those of tasks are, and the way out of a wait.</summary>
    public static bool IsSaid(PictureStepKind kind, OutlineList list) =>
        list.Items.Count > 0 || kind is PictureStepKind.Task or PictureStepKind.Fork || list.Outcome == PictureOutcomes.Late;

    /// <summary>The lines of a new entry.</summary>
    public List<string> Lines(OutlineItem item, string indent) => item.Kind switch
    {
        OutlineKind.Jump => [$"{indent}go to {item.Target?.Name}"],
        OutlineKind.Part => [.. $"{indent}step {item.Name} {Braces(item.Lists[0].Items, indent, false)}".Split(changes.Source.NewLine)],
        _ => OfStep(item, indent),
    };

    /// <summary>The lines of an outcome of a wait or task, or of a branch.</summary>
    public IEnumerable<string> Branch(PictureStepKind kind, OutlineList list, string indent) =>
        $"{indent}{(kind == PictureStepKind.Fork ? "branch" : "on")} {Words.Of(kind, list.Outcome)} {Braces(list.Items, indent, true)}".Split(changes.Source.NewLine);

    /// <summary>A body with its braces, the first on the line that it goes on and the last on one of its own.</summary>
    /// <param name="items">What it holds.</param>
    /// <param name="indent">The blanks before the line that it goes on.</param>
    /// <param name="isShort">Whether it may stay on that line.</param>
    /// <param name="comments">Lines of comments that it keeps.</param>
    public string Braces(IEnumerable<OutlineItem> items, string indent, bool isShort, string comments = "")
    {
        var lines = items.SelectMany(item => linesOf(item, indent + Deeper)).ToList();
        var newLine = changes.Source.NewLine;
        return lines.Count == 0 && comments.Length == 0 ? "{ }"
            : isShort && lines.Count == 1 && lines[0].Length < LongestLine && !lines[0].ContainsAny('#', '/') && comments.Length == 0
                ? $"{{ {lines[0].Trim()} }}"
            : $"{{{newLine}{comments}{string.Concat(lines.Select(line => line + newLine))}{indent}}}";
    }

    private List<string> OfStep(OutlineItem item, string indent)
    {
        var step = drawn[item.Node];
        var head = indent + StepHeads.Of(changes, step);
        return step.Kind switch
        {
            PictureStepKind.Decide => OfIf(item, head, indent),
            PictureStepKind.WaitFor or PictureStepKind.Task or PictureStepKind.Fork =>
            [
                head + (IsUntilFirst(item) ? UntilFirst : "") + " {",
                .. item.Lists.Where(list => IsSaid(step.Kind, list)).SelectMany(list => Branch(step.Kind, list, indent + Deeper)),
                indent + "}",
            ],
            PictureStepKind.Start or PictureStepKind.Send or PictureStepKind.Bonus or PictureStepKind.Match or PictureStepKind.Wait or PictureStepKind.Finish
                or PictureStepKind.Join or PictureStepKind.Unknown => [head],
        };
    }

    private List<string> OfIf(OutlineItem item, string head, string indent)
    {
        var otherwise = item.ListOf(PictureOutcomes.False)!.Items;
        var text = $"{head} {Braces(item.ListOf(PictureOutcomes.True)!.Items, indent, otherwise.Count == 0)}";
        if (otherwise is [{ Old: null, Kind: OutlineKind.Step } only] && drawn[only.Node].Kind == PictureStepKind.Decide)
        {
            text += $" else {string.Join(changes.Source.NewLine, linesOf(only, indent)).TrimStart()}";
        }
        else if (otherwise.Count > 0)
        {
            text += $" else {Braces(otherwise, indent, false)}";
        }

        return [.. text.Split(changes.Source.NewLine)];
    }
}
