using Workflows.Evaluation.Charts;
using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output.Page;

/// <summary>Budgets, caps and refusals.</summary>
internal static class LimitsPage
{
    private const string Section = "limits";

    public static Dictionary<string, object?> Of(FigureIndex figures) => Blocks.Section(
        Section, "Budgets, caps and refusals", "", [Budgets(figures), Partners(figures), Cuts(figures), Refusals(figures)]);

    private static Dictionary<string, object?> Budgets(FigureIndex figures)
    {
        var budgets = figures.All(Section, "budget share").ToList();
        if (budgets.Count == 0)
        {
            return Blocks.Words("Budgets", "The programme has no budgets.");
        }

        const string Title = "Budgets: spent in the budget's period at the report's end";
        var currency = figures.Result.Currency;
        string Amount(decimal amount, ReportFigure budget) =>
            figures.Of(Section, "budget limit", budget.Item)?.Unit == "points" ? PeopleNumbers.Whole(amount) : PeopleNumbers.Money(amount, currency);
        var bars = budgets.Select(budget =>
        {
            var spent = figures.Value(Section, "budget spent", budget.Item) ?? 0;
            var limit = figures.Value(Section, "budget limit", budget.Item) ?? 0;
            return (budget.Item, Share: budget.Value ?? 0, Spent: Amount(spent, budget),
                Limit: Amount(limit, budget), WarnsAt: figures.Value(Section, "budget warns at", budget.Item));
        }).ToList();
        List<Bar> drawn = [.. bars.Select(bar => new Bar(
            PeopleNumbers.Name(bar.Item), (double)bar.Share, $"{PeopleNumbers.Share(bar.Share)} of {bar.Limit}", bar.Share >= bar.WarnsAt ? "c4" : "c1"))];
        return Blocks.Chart(
            Title, "", BarCharts.Horizontal(Title, "A bar for each budget, all of it fills the row", drawn, whole: 1),
            Blocks.Rows(["Budget", "Spent", "Limit", "Share", "Warning"], bars.Select(bar => (IReadOnlyList<Cell>)
            [
                PeopleNumbers.Name(bar.Item), bar.Spent, bar.Limit, PeopleNumbers.Share(bar.Share),
                bar.WarnsAt is { } warnsAt ? $"{(bar.Share >= warnsAt ? "past" : "at")} {PeopleNumbers.Share(warnsAt)}" : "none",
            ])));
    }

    private static Dictionary<string, object?>? Partners(FigureIndex figures)
    {
        var partners = figures.All(Section, "partner owes").ToList();
        return partners.Count == 0
            ? null
            : Blocks.Table(
                "Partners: what they owe for points since the beginning", "", Blocks.Rows(["Partner", "Owes"], partners.Select(partner =>
                    (IReadOnlyList<Cell>)[partner.Item, PeopleNumbers.Money(partner.Value ?? 0, figures.Result.Currency)])), isWide: false);
    }

    private static Dictionary<string, object?> Cuts(FigureIndex figures)
    {
        var cuts = figures.All(Section, "cut by cap").Concat(figures.All(Section, "cut by budget")).ToList();
        return cuts.Count == 0
            ? Blocks.Words("What was cut", "No cap and no budget cut anything.")
            : Blocks.Table("What was cut", "", Blocks.Rows(["What and by which limit", "Times", "Points"],
                cuts.Select(cut => (IReadOnlyList<Cell>)
                [PeopleNumbers.Name(cut.Item), PeopleNumbers.Whole(cut.N ?? 0), PeopleNumbers.Whole(cut.Value ?? 0)])), isWide: false);
    }

    private static Dictionary<string, object?> Refusals(FigureIndex figures)
    {
        var refused = figures.All(Section, "refused").ToList();
        return refused.Count == 0
            ? Blocks.Words("What was refused", "No request was refused.")
            : Blocks.Table("What was refused", "", Blocks.Rows(["Reason", "Requests"], refused.Select(figure => (IReadOnlyList<Cell>)
                [figure.Item, PeopleNumbers.Whole(figure.Value ?? 0)])), isWide: false);
    }
}
