using System.Collections.Immutable;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rules;

/// <summary>Which of several dated rates is in force.</summary>
internal static class RateAmount
{
    /// <summary>The rate of a day: the first whose last day is not before it; null after the last.</summary>
    public static Rate? InForce(ImmutableArray<Rate> rates, int day)
    {
        foreach (var rate in rates)
        {
            if (rate.Until is not { } until || day <= until)
            {
                return rate;
            }
        }

        return null;
    }

    /// <summary>The dated rates of an effect; none for a multiplier.</summary>
    public static ImmutableArray<Rate> RatesOf(RuleEffect effect) => effect switch
    {
        RuleEffect.Award award => award.Rates,
        RuleEffect.Bonus bonus => bonus.Rates,
        _ => [],
    };
}
