using System.Collections.Immutable;
using System.Text;
using Workflows.Elsa.Definitions;
using Workflows.Elsa.Printing;
using Workflows.Elsa.Toolbox;
using Workflows.Model.Diagnostics;
using Workflows.Model.Numbers;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Compiling;

/// <summary>Makes the activity that a step of a journey becomes, without its position.</summary>
internal static class ActivityMaker
{
    /// <summary>The activity that stands for what starts a journey, and shows what the journey says of itself.</summary>
    public static ElsaActivity Start(Programme programme, Journey journey)
    {
        var on = JourneyPrinter.Print(programme, journey.Start);
        return new ElsaActivity(ActivityId.Start, JourneyToolbox.Of(PictureStepKind.Start).Type)
        {
            CanStart = true,
            Source = SourceOf(journey.Start.Span),
            DisplayText = $"Start on {on}",
            Inputs = Inputs(
                PictureStepKind.Start,
                (PictureFields.On, on),
                (PictureFields.AlsoWhoIsIn, journey.AlsoWhoIsIn ? "true" : null),
                (PictureFields.When, journey.When is { } when ? ExpressionPrinter.Print(programme, when) : null),
                (PictureFields.Again, journey.Again is { } again ? JourneyPrinter.Print(again) : null),
                (PictureFields.Purpose, journey.Purpose),
                (PictureFields.HoldOut, journey.HoldOut == Fraction.Zero ? null : LiteralPrinter.Percent(journey.HoldOut)),
                (PictureFields.Goal, journey.Goal is { } goal ? JourneyPrinter.Print(programme, goal) : null),
                (PictureFields.Exit, journey.Exits.IsEmpty ? null : string.Join('\n', journey.Exits.Select(exit => JourneyPrinter.Print(programme, exit))))),
        };
    }

    /// <summary>The activity of a step.</summary>
    /// <param name="programme">The programme whose names the step uses.</param>
    /// <param name="flow">The step and its outcomes.</param>
    public static ElsaActivity Of(Programme programme, FlowStep flow) => flow.Step switch
    {
        JourneyStep.Send send => Make(
            send, PictureStepKind.Send, $"Send {send.Channel} \"{send.Template}\"",
            (PictureFields.Channel, send.Channel), (PictureFields.Template, send.Template)),
        JourneyStep.Bonus bonus => Bonus(programme, bonus),
        JourneyStep.Match match => Match(programme, match),
        JourneyStep.WaitFor wait => WaitFor(programme, wait),
        JourneyStep.Wait wait => Make(wait, PictureStepKind.Wait, $"Wait {wait.Length}", (PictureFields.Length, wait.Length.ToString())),
        JourneyStep.Task task => Task(task, flow.Exits),
        JourneyStep.If condition => Decision(programme, condition),
        JourneyStep.Fork fork => flow.IsJoin ? Join(fork) : Make(
            fork, PictureStepKind.Fork, "At the same time", (PictureFields.Branches, JsonList(fork.Branches.Select(branch => branch.Name)))),
        JourneyStep.Finish finish => Make(
            finish, PictureStepKind.Finish, $"Finish \"{finish.Outcome}\"", (PictureFields.Outcome, finish.Outcome)),
        _ => throw new ArgumentOutOfRangeException(nameof(flow), flow.Step.GetType().Name, "This kind of step is no activity by itself."),
    };

    /// <summary>How a place is noted on an activity, or on the definition: <c>file:line:column</c>; null where it isn't known.</summary>
    public static string? SourceOf(SourceSpan span) => span.Line > 0 ? span.ToString() : null;

    private static ElsaActivity Bonus(Programme programme, JourneyStep.Bonus bonus)
    {
        var currency = programme.Currencies[bonus.Amount.Currency].Name;
        return Make(
            bonus, PictureStepKind.Bonus, $"Bonus {bonus.Amount.Amount} {currency}",
            (PictureFields.Amount, bonus.Amount.Amount.ToString()), (PictureFields.Currency, currency),
            (PictureFields.AllOrNothing, YesNo(bonus.AllOrNothing)),
            (PictureFields.FundedBy, bonus.Funding is { } funding ? JourneyPrinter.Print(programme, funding) : null));
    }

    private static ElsaActivity Match(Programme programme, JourneyStep.Match match)
    {
        var tier = programme.Ladders[match.Ladder].Tiers[match.Tier].Name;
        return Make(
            match, PictureStepKind.Match, $"Match {tier} for {match.For}", (PictureFields.Tier, tier), (PictureFields.Lasts, match.For.ToString()));
    }

    private static ElsaActivity WaitFor(Programme programme, JourneyStep.WaitFor wait)
    {
        var name = programme.EventTypes[wait.EventType].Name;
        return Make(
            wait, PictureStepKind.WaitFor, $"Wait up to {wait.UpTo} for {name}{(wait.SinceStart ? " since start" : "")}",
            (PictureFields.Event, name), (PictureFields.UpTo, wait.UpTo.ToString()), (PictureFields.SinceStart, YesNo(wait.SinceStart)),
            (PictureFields.Where, wait.Where is { } where ? ExpressionPrinter.Print(programme, where) : null));
    }

    /// <summary>The designer draws a port for each outcome in the list, and <c>overdue</c> for every task.</summary>
    private static ElsaActivity Task(JourneyStep.Task task, ImmutableArray<FlowExit> exits)
    {
        var outcomes = exits.Select(exit => exit.Port).Where(port => port != TaskOutcome.Overdue);
        return Make(
            task, PictureStepKind.Task, $"Task {task.Name} to {task.Team}, due in {task.DueIn}",
            (PictureFields.Task, task.Name), (PictureFields.Team, task.Team), (PictureFields.Priority, task.Priority),
            (PictureFields.DueIn, task.DueIn.ToString()), (PictureFields.Outcomes, JsonList(outcomes)));
    }

    private static ElsaActivity Decision(Programme programme, JourneyStep.If step)
    {
        var condition = ExpressionPrinter.Print(programme, step.Condition);
        return Make(step, PictureStepKind.Decide, $"{condition}?", (PictureFields.Condition, condition));
    }

    private static ElsaActivity Join(JourneyStep.Fork fork) =>
        Make(
            fork, PictureStepKind.Join, fork.UntilFirst ? "Until the first" : "When all have ended",
            (PictureFields.Mode, fork.UntilFirst ? PictureOutcomes.UntilFirst : PictureOutcomes.UntilAll)) with { Id = ActivityId.OfJoin(fork), Name = ActivityId.OfJoin(fork) };

    private static ElsaActivity Make(
        JourneyStep step, PictureStepKind kind, string displayText, params ReadOnlySpan<(string Name, string? Value)> inputs) =>
        new(ActivityId.Of(step), JourneyToolbox.Of(kind).Type)
        {
            Source = SourceOf(step.Span), DisplayText = displayText, Inputs = Inputs(kind, inputs),
        };

    private static ImmutableArray<ElsaInput> Inputs(PictureStepKind kind, params ReadOnlySpan<(string Name, string? Value)> inputs)
    {
        var said = ImmutableArray.CreateBuilder<ElsaInput>();
        foreach (var (name, value) in inputs)
        {
            if (value is not null)
            {
                said.Add(JourneyToolbox.Input(kind, name, value));
            }
        }

        return said.DrainToImmutable();
    }

    private static string YesNo(bool value) => value ? "true" : "false";

    /// <summary>Outcomes are words of the language: letters, digits and underscores, which JSON needs no escapes for.</summary>
    private static string JsonList(IEnumerable<string> words) =>
        new StringBuilder("[").AppendJoin(",", words.Select(word => $"\"{word}\"")).Append(']').ToString();
}
