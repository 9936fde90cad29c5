using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>
/// Leads every outcome of an arranged outline to where its line leads: by a jump where the order of the text leads elsewhere, and by a named
/// part before what is gone to. Jumps and parts of the text that are still right stay; those that nothing needs any more go.
/// </summary>
internal sealed class Jumping(DrawnFlow flow, Ways ways, IReadOnlySet<OutlineItem> jumpsBefore)
{
    private readonly HashSet<string> _names = Parts(ways.Root).Select(part => part.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The jumps that the flow of an outline takes.</summary>
    public static HashSet<OutlineItem> Taken(DrawnFlow flow, Ways ways)
    {
        var jumps = new HashSet<OutlineItem>();
        foreach (var slot in Exits(flow).Select(exit => ways.SlotOf(exit, flow.Entry)).OfType<OutlinePlace>())
        {
            ways.Follow(slot, out _, jumps);
        }

        return jumps;
    }

    /// <summary>Sets the jumps.</summary>
    public void Jump()
    {
        foreach (var exit in Exits(flow))
        {
            Lead(exit);
        }

        RemoveUnused();
    }

    private static IEnumerable<Exit> Exits(DrawnFlow flow) => flow.Order
        .SelectMany(flow.ExitsOf).Prepend(flow.Entry);

    private void Lead(Exit exit)
    {
        var target = flow.TargetOf(exit);
        if (ways.SlotOf(exit, flow.Entry) is not { } slot || ways.StepAfter(slot)?.Node == target)
        {
            return;
        }

        if (slot.Index < slot.List.Items.Count && slot.List.Items[slot.Index] is { Kind: OutlineKind.Jump } wrong)
        {
            slot.List.Remove(wrong);
            if (ways.StepAfter(slot)?.Node == target)
            {
                return;
            }
        }

        // The part may be made in the same list, before the slot.
        var behind = slot.Index > 0 ? slot.List.Items[slot.Index - 1] : null;
        var part = PartBefore(target, slot.List.Branching);
        slot.List.Insert(behind is null ? 0 : slot.List.Items.IndexOf(behind) + 1, new OutlineItem(OutlineKind.Jump) { Target = part });
    }

    /// <summary>A part from which the flow comes to a step, in the branch in which it is gone to: no jump leads out of one.</summary>
    private OutlineItem PartBefore(string? target, OutlineList branch)
    {
        var found = Parts(branch).FirstOrDefault(part => part.In!.Branching == branch && ways.StepAfter(new OutlinePlace(part.Lists[0], 0))?.Node == target);
        if (found is not null)
        {
            return found;
        }

        var part = new OutlineItem(OutlineKind.Part) { Name = NameFor(target) };
        part.Lists.Add(new OutlineList("", part));
        if (target is not null && ways.ItemOf(target) is { In: { } list } item)
        {
            list.Insert(list.Items.IndexOf(item), part);
        }
        else
        {
            branch.Insert(branch.Items.Count, part);
        }

        return part;
    }

    private static IEnumerable<OutlineItem> Parts(OutlineList list) =>
        list.Items.SelectMany(item => item.Lists.SelectMany(Parts).Concat(item.Kind == OutlineKind.Part ? [item] : []));

    private string NameFor(string? target)
    {
        var word = target is null ? "End" : flow[target].Kind switch
        {
            PictureStepKind.Join => "End",
            PictureStepKind.WaitFor => "Await",
            PictureStepKind.Wait => "Pause",
            PictureStepKind.Task => $"Do{flow[target].Said(PictureFields.Task)}",
            var kind => kind.ToString(),
        };
        var name = word;
        for (var number = 2; !_names.Add(name); number++)
        {
            name = $"{word}{number}";
        }

        return name;
    }

    private void RemoveUnused()
    {
        var taken = Taken(flow, ways);
        var all = Jumps(ways.Root).ToList();
        foreach (var jump in all.Where(jump => !taken.Contains(jump) && (jump.Old is null || jumpsBefore.Contains(jump))))
        {
            jump.In!.Remove(jump);
        }

        var needed = Jumps(ways.Root).Select(jump => jump.Target).ToHashSet();
        foreach (var part in Parts(ways.Root).ToList())
        {
            var isEmptied = part.Lists[0].Items.Count == 0
                && (part.Lists[0].Before.Count > 0 || all.Exists(jump => jump.Target == part) || part.Old is null);
            if (isEmptied && !needed.Contains(part))
            {
                part.In!.Remove(part);
            }
        }
    }

    private static IEnumerable<OutlineItem> Jumps(OutlineList list) =>
        list.Items.SelectMany(item => item.Lists.SelectMany(Jumps).Concat(item.Kind == OutlineKind.Jump ? [item] : []));
}
