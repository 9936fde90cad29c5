using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Core.Rankings;

/// <summary>What one refresh found for one ranking.</summary>
/// <param name="Ranking">Index of the ranking.</param>
/// <param name="At">When.</param>
/// <param name="Counted">How many members had a value; of a leaderboard, how many scored.</param>
/// <param name="Last">Index of the member who got the last place of a leaderboard: of equals whoever became known first; -1 where there is none.</param>
/// <param name="Cuts">
/// The cuts in units of the ranking's scale: by share, or by place from the first on. Empty where nobody had a value.
/// </param>
public sealed record RankingNumbers(int Ranking, Instant At, long Counted, int Last, ImmutableArray<long> Cuts);

/// <summary>
/// The cuts that are in force after a refresh, and the table before it. Immutable: members share it, and each has that of its own clock.
/// </summary>
public sealed class CutTable
{
    private readonly ImmutableArray<RankingNumbers?> _numbers;

    private CutTable(CutTable? before, long logId, Instant at, ImmutableArray<RankingNumbers?> numbers) =>
        (Before, LogId, At, _numbers) = (before, logId, at, numbers);

    /// <summary>Before the first refresh.</summary>
    public static CutTable None { get; } = new(null, 0, Instant.Earliest, []);

    /// <summary>When the refresh was.</summary>
    public Instant At { get; }

    internal CutTable? Before { get; }

    /// <summary>The number of the refresh in the log.</summary>
    internal long LogId { get; }

    /// <summary>The table that the programme's own entries of the log lead to.</summary>
    /// <param name="log">The log of <see cref="Model.Events.EventRecord.Nobody"/>.</param>
    public static CutTable Of(IReadOnlyList<LogEntry> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return log.Where(entry => !entry.Refreshed.IsEmpty).Aggregate(None, (table, entry) => table.With(entry.Id, entry.At, entry.Refreshed));
    }

    /// <summary>What a refresh found, as its effects say it; empty where they say nothing of the kind.</summary>
    public static ImmutableArray<RankingNumbers> NumbersIn(IReadOnlyList<Effect> effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        if (effects.Count == 0 || effects[0].Kind != EffectKind.Refreshed)
        {
            return [];
        }

        return [.. effects.Where(effect => effect.Kind == EffectKind.Refreshed).Select(refreshed => new RankingNumbers(
            refreshed.Source, refreshed.At, refreshed.Amount, refreshed.Subject,
            [.. effects.Where(effect => effect.Kind == EffectKind.CutFound && effect.Source == refreshed.Source).Select(cut => cut.Amount)]))];
    }

    /// <summary>What was found last for a ranking; null before its first refresh.</summary>
    public RankingNumbers? Of(int ranking) => ranking < _numbers.Length ? _numbers[ranking] : null;

    /// <summary>Whether a value is in by the cut of a share: equal values are.</summary>
    public bool IsWithin(int ranking, bool isBottom, long value) =>
        Of(ranking) is { Cuts: [var cut, ..] } && (isBottom ? value <= cut : value >= cut);

    /// <summary>The band of a value, from 1; 0 before the first refresh.</summary>
    public long BandOf(int ranking, long value)
    {
        if (Of(ranking) is not { Cuts: { IsEmpty: false } cuts })
        {
            return 0;
        }

        var band = 1;
        foreach (var cut in cuts)
        {
            band += value >= cut ? 1 : 0;
        }

        return band;
    }

    /// <summary>The table after a refresh.</summary>
    internal CutTable With(long logId, Instant at, IReadOnlyList<RankingNumbers> refreshed)
    {
        var numbers = new RankingNumbers?[Math.Max(_numbers.Length, refreshed.Max(one => one.Ranking) + 1)];
        _numbers.CopyTo(numbers);
        foreach (var one in refreshed)
        {
            numbers[one.Ranking] = one;
        }

        return new CutTable(this, logId, at, [.. numbers]);
    }

    /// <summary>The table that was in force at an instant.</summary>
    internal CutTable AsOf(Instant instant)
    {
        var table = this;
        while (table.At > instant)
        {
            table = table.Before!;
        }

        return table;
    }

    /// <summary>The tables of the refreshes after an instant, oldest first.</summary>
    internal IEnumerable<CutTable> Since(Instant instant) => History().SkipWhile(table => table.At <= instant);

    /// <summary>The tables of all refreshes, oldest first.</summary>
    internal IReadOnlyList<CutTable> History()
    {
        var tables = new List<CutTable>();
        for (var table = this; table.Before is not null; table = table.Before)
        {
            tables.Add(table);
        }

        tables.Reverse();
        return tables;
    }
}
