using Workflows.Evaluation.Charts;
using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output.Page;

/// <summary>Points: what flows, what is outstanding and what that is worth.</summary>
internal static class PointsPage
{
    private const string Section = "points";

    public static Dictionary<string, object?> Of(FigureIndex figures)
    {
        var currencies = figures.All(Section, "issued").Select(figure => figure.Item).ToList();
        var blocks = new List<Dictionary<string, object?>?>();
        foreach (var currency in currencies.Where(currency => figures.Of(Section, "liability", currency) is not null))
        {
            blocks.Add(Flows(figures, currency));
            blocks.Add(Outstanding(figures, currency));
            blocks.Add(ByMonthOfEarning(figures, currency));
        }

        blocks.Add(currencies.Count == 0 ? Blocks.Words("No points", "The programme has no points currency.") : Table(figures, currencies));
        blocks.Add(Rules(figures));
        blocks.Add(Households(figures));
        return Blocks.Section(Section, "Points and liability",
            "From the ledger. The liability is what is still expected to be redeemed, at worth.", blocks);
    }

    private static Dictionary<string, object?> Flows(FigureIndex figures, string currency)
    {
        var title = $"{currency} by month: issued above, redeemed, expired and reversed below";
        List<Series> series =
        [
            figures.Series("Issued", "c1", Section, "issued", currency),
            figures.Series("Redeemed", "c2", Section, "redeemed", currency, -1),
            figures.Series("Expired", "c6", Section, "expired", currency, -1),
            figures.Series("Reversed", "c5", Section, "reversed", currency, -1),
        ];
        return Blocks.Chart(
            title, "", TimeCharts.Stacked(title, "A column a month", figures.MonthLabels, series, PeopleNumbers.Short),
            Blocks.ByMonth(figures.MonthLabels, series, PeopleNumbers.Whole));
    }

    private static Dictionary<string, object?> Outstanding(FigureIndex figures, string currency)
    {
        var title = $"{currency} outstanding at each month's end";
        List<Series> series = [figures.Series("Available", "c1", Section, "available", currency),
            figures.Series("Pending", "c3", Section, "pending", currency)];
        return Blocks.Chart(
            title, "", TimeCharts.Stacked(title, "A column a month, made of available and pending points", figures.MonthLabels, series,
                PeopleNumbers.Short),
            Blocks.ByMonth(figures.MonthLabels, series, PeopleNumbers.Whole));
    }

    private static Dictionary<string, object?>? ByMonthOfEarning(FigureIndex figures, string currency)
    {
        var months = figures.Result.Figures.Where(figure => figure is { Section: Section, Name: "earned: given" }
            && figure.Item == currency).Select(figure => figure.Period).ToList();
        if (months.Count == 0)
        {
            return null;
        }

        Series Part(string words, string style, string name) =>
            new(words, [.. months.Select(month => (double?)(figures.InMonth(month, Section, name, currency) ?? 0))], style);
        var title = $"{currency} by the month in which they were earned: what became of them";
        List<Series> series =
        [
            Part("Redeemed", "c2", "earned: redeemed"), Part("Outstanding", "c1", "earned: outstanding"),
                Part("Expired", "c6", "earned: expired"), Part("Reversed", "c5", "earned: reversed"),
        ];
        List<string> labels = [.. months.Select(PeopleNumbers.Month)];
        return Blocks.Chart(
            title, "Up to the period's end.", TimeCharts.Stacked(title, "A column for each month of earning", labels, series,
                PeopleNumbers.Short),
            Blocks.ByMonth(labels, [.. series, Part($"Liability, {figures.Result.Currency}", "", "earned: liability")],
                PeopleNumbers.Whole));
    }

    private static Dictionary<string, object?> Table(FigureIndex figures, IReadOnlyList<string> currencies)
    {
        string Points(string name, string currency) => PeopleNumbers.Of(figures.Value(Section, name, currency), "points");
        return Blocks.Table(
            "Points in the period",
            $"Liability in {figures.Result.Currency} at the period's end. Status points can't be spent and are no liability.",
            Blocks.Rows(
                ["Points", "Issued", "Reversed", "Redeemed", "Expired", "Redeemed of issued", "Outstanding", "Still expected", "Liability"],
                currencies.Select(currency => (IReadOnlyList<Cell>)
                [
                    currency, Points("issued", currency), Points("reversed", currency), Points("redeemed", currency),
                        Points("expired", currency),
                    PeopleNumbers.Of(figures.Value(Section, "burn rate", currency), "share"), Points("outstanding", currency),
                        Points("still expected", currency),
                    figures.Value(Section, "liability", currency) is { } liability ? PeopleNumbers.Whole(liability) : PeopleNumbers.None,
                ])));
    }

    private static Dictionary<string, object?>? Households(FigureIndex figures)
    {
        if (figures.Of("households", "households") is not { } households)
        {
            return null;
        }

        List<IReadOnlyList<Cell>> rows =
        [
            ["Households", PeopleNumbers.Whole(households.Value ?? 0)],
            ["Members in one", PeopleNumbers.Of(figures.Value("households", "members in one"), "members")],
            .. figures.All("households", "pooled").Select(pooled => (IReadOnlyList<Cell>)
                [$"{pooled.Item} that they can spend together", PeopleNumbers.Whole(pooled.Value ?? 0)]),
        ];
        return Blocks.Table("Households", "At the period's end. Their points are part of what is outstanding.", Blocks.Rows(["", "Number"], rows), isWide: false);
    }

    private static Dictionary<string, object?>? Rules(FigureIndex figures)
    {
        List<ReportFigure> rules = [.. figures.All(Section, "given by rule").OrderByDescending(figure => figure.Value)];
        return rules.Count == 0 ? null : Blocks.Table(
            "What the rules gave", "Corrections included.",
            Blocks.Rows(["Points and rule", "Times", "Points"], rules.Select(
                rule => (IReadOnlyList<Cell>)[PeopleNumbers.Name(rule.Item), PeopleNumbers.Whole(rule.N ?? 0), PeopleNumbers.Whole(rule.Value ?? 0)])),
            isWide: false);
    }
}
