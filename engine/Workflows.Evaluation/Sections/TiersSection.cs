using Workflows.Evaluation.Books;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Sections;

/// <summary>Tiers: who is where at the period's end, and who moved.</summary>
internal static class TiersSection
{
    private const string Name = "tiers";

    public static void Write(FigureList figures)
    {
        var members = figures.Evaluator.All.Members!;
        foreach (var ladder in figures.Books.Programme.Ladders)
        {
            foreach (var tier in ladder.Tiers)
            {
                var there = members.Count(member => member.Book.EndTiers[ladder.Index] == tier.Index);
                figures.Add(Name, "members", $"{ladder.Name} {tier.Name}", there, "members", members.Count,
                    "effects TierChanged up to the period's end");
                WriteLoans(figures, members, ladder, tier);
                foreach (var benefit in tier.Benefits)
                {
                    figures.Add(Name, "benefit", $"{ladder.Name} {tier.Name}: {benefit}", there, "members", members.Count,
                        "members of the tier at the period's end");
                }
            }

            foreach (var ((of, from, to), times) in figures.Books.TierMoves)
            {
                if (of == ladder.Index)
                {
                    figures.Add(Name, from < to ? "moved up" : "moved down",
                        $"{ladder.Name} {ladder.Tiers[from].Name} to {ladder.Tiers[to].Name}",
                        times, "moves", times, $"effects TierChanged, {figures.InPeriod}");
                }
            }
        }
    }

    /// <summary>Only of tiers that somebody was lent.</summary>
    private static void WriteLoans(FigureList figures, IReadOnlyList<(int Index, MemberBook Book)> members, TierLadder ladder, Tier tier)
    {
        var name = $"{ladder.Name} {tier.Name}";
        var lent = members.Count(member => member.Book.EndTiers[ladder.Index] == tier.Index && member.Book.EndLent.Contains(ladder.Index));
        var loans = figures.Books.Loans.GetValueOrDefault((ladder.Index, tier.Index));
        if (lent == 0 && loans == 0)
        {
            return;
        }

        figures.Add(Name, "lent", name, lent, "members", members.Count, "effects TierLent, LoanEnded, TierMatched and OwnTierChanged up to the period's end");
        figures.Add(Name, "loans", name, loans, "loans", loans, $"effects TierLent and TierMatched, {figures.InPeriod}");
        var earned = figures.Books.LentThenEarned.GetValueOrDefault((ladder.Index, tier.Index));
        figures.Add(Name, "earned while lent", name, earned, "members", earned, $"effects OwnTierChanged, {figures.InPeriod}");
    }
}
