using System.Numerics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rankings;

/// <summary>In how many units 1 is split, so that the value of every member in a ranking is a whole number of them.</summary>
public static class RankingScale
{
    /// <summary>The scale of a ranking; 1 where instants are compared.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="ranking">The ranking.</param>
    public static long Of(Programme programme, Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        return (long)Of(programme, ranking.Value);
    }

    /// <summary>A value as a whole number of units; the nearest that there is where it is larger than any that a member can reach.</summary>
    internal static long Clamp(Int128 units) => units > long.MaxValue ? long.MaxValue : units <= long.MinValue ? long.MinValue + 1 : (long)units;

    private static BigInteger Of(Programme programme, Expression value) => value switch
    {
        Expression.Number x => x.Value.Denominator,
        Expression.MemberField x => x.Field.Type.Scale,
        Expression.Named x => Of(programme, programme.Lets[x.Let].Value),
        Expression.History x => ScaleOf(programme.Aggregates[x.Aggregate]),
        Expression.Arithmetic { Operator: ArithmeticOperator.Times } x => Of(programme, x.Left) * Of(programme, x.Right),
        Expression.Arithmetic { Operator: ArithmeticOperator.DividedBy, Right: Expression.Number by } x =>
            Of(programme, x.Left) * BigInteger.Abs(by.Value.Numerator),
        Expression.Arithmetic x => Lcm(Of(programme, x.Left), Of(programme, x.Right)),
        _ => BigInteger.One,
    };

    private static long ScaleOf(Aggregate aggregate) => aggregate.Kind switch
    {
        AggregateKind.Sum when aggregate.Source is AggregateSource.EarnedPoints => 1,
        AggregateKind.Sum or AggregateKind.Smallest or AggregateKind.Largest or AggregateKind.Last or AggregateKind.First => aggregate.Type.Scale,
        AggregateKind.Count or AggregateKind.Distinct or AggregateKind.Streak or AggregateKind.DaysBetweenLastTwo or AggregateKind.Any
            or AggregateKind.LastAt or AggregateKind.Average => 1,
    };

    private static BigInteger Lcm(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
