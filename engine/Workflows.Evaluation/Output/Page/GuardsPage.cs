namespace Workflows.Evaluation.Output.Page;

/// <summary>Guards: what they stopped, what was decided, what waits.</summary>
internal static class GuardsPage
{
    private const string Section = "guards";

    /// <summary>The section; null where the programme has no guards.</summary>
    public static Dictionary<string, object?>? Of(FigureIndex figures)
    {
        string[] kinds = ["held", "refused", "told"];
        var guards = kinds.SelectMany(kind => figures.All(Section, kind)).Select(figure => figure.Item).ToList();
        return guards.Count == 0 ? null : Blocks.Section(
            Section, "Guards", "",
            [
                Blocks.Table(
                    "What guards stopped", "What waits is pending at the end of the run, until somebody decides or its time is over.",
                    Blocks.Rows(["Guard", "Held", "Released", "Denied", "Refused", "Told", "Waiting", "Points waiting", "Worth", "Oldest"],
                        guards.Select(guard => Row(figures, guard))), isWide: true),
            ]);
    }

    private static IReadOnlyList<Cell> Row(FigureIndex figures, string guard)
    {
        string Whole(string name) => figures.Value(Section, name, guard) is { } value ? PeopleNumbers.Whole(value) : PeopleNumbers.None;
        string Decided(string name) => figures.Value(Section, $"{name} by time", guard) is > 0 and var byTime
            ? $"{Whole(name)}, {PeopleNumbers.Whole(byTime)} by time" : Whole(name);
        var points = figures.All(Section, "points waiting").Where(figure => figure.Item.StartsWith($"{guard} in ", StringComparison.Ordinal))
            .Select(figure => $"{PeopleNumbers.Whole(figure.Value ?? 0)} {figure.Item[(guard.Length + 4)..]}").ToList();
        return
        [
            guard, Whole("held"), Decided("released"), Decided("denied"), Whole("refused"), Whole("told"), Whole("waiting"),
            points.Count == 0 ? PeopleNumbers.None : string.Join(", ", points),
            figures.Value(Section, "worth waiting", guard) is { } worth ? PeopleNumbers.Money(worth, figures.Result.Currency) : PeopleNumbers.None,
            figures.Value(Section, "oldest waiting", guard) is { } days ? $"{PeopleNumbers.Whole(days)} days" : PeopleNumbers.None,
        ];
    }
}
