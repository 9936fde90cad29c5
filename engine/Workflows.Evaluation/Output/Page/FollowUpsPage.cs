using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output.Page;

/// <summary>What measures ask for: how it stands, what was looked at and done, what is still open.</summary>
internal static class FollowUpsPage
{
    public static Dictionary<string, object?> FollowUps(FigureIndex figures)
    {
        var result = figures.Result;
        var blocks = new List<Dictionary<string, object?>>
        {
            result.FollowUps.IsEmpty ? Blocks.Words("No follow-ups", "The programme states no follow-ups.") : Standing(result),
        };
        if (result.FollowUps.Any(followUp => !followUp.Looks.IsEmpty))
        {
            blocks.Add(Looks(result));
        }

        if (!result.OpenTasks.IsEmpty)
        {
            blocks.Add(Blocks.Table("Open tasks", "Report a task as done with `loyalty follow --done TASK --by NAME`.", Blocks.Rows(
                ["Task", "Who ", "Due ", "From "],
                result.OpenTasks.Select(task => (IReadOnlyList<Cell>)
                [
                    task.Name, task.To, new Cell(PeopleNumbers.Day(task.Due), task.IsOverdue ? "bad" : ""), PeopleNumbers.Name(task.FollowUp),
                ]))));
        }

        if (!result.Pauses.IsEmpty)
        {
            blocks.Add(Blocks.Table("Paused journeys", "A pause ends with another version, or with `loyalty follow --resume JOURNEY --by NAME`.", Blocks.Rows(
                ["Journey", "Since ", "Until ", "By ", "Starts kept back"],
                result.Pauses.Select(pause => (IReadOnlyList<Cell>)
                [
                    pause.Journey, PeopleNumbers.Day(pause.From), pause.Until is { } until ? PeopleNumbers.Day(until) : "it goes on",
                    PeopleNumbers.Name(pause.FollowUp), PeopleNumbers.Whole(pause.KeptOut),
                ]))));
        }

        return Blocks.Section("follow-ups", "What to do next", "", [.. blocks]);
    }

    private static Dictionary<string, object?> Standing(EvaluationResult result) => Blocks.Table(
        "Follow-ups", "As the period stands. `loyalty follow` looks at them when a calendar period has closed, and carries out what fires.", Blocks.Rows(
        ["Follow-up", "Due ", "Because ", "What and who "],
        result.FollowUps.Select(followUp => (IReadOnlyList<Cell>)
        [
            PeopleNumbers.Name(followUp.Name), Due(followUp), Because(followUp), string.Join("; ", followUp.Actions.Select(Words)),
        ])));

    private static Cell Due(FollowUpResult followUp) => followUp.Holds switch
    {
        true when followUp.Periods > 1 => new Cell("In this period", "warn"), true => new Cell("Yes", "warn"), false => new Cell("No", "good"), null => new Cell("Can't be said"),
    };

    private static string Because(FollowUpResult followUp)
    {
        string[] parts = [string.Join("; ", followUp.Numbers), followUp.Asks.Length > 0 ? $"asked {followUp.Asks}" : "", followUp.WhyNot];
        var words = string.Join("; ", parts.Where(part => part.Length > 0));
        return words.Length == 0 ? PeopleNumbers.None : words;
    }

    private static Dictionary<string, object?> Looks(EvaluationResult result) => Blocks.Table(
        "Looked at", "What was decided stands in the log with its figures, as they were known then.", Blocks.Rows(
        ["Follow-up", "Period ", "On ", "Outcome ", "Figures ", "Done "],
        result.FollowUps.SelectMany(followUp => followUp.Looks.Select(look => (IReadOnlyList<Cell>)
        [
            PeopleNumbers.Name(followUp.Name), PeopleNumbers.Period(look.From, look.Until), PeopleNumbers.Day(look.Day),
            new Cell(look.Outcome, look.Outcome == "fired" ? "warn" : ""), look.Why.Length > 0 ? $"{look.Figures}; {look.Why}" : look.Figures,
            look.Done.IsEmpty ? PeopleNumbers.None : string.Join("; ", look.Done.Select(Words)),
        ]))));

    private static string Words(ActionResult action) => action.Kind == "pause" ? $"pause {action.Words}"
        : $"{action.Kind} to {action.To}: {action.Words}{(action.Due is { } due ? $", due {PeopleNumbers.Day(due)}" : "")}";
}
