using System.Collections.Immutable;
using Workflows.Core.Time;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Pools;

/// <summary>What a pool counts.</summary>
public enum PoolUnit
{
    /// <summary>Money: points at their worth.</summary>
    Money,

    /// <summary>Points of one currency.</summary>
    Points,

    /// <summary>Times that a rule gave something, or rewards of a stock.</summary>
    Uses,
}

/// <summary>Shared state that steps draw on: one limit of a budget, what a partner owes, a cap that isn't each member's own, or the stock of a reward.</summary>
/// <param name="Index">Its number among the pools of the programme.</param>
/// <param name="Budget">Index of the budget or partner; -1 for a cap or a stock.</param>
/// <param name="Cap">Index of the cap; -1 for a budget or a stock.</param>
/// <param name="Counts">What it counts.</param>
/// <param name="Currency">Index of the points currency; -1 where it counts something else.</param>
/// <param name="Period">When it counts anew.</param>
/// <param name="Scope">Who shares it.</param>
public sealed record Pool(int Index, int Budget, int Cap, PoolUnit Counts, int Currency, CapPeriod Period, PoolScope Scope)
{
    /// <summary>In how many units one of money, points or uses is split, so that every draw is a whole number of them.</summary>
    public long Scale { get; init; } = 1;

    /// <summary>Index of the reward of which this is the stock; -1 for none.</summary>
    public int Reward { get; init; } = -1;

    /// <summary>Which of the limits of its budget this is, from 0; -1 for none of them.</summary>
    public int LimitPlace { get; init; } = -1;

    /// <summary>How many units there are in a period; the largest number for no limit.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>At how many spent units it warns, lowest first.</summary>
    public ImmutableArray<long> Warnings { get; init; } = [];

    /// <summary>Whether there is a limit; what a partner owes is only added up.</summary>
    public bool IsLimited => Limit != long.MaxValue;

    /// <summary>The period in which something at an instant counts: its start, the instant itself for a window, 0 where there is only one.</summary>
    /// <param name="now">The instant, in the local day <paramref name="day"/>.</param>
    /// <param name="day">The local day.</param>
    /// <param name="calendar">The calendar of the programme.</param>
    public long PeriodOf(Instant now, int day, Calendar calendar) => Period switch
    {
        CapPeriod.PerCalendar per => calendar.StartOfDay(Calendar.PeriodStart(per.Unit, day)).Micros,
        CapPeriod.InAny => now.Micros,
        _ => 0,
    };
}
