using Workflows.Dsl.Syntax;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Changes what ends a journey before its end: a start shows its exits one a line, and each is a line of the text.</summary>
internal sealed class ExitEdits(Changes changes, ClauseLines lines, JourneySyntax syntax)
{
    /// <summary>The first words of the line of an exit, as it stands under the others.</summary>
    public const string Words = "exit";

    /// <summary>The exits that a start says, each as it stands in the text after its first word; refused where it can't be read.</summary>
    public static List<string> Of(Changes changes, PictureStep start) =>
        [.. Said(start).Select(exit => $"on {changes.Written(start, PictureFields.Exit, exit)}")];

    /// <summary>Writes what changed.</summary>
    public void Write(PictureStep before, PictureStep after)
    {
        var (old, now) = (Said(before), Said(after));
        var clauses = syntax.Clauses.OfType<JourneyClauseSyntax.Exit>().ToList();
        var kept = Alike(old, now);
        var (oldEnd, newEnd) = (clauses.Count, now.Count);
        while (oldEnd > kept && newEnd > kept && oldEnd <= old.Count && old[oldEnd - 1] == now[newEnd - 1])
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }

        for (var i = kept; i < Math.Min(oldEnd, newEnd); i++)
        {
            Replace(clauses[i], changes.Written(after, PictureFields.Exit, now[i]));
        }

        for (var i = newEnd; i < oldEnd; i++)
        {
            lines.Remove(clauses[i].Span);
        }

        var above = oldEnd > 0 ? clauses[oldEnd - 1] : syntax.Clauses.Count > 0 ? syntax.Clauses[^1] : null;
        for (var i = Math.Max(kept, oldEnd); i < newEnd; i++)
        {
            lines.Add(above, Words, $"on {changes.Written(after, PictureFields.Exit, now[i])}");
        }
    }

    private static List<string> Said(PictureStep start) =>
        [.. (start.Said(PictureFields.Exit) ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static int Alike(List<string> old, List<string> now) => old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>What follows <c>exit on</c> is written anew, unless it says the same.</summary>
    private void Replace(JourneyClauseSyntax.Exit clause, string text)
    {
        var source = changes.Source;
        var (start, end) = (source.Start(clause.Span), source.End(clause.Span));
        var value = source.At(source.TokenAt(start) + 2).Start;
        if (Probe.Of(PictureFields.Exit)!.Read(text) is { } now && !now.Equals(Probe.Of(PictureFields.Exit)!.Read(source.Slice(value, end))))
        {
            changes.Replace(value, end, text);
        }
    }
}
