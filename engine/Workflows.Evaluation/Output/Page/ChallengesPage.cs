namespace Workflows.Evaluation.Output.Page;

/// <summary>Challenges: who is on the way, how often they were reached, and what that cost.</summary>
internal static class ChallengesPage
{
    private const string Section = "challenges";

    /// <summary>The section; null where the programme has no challenges.</summary>
    public static Dictionary<string, object?>? Of(FigureIndex figures)
    {
        var challenges = figures.All(Section, "reached").ToList();
        return challenges.Count == 0 ? null : Blocks.Section(
            Section, "Challenges", "",
            [
                Blocks.Table(
                    "What members took on", "Who is on the way is as of the end of the run.",
                    Blocks.Rows(["Challenge", "On the way", "Reached", "Cost"], challenges.Select(reached => (IReadOnlyList<Cell>)
                    [
                        PeopleNumbers.Name(reached.Item), PeopleNumbers.Whole(figures.Value(Section, "on the way", reached.Item) ?? 0), PeopleNumbers.Whole(reached.Value ?? 0),
                        PeopleNumbers.Money(figures.Value(Section, "cost", reached.Item) ?? 0, figures.Result.Currency),
                    ])), isWide: false),
            ]);
    }
}
