using System.Collections.Immutable;

namespace Workflows.Dsl.Analysis;

/// <summary>
/// Finds the rules of one trigger that fire for the same, all against all: boxes are swept along the dimension that tells most of them
/// apart, and most of the rest are told apart by a few more sides before boxes are compared whole.
/// </summary>
internal sealed class RulePairs
{
    private const int Sides = 6;

    private readonly List<(int Rule, Box Box)> _boxes = [];
    private readonly ImmutableArray<int> _axes;
    private readonly long[] _ends;

    /// <summary>The rules of one trigger.</summary>
    public RulePairs(IReadOnlyList<RuleCases> rules)
    {
        var counts = new Dictionary<int, int>();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            foreach (var box in rules[rule].Fires?.Boxes ?? [])
            {
                _boxes.Add((rule, box));
                foreach (var (dimension, _) in box.Sides)
                {
                    counts[dimension] = counts.GetValueOrDefault(dimension) + 1;
                }
            }
        }

        int[] dimensions = [.. counts.Keys];
        Array.Sort(dimensions, (a, b) => (counts[b], a).CompareTo((counts[a], b)));
        _axes = [.. dimensions.AsSpan(0, Math.Min(Sides, dimensions.Length))];
        if (_axes.Length > 0)
        {
            _boxes.Sort((a, b) => (Least(a.Box, _axes[0]), a.Rule).CompareTo((Least(b.Box, _axes[0]), b.Rule)));
        }

        _ends = new long[_boxes.Count * Sides * 2];
        for (var i = 0; i < _boxes.Count; i++)
        {
            for (var side = 0; side < Sides; side++)
            {
                var values = side < _axes.Length ? _boxes[i].Box.Of(_axes[side]) : null;
                _ends[(i * Sides * 2) + (2 * side)] = values?.Least ?? IntSet.Lowest;
                _ends[(i * Sides * 2) + (2 * side) + 1] = values?.Most ?? IntSet.Highest;
            }
        }
    }

    /// <summary>Calls for each two boxes of different rules that have a case in common; the smaller rule number comes first.</summary>
    /// <param name="found">Gets the numbers of the rules within the list, and their boxes.</param>
    public void All(Action<int, Box, int, Box> found)
    {
        for (var i = 0; i < _boxes.Count; i++)
        {
            var most = _ends[(i * Sides * 2) + 1];
            for (var j = i + 1; j < _boxes.Count && _ends[j * Sides * 2] <= most; j++)
            {
                if (_boxes[i].Rule != _boxes[j].Rule && MayMeet(i, j) && _boxes[i].Box.Meets(_boxes[j].Box))
                {
                    var (a, b) = _boxes[i].Rule < _boxes[j].Rule ? (_boxes[i], _boxes[j]) : (_boxes[j], _boxes[i]);
                    found(a.Rule, a.Box, b.Rule, b.Box);
                }
            }
        }
    }

    private bool MayMeet(int i, int j)
    {
        ReadOnlySpan<long> a = _ends.AsSpan(i * Sides * 2, Sides * 2);
        ReadOnlySpan<long> b = _ends.AsSpan(j * Sides * 2, Sides * 2);
        for (var side = 2; side < Sides * 2; side += 2)
        {
            if (a[side + 1] < b[side] || b[side + 1] < a[side])
            {
                return false;
            }
        }

        return true;
    }

    private static long Least(Box box, int dimension) => box.Of(dimension)?.Least ?? IntSet.Lowest;
}
