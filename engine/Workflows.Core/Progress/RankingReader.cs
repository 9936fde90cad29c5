using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rankings;
using Workflows.Core.Time;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Progress;

/// <summary>How a member stands in the race of a leaderboard that is going on.</summary>
/// <param name="Score">The member's score.</param>
/// <param name="Rank">Which place the member would have, from 1; 0 with no score.</param>
/// <param name="Among">How many have a score.</param>
/// <param name="Behind">How much less it is than the next better score; null for who leads, or has no score.</param>
public sealed record RaceStanding(Fraction Score, int Rank, int Among, Fraction? Behind);

/// <summary>What a score of now would have come to in the race before, by the scores that were recorded of its places.</summary>
/// <param name="Score">The member's score.</param>
/// <param name="Place">The place that it would have had, from 1; null where it would have had none, or where there was no race before.</param>
/// <param name="Missing">How much it lacks of the score of the last place; 0 where nothing, null where there was no race before.</param>
/// <param name="Had">The place that the member had in the race before, from 1; null for none.</param>
/// <param name="End">When the race that is going on is over.</param>
public sealed record RaceOutlook(Fraction Score, int? Place, Fraction? Missing, int? Had, Instant End);

/// <summary>Reads where members stand beside each other; decides nothing. One object serves one thread.</summary>
public sealed class RankingReader(ProgrammePlan plan)
{
    private readonly MemberStep _step = new(plan, runsJourneys: false);

    /// <summary>A member's value in a ranking; null where the member has none, or where instants are compared.</summary>
    /// <param name="member">The member; its history is brought to the instant.</param>
    /// <param name="ranking">The ranking.</param>
    /// <param name="now">The instant.</param>
    public Fraction? ValueOf(MemberState member, Ranking ranking, Instant now)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        return _step.ValueOf(member, ranking.Index, now) is not MemberState.Unknown and var value && ranking.Value.Type.IsNumeric ? InUnit(ranking, value) : null;
    }

    /// <summary>A member's band in each measure of a set, from 1; 0 for none.</summary>
    /// <param name="member">The member; its history is brought to the instant.</param>
    /// <param name="bands">The bands.</param>
    /// <param name="now">The instant.</param>
    public IReadOnlyList<long> BandsOf(MemberState member, BandSet bands, Instant now)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(bands);
        return [.. bands.Rankings.Select(ranking => _step.ValueOf(member, ranking, now) is not MemberState.Unknown and var value ? member.BandOf(ranking, value) : 0)];
    }

    /// <summary>A cut as an amount.</summary>
    public Fraction CutOf(Ranking ranking, long cut) => InUnit(ranking, cut);

    /// <summary>How a member stands in a race among all members.</summary>
    /// <param name="members">All members; their histories are brought to the instant.</param>
    /// <param name="member">Index of the member.</param>
    /// <param name="ranking">The leaderboard's ranking.</param>
    /// <param name="now">The instant.</param>
    public RaceStanding StandingOf(IReadOnlyList<MemberState> members, int member, Ranking ranking, Instant now)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(ranking);
        var scores = members.Where(one => one is { HasJoined: true, HasLeft: false })
            .Select(one => (one.Index, Score: Math.Max(0, _step.ValueOf(one, ranking.Index, now)))).Where(one => one.Score > 0).ToList();
        var own = scores.Find(one => one.Index == member).Score;
        var better = scores.Where(one => one.Score > own).ToList();
        return new RaceStanding(
            InUnit(ranking, own), own == 0 ? 0 : better.Count + 1, scores.Count,
            own == 0 || better.Count == 0 ? null : InUnit(ranking, better.Min(one => one.Score) - own));
    }

    /// <summary>How a member's score compares with the race before. Needs nobody else: what it is compared with is recorded.</summary>
    /// <param name="member">The member; its history is brought to the instant.</param>
    /// <param name="board">The leaderboard.</param>
    /// <param name="now">The instant.</param>
    public RaceOutlook OutlookOf(MemberState member, Leaderboard board, Instant now)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(board);
        var ranking = plan.Programme.Rankings[board.Ranking];
        var score = Math.Max(0, _step.ValueOf(member, ranking.Index, now));
        var every = ranking.Refresh.Every;
        var end = plan.Calendar.StartOfDay(Calendar.NextPeriodStart(every, Calendar.PeriodStart(every, plan.Calendar.DayOf(now))));
        if (member.Cuts.Of(ranking.Index) is not { } before)
        {
            return new RaceOutlook(InUnit(ranking, score), null, null, null, end);
        }

        // Where not all places were given, the smallest score had one.
        var least = before.Cuts.Length < ranking.Places ? 1 : before.Cuts[^1];
        int? place = score >= least ? before.Cuts.Count(other => other > score) + 1 : null;
        int? had = member.Places?.Find(one => one.Ranking == ranking.Index) is { Rank: > 0 } last && last.At == before.At.Micros ? last.Rank : null;
        return new RaceOutlook(InUnit(ranking, score), place, InUnit(ranking, Math.Max(0, least - score)), had, end);
    }

    private Fraction InUnit(Ranking ranking, long units) => Fraction.Of(units, RankingScale.Of(plan.Programme, ranking));
}
