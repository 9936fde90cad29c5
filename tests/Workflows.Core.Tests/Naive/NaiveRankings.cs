using System.Globalization;
using Workflows.Core.Machine;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>What a refresh should find, by asking every member for a value and sorting all of them.</summary>
/// <param name="programme">The programme.</param>
/// <param name="judge">A member by what is known, up to an instant.</param>
internal sealed class NaiveRankings(Programme programme, Func<string, Instant, NaiveMember> judge)
{
    /// <summary>What is wrong with the cuts that a refresh found; null for nothing.</summary>
    public string? WrongIn(Step step, IEnumerable<string> members)
    {
        var all = members.ToList();
        return NaiveRecords.CutsOf(step).Select(found => WrongIn(programme.Rankings[found.Key], found.Value, step.At, all))
            .FirstOrDefault(wrong => wrong is not null);
    }

    private string? WrongIn(Ranking ranking, IReadOnlyList<long> found, Instant at, IReadOnlyList<string> members)
    {
        // The score of a period that closes is that of the instant before.
        var instant = ranking.Kind == RankingKind.Board ? new Instant(at.Micros - 1) : at;
        var values = members.Select(member => judge(member, instant).ValueIn(ranking)).OfType<long>().OrderDescending().ToList();
        var expected = ranking.Kind == RankingKind.Board ? values.Where(value => value > 0).Take(ranking.Places).ToList() : CutsOf(ranking, values);
        return expected.SequenceEqual(found) ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"cuts of {ranking.Name} at {at}: the naive model says {string.Join(' ', expected)}, the core {string.Join(' ', found)}");
    }

    /// <summary>At least the share is in, and all with an equal value; but nobody is at the top with nothing.</summary>
    private static List<long> CutsOf(Ranking ranking, List<long> values)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var among = (int)(ranking.Shares[0] * Fraction.Of(values.Count)).Ceiling();
        var cut = ranking.IsBottom ? values.AsEnumerable().Reverse().ElementAt(among - 1) : values[among - 1];
        return ranking.IsBottom || cut > 0 ? [cut] : [.. values.Where(value => value > 0).TakeLast(1)];
    }
}
