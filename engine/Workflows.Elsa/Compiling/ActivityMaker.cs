using System.Collections.Immutable;
using System.Text;
using Workflows.Elsa.Definitions;
using Workflows.Elsa.Printing;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Compiling;

/// <summary>Makes the activity that a step of a journey becomes, without its position.</summary>
internal static class ActivityMaker
{
    /// <summary>The activity that stands for what starts a journey.</summary>
    public static ElsaActivity Start(Programme programme, Journey journey)
    {
        var on = JourneyPrinter.Print(programme, journey.Start);
        ImmutableArray<ElsaInput> inputs = [Expression("on", "String", on)];
        return new ElsaActivity(ActivityId.Start, "Loyalty.Start")
        {
            CanStart = true,
            Source = SourceOf(journey.Start.Span),
            DisplayText = $"Start on {on}",
            Inputs = journey.When is { } when
                ? inputs.Add(Expression("when", "Boolean", ExpressionPrinter.Print(programme, when)))
                : inputs,
        };
    }

    /// <summary>The activity of a step.</summary>
    /// <param name="programme">The programme whose names the step uses.</param>
    /// <param name="flow">The step and its outcomes.</param>
    public static ElsaActivity Of(Programme programme, FlowStep flow) => flow.Step switch
    {
        JourneyStep.Send send => Make(
            send, "Send", $"Send {send.Channel} \"{send.Template}\"", Text("channel", send.Channel), Text("template", send.Template)),
        JourneyStep.Bonus bonus => Bonus(programme, bonus),
        JourneyStep.WaitFor wait => WaitFor(programme, wait),
        JourneyStep.Wait wait => Make(wait, "Wait", $"Wait {wait.Length}", Text("length", wait.Length.ToString())),
        JourneyStep.Task task => Task(task, flow.Exits),
        JourneyStep.If condition => Decision(programme, condition),
        JourneyStep.Finish finish => Make(finish, "Finish", $"Finish \"{finish.Outcome}\"", Text("outcome", finish.Outcome)),
        _ => throw new ArgumentOutOfRangeException(nameof(flow), flow.Step.GetType().Name, "This kind of step is no activity by itself."),
    };

    /// <summary>How a place is noted on an activity, or on the definition: <c>file:line:column</c>; null where it isn't known.</summary>
    public static string? SourceOf(SourceSpan span) => span.Line > 0 ? span.ToString() : null;

    private static ElsaActivity Bonus(Programme programme, JourneyStep.Bonus bonus)
    {
        var currency = programme.Currencies[bonus.Amount.Currency].Name;
        var activity = Make(
            bonus, "Bonus", $"Bonus {bonus.Amount.Amount} {currency}",
            Text("amount", bonus.Amount.Amount.ToString()), Text("currency", currency), YesNo("allOrNothing", bonus.AllOrNothing));
        return bonus.Funding is { } funding
            ? activity with { Inputs = activity.Inputs.Add(Text("fundedBy", JourneyPrinter.Print(programme, funding))) }
            : activity;
    }

    private static ElsaActivity WaitFor(Programme programme, JourneyStep.WaitFor wait)
    {
        var name = programme.EventTypes[wait.EventType].Name;
        var activity = Make(
            wait, "WaitFor", $"Wait up to {wait.UpTo} for {name}{(wait.SinceStart ? " since start" : "")}",
            Text("event", name), Text("upTo", wait.UpTo.ToString()), YesNo("sinceStart", wait.SinceStart));
        return wait.Where is { } where
            ? activity with { Inputs = activity.Inputs.Add(Expression("where", "Boolean", ExpressionPrinter.Print(programme, where))) }
            : activity;
    }

    /// <summary>The designer draws a port for each outcome in the list, and <c>overdue</c> for every task.</summary>
    private static ElsaActivity Task(JourneyStep.Task task, ImmutableArray<FlowExit> exits)
    {
        var outcomes = exits.Select(exit => exit.Port).Where(port => port != TaskOutcome.Overdue);
        return Make(
            task, "Task", $"Task {task.Name} to {task.Team}, due in {task.DueIn}",
            Text("task", task.Name), Text("team", task.Team), Text("priority", task.Priority), Text("dueIn", task.DueIn.ToString()),
            new ElsaInput("outcomes", "String[]", "Object", JsonList(outcomes)));
    }

    private static ElsaActivity Decision(Programme programme, JourneyStep.If step)
    {
        var condition = ExpressionPrinter.Print(programme, step.Condition);
        return new ElsaActivity(ActivityId.Of(step), "Elsa.FlowDecision")
        {
            Source = SourceOf(step.Span),
            DisplayText = $"{condition}?",
            Inputs = [Expression("condition", "Boolean", condition)],
        };
    }

    private static ElsaActivity Make(JourneyStep step, string type, string displayText, params ReadOnlySpan<ElsaInput> inputs) =>
        new(ActivityId.Of(step), $"Loyalty.{type}") { Source = SourceOf(step.Span), DisplayText = displayText, Inputs = [.. inputs] };

    private static ElsaInput Text(string name, string value) => new(name, "String", "Literal", value);

    private static ElsaInput YesNo(string name, bool value) => new(name, "Boolean", "Literal", value ? "true" : "false");

    private static ElsaInput Expression(string name, string typeName, string text) => new(name, typeName, "Loyalty", text);

    /// <summary>Outcomes are words of the language: letters, digits and underscores, which JSON needs no escapes for.</summary>
    private static string JsonList(IEnumerable<string> words) =>
        new StringBuilder("[").AppendJoin(",", words.Select(word => $"\"{word}\"")).Append(']').ToString();
}
