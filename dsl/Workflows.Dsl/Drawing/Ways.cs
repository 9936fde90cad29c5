namespace Workflows.Dsl.Drawing;

/// <summary>A place in an outline: before an entry of a list, or at the end of the list.</summary>
internal readonly record struct OutlinePlace(OutlineList List, int Index);

/// <summary>Where the flow of an outline goes.</summary>
internal sealed class Ways(OutlineList root)
{
    private readonly Dictionary<string, OutlineItem> _items = new(StringComparer.Ordinal);

    /// <summary>The journey's own list.</summary>
    public OutlineList Root { get; } = root;

    /// <summary>Notes which entry a drawn step is.</summary>
    public void Add(OutlineItem item) => _items[item.Node] = item;

    /// <summary>The entry of a drawn step; null where it has none.</summary>
    public OutlineItem? ItemOf(string node) => _items.GetValueOrDefault(node);

    /// <summary>Notes where the branches of a fork come together.</summary>
    public void AddJoin(OutlineItem fork, string? node)
    {
        fork.Other = node is null ? null : new OutlineItem(OutlineKind.Join) { Node = node, Other = fork };
        if (fork.Other is { } join)
        {
            Add(join);
        }
    }

    /// <summary>Whether a drawn step has an entry that is in the outline, or is where the branches of one come together.</summary>
    public bool IsPlaced(string node) =>
        (ItemOf(node) is { Kind: OutlineKind.Join, Other: { } fork } ? fork : ItemOf(node)) is { In: { } list } && list.IsAttached(Root);

    /// <summary>Where the flow goes on right behind an outcome; null where the step isn't in the outline.</summary>
    public OutlinePlace? SlotOf(Exit exit, Exit entry)
    {
        if (exit == entry)
        {
            return new OutlinePlace(Root, 0);
        }

        if (!IsPlaced(exit.Node))
        {
            return null;
        }

        var item = ItemOf(exit.Node)!;
        item = item.Kind == OutlineKind.Join ? item.Other! : item;
        return exit.Node == item.Node && item.ListOf(exit.Outcome) is { } list
            ? new OutlinePlace(list, 0)
            : new OutlinePlace(item.In!, item.In!.Items.IndexOf(item) + 1);
    }

    /// <summary>The places that the flow passes from a place up to the next step.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="step">The next step; null where the journey is over.</param>
    /// <param name="jumps">The jumps that it takes on the way.</param>
    public List<OutlinePlace> Follow(OutlinePlace from, out OutlineItem? step, HashSet<OutlineItem>? jumps = null)
    {
        var passed = new List<OutlinePlace>();
        var taken = new HashSet<OutlineItem>();
        OutlinePlace? next = from;
        step = null;
        while (next is { } at)
        {
            passed.Add(at);
            var item = at.Index < at.List.Items.Count ? at.List.Items[at.Index] : null;
            switch (item?.Kind)
            {
                case OutlineKind.Step:
                    step = item;
                    next = null;
                    break;
                case OutlineKind.Part:
                    next = new OutlinePlace(item.Lists[0], 0);
                    break;
                case OutlineKind.Jump:
                    jumps?.Add(item);
                    next = taken.Add(item) && item.Target is { In: { } holder } part && holder.IsAttached(Root) ? new OutlinePlace(part.Lists[0], 0) : null;
                    break;
                case null when at.List.Owner is { IsFork: true } fork:
                    step = fork.Other;
                    next = null;
                    break;
                default:
                    next = at.List.Owner is { In: { } outer } owner ? new OutlinePlace(outer, outer.Items.IndexOf(owner) + 1) : null;
                    break;
            }
        }

        return passed;
    }

    /// <summary>The step to which the flow comes from a place; null where the journey is over.</summary>
    public OutlineItem? StepAfter(OutlinePlace from)
    {
        Follow(from, out var step);
        return step;
    }
}
