using System.Collections.Immutable;
using System.Numerics;

namespace Workflows.Dsl.Analysis;

/// <summary>A set of whole numbers: closed intervals, sorted and apart from each other.</summary>
internal sealed class IntSet
{
    /// <summary>Stands for without a lower end.</summary>
    public const long Lowest = -(1L << 62);

    /// <summary>Stands for without an upper end.</summary>
    public const long Highest = 1L << 62;

    private IntSet(ImmutableArray<(long Least, long Most)> parts) => Parts = parts;

    /// <summary>The intervals.</summary>
    public ImmutableArray<(long Least, long Most)> Parts { get; }

    /// <summary>Every number.</summary>
    public static IntSet All { get; } = Of(Lowest, Highest);

    /// <summary>No number.</summary>
    public static IntSet Empty { get; } = new([]);

    /// <summary>Whether no number is in it.</summary>
    public bool IsEmpty => Parts.IsEmpty;

    /// <summary>The smallest number; not of an empty set.</summary>
    public long Least => Parts[0].Least;

    /// <summary>The largest number; not of an empty set.</summary>
    public long Most => Parts[^1].Most;

    /// <summary>The numbers from one to another; none where the first is above the second.</summary>
    public static IntSet Of(long least, long most) => least > most ? Empty : new([(least, most)]);

    /// <summary>As <see cref="Of(long, long)"/>; what lies beyond what is told apart counts as without an end.</summary>
    public static IntSet Of(BigInteger least, BigInteger most) =>
        least > most ? Empty : Of((long)BigInteger.Clamp(least, Lowest, Highest), (long)BigInteger.Clamp(most, Lowest, Highest));

    /// <summary>What is in both.</summary>
    public IntSet And(IntSet other)
    {
        if (Parts is [var one] && other.Parts is [var two])
        {
            return Of(Math.Max(one.Least, two.Least), Math.Min(one.Most, two.Most));
        }

        var parts = ImmutableArray.CreateBuilder<(long, long)>();
        for (int i = 0, j = 0; i < Parts.Length && j < other.Parts.Length;)
        {
            var (least, most) = (Math.Max(Parts[i].Least, other.Parts[j].Least), Math.Min(Parts[i].Most, other.Parts[j].Most));
            if (least <= most)
            {
                parts.Add((least, most));
            }

            if (Parts[i].Most < other.Parts[j].Most)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return new(parts.ToImmutable());
    }

    /// <summary>What is in this one and not in the other.</summary>
    public IntSet Without(IntSet other)
    {
        var parts = ImmutableArray.CreateBuilder<(long, long)>();
        foreach (var (least, most) in Parts)
        {
            var from = least;
            foreach (var (otherLeast, otherMost) in other.Parts)
            {
                if (otherMost < from || otherLeast > most)
                {
                    continue;
                }

                if (otherLeast > from)
                {
                    parts.Add((from, otherLeast - 1));
                }

                from = otherMost + 1;
            }

            if (from <= most)
            {
                parts.Add((from, most));
            }
        }

        return new(parts.ToImmutable());
    }

    /// <summary>What is in one of them.</summary>
    public IntSet Or(IntSet other)
    {
        var parts = ImmutableArray.CreateBuilder<(long Least, long Most)>();
        for (int i = 0, j = 0; i < Parts.Length || j < other.Parts.Length;)
        {
            var (least, most) = j == other.Parts.Length || (i < Parts.Length && Parts[i].Least <= other.Parts[j].Least) ? Parts[i++] : other.Parts[j++];
            if (parts.Count > 0 && least <= parts[^1].Most + 1)
            {
                parts[^1] = (parts[^1].Least, Math.Max(parts[^1].Most, most));
            }
            else
            {
                parts.Add((least, most));
            }
        }

        return new(parts.ToImmutable());
    }

    /// <summary>Whether both have a number in common.</summary>
    public bool Meets(IntSet other)
    {
        for (int i = 0, j = 0; i < Parts.Length && j < other.Parts.Length;)
        {
            if (Parts[i].Most < other.Parts[j].Least)
            {
                i++;
            }
            else if (other.Parts[j].Most < Parts[i].Least)
            {
                j++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the other one has all numbers of this one.</summary>
    public bool IsWithin(IntSet other)
    {
        var j = 0;
        foreach (var (least, most) in Parts)
        {
            while (j < other.Parts.Length && other.Parts[j].Most < least)
            {
                j++;
            }

            if (j == other.Parts.Length || other.Parts[j].Least > least || other.Parts[j].Most < most)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether both have the same numbers.</summary>
    public bool IsSame(IntSet other) => Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    /// <summary>The number of the set that lies nearest to 0.</summary>
    public long Nearest() => Parts.Select(part => Math.Clamp(0, part.Least, part.Most)).MinBy(Math.Abs);
}
