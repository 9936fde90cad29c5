using System.Collections.Immutable;
using Workflows.Core.Time;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Rankings;

/// <summary>When the rankings of a programme are refreshed.</summary>
internal sealed class RefreshSchedule(Programme programme, Calendar calendar)
{
    private readonly ImmutableArray<Ranking> _rankings = [.. programme.Rankings.Where(ranking => ranking.IsInForce)];

    /// <summary>Whether nothing is ever refreshed.</summary>
    public bool IsEmpty => _rankings.IsEmpty;

    /// <summary>The next instant after another one at which something is refreshed; <see cref="Instant.Never"/> where nothing is.</summary>
    public Instant NextAfter(Instant instant) =>
        _rankings.Aggregate(Instant.Never, (next, ranking) => Instant.Earlier(next, NextAfter(ranking.Refresh, instant)));

    /// <summary>What is refreshed at an instant, in order.</summary>
    public IReadOnlyList<Ranking> DueAt(Instant instant) =>
        [.. _rankings.Where(ranking => NextAfter(ranking.Refresh, new Instant(instant.Micros - 1)) == instant)];

    private Instant NextAfter(RefreshTime refresh, Instant instant)
    {
        var day = Calendar.PeriodStart(refresh.Every, calendar.DayOf(instant));
        while (calendar.At(day, refresh.Minute * Instant.PerMinute) <= instant)
        {
            day = Calendar.NextPeriodStart(refresh.Every, day);
        }

        return calendar.At(day, refresh.Minute * Instant.PerMinute);
    }
}
