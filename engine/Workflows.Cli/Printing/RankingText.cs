using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Progress;
using Workflows.Core.Time;
using Workflows.Elsa.Printing;
using Workflows.Model.Effects;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>Shares, bands and leaderboards in words: what refreshes found, and where a member stands.</summary>
internal sealed class RankingText(ProgrammePlan plan)
{
    private readonly RankingReader _reader = new(plan);

    /// <summary>A decision in words.</summary>
    public string Of(in Effect effect)
    {
        var ranking = plan.Programme.Rankings[effect.Source < 0 ? 0 : effect.Source];
        return effect.Kind switch
        {
            EffectKind.Refreshed => $"{ranking.Name} refreshed: {effect.Amount} members {(ranking.Kind == RankingKind.Board ? "scored" : "have a value")}",
            EffectKind.CutFound => $"{ranking.Name}: {CutName(ranking, effect.Subject)} {Amount(ranking, effect.Amount)}",
            EffectKind.Placed => $"{Ordinal(effect.Subject)} place of {ranking.Name} ({ranking.Span.File}:{ranking.Span.Line}) with {Amount(ranking, effect.Amount)}",
            _ => "judged by the cuts that were refreshed",
        };
    }

    /// <summary>Where a member stands now.</summary>
    /// <param name="member">The member.</param>
    /// <param name="all">All members, for races that are going on; null to leave these out.</param>
    /// <param name="now">The instant.</param>
    public IEnumerable<string> Lines(MemberState member, Func<IReadOnlyList<MemberState>>? all, Instant now)
    {
        var rankings = plan.Programme.Rankings;
        foreach (var ranking in rankings.Where(ranking => ranking is { IsInForce: true, Kind: RankingKind.Share }))
        {
            var value = _reader.ValueOf(member, ranking, now) is { } own ? Amount(ranking, own) : "no value";
            var cut = member.Cuts.Of(ranking.Index) is { Cuts.IsEmpty: false } found
                ? $"the cut of {Local(found.At)} is {Amount(ranking, found.Cuts[0])} (of {found.Counted} members)"
                : "no cut yet";
            yield return $"{ranking.Name}: {value}; {cut}: {RankingPrinter.Share(plan.Programme, ranking)}";
        }

        foreach (var bands in plan.Programme.BandSets)
        {
            var own = _reader.BandsOf(member, bands, now);
            yield return own.All(band => band == 0)
                ? $"{bands.Name}: in no band"
                : $"{bands.Name}: {string.Join(", ", BandSet.Measures.Zip(own).Select(one => $"{one.First} {one.Second}"))} of {bands.Count}";
        }

        foreach (var board in all is null ? [] : plan.Programme.Leaderboards)
        {
            var standing = _reader.StandingOf(all!(), member.Index, rankings[board.Ranking], now);
            yield return standing.Rank == 0
                ? $"{board.Name}: no score yet; {standing.Among} have one"
                : $"{board.Name}: {Ordinal(standing.Rank)} of {standing.Among} with {Amount(rankings[board.Ranking], standing.Score)}"
                    + (standing.Behind is { } behind ? $", {Amount(rankings[board.Ranking], behind)} behind the next" : "");
        }
    }

    /// <summary>A place in words: 1st, 2nd, 13th.</summary>
    internal static string Ordinal(int place) => place + ((place % 100) is >= 11 and <= 13 ? "th" : (place % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static string CutName(Ranking ranking, int place) => ranking.Kind switch
    {
        RankingKind.Share => "the cut is",
        RankingKind.Band => $"band {place + 2} begins at",
        RankingKind.Board => $"{Ordinal(place + 1)} place",
    };

    private string Amount(Ranking ranking, long units) =>
        ranking.Value.Type.IsNumeric ? Amount(ranking, _reader.CutOf(ranking, units)) : Local(new Instant(units));

    private static string Amount(Ranking ranking, Fraction amount) => ranking.Value.Type.Unit.Length > 0 ? $"{amount} {ranking.Value.Type.Unit}" : $"{amount}";

    private string Local(Instant at)
    {
        var minutes = plan.Calendar.TimeOfDay(at) / Instant.PerMinute;
        return $"{Calendar.DateOf(plan.Calendar.DayOf(at)):yyyy-MM-dd} {minutes / 60:00}:{minutes % 60:00}";
    }
}
