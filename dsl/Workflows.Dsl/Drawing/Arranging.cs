using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>
/// Puts the steps of a picture into the outline of the text, in the order of the flow. A step stays where it is as long as some line that
/// leads to it comes there by the order of the text; what is new, or isn't reached that way any more, goes where all its lines come
/// together. What remains is for <see cref="Jumping"/>.
/// </summary>
internal sealed class Arranging(DrawnFlow flow, Ways ways)
{
    /// <summary>Beyond so many lists within each other the flow goes on behind a wait or task rather than in it.</summary>
    private const int DeepestNesting = 3;

    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);

    /// <summary>Arranges all steps that have lines.</summary>
    public void Arrange()
    {
        foreach (var node in flow.Order)
        {
            var from = flow.WaysTo(node).Where(exit => !flow.LeadsBack(exit)).ToList();
            if (ways.ItemOf(node)!.Kind != OutlineKind.Join && (!ways.IsPlaced(node) || (from.Count > 0 && !from.Exists(exit => ComesTo(exit, node)))))
            {
                Place(node, from);
            }

            _settled.Add(node);
        }
    }

    private bool ComesTo(Exit exit, string node) =>
        ways.SlotOf(exit, flow.Entry) is { } slot && ways.StepAfter(slot)?.Node == node;

    private void Place(string node, List<Exit> from)
    {
        var item = ways.ItemOf(node)!;
        item.In?.Remove(item);
        var slots = from.Select(exit => ways.SlotOf(exit, flow.Entry)).OfType<OutlinePlace>().ToList();
        var place = slots.Count == 0 ? new OutlinePlace(ways.Root, ways.Root.Items.Count) : Choose(node, from, slots);
        place.List.Insert(place.Index, item);
    }

    private OutlinePlace Choose(string node, List<Exit> from, List<OutlinePlace> slots)
    {
        var common = ways.Follow(slots[0], out _);
        foreach (var slot in slots.Skip(1))
        {
            var passed = ways.Follow(slot, out _);
            common.RemoveAll(place => !passed.Contains(place));
        }

        var own = common.Where(place => !PassedByOthers(place, node)).ToList();
        if (own.Count == 0)
        {
            return common.Count > 0 ? common[0] : slots[0];
        }

        return from.Count == 1 && own.Count > 1 && GoesOnBehind(own[0]) && own[1] == Behind(own[0].List.Owner!) ? own[1] : own[0];
    }

    /// <summary>Whether the flow rather goes on behind a step than in an empty list of it: behind an if without an else, and out of deep nesting.</summary>
    private bool GoesOnBehind(OutlinePlace place)
    {
        var (list, owner) = (place.List, place.List.Owner);
        return list.Items.Count == 0 && owner is { Kind: OutlineKind.Step, In: not null }
            && (flow[owner.Node].Kind == PictureStepKind.Decide ? list.Outcome == PictureOutcomes.False : list.Depth > DeepestNesting);
    }

    private static OutlinePlace Behind(OutlineItem item) => new(item.In!, item.In!.Items.IndexOf(item) + 1);

    /// <summary>Whether a way that leads elsewhere goes through a place; ways that will get a jump of their own don't.</summary>
    private bool PassedByOthers(OutlinePlace place, string node)
    {
        foreach (var source in flow.Order.Where(ways.IsPlaced))
        {
            foreach (var exit in flow.ExitsOf(source))
            {
                var target = flow.TargetOf(exit);
                if (target != node && ways.SlotOf(exit, flow.Entry) is { } slot
                    && ways.Follow(slot, out var comesTo).Contains(place)
                    && (target is not null && !_settled.Contains(target) || comesTo?.Node == target))
                {
                    return true;
                }
            }
        }

        return flow.TargetOf(flow.Entry) != node && ways.Follow(new OutlinePlace(ways.Root, 0), out _).Contains(place);
    }
}
