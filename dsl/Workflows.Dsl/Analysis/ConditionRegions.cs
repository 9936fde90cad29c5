using System.Numerics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Is = Workflows.Model.Expressions.Comparison;

namespace Workflows.Dsl.Analysis;

/// <summary>
/// The cases in which conditions hold. What isn't a comparison of one value with fixed ones is a dimension of its own, of which only is
/// known whether it holds: two that say the same are the same, and nothing else is said of them.
/// </summary>
internal sealed class ConditionRegions(Programme programme, Dimensions dimensions)
{
    private const int DepthMost = 200;

    private readonly Dictionary<(Expression, bool), Region?> _known = new(ByPlace.Instance);

    /// <summary>The cases in which a condition holds, or in which it doesn't; null where that is too complex.</summary>
    public Region? Of(Expression? condition, bool holds = true) => condition is null ? holds ? Region.Everything : Region.Nothing : Of(condition, holds, 0);

    /// <summary>The cases in which all of some conditions hold.</summary>
    public Region? All(IEnumerable<Expression?> conditions) =>
        conditions.Aggregate((Region?)Region.Everything, (all, condition) => Region.And(all, Of(condition)));

    private Region? Of(Expression condition, bool holds, int depth)
    {
        if (depth > DepthMost)
        {
            return null;
        }

        if (!_known.TryGetValue((condition, holds), out var region))
        {
            _known[(condition, holds)] = region = condition switch
            {
                Expression.Not not => Of(not.Operand, !holds, depth + 1),
                Expression.And and => Joined(and.Left, and.Right, holds, all: holds, depth),
                Expression.Or or => Joined(or.Left, or.Right, holds, all: !holds, depth),
                Expression.Named named => Of(programme.Lets[named.Let].Value, holds, depth + 1),
                _ when holds => Test(condition),
                _ => Region.Without(Region.Everything, Test(condition), dimensions),
            };
        }

        return region;
    }

    private Region? Joined(Expression left, Expression right, bool holds, bool all, int depth)
    {
        var (a, b) = (Of(left, holds, depth + 1), Of(right, holds, depth + 1));
        return all ? Region.And(a, b) : Region.Or(a, b);
    }

    private Region Test(Expression condition) => condition switch
    {
        Expression.Number number => number.Value == Fraction.Zero ? Region.Nothing : Region.Everything,
        Expression.Compare compare => Compared(compare) ?? Opaque(condition),
        Expression.OneOf oneOf => OneOf(oneOf) ?? Opaque(condition),
        Expression.IsKnown known => Known(Resolved(known.Operand)),
        Expression.InTier tier => Region.Of(dimensions.OfStanding(tier), Tiers(tier)),
        Expression.InSegment segment => Region.Of(dimensions.OfStanding(segment), IntSet.Of(1, 1)),
        Expression.EventField or Expression.LineField or Expression.MemberField or Expression.History => Guarded(condition, IntSet.Of(1, 1)),
        _ => Opaque(condition),
    };

    private Region Opaque(Expression condition) => Region.Of(dimensions.OfOpaque(condition), IntSet.Of(1, 1));

    private Region Known(Expression value) => value switch
    {
        Expression.History { OfReport: false } history when programme.Aggregates[history.Aggregate].Kind == AggregateKind.LastAt =>
            Known(new Expression.TimeSince(history.Aggregate, history.Span)),
        Expression.TimeSince { Aggregate: null } => Region.Everything,
        Expression.TimeSince => Region.Of(dimensions.OfKnown(value), IntSet.Of(1, 1)),
        _ when !value.Type.IsOptional => Region.Everything,
        _ => Region.Of(dimensions.OfKnown(value), IntSet.Of(1, 1)),
    };

    private static IntSet Tiers(Expression.InTier tier) => tier.Test switch
    {
        TierTest.AtLeast => IntSet.Of(tier.Tier, IntSet.Highest),
        TierTest.Below => IntSet.Of(IntSet.Lowest, tier.Tier - 1),
        TierTest.Exactly => IntSet.Of(tier.Tier, tier.Tier),
    };

    private Expression Resolved(Expression value)
    {
        for (var i = 0; i < DepthMost && value is Expression.Named named; i++)
        {
            value = programme.Lets[named.Let].Value;
        }

        return value;
    }

    // A value that may be missing is in no set where it is missing.
    private Region Guarded(Expression leaf, IntSet values) =>
        leaf.Type.IsOptional || leaf is Expression.DatePart { Day.Type.IsOptional: true }
            ? Region.And(Known(leaf is Expression.DatePart part ? Resolved(part.Day) : leaf), Region.Of(dimensions.OfValue(leaf), values))!
            : Region.Of(dimensions.OfValue(leaf), values);

    private Region? OneOf(Expression.OneOf oneOf)
    {
        if (Term.Of(Resolved(oneOf.Operand), Resolved) is not { } term || !term.IsPlain)
        {
            return null;
        }

        var values = IntSet.Empty;
        foreach (var value in oneOf.Values)
        {
            if (Values(term.Leaf, Is.Equal, value) is not { } one)
            {
                return null;
            }

            values = values.Or(one);
        }

        return Guarded(term.Leaf, values);
    }

    private Region? Compared(Expression.Compare compare)
    {
        var (left, right, sign) = (Resolved(compare.Left), Resolved(compare.Right), compare.Operator);
        if (left is Expression.TimeSince since && right is Expression.Length length)
        {
            return Time(since, length, sign);
        }

        if (left is Expression.Number or Expression.Text)
        {
            (left, right, sign) = (right, left, Mirrored(sign));
        }

        if (Term.Of(left, Resolved) is not { } term || (right is not Expression.Number && !term.IsPlain))
        {
            return null;
        }

        if (right is Expression.Number number && !term.IsPlain)
        {
            right = number with { Value = (number.Value - term.Plus) / term.Times };
            sign = term.Times < Fraction.Zero ? Mirrored(sign) : sign;
        }

        return Values(term.Leaf, sign, right) is { } values ? Guarded(term.Leaf, values) : null;
    }

    private Region Time(Expression.TimeSince since, Expression.Length length, Is sign)
    {
        var (family, size) = Dimensions.SizeOf(length.Value);
        var dimension = dimensions.OfTime(since, family);
        var isShort = Region.And(Known(since), Region.Of(dimension, sign is Is.Below or Is.AtLeast
            ? IntSet.Of(0, (2 * size) - 1)
            : IntSet.Of(0, 2 * size)));

        // With none the time is longer than any length.
        return sign is Is.Below or Is.AtMost
            ? isShort!
            : Region.Without(Region.Everything, isShort, dimensions)!;
    }

    /// <summary>The numbers of a value's dimension that satisfy a comparison with a fixed one; null where it isn't understood.</summary>
    private IntSet? Values(Expression leaf, Is sign, Expression fixedValue)
    {
        var dimension = dimensions.OfValue(leaf);
        if (dimension.Form == DimensionForm.Text)
        {
            if (fixedValue is not Expression.Text text)
            {
                return null;
            }

            var one = IntSet.Of(dimensions.TextIn(dimension, text.Value), dimensions.TextIn(dimension, text.Value));
            return sign == Is.Equal ? one : dimension.Domain.Without(one);
        }

        if (fixedValue is not Expression.Number number)
        {
            return null;
        }

        var units = number.Value * Fraction.Of(dimension.Units);
        return dimension.Form != DimensionForm.Dense ? Whole(units.Floor(), units.Ceiling(), sign)
            : units.IsWhole ? Whole(2 * units.Numerator, 2 * units.Numerator, sign)
            : null;
    }

    private static IntSet Whole(BigInteger floor, BigInteger ceiling, Is sign) => sign switch
    {
        Is.Equal => IntSet.Of(ceiling, floor),
        Is.Different => IntSet.All.Without(IntSet.Of(ceiling, floor)),
        Is.Below => IntSet.Of(IntSet.Lowest, ceiling - 1),
        Is.AtMost => IntSet.Of(IntSet.Lowest, floor),
        Is.Above => IntSet.Of(floor + 1, IntSet.Highest),
        Is.AtLeast => IntSet.Of(ceiling, IntSet.Highest),
    };

    private static Is Mirrored(Is sign) => sign switch
    {
        Is.Below => Is.Above,
        Is.AtMost => Is.AtLeast,
        Is.Above => Is.Below,
        Is.AtLeast => Is.AtMost,
        Is.Equal or Is.Different => sign,
    };

    /// <summary>The same piece of the text is worked out once; comparing whole trees would take longer than that.</summary>
    private sealed class ByPlace : IEqualityComparer<(Expression, bool)>
    {
        public static ByPlace Instance { get; } = new();

        public bool Equals((Expression, bool) x, (Expression, bool) y) => ReferenceEquals(x.Item1, y.Item1) && x.Item2 == y.Item2;

        public int GetHashCode((Expression, bool) one) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(one.Item1), one.Item2);
    }
}
