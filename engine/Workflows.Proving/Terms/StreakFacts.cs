using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Proving.Terms;

/// <summary>
/// What periods in a row say of a count over the last days: four weeks in a row that end with the event at hand are four events within 28 days.
/// </summary>
internal static class StreakFacts
{
    private const int PeriodsMost = 60;

    /// <summary>Asserts it of a streak and a count of the same events, where the count's time is long enough for some periods.</summary>
    /// <param name="streak">The streak, and its term.</param>
    /// <param name="count">The count, and its term.</param>
    /// <param name="terms">The terms of the event at hand.</param>
    public static void Assert((Aggregate Aggregate, string Term) streak, (Aggregate Aggregate, string Term) count, ConditionTerms terms)
    {
        if (count.Aggregate is not { Kind: AggregateKind.Count, Source: AggregateSource.Events counted, Window: Window.OverLast over }
            || streak.Aggregate is not { Source: AggregateSource.Events events, Window: Window.ThisCalendar calendar }
            || events.EventType != terms.Happens?.Index || !Covers(counted, events, terms))
        {
            return;
        }

        var days = LeastDays(over.Length);
        var now = terms.Condition(events.Where);
        for (var periods = 2; periods <= PeriodsMost && (periods * MostDays(calendar.Unit)) - 1 < days; periods++)
        {
            terms.Script.Assert($"(=> (and {now} (>= {streak.Term} {periods})) (>= {count.Term} {periods}))");
        }
    }

    private static bool Covers(AggregateSource.Events all, AggregateSource.Events some, ConditionTerms terms) => all.EventType == some.EventType
        && (all.Where is null || Keys.OfSource(terms.Programme, all) == Keys.OfSource(terms.Programme, some));

    private static int LeastDays(TimeLength length) => length.Unit switch
    {
        TimeUnit.Day => length.Count,
        TimeUnit.Week => 7 * length.Count,
        TimeUnit.Month => 28 * length.Count,
        TimeUnit.Quarter => 90 * length.Count,
        TimeUnit.Year => 365 * length.Count,
        _ => 0,
    };

    private static int MostDays(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => 1,
        TimeUnit.Week => 7,
        TimeUnit.Month => 31,
        TimeUnit.Quarter => 92,
        TimeUnit.Year => 366,
        _ => int.MaxValue / PeriodsMost,
    };
}
