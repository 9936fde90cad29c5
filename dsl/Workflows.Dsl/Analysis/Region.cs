using System.Collections.Immutable;

namespace Workflows.Dsl.Analysis;

/// <summary>
/// The cases in which a condition holds: a union of boxes. Where that takes more than <see cref="Most"/> boxes there is none (null), and
/// nothing is said about the condition.
/// </summary>
/// <param name="Boxes">The boxes; none where it never holds.</param>
internal sealed record Region(ImmutableArray<Box> Boxes)
{
    /// <summary>The most boxes of a condition.</summary>
    public const int Most = 64;

    /// <summary>Every case.</summary>
    public static Region Everything { get; } = new([Box.Everything]);

    /// <summary>No case.</summary>
    public static Region Nothing { get; } = new([]);

    /// <summary>Whether it never holds.</summary>
    public bool IsEmpty => Boxes.IsEmpty;

    /// <summary>The cases in which a dimension has a value of a set.</summary>
    public static Region Of(Dimension dimension, IntSet values)
    {
        var possible = values.And(dimension.Domain);
        return possible.IsEmpty ? Nothing
            : possible.IsSame(dimension.Domain) ? Everything
            : new([new Box([(dimension.Index, possible)])]);
    }

    /// <summary>The cases of both.</summary>
    public static Region? And(Region? a, Region? b)
    {
        if (a is null || b is null)
        {
            return a is { IsEmpty: true } || b is { IsEmpty: true } ? Nothing : null;
        }

        return a.Boxes is [var one] && b.Boxes is [var other]
            ? one.And(other) is { } both ? new([both]) : Nothing
            : OfSome(a.Boxes.SelectMany(one => b.Boxes.Select(one.And)).OfType<Box>());
    }

    /// <summary>The cases of either.</summary>
    public static Region? Or(Region? a, Region? b) => a is null || b is null ? null : OfSome(a.Boxes.Concat(b.Boxes));

    /// <summary>The cases of the first that the second hasn't.</summary>
    public static Region? Without(Region? a, Region? b, Dimensions dimensions)
    {
        if (a is null || b is null)
        {
            return a is { IsEmpty: true } ? Nothing : null;
        }

        var rest = a;
        foreach (var box in b.Boxes)
        {
            rest = OfSome(rest.Boxes.SelectMany(one => one.Without(box, dimensions)));
            if (rest is null)
            {
                return null;
            }
        }

        return rest;
    }

    /// <summary>Whether the second has every case of the first; null where that can't be told.</summary>
    public static bool? IsWithin(Region? a, Region? b, Dimensions dimensions)
    {
        if (a is null || b is null)
        {
            return a is { IsEmpty: true } ? true : null;
        }

        // Boxes can cover another one together, so the slow way is needed only where there are several.
        return a.Boxes.All(one => b.Boxes.Any(one.IsWithin)) ? true : b.Boxes.Length < 2 ? false : Without(a, b, dimensions)?.IsEmpty;
    }

    /// <summary>Whether both have a case in common.</summary>
    public bool Meets(Region other) => Boxes.Any(one => other.Boxes.Any(one.Meets));

    private static Region? OfSome(IEnumerable<Box> boxes)
    {
        var kept = new List<Box>();
        foreach (var box in boxes)
        {
            if (kept.Exists(box.IsWithin))
            {
                continue;
            }

            kept.RemoveAll(other => other.IsWithin(box));
            kept.Add(box);
            if (kept.Count > Most)
            {
                return null;
            }
        }

        return new([.. kept]);
    }
}
