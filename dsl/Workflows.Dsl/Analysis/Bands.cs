using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Analysis;

/// <summary>A tier or segment for which one value decides.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Span">Where it is declared.</param>
/// <param name="Values">The values.</param>
internal sealed record BandMember(string Name, SourceSpan Span, IntSet Values);

/// <summary>Values between two members of a band.</summary>
/// <param name="Below">The member that ends there.</param>
/// <param name="Above">The member that begins there.</param>
/// <param name="Values">The values.</param>
internal sealed record BandPlace(int Below, int Above, IntSet Values)
{
    /// <summary>Whether it is one value only.</summary>
    public bool IsOneValue => Values.Least == Values.Most;
}

/// <summary>Tiers or segments for which the same one value decides.</summary>
/// <param name="Dimension">The value.</param>
/// <param name="Domain">What it can be.</param>
/// <param name="Members">They, in the order of the text.</param>
internal sealed record Band(int Dimension, IntSet Domain, ImmutableArray<BandMember> Members)
{
    private IntSet Covered => Members.Aggregate(IntSet.Empty, (all, member) => all.Or(member.Values));

    /// <summary>Whether they take in the smallest and the largest value.</summary>
    public bool IsWhole => Covered is { IsEmpty: false } covered && covered.Least == Domain.Least && covered.Most == Domain.Most;

    /// <summary>The values between them that none has.</summary>
    public IEnumerable<BandPlace> Gaps()
    {
        var covered = Covered;
        if (covered.IsEmpty)
        {
            yield break;
        }

        foreach (var (least, most) in IntSet.Of(covered.Least, covered.Most).Without(covered).Parts)
        {
            yield return new(With(least - 1), With(most + 1), IntSet.Of(least, most));
        }
    }

    /// <summary>The single values that two of them have with which one ends and the other one begins.</summary>
    public IEnumerable<BandPlace> Ends()
    {
        for (var i = 0; i < Members.Length; i++)
        {
            for (var j = i + 1; j < Members.Length; j++)
            {
                if (RuleFindings.IsEnd(Members[i].Values, Members[j].Values))
                {
                    var isFirstBelow = Members[i].Values.Least < Members[j].Values.Least;
                    yield return new(isFirstBelow ? i : j, isFirstBelow ? j : i, Members[i].Values.And(Members[j].Values));
                }
            }
        }
    }

    private int With(long value) => Members.Select((member, i) => (member, i)).First(one => one.member.Values.Meets(IntSet.Of(value, value))).i;
}

/// <summary>Finds tiers or segments that belong together because one value decides for all of them.</summary>
internal static class Bands
{
    /// <summary>The bands of at least two, by what decides.</summary>
    public static IEnumerable<Band> Of(IEnumerable<(string Name, SourceSpan Span, Region? Region)> all, Dimensions dimensions) => all
        .Select(one => (one, Side: OnlySide(one.Region)))
        .Where(one => one.Side is { } side && dimensions[side.Dimension].HasSize)
        .GroupBy(one => one.Side!.Value.Dimension)
        .Where(group => group.Count() > 1)
        .Select(group => new Band(group.Key, dimensions[group.Key].Domain,
            [.. group.Select(one => new BandMember(one.one.Name, one.one.Span, one.Side!.Value.Values))]));

    private static (int Dimension, IntSet Values)? OnlySide(Region? region)
    {
        if (region is not { IsEmpty: false } || !region.Boxes.All(box => box.Sides.Length == 1)
            || region.Boxes.Any(box => box.Sides[0].Dimension != region.Boxes[0].Sides[0].Dimension))
        {
            return null;
        }

        return (region.Boxes[0].Sides[0].Dimension, region.Boxes.Aggregate(IntSet.Empty, (all, box) => all.Or(box.Sides[0].Values)));
    }
}
