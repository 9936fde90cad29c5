using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>The outline of a picture: that of the text, changed as the picture was.</summary>
internal sealed class Draft
{
    private Draft(DrawnFlow flow, Ways ways) => (Flow, Ways) = (flow, ways);

    /// <summary>Where the lines lead.</summary>
    public DrawnFlow Flow { get; }

    /// <summary>The outline.</summary>
    public Ways Ways { get; }

    /// <summary>Drafts the text of a picture.</summary>
    public static Draft Of(JourneySyntax? journey, Picture given, Picture drawn, Changes changes)
    {
        var flow = new DrawnFlow(drawn);
        var root = OutlineReader.Read(journey, given, out var stale);
        var ways = new Ways(root);
        var draft = new Draft(flow, ways);
        if (stale.Count > 0 || All(root).Any(item => item.Kind == OutlineKind.Step && !IsKnown(item, given, flow)))
        {
            changes.Refuse(DrawingDiagnostics.Stale, journey?.Name.Text ?? drawn.Title);
            return draft;
        }

        foreach (var item in All(root).Where(item => item.Kind == OutlineKind.Step).ToList())
        {
            ways.Add(item);
        }

        var before = new DrawnFlow(given);
        AddJoins(before, ways, root);
        var taken = Jumping.Taken(before, ways);
        draft.Change(before);
        foreach (var fork in drawn.Steps.Where(step => step.Kind == PictureStepKind.Fork))
        {
            ways.AddJoin(ways.ItemOf(fork.Id)!, flow.Branches.JoinOf(fork.Id));
        }

        new Arranging(flow, ways).Arrange();
        foreach (var lost in drawn.Steps.Where(step => step.Kind != PictureStepKind.Start && !ways.IsPlaced(step.Id)))
        {
            changes.Refuse(DrawingDiagnostics.Island, lost.Label);
        }

        new Jumping(flow, ways, taken).Jump();
        return draft;
    }

    /// <summary>Notes where the branches of the forks of an outline come together.</summary>
    public static void AddJoins(DrawnFlow flow, Ways ways, OutlineList root)
    {
        foreach (var fork in All(root).Where(item => item.IsFork))
        {
            ways.AddJoin(fork, flow.Branches.JoinOf(fork.Node));
        }
    }

    /// <summary>Where the steps of the picture are in the new text, in its order.</summary>
    public ImmutableArray<StepPlace> Places()
    {
        var places = ImmutableArray.CreateBuilder<StepPlace>();
        Collect(Ways.Root, "");
        return places.ToImmutable();

        void Collect(OutlineList list, string within)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                var (item, id) = (list.Items[i], $"{within}{i + 1}");
                if (item.Kind == OutlineKind.Step)
                {
                    places.Add(new StepPlace(item.Node, id));
                }

                foreach (var inner in item.Lists)
                {
                    Collect(inner, $"{id}.{(item.Kind == OutlineKind.Part ? item.Name : Words.PlaceOf(Flow[item.Node].Kind, inner.Outcome))}.");
                }

                if (item.Other is { } join)
                {
                    places.Add(new StepPlace(join.Node, id + Model.Programmes.JourneyStep.Fork.End));
                }
            }
        }
    }

    /// <summary>Whether a step of the text is in the picture as what it is, and still so where it is still drawn.</summary>
    private static bool IsKnown(OutlineItem item, Picture given, DrawnFlow flow) =>
        given.Steps.FirstOrDefault(step => step.Id == item.Node) is { } step && StepKinds.Is(item.Old, step.Kind)
        && (!flow.Has(item.Node) || flow[item.Node].Kind == step.Kind);

    private static IEnumerable<OutlineItem> All(OutlineList list) =>
        list.Items.SelectMany(item => item.Lists.SelectMany(All).Prepend(item));

    /// <summary>Takes out what isn't drawn any more, and makes entries for what is new; their outcomes are those that are drawn.</summary>
    private void Change(DrawnFlow before)
    {
        foreach (var item in All(Ways.Root).Where(item => item.Kind == OutlineKind.Step).ToList())
        {
            if (!Flow.Has(item.Node))
            {
                Remove(item, before.NumberOf(item.Node) is null);
            }
            else if (Flow[item.Node].Kind is PictureStepKind.Task or PictureStepKind.Fork)
            {
                ChangeOutcomes(item, [.. DrawnFlow.OutcomesOf(Flow[item.Node])], before.NumberOf(item.Node) is null);
            }
        }

        foreach (var step in Flow.Picture.Steps.Where(step =>
            step.Kind is not (PictureStepKind.Start or PictureStepKind.Join) && Ways.ItemOf(step.Id) is null))
        {
            var item = new OutlineItem(OutlineKind.Step) { Node = step.Id, IsFork = step.Kind == PictureStepKind.Fork };
            var outcomes = DrawnFlow.OutcomesOf(step).Where(outcome => outcome != PictureOutcomes.Done || step.Kind == PictureStepKind.Task);
            item.Lists.AddRange(outcomes.Select(outcome => new OutlineList(outcome, item)));
            Ways.Add(item);
        }
    }

    private void Remove(OutlineItem item, bool isUnreached)
    {
        if (item.In is { } list)
        {
            var index = list.Items.IndexOf(item);
            list.Remove(item);
            item.Lists.ForEach(inner => Empty(inner, isUnreached ? new OutlinePlace(list, index) : null));
        }
    }

    /// <summary>Takes everything out of a list. What nobody reached is put where nobody reaches it either.</summary>
    private void Empty(OutlineList list, OutlinePlace? unreached)
    {
        foreach (var item in list.Items.ToList())
        {
            list.Remove(item);
            if (unreached is { } place && Flow.Has(item.Node))
            {
                place.List.Insert(place.Index, item);
            }
        }
    }

    /// <summary>An outcome that has another name at the same place, and leads to where the one before led, was renamed.</summary>
    private void ChangeOutcomes(OutlineItem task, List<string> outcomes, bool isUnreached)
    {
        for (var i = 0; i < task.Lists.Count && i < outcomes.Count; i++)
        {
            if (!outcomes.Contains(task.Lists[i].Outcome) && task.ListOf(outcomes[i]) is null)
            {
                task.Lists[i].Outcome = outcomes[i];
            }
        }

        foreach (var gone in task.Lists.Where(list => !outcomes.Contains(list.Outcome)).ToList())
        {
            task.Lists.Remove(gone);
            Empty(gone, isUnreached ? new OutlinePlace(task.In!, task.In!.Items.IndexOf(task) + 1) : null);
        }

        foreach (var outcome in outcomes.Where(outcome => task.ListOf(outcome) is null))
        {
            var before = task.IsFork ? -1 : task.Lists.FindIndex(list => list.Outcome == Model.Programmes.TaskOutcome.Overdue);
            task.Lists.Insert(before < 0 ? task.Lists.Count : before, new OutlineList(outcome, task));
        }
    }
}
