using Workflows.Model.Programmes;

namespace Workflows.Elsa.Printing;

/// <summary>Prints what puts members beside each other in the words of the language.</summary>
public static class RankingPrinter
{
    /// <summary><c>spend is in top 10% of members</c>.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="ranking">A ranking by share.</param>
    public static string Share(Programme programme, Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        return $"{ExpressionPrinter.Print(programme, ranking.Value)} is in {(ranking.IsBottom ? "bottom" : "top")} {LiteralPrinter.Percent(ranking.Shares[0])} of members";
    }
}
