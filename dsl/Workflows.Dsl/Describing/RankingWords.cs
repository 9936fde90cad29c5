using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>Members beside each other, in prose.</summary>
internal static class RankingWords
{
    /// <summary>A share of all members as a condition: <c>“spend” is among the highest 10% of all members</c>.</summary>
    public static string Share(Programme programme, Ranking ranking) =>
        $"{ValueWords.Of(programme, ranking.Value)} is among the {(ranking.IsBottom ? "lowest" : "highest")} {Words.Percent(ranking.Shares[0])}"
        + $" of all members (found anew every {Words.Unit(ranking.Refresh.Every)} at {Words.Minute(ranking.Refresh.Minute)})";

    /// <summary>The band of a member as a value: <c>the band in “rfm” by recency</c>.</summary>
    public static string Band(Ranking ranking)
    {
        var parts = ranking.Name.Split('.');
        return $"the band in {ConditionWords.Quoted(Words.OfName(parts[0]))}{(parts.Length > 1 ? $" by {Words.OfName(parts[1])}" : "")}";
    }

    /// <summary>The places of a leaderboard as the beginning of a sentence.</summary>
    public static string Places(Programme programme, Ranking ranking) =>
        $"at the end of each calendar {Words.Unit(ranking.Refresh.Every)}, for each of the {Words.Number(Fraction.Of(ranking.Places))} members"
        + $" with the most by {ValueWords.Of(programme, ranking.Value)}";

    /// <summary>A set of bands, for the list of names.</summary>
    public static string Of(Programme programme, BandSet bands)
    {
        var by = bands.Rankings.Select((index, place) => $"by {BandSet.Measures[place]} ({ValueWords.Of(programme, programme.Rankings[index].Value)})");
        var every = programme.Rankings[bands.Rankings[0]].Refresh;
        return $"- {ConditionWords.Quoted(Words.OfName(bands.Name))} puts members into {bands.Count} bands of equal size {Words.List([.. by])}, "
            + $"of which the last is the best, found anew every {Words.Unit(every.Every)} at {Words.Minute(every.Minute)}.";
    }
}
