using System.Collections.Immutable;
using System.Numerics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Planning;

/// <summary>
/// How finely points of a currency are counted within a step: in how many units one point is split, so that every amount that the
/// rules can give is a whole number of units. 1 Miles per 3 HKD of cents makes 300.
/// </summary>
internal static class PointsScale
{
    /// <summary>The most units that a point may be split into, so that sums fit into 128 bits.</summary>
    private static readonly BigInteger Most = BigInteger.Pow(10, 18);

    /// <summary>The scale of each currency of a programme.</summary>
    /// <exception cref="ArgumentException">The rates of a currency have no common unit that is coarse enough.</exception>
    public static ImmutableArray<long> Of(Programme programme)
    {
        var scales = ImmutableArray.CreateBuilder<long>();
        foreach (var currency in programme.Currencies)
        {
            var awards = BigInteger.One;
            var others = BigInteger.One;
            var factors = FactorsOf(programme, currency.Index);
            foreach (var effect in programme.Rules.Where(rule => rule.IsInForce).SelectMany(rule => rule.Effects))
            {
                switch (effect)
                {
                    case RuleEffect.Award award:
                        awards = Common(awards, award.Rates, currency.Index);
                        break;
                    case RuleEffect.Bonus bonus:
                        others = Common(others, bonus.Rates, currency.Index);
                        break;
                    default:
                        break;
                }
            }

            var scale = Lcm(awards * factors, others);
            scales.Add(scale <= Most
                ? (long)scale
                : throw new ArgumentException($"The rates of {currency.Name} can't be added up exactly; use rounder numbers."));
        }

        return scales.ToImmutable();
    }

    /// <summary>What one unit of a value gives, exactly: the points of a rate for 1/scale of the value that it is of.</summary>
    public static Fraction PerUnit(PointsAmount amount, PerAmount per) =>
        amount.Amount / (per.Step * Fraction.Of(per.Of.Type.Scale));

    /// <summary>What divides the parts that multipliers make: those of a compounding group divide one after the other.</summary>
    private static BigInteger FactorsOf(Programme programme, int currency)
    {
        var factors = BigInteger.One;
        var compounded = programme.Groups.Select(_ => BigInteger.One).ToArray();
        foreach (var rule in programme.Rules)
        {
            foreach (var multiply in rule.Effects.OfType<RuleEffect.Multiply>().Where(multiply => multiply.Currency == currency))
            {
                if (rule.Group is { } group && programme.Groups[group].Choice == GroupChoice.Compound)
                {
                    compounded[group] *= multiply.Factor.Denominator;
                }
                else
                {
                    factors = Lcm(factors, multiply.Factor.Denominator);
                }
            }
        }

        return compounded.Aggregate(factors, Lcm);
    }

    private static BigInteger Common(BigInteger scale, ImmutableArray<Rate> rates, int currency)
    {
        foreach (var rate in rates)
        {
            foreach (var amount in rate.Amounts.Where(amount => amount.Currency == currency))
            {
                var unit = rate.Per is { WholeSteps: false } per ? PerUnit(amount, per) : amount.Amount;
                scale = Lcm(scale, unit.Denominator);
            }
        }

        return scale;
    }

    /// <summary>The least number that both divide.</summary>
    public static BigInteger Lcm(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
