using System.Collections.Immutable;
using System.Numerics;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Pools;

/// <summary>What a budget has spent in a period.</summary>
/// <param name="Budget">Index of the budget.</param>
/// <param name="Period">Start of the period, in microseconds.</param>
/// <param name="Spent">In units of the budget's scale.</param>
public readonly record struct PoolBalance(int Budget, long Period, long Spent);

/// <summary>
/// The budgets of a programme: a deterministic actor that answers draws in log order and never gives more than there is.
/// </summary>
public sealed class PoolBook : IAnswers
{
    private readonly SortedDictionary<(int Budget, long Period), long> _spent = [];
    private readonly ImmutableArray<long> _limits;

    /// <summary>The budgets of a programme with nothing spent.</summary>
    public PoolBook(Programme programme)
    {
        Scales = ScalesOf(programme);
        _limits = LimitsOf(programme);
    }

    /// <summary>How much each pool has, in its units: the budgets, then the stock of each reward.</summary>
    public static ImmutableArray<long> LimitsOf(Programme programme) =>
    [
        .. ScalesOf(programme).Select((scale, budget) => (long)(programme.Budgets[budget].Limit * Fraction.Of(scale)).Floor()),
        .. programme.Rewards.Select(reward => reward.Stock ?? long.MaxValue),
    ];

    /// <summary>In how many units one of money is split, by budget.</summary>
    public ImmutableArray<long> Scales { get; }

    /// <summary>What was spent, by budget and period.</summary>
    public IEnumerable<PoolBalance> Balances => _spent.Select(entry => new PoolBalance(entry.Key.Budget, entry.Key.Period, entry.Value));

    /// <inheritdoc/>
    public long Grant(in Draw draw)
    {
        var key = (draw.Budget, draw.Period);
        var spent = _spent.GetValueOrDefault(key);
        var granted = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, (_limits[draw.Budget] - spent) / draw.UnitCost);
        if (granted >= 0 && granted < draw.Least)
        {
            return 0;
        }

        if (granted != 0)
        {
            _spent[key] = spent + (granted * draw.UnitCost);
        }

        return granted;
    }

    /// <summary>Sets what was spent before.</summary>
    public void Restore(PoolBalance balance) => _spent[(balance.Budget, balance.Period)] = balance.Spent;

    /// <summary>What one point of a currency costs a budget that pays a share, in units of the budget's scale.</summary>
    public static long UnitCost(Programme programme, ImmutableArray<long> scales, FundingShare share, int currency) =>
        (long)(programme.Currencies[currency].Worth * share.Share * Fraction.Of(scales[share.Budget])).Numerator;

    /// <summary>The period of a budget at an instant, as its start in microseconds; 0 where there is only one.</summary>
    public static long PeriodOf(Budget budget, int day, Calendar calendar) => budget.Period is CapPeriod.PerCalendar period
        ? calendar.StartOfDay(Calendar.PeriodStart(period.Unit, day)).Micros
        : 0;

    /// <summary>The scale of each budget: so fine that its limit and every point that it may pay are whole.</summary>
    public static ImmutableArray<long> ScalesOf(Programme programme)
    {
        var scales = programme.Budgets.Select(budget => budget.Limit.Denominator).ToArray();
        var fundings = programme.Rules.SelectMany(rule => rule.Effects).Select(effect => effect.Funding)
            .Concat(programme.Journeys.SelectMany(journey => ProgrammePlan.StepsOf(journey.Steps))
                .OfType<JourneyStep.Bonus>().Select(bonus => bonus.Funding));
        foreach (var share in fundings.OfType<Funding>().SelectMany(funding => funding.Shares))
        {
            foreach (var currency in programme.Currencies)
            {
                var unit = (currency.Worth * share.Share).Denominator;
                scales[share.Budget] *= unit / BigInteger.GreatestCommonDivisor(scales[share.Budget], unit);
            }
        }

        return [.. scales.Select(scale => (long)scale)];
    }
}
