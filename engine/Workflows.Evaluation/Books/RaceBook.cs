using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Books;

/// <summary>Who had the places of the last race of each leaderboard that was over within the period.</summary>
internal sealed class RaceBook
{
    private readonly SortedDictionary<int, (Instant At, List<(int Place, int Member, long Score)> Places)> _races = [];

    /// <summary>Notes a place that a member got in the period.</summary>
    /// <param name="member">The member's index.</param>
    /// <param name="effect">The decision.</param>
    public void Take(int member, in Effect effect)
    {
        if (!_races.TryGetValue(effect.Source, out var race) || race.At != effect.At)
        {
            _races[effect.Source] = race = (effect.At, []);
        }

        race.Places.Add((effect.Subject, member, effect.Amount));
    }

    /// <summary>The last race of a leaderboard's ranking: when it was over and who had its places, best first; null where nobody had one.</summary>
    public (Instant At, IReadOnlyList<(int Place, int Member, long Score)> Places)? Last(int ranking) =>
        _races.TryGetValue(ranking, out var race) ? (race.At, race.Places) : null;
}
