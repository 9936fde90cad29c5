using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Rankings;

/// <summary>Finds the cuts of a ranking in the values of the members.</summary>
internal static class Cuts
{
    /// <summary>
    /// The cuts. Of n values the cut of a share s is the one at place ceil(n * s) from the best, so that at least that many are in, and with
    /// equal values more; of a leaderboard the scores of its places.
    /// </summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="at">When.</param>
    /// <param name="values">The value of each member who has one, with the member's index.</param>
    public static RankingNumbers Of(Ranking ranking, Instant at, IReadOnlyList<(long Value, int Member)> values)
    {
        if (ranking.Kind == RankingKind.Board)
        {
            var placed = BestOf(values, ranking.Places);
            return new RankingNumbers(
                ranking.Index, at, values.Count(one => one.Value > 0), placed.Count == 0 ? -1 : placed[^1].Member, [.. placed.Select(one => one.Value)]);
        }

        var all = values.Select(one => one.Value).ToArray();
        return new RankingNumbers(ranking.Index, at, all.Length, -1, all.Length == 0 ? [] : AboveNothing(ranking, CutsOf(ranking, all), all));
    }

    /// <summary>Those who score most, best first; of equals whoever became known first. Who scores nothing is not among them.</summary>
    public static List<(long Value, int Member)> BestOf(IReadOnlyList<(long Value, int Member)> values, int most)
    {
        var scores = values.Where(one => one.Value > 0).Select(one => one.Value).ToArray();
        if (scores.Length == 0)
        {
            return [];
        }

        var last = Selection.Smallest(scores, Math.Max(0, scores.Length - most));
        var best = values.Where(one => one.Value > 0 && one.Value >= last).ToList();
        best.Sort(static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Member.CompareTo(b.Member));
        return best.Count > most ? best[..most] : best;
    }

    /// <summary>Cuts as an example gives them. One between two values of the scale is the one that lets nobody in whom it keeps out.</summary>
    public static RankingNumbers Given(ProgrammePlan plan, GivenCuts given)
    {
        var ranking = plan.Programme.Rankings[given.Ranking];
        var scale = Fraction.Of(RankingScale.Of(plan.Programme, ranking));
        return new RankingNumbers(ranking.Index, Instant.Earliest, 0, -1, [.. given.Values.Select(value =>
            ranking.Value is Expression.TimeSince ? plan.Calendar.StartOfDay((int)value.Floor()).Micros
            : (long)(ranking.IsBottom ? (value * scale).Floor() : (value * scale).Ceiling()))]);
    }

    /// <summary>Nobody is at the top with nothing: where so few have something, they are in and nobody else; where nobody has, there is no cut.</summary>
    private static ImmutableArray<long> AboveNothing(Ranking ranking, ImmutableArray<long> cuts, long[] values)
    {
        if (ranking.Kind != RankingKind.Share || ranking.IsBottom || cuts[0] > 0)
        {
            return cuts;
        }

        var something = values.Where(value => value > 0).ToList();
        return something.Count == 0 ? [] : [something.Min()];
    }

    private static ImmutableArray<long> CutsOf(Ranking ranking, long[] values) => [.. ranking.Shares.Select(share =>
    {
        var among = (int)(share * Fraction.Of(values.Length)).Ceiling();
        return Selection.Smallest(values, ranking.IsBottom ? among - 1 : values.Length - among);
    })];
}
