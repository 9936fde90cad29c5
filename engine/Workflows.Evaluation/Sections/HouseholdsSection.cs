namespace Workflows.Evaluation.Sections;

/// <summary>Households: how many there are, who is in one, and what they can spend together.</summary>
internal static class HouseholdsSection
{
    private const string Name = "households";

    public static void Write(FigureList figures)
    {
        var books = figures.Books;
        if (books.Programme.Household is not { } terms)
        {
            return;
        }

        var households = books.Households.Select(book => book.Household!).ToList();
        var inUse = households.Count(household => household.Residents > 0);
        var residents = households.Sum(household => (long)household.Residents);
        figures.Add(Name, "households", "", inUse, "households", households.Count, "households with a member at the period's end");
        figures.Add(Name, "members in one", "", residents, "members", figures.Evaluator.All.Members!.Count,
            "effects HouseholdJoined less HouseholdLeft by the period's end");
        foreach (var currency in terms.Pool)
        {
            figures.Add(Name, "pooled", books.Programme.Currencies[currency].Name, households.Sum(household => household.Available[currency]),
                "points", inUse, "balance of Available of households at the period's end; part of what is outstanding");
        }
    }
}
