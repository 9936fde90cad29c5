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
}
