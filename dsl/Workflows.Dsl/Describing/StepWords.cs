using System.Collections.Immutable;
using System.Globalization;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>The steps of a process in prose, one line each, the ways that it can go indented under them.</summary>
internal static class StepWords
{
    private const string Indent = "   ";

    /// <summary>The lines of a list of steps.</summary>
    public static IEnumerable<string> Of(Programme programme, ImmutableArray<JourneyStep> steps)
    {
        var number = 0;
        foreach (var step in steps)
        {
            var lines = Lines(programme, step).ToList();
            number++;
            yield return string.Create(CultureInfo.InvariantCulture, $"{number}. {Words.Sentence(lines[0])}");
            foreach (var line in lines.Skip(1))
            {
                yield return Indent + line;
            }
        }
    }

    private static IEnumerable<string> Lines(Programme programme, JourneyStep step) => step switch
    {
        JourneyStep.Send x => [$"send the {Channel(x.Channel)} “{x.Template}”."],
        JourneyStep.Bonus x => [$"give {Words.Points(programme, x.Amount.Currency, x.Amount.Amount)}"
            + $"{(x.AllOrNothing ? ", all or nothing" : "")}{RuleWords.PaidBy(programme, x.Funding)}."],
        JourneyStep.Match x => [$"lend the tier {programme.Ladders[x.Ladder].Tiers[x.Tier].Name} for {x.For}."],
        JourneyStep.Wait x => [$"wait for {x.Length}."],
        JourneyStep.WaitFor x =>
        [
            $"wait for {Words.WithArticle(TriggerWords.Event(programme, x.EventType, x.Where))}, at most {x.UpTo}"
                + (x.SinceStart ? " from the beginning of the process:" : ":"),
            .. Way(programme, "When it comes", x.Arrived), .. Way(programme, "When it doesn't", x.Late),
        ],
        JourneyStep.Task x =>
        [
            $"give {x.Team} the task “{Words.OfName(x.Name)}”{(x.Priority.Length > 0 ? $" of {x.Priority} priority" : "")}, due in {x.DueIn}:",
            .. x.Outcomes.SelectMany(outcome => Way(programme, Outcome(outcome), outcome.Steps)),
        ],
        JourneyStep.If x =>
        [
            $"if {ConditionWords.Of(programme, x.Condition)}:",
            .. Way(programme, "Then", x.Then), .. Way(programme, "Otherwise", x.Else),
        ],
        JourneyStep.Fork x =>
        [
            x.UntilFirst ? "do the following at the same time, until the first of them is done; then the others are broken off:"
                : "do the following at the same time, and go on when all of it is done:",
            .. x.Branches.SelectMany(branch => Way(programme, Words.Sentence(Words.OfName(branch.Name)), branch.Steps)),
        ],
        JourneyStep.Part x => [$"{Words.OfName(x.Name)}:", .. Of(programme, x.Steps)],
        JourneyStep.GoTo x => [$"go on with “{Words.OfName(x.Target)}”."],
        JourneyStep.Finish x => [$"the process ends as “{x.Outcome}”."],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "This kind of step has no words."),
    };

    private static IEnumerable<string> Way(Programme programme, string when, ImmutableArray<JourneyStep> steps)
    {
        if (steps.IsEmpty)
        {
            return [$"- {when}: go on."];
        }

        return steps.Length == 1 && Lines(programme, steps[0]).ToList() is [var only]
            ? [$"- {when}: {only}"]
            : [$"- {when}:", .. Of(programme, steps).Select(line => Indent + line)];
    }

    private static string Outcome(TaskOutcome outcome) =>
        outcome.Name == TaskOutcome.Overdue ? "When nobody reports in time" : $"When the report is “{Words.OfName(outcome.Name)}”";

    private static string Channel(string channel) => channel switch
    {
        "email" => "e-mail",
        "sms" => "SMS",
        "post" => "letter",
        _ => $"{channel} message",
    };
}
