using System.Globalization;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Explaining;

/// <summary>Limits in the words of the language.</summary>
public static class LimitText
{
    /// <summary>A cap: <c>at most 500 Miles per store per calendar day</c>.</summary>
    public static string Of(Programme programme, Cap cap)
    {
        var most = cap.CountsMoney ? $"{Fraction.Of(cap.Most, programme.MoneyScale)} {programme.Currency}"
            : cap.Currency is { } currency ? $"{cap.Most} {programme.Currencies[currency].Name}"
            : cap.Most == 1 ? "once" : cap.Most.ToString(CultureInfo.InvariantCulture);
        var who = cap.Scope is not null ? Of(programme, cap.Scope, cap.Period)
            : $"per member {(cap.PerField is null ? "" : $"per {cap.PerField} ")}{Of(cap.Period)}";
        return $"at most {most} {who}";
    }

    /// <summary>A limit of a guard: <c>at most 20 per member per calendar day</c>.</summary>
    public static string Of(GuardLimit limit) => $"at most {limit.Most} per member {Of(limit.Period)}";

    /// <summary>A limit of a budget: <c>20000 HKD per calendar month</c>.</summary>
    public static string Of(Programme programme, BudgetLimit limit)
    {
        var unit = limit.Currency is { } currency ? programme.Currencies[currency].Name : programme.Currency;
        return $"{limit.Most} {unit} {Of(programme, limit.Scope, limit.Period)}";
    }

    /// <summary>A budget, and which of its limits where it has several: <c>Launch, 20000 HKD per calendar month</c>.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="place">Which of its limits, from 0.</param>
    public static string Of(Programme programme, Budget budget, int place) =>
        budget.Limits.Length == 1 ? budget.Name : $"{budget.Name}, {Of(programme, budget.Limits[place])}";

    private static string Of(Programme programme, PoolScope scope, CapPeriod period)
    {
        var isForEver = period is CapPeriod.InTotal;
        return scope switch
        {
            PoolScope.PerField x => $"per {x.Field} {Of(period)}",
            PoolScope.PerMemberField x => $"per member.{programme.MemberFields[x.Field].Name} {Of(period)}",
            PoolScope.PerHousehold => $"per household {Of(period)}",
            PoolScope.PerTier x => $"per {programme.Ladders[x.Ladder].Name} {Of(period)}",
            PoolScope.PerJourney => $"per journey {Of(period)}",
            PoolScope.AmongSegment x => $"{(isForEver ? "" : $"{Of(period)} ")}in total among {programme.Segments[x.Segment].Name}",
            PoolScope.AmongTier x => $"{(isForEver ? "" : $"{Of(period)} ")}in total among {programme.Ladders[x.Ladder].Tiers[x.Tier].Name}",
            _ => isForEver ? "in total" : $"{Of(period)} in total",
        };
    }

    private static string Of(CapPeriod period) => period switch
    {
        CapPeriod.PerCalendar x => $"per calendar {x.Unit.ToString().ToLowerInvariant()}",
        CapPeriod.InAny x => $"in any {x.Length}",
        CapPeriod.PerEvent => "per event",
        _ => "in total",
    };
}
