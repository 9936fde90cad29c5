using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of what puts members beside each other.</summary>
internal static class RankingMeaning
{
    public static void Write(CanonicalForm form, Ranking ranking) =>
        form.Begin("Ranking{"u8).Number("Index="u8, ranking.Index).YesNo("IsBottom="u8, ranking.IsBottom).YesNo("IsInForce="u8, ranking.IsInForce)
            .Word("Kind="u8, ranking.Kind.ToString()).Text("Name="u8, ranking.Name).Number("Places="u8, ranking.Places)
            .Part("Refresh="u8, ranking.Refresh, Write)
            .List("Shares="u8, ranking.Shares).Part("Value="u8, ranking.Value, ExpressionMeaning.Write)
            .Text("Was="u8, ranking.Was).Part("Where="u8, ranking.Where, ExpressionMeaning.Write).End();

    public static void Write(CanonicalForm form, BandSet bands) =>
        form.Begin("BandSet{"u8).Number("Count="u8, bands.Count).Number("Index="u8, bands.Index).Text("Name="u8, bands.Name)
            .List("Rankings="u8, bands.Rankings).Text("Title="u8, bands.Title).End();

    public static void Write(CanonicalForm form, Leaderboard board) =>
        form.Begin("Leaderboard{"u8).Number("Index="u8, board.Index).Text("Name="u8, board.Name).Number("Ranking="u8, board.Ranking)
            .Number("Rule="u8, board.Rule).Text("Title="u8, board.Title).End();

    private static void Write(CanonicalForm form, RefreshTime refresh) =>
        form.Begin("RefreshTime{"u8).Word("Every="u8, refresh.Every.ToString()).Number("Minute="u8, refresh.Minute).End();
}
