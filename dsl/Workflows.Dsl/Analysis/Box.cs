using System.Collections.Immutable;

namespace Workflows.Dsl.Analysis;

/// <summary>The cases in which each of some dimensions has a value of a set; dimensions that aren't named have any.</summary>
/// <param name="Sides">The dimensions, sorted, each with its values: some of its domain, and neither none nor all of it.</param>
internal sealed record Box(ImmutableArray<(int Dimension, IntSet Values)> Sides)
{
    /// <summary>Every case.</summary>
    public static Box Everything { get; } = new([]);

    /// <summary>The values of a dimension; null for any.</summary>
    public IntSet? Of(int dimension)
    {
        foreach (var (index, values) in Sides)
        {
            if (index == dimension)
            {
                return values;
            }
        }

        return null;
    }

    /// <summary>What is in both; null for nothing.</summary>
    public Box? And(Box other)
    {
        var sides = ImmutableArray.CreateBuilder<(int, IntSet)>(Sides.Length + other.Sides.Length);
        int i = 0, j = 0;
        while (i < Sides.Length || j < other.Sides.Length)
        {
            if (j == other.Sides.Length || (i < Sides.Length && Sides[i].Dimension < other.Sides[j].Dimension))
            {
                sides.Add(Sides[i++]);
            }
            else if (i == Sides.Length || other.Sides[j].Dimension < Sides[i].Dimension)
            {
                sides.Add(other.Sides[j++]);
            }
            else if (Sides[i].Values.And(other.Sides[j].Values) is { IsEmpty: false } both)
            {
                sides.Add((Sides[i].Dimension, both));
                (i, j) = (i + 1, j + 1);
            }
            else
            {
                return null;
            }
        }

        return new(sides.ToImmutable());
    }

    /// <summary>Whether both have a case in common.</summary>
    public bool Meets(Box other)
    {
        for (int i = 0, j = 0; i < Sides.Length && j < other.Sides.Length;)
        {
            if (Sides[i].Dimension < other.Sides[j].Dimension)
            {
                i++;
            }
            else if (other.Sides[j].Dimension < Sides[i].Dimension)
            {
                j++;
            }
            else if (!Sides[i++].Values.Meets(other.Sides[j++].Values))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the other one has every case of this one.</summary>
    public bool IsWithin(Box other)
    {
        foreach (var (dimension, values) in other.Sides)
        {
            if (Of(dimension) is not { } mine || !mine.IsWithin(values))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The cases of this one that the other one hasn't, as boxes apart from each other.</summary>
    public IEnumerable<Box> Without(Box other, Dimensions dimensions)
    {
        if (!Meets(other))
        {
            yield return this;
            yield break;
        }

        var rest = this;
        foreach (var (index, values) in other.Sides)
        {
            var mine = rest.Of(index) ?? dimensions[index].Domain;
            if (mine.Without(values) is { IsEmpty: false } outside)
            {
                yield return rest.With(index, outside);
                rest = rest.With(index, mine.And(values));
            }
        }
    }

    /// <summary>This one with other values of a dimension.</summary>
    public Box With(int dimension, IntSet values)
    {
        var sides = Sides.RemoveAll(side => side.Dimension == dimension);
        var at = 0;
        while (at < sides.Length && sides[at].Dimension < dimension)
        {
            at++;
        }

        return new(sides.Insert(at, (dimension, values)));
    }
}
