using System.Collections.Immutable;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Drawing;

/// <summary>Where the lines of a picture lead.</summary>
internal sealed class DrawnFlow
{
    private readonly Dictionary<string, PictureStep> _steps;
    private readonly Dictionary<Exit, string> _targets = [];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Reads the lines; where several leave by one outcome, the last counts, and the checks refuse it.</summary>
    public DrawnFlow(Picture picture)
    {
        Picture = picture;
        _steps = picture.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        foreach (var line in picture.Lines.Where(line => Has(line.From) && Has(line.To)))
        {
            _targets[new Exit(line.From, line.Outcome)] = line.To;
        }

        Entry = new Exit(picture.First ?? "", PictureOutcomes.Done);
        Visit(TargetOf(Entry));
        ReachedFromStart = [.. _order];

        // What only instances of earlier versions come to keeps its lines.
        foreach (var line in picture.Lines.Where(line => line.From != Entry.Node))
        {
            Visit(line.From);
        }

        _order.Reverse();
        for (var i = 0; i < _order.Count; i++)
        {
            _numbers.Add(_order[i], i);
        }

        Branches = new DrawnBranches(this);
    }

    /// <summary>Its branches.</summary>
    public DrawnBranches Branches { get; }

    /// <summary>The picture.</summary>
    public Picture Picture { get; }

    /// <summary>The outcome that leads to the first step.</summary>
    public Exit Entry { get; }

    /// <summary>Ids of the steps to which a member can come.</summary>
    public ImmutableHashSet<string> ReachedFromStart { get; }

    /// <summary>Ids of the steps that have lines, each behind all that lead to it unless a line leads back; a search in depth decides.</summary>
    public IReadOnlyList<string> Order => _order;

    /// <summary>A step by its id.</summary>
    public PictureStep this[string id] => _steps[id];

    /// <summary>Whether there is such a step.</summary>
    public bool Has(string id) => _steps.ContainsKey(id);

    /// <summary>Where a step is in <see cref="Order"/>; null for one without lines.</summary>
    public int? NumberOf(string id) => _numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>The id of the step to which an outcome leads; null where the journey is over.</summary>
    public string? TargetOf(Exit exit) => _targets.GetValueOrDefault(exit);

    /// <summary>Whether a line leads from a step that comes later, or from the step itself.</summary>
    public bool LeadsBack(Exit exit) =>
        TargetOf(exit) is { } target && NumberOf(exit.Node) is { } from && NumberOf(target) is { } to && to <= from;

    /// <summary>The outcomes of a step, in the order of the text.</summary>
    public static IEnumerable<string> OutcomesOf(PictureStep step) => step.Kind switch
    {
        PictureStepKind.Finish or PictureStepKind.Unknown => [],
        PictureStepKind.WaitFor => [PictureOutcomes.Arrived, PictureOutcomes.Late],
        PictureStepKind.Decide => [PictureOutcomes.True, PictureOutcomes.False],
        PictureStepKind.Task => TaskOutcomes(step).Append(TaskOutcome.Overdue),
        PictureStepKind.Fork => Lines(step, PictureFields.Branches),
        PictureStepKind.Start or PictureStepKind.Send or PictureStepKind.Bonus or PictureStepKind.Match or PictureStepKind.Wait or PictureStepKind.Join =>
            [PictureOutcomes.Done],
    };

    /// <summary>The outcomes of a step from which the flow can go on.</summary>
    public IEnumerable<Exit> ExitsOf(string id) => Branches.GoesOn(id) ? OutcomesOf(this[id]).Select(outcome => new Exit(id, outcome)) : [];

    /// <summary>The words with which staff can report a task, without <c>overdue</c>.</summary>
    public static IEnumerable<string> TaskOutcomes(PictureStep step) =>
        Lines(step, PictureFields.Outcomes).Where(word => word != TaskOutcome.Overdue);

    private static string[] Lines(PictureStep step, string field) =>
        (step.Said(field) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The outcomes that lead to a step, the first among them first.</summary>
    public IEnumerable<Exit> WaysTo(string id) =>
        (TargetOf(Entry) == id ? new[] { Entry } : [])
        .Concat(_order.SelectMany(node => OutcomesOf(this[node]).Select(outcome => new Exit(node, outcome)))
            .Where(exit => TargetOf(exit) == id));

    /// <summary>
    /// Steps in the order in which a search leaves them. The last outcomes are searched first, so that in the end the steps of the first ones
    /// come first.
    /// </summary>
    private void Visit(string? first)
    {
        var seen = _order.ToHashSet(StringComparer.Ordinal);
        var open = new Stack<(string Id, bool IsDone)>();
        Push(first);
        while (open.TryPop(out var entry))
        {
            if (entry.IsDone)
            {
                _order.Add(entry.Id);
            }
            else if (seen.Add(entry.Id))
            {
                open.Push((entry.Id, true));
                foreach (var outcome in OutcomesOf(this[entry.Id]))
                {
                    Push(TargetOf(new Exit(entry.Id, outcome)));
                }
            }
        }

        void Push(string? id)
        {
            if (id is not null && Has(id) && !seen.Contains(id))
            {
                open.Push((id, false));
            }
        }
    }
}
