using Workflows.Evaluation.Charts;

namespace Workflows.Evaluation.Output.Page;

/// <summary>The bottom line, and the balance between customers, staff and company.</summary>
internal static class BalancePage
{
    private const string Section = "balance";

    public static Dictionary<string, object?> Of(FigureIndex figures)
    {
        var hasSales = figures.Of(Section, "sales") is not null;
        return Blocks.Section(
            "balance",
            "Bottom line and balance",
            "What members bought, what they get back, what it asks of staff, and what the company keeps. It describes; what the "
                + "programme caused stands under the journeys.",
            [hasSales ? Sales(figures) : Blocks.Words(
                "Sales", "No event of the programme carries money, so there are no sales to show."), Cost(figures), Keeps(figures),
                Table(figures)]);
    }

    private static Dictionary<string, object?> Sales(FigureIndex figures)
    {
        var hasMargin = figures.Value(Section, "margin") is not null;
        List<Series> series = [figures.Series("Sales", "c1", Section, "sales")];
        if (hasMargin)
        {
            series.Add(figures.Series("Margin", "c2", Section, "margin"));
        }

        var title = $"{(hasMargin ? "Sales and margin" : "Sales")} by month, {figures.Result.Currency}";
        return Blocks.Chart(
            title,
            hasMargin ? "Margin at the stated share of sales." : "No margin is stated.",
            TimeCharts.Lines(title, "A line for each, month by month", figures.MonthLabels, series, PeopleNumbers.Short),
            Blocks.ByMonth(figures.MonthLabels, series, PeopleNumbers.Whole));
    }

    private static Dictionary<string, object?> Cost(FigureIndex figures)
    {
        var title = $"Programme cost by month, {figures.Result.Currency}";
        List<Series> series =
        [
            figures.Series("Points", "c1", Section, "points cost"),
            figures.Series("Messages", "c3", Section, "message cost"),
            figures.Series("Tasks", "c4", Section, "task cost"),
        ];
        return Blocks.Chart(
            title,
            "Points issued at worth and expected redemption; messages and tasks at stated unit costs.",
            TimeCharts.Stacked(title, "A column a month, made of points, messages and tasks", figures.MonthLabels, series,
                PeopleNumbers.Short),
            Blocks.ByMonth(figures.MonthLabels, series, PeopleNumbers.Whole));
    }

    private static Dictionary<string, object?>? Keeps(FigureIndex figures)
    {
        var rows = figures.Segments.Where(segment => figures.Value(Section, "company keeps", "", segment) is not null).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var title = "Margin left after the programme's cost, by segment";
        var bars = rows.Select(segment =>
        {
            var keeps = figures.Value(Section, "company keeps", "", segment)!.Value;
            return new Bar(PeopleNumbers.Name(segment), (double)keeps, PeopleNumbers.Money(keeps, figures.Result.Currency), keeps >= 0 ? "c2" : "c5");
        }).ToList();
        return Blocks.Chart(
            title,
            "Segments at the period's end; a member may be in several.",
            BarCharts.Horizontal(title, "A bar for each segment", bars),
            Blocks.Rows(["Segment", "Company keeps"], bars.Select(bar => (IReadOnlyList<Cell>)[bar.Label, bar.Words])));
    }

    private static Dictionary<string, object?> Table(FigureIndex figures)
    {
        var currency = figures.Result.Currency;
        string Money(string name, string segment) => figures.Value(Section, name, "", segment) is { } value ? PeopleNumbers.Whole(value)
            : PeopleNumbers.None;
        string Share(string name, string segment) => PeopleNumbers.Of(figures.Value(Section, name, "", segment), "share");
        string[] scopes = ["", .. figures.Segments];
        return Blocks.Table(
            "Customers, staff, company",
            $"Money in {currency}. Customers get back the expected cost of the points they were given; staff do the tasks; the company "
                + $"keeps margin less points, messages and tasks.",
            Blocks.Rows(
                ["Members", "Number", "Sales", "Margin", "Points", "Messages", "Tasks", "Back to customer", "Staff tasks", "Overdue",
                    "Company keeps"],
                scopes.Select(scope => (IReadOnlyList<Cell>)
                [
                    scope.Length == 0 ? "All members" : PeopleNumbers.Name(scope),
                    PeopleNumbers.Of(figures.Value(Section, "members", "", scope), "members"),
                    Money("sales", scope), Money("margin", scope), Money("points cost", scope), Money("message cost", scope),
                        Money("task cost", scope),
                    Share("return to customer", scope), Money("tasks", scope), Share("overdue share", scope), Money("company keeps", scope),
                ])));
    }
}
