using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Drawing;

/// <summary>What an entry of an outline is.</summary>
internal enum OutlineKind
{
    /// <summary>A step that is drawn.</summary>
    Step,

    /// <summary>A named part, which is only a place to go to.</summary>
    Part,

    /// <summary>Goes on elsewhere; isn't drawn, but its line is.</summary>
    Jump,

    /// <summary>Where the branches of a fork come together: drawn, and in no list.</summary>
    Join,
}

/// <summary>
/// An entry of a journey's outline: what the text holds in the order of the text, or is to hold. Lists are changed while one picture is read,
/// and forgotten with it.
/// </summary>
internal sealed class OutlineItem(OutlineKind kind)
{
    /// <summary>What it is.</summary>
    public OutlineKind Kind { get; } = kind;

    /// <summary>Of a step: its id in the picture.</summary>
    public string Node { get; init; } = "";

    /// <summary>Of a part: its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of a jump: the part to which it goes.</summary>
    public OutlineItem? Target { get; set; }

    /// <summary>Of a step: whether its lists are branches, all of which are gone.</summary>
    public bool IsFork { get; init; }

    /// <summary>Of a fork: where its branches come together; null where none ever ends. Of that: the fork.</summary>
    public OutlineItem? Other { get; set; }

    /// <summary>What the text says; null for what is new.</summary>
    public StatementSyntax? Old { get; init; }

    /// <summary>The lists within it: one for each outcome of a step that has several, one for a part.</summary>
    public List<OutlineList> Lists { get; } = [];

    /// <summary>The list that holds it; null while none does.</summary>
    public OutlineList? In { get; set; }

    /// <summary>The list of an outcome; null where it has only one, and goes on behind itself.</summary>
    public OutlineList? ListOf(string outcome) => Lists.Find(list => list.Outcome == outcome);
}

/// <summary>A list of entries.</summary>
/// <param name="outcome">The outcome that leads to it; empty for the journey's own and a part's.</param>
/// <param name="owner">The entry to which it belongs; null for the journey's own.</param>
internal sealed class OutlineList(string outcome, OutlineItem? owner)
{
    /// <summary>The outcome that leads to it; empty for the journey's own and a part's.</summary>
    public string Outcome { get; set; } = outcome;

    /// <summary>The entry to which it belongs; null for the journey's own.</summary>
    public OutlineItem? Owner { get; } = owner;

    /// <summary>Its entries.</summary>
    public List<OutlineItem> Items { get; } = [];

    /// <summary>What it held in the text.</summary>
    public List<OutlineItem> Before { get; } = [];

    /// <summary>Of an outcome of a wait or task: what the text says; null for what is new or unsaid.</summary>
    public BranchSyntax? Branch { get; set; }

    /// <summary>Puts an entry into it.</summary>
    public void Insert(int index, OutlineItem item)
    {
        item.In = this;
        Items.Insert(index, item);
    }

    /// <summary>Takes an entry out of it.</summary>
    public void Remove(OutlineItem item)
    {
        item.In = null;
        Items.Remove(item);
    }

    /// <summary>Whether it is in the journey's own list, however deep.</summary>
    public bool IsAttached(OutlineList root)
    {
        var list = this;
        while (list != root)
        {
            if (list.Owner?.In is not { } outer)
            {
                return false;
            }

            list = outer;
        }

        return true;
    }

    /// <summary>The list of the innermost branch in which it is, or which it is; the journey's own where it is in none.</summary>
    public OutlineList Branching => Owner is { In: { } outer } owner && !owner.IsFork ? outer.Branching : this;

    /// <summary>How many lists it is in.</summary>
    public int Depth => Owner?.In is { } outer ? outer.Depth + 1 : 0;
}
