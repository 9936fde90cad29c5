namespace Workflows.Documentation.Tests;

public sealed class BudgetPeriodTests
{
    [Theory]
    [InlineData("per member")]
    [InlineData("per event")]
    public void A_budget_says_that_it_has_no_such_period_instead_of_counting_for_all_time(string period) =>
        Assert.Contains(Trial.Findings("cafe.loyalty", Text(period)), finding => finding.Contains("LOY2318", StringComparison.Ordinal)
            && finding.Contains($"`{period}`", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData(" in total")]
    [InlineData(" per calendar week")]
    [InlineData(" in any 7 days")]
    [InlineData(" per calendar day per calendar month")]
    public void A_budget_counts_by_the_calendar_in_any_window_or_in_total(string period) => Assert.Empty(Trial.Findings("cafe.loyalty", Text(period)));

    private static string Text(string period) => Guide.Samples()[0].Printed
        + $"\nbudget Gifts {{\n  limit 100 EUR {period}\n}}\n\nrule Gift {{\n  on    Survey\n  bonus 5 Beans funded by Gifts\n}}\n";
}
