namespace Workflows.Evaluation.Output.Page;

/// <summary>Rewards: given, cost, stock.</summary>
internal static class RewardsPage
{
    private const string Section = "rewards";

    /// <summary>The section; null where the programme has no rewards.</summary>
    public static Dictionary<string, object?>? Of(FigureIndex figures)
    {
        var rewards = figures.All(Section, "given").Select(figure => figure.Item).ToList();
        if (rewards.Count == 0)
        {
            return null;
        }

        var cost = PeopleNumbers.Money(figures.Value(Section, "cost of rewards") ?? 0, figures.Result.Currency);
        return Blocks.Section(
            Section, "Rewards", "",
            [
                Blocks.Table(
                    "What was given for points",
                    $"Rewards cost {cost} at our cost. The basis is what was redeemed; it is not added to the cost of points, which counts what was issued.",
                    Blocks.Rows(["Reward", "Given", "Cancelled", "Points", "Paid beside", "Cost", "Stock left", "Refused, none left"],
                        rewards.Select(reward => Row(figures, reward))), isWide: true),
            ]);
    }

    private static IReadOnlyList<Cell> Row(FigureIndex figures, string reward)
    {
        var currency = figures.Result.Currency;
        string Whole(string name) => figures.Value(Section, name, reward) is { } value ? PeopleNumbers.Whole(value) : PeopleNumbers.None;
        string Money(string name) => PeopleNumbers.Money(figures.Value(Section, name, reward) ?? 0, currency);
        var points = figures.All(Section, "points").Where(figure => figure.Item.StartsWith($"{reward} in ", StringComparison.Ordinal))
            .Select(figure => $"{PeopleNumbers.Whole(figure.Value ?? 0)} {figure.Item[(reward.Length + 4)..]}").ToList();
        var left = figures.Value(Section, "stock", reward) is { } stock ? $"{Whole("stock left")} of {PeopleNumbers.Whole(stock)}" : "any number";
        return
        [
            PeopleNumbers.Name(reward), Whole("given"), Whole("cancelled"), points.Count == 0 ? PeopleNumbers.None : string.Join(", ", points),
            Money("paid beside points"), Money("cost"), left, Whole("refused, none left"),
        ];
    }
}
