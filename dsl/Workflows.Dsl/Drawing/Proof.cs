using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Holds a new text to the picture that it was made of, so that nothing is written that wasn't drawn.</summary>
internal static class Proof
{
    /// <summary>Why the new text can't be; empty where it is right.</summary>
    public static ImmutableArray<Diagnostic> Check(
        string file, string before, string after, FilesAround around, string name, Draft draft, ImmutableArray<StepPlace> places, SourceSpan place)
    {
        if (before == after)
        {
            return [];
        }

        var mistakes = NewMistakes(file, before, after, around, place);
        return !mistakes.IsEmpty ? mistakes
            : SaysTheSame(Parser.Parse(file, after), name, draft.Flow, places) ? []
            : [Diagnostic.Of(DrawingDiagnostics.NoWords, place, name)];
    }

    /// <summary>What is wrong with a new text and wasn't with the one before, as reasons against the change; empty where it is right.</summary>
    public static ImmutableArray<Diagnostic> NewMistakes(string file, string before, string after, FilesAround around, SourceSpan place)
    {
        var findings = around.Compile(file, after).Diagnostics.Where(one => one.Descriptor.Severity == Severity.Error).ToList();
        if (findings.Count > 0)
        {
            var old = around.Compile(file, before).Diagnostics.Select(Key).ToList();
            findings.RemoveAll(mistake => old.Remove(Key(mistake)));
        }

        return [.. findings.Select(mistake => Diagnostic.Of(DrawingDiagnostics.NotMeant, place, mistake.Message, mistake.Help))];
    }

    private static (string Id, string Message) Key(Diagnostic one) => (one.Descriptor.Id, one.Message);

    private static bool SaysTheSame(SyntaxFile tree, string name, DrawnFlow flow, ImmutableArray<StepPlace> places)
    {
        if (tree.Blocks.OfType<JourneySyntax>().FirstOrDefault(one => one.Name.Text == name) is not { IsBroken: false } journey)
        {
            return false;
        }

        var byId = places.ToDictionary(step => step.Id, step => step.Place, StringComparer.Ordinal);
        var picture = flow.Picture with
        {
            Steps = [.. flow.Picture.Steps.Where(step => byId.ContainsKey(step.Id)).Select(step => step with { Place = byId[step.Id] })],
        };
        var root = OutlineReader.Read(journey, picture, out var stale);
        var ways = new Ways(root);
        var items = Steps(root).ToList();
        items.ForEach(ways.Add);
        Draft.AddJoins(flow, ways, root);
        return stale.Count == 0 && items.Count + items.Count(item => item.Other is not null) == places.Length
            && items.TrueForAll(item => item.Node.Length > 0 && StepKinds.Is(item.Old, flow[item.Node].Kind))
            && flow.Order.SelectMany(flow.ExitsOf)
                .Prepend(flow.Entry)
                .All(exit => ways.SlotOf(exit, flow.Entry) is { } slot && ways.StepAfter(slot)?.Node == flow.TargetOf(exit));
    }

    private static IEnumerable<OutlineItem> Steps(OutlineList list) => list.Items.SelectMany(item =>
        item.Lists.SelectMany(Steps).Concat(item.Kind == OutlineKind.Step ? [item] : []));
}
