using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>
/// Which steps of a picture are in which branch of which fork, and where branches come together. The language can say it where the branches of each
/// fork are apart, lead nowhere else, and come together in one step or never.
/// </summary>
internal sealed class DrawnBranches
{
    private readonly DrawnFlow _flow;
    private readonly Dictionary<string, ImmutableArray<Exit>> _within = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _joins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _forks = new(StringComparer.Ordinal);
    private readonly HashSet<Exit> _ended = [];
    private readonly List<(DiagnosticDescriptor Reason, ImmutableArray<string> Words)> _problems = [];

    /// <summary>Looks at a picture.</summary>
    public DrawnBranches(DrawnFlow flow)
    {
        _flow = flow;
        foreach (var node in flow.Order.Where(node => flow.WaysTo(node).All(way => way == flow.Entry)).Concat(flow.Order))
        {
            if (!_within.ContainsKey(node))
            {
                Walk(node);
            }
        }

        foreach (var exit in flow.Order.SelectMany(ExitsOf))
        {
            CheckEnd(exit);
        }

        foreach (var (fork, join) in _joins)
        {
            CheckJoin(fork, join);
        }
    }

    /// <summary>Why the language can't say it, each with what the words of the reason name; empty where it can.</summary>
    public IReadOnlyList<(DiagnosticDescriptor Reason, ImmutableArray<string> Words)> Problems => _problems;

    /// <summary>Id of the step where the branches of a fork come together; null where they never do.</summary>
    public string? JoinOf(string fork) => _joins.GetValueOrDefault(fork);

    /// <summary>Whether a join goes on with the first branch that comes.</summary>
    public static bool IsUntilFirst(PictureStep join) => join.Said(PictureFields.Mode) is null or PictureOutcomes.UntilFirst;

    private IEnumerable<Exit> ExitsOf(string node) => DrawnFlow.OutcomesOf(_flow[node]).Select(outcome => new Exit(node, outcome));

    private void Walk(string root)
    {
        var open = new Stack<(string Node, ImmutableArray<Exit> Within)>([(root, [])]);
        while (open.TryPop(out var at))
        {
            if (_within.TryGetValue(at.Node, out var known))
            {
                if (!known.SequenceEqual(at.Within))
                {
                    Refuse(DrawingDiagnostics.BranchesMeet, at.Node);
                }

                continue;
            }

            _within.Add(at.Node, at.Within);
            foreach (var exit in ExitsOf(at.Node).Reverse())
            {
                var within = _flow[at.Node].Kind == PictureStepKind.Fork ? at.Within.Add(exit) : at.Within;
                if (_flow.TargetOf(exit) is not { } target || !_flow.Has(target))
                {
                    continue;
                }

                if (_flow[target].Kind != PictureStepKind.Join)
                {
                    open.Push((target, within));
                }
                else if (within.IsEmpty)
                {
                    Refuse(DrawingDiagnostics.JoinWithoutFork, target);
                }
                else
                {
                    Pair(within[^1].Node, target);
                    _ended.Add(within[^1]);
                    open.Push((target, within.RemoveAt(within.Length - 1)));
                }
            }
        }
    }

    private void Pair(string fork, string join)
    {
        if (!_joins.TryAdd(fork, join) && _joins[fork] != join)
        {
            Refuse(DrawingDiagnostics.TwoJoins, fork, _flow[_joins[fork]].Label, _flow[join].Label);
        }
        else if (!_forks.TryAdd(join, fork) && _forks[join] != fork)
        {
            Refuse(DrawingDiagnostics.BranchesMeet, join);
        }
    }

    /// <summary>Whether the flow can go on from where branches come together: not where all are waited for, and one never comes.</summary>
    public bool GoesOn(string join) =>
        !_forks.TryGetValue(join, out var fork) || IsUntilFirst(_flow[join]) || ExitsOf(fork).All(_ended.Contains);

    /// <summary>In a branch every way has to lead to where branches come together, or to the end of the journey.</summary>
    private void CheckEnd(Exit exit)
    {
        if (_flow.TargetOf(exit) is null && (_flow[exit.Node].Kind == PictureStepKind.Fork || !_within[exit.Node].IsEmpty) && GoesOn(exit.Node))
        {
            Refuse(DrawingDiagnostics.EndsInBranch, exit.Node, exit.Outcome);
        }
    }

    private void CheckJoin(string fork, string join)
    {
        if (_flow.TargetOf(new Exit(join, PictureOutcomes.Done)) is not null && !GoesOn(join) && ExitsOf(fork).FirstOrDefault(exit => !_ended.Contains(exit)) is { } endless)
        {
            Refuse(DrawingDiagnostics.NeverTogether, join, endless.Outcome);
        }
    }

    private void Refuse(DiagnosticDescriptor reason, string node, params ReadOnlySpan<string> words)
    {
        ImmutableArray<string> all = [_flow[node].Label, .. words];
        if (!_problems.Exists(one => one.Reason == reason && one.Words.SequenceEqual(all)))
        {
            _problems.Add((reason, all));
        }
    }
}
