using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Model.Programmes;

namespace Workflows.Designer.Elsa;

/// <summary>
/// The kinds of activities that journeys are drawn with. They are the same for all definitions, so lists to choose from are those of all
/// programmes of the folder.
/// </summary>
internal static class ActivityDescriptors
{
    private const string Ends = "Beginning and end";
    private const string Sends = "Reaching members";
    private const string Waits = "Waiting";
    private const string Decides = "Deciding";
    private const string Gives = "Giving";
    private const string Staff = "People";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<JsonNode> All(ImmutableArray<Programme> programmes)
    {
        var events = Names(programmes, programme => programme.EventTypes.Select(type => type.Name));
        var points = Names(programmes, programme => programme.Currencies.Select(currency => currency.Name));
        var channels = Names(programmes, programme => programme.Consents.Select(consent => consent.Channel));
        var templates = Names(programmes, programme => programme.Journeys
            .SelectMany(journey => All(journey.Steps)).OfType<JourneyStep.Send>().Select(send => send.Template));
        return
        [
            Activity("Loyalty.Start", "Start", null, "What starts the journey. Each journey has one.", [],
                Descriptor.Input("On", "on", "expression-editor", null, "What starts it: an event, entering a segment or a tier, joining."),
                Descriptor.Input("When", "when", "expression-editor", null, "A condition on the member; empty for none.")),
            Activity("Loyalty.Send", "Send", Sends, "Sends a message made from a template.", [],
                Descriptor.Choice("Channel", "channel", channels, channels is [var first, ..] ? first : "email",
                    "Members get it only where they consented to the journey's purpose."),
                Descriptor.Input("Template", "template", "singleline", templates is [var known, ..] ? known : "hello", "The file of the messages folder, without its ending.")),
            Activity("Loyalty.WaitFor", "Wait for an event", Waits, "Waits for an event, at most for a time.", ["Arrived", "Late"],
                Descriptor.Choice("Event", "for", events, null, "What is waited for."),
                Descriptor.Input("Where", "where", "expression-editor", null, "A condition on the event; empty for any."),
                Descriptor.Input("UpTo", "up to", "singleline", "7 days", "How long: 7 days, 12 hours, 2 weeks."),
                Descriptor.Input("SinceStart", "since start", "checkbox", "false", "Counted from the start of the journey and not from here.")),
            Activity("Loyalty.Wait", "Wait", Waits, "Waits for a time.", [],
                Descriptor.Input("Length", "length", "singleline", "1 days", "How long: 7 days, 12 hours, 2 weeks.")),
            Activity("Elsa.FlowDecision", "If", Decides, "Goes one of two ways.", ["True", "False"],
                Descriptor.Input("Condition", "if", "expression-editor", null, "A condition on the member, in the words of the language.")),
            Activity("Loyalty.Bonus", "Bonus", Gives, "Gives points.", [],
                Descriptor.Input("Amount", "amount", "singleline", "100", "How many."),
                Descriptor.Choice("Currency", "points", points, null, "Which points."),
                Descriptor.Input("FundedBy", "funded by", "singleline", null,
                    "The budgets that pay, such as Launch or Launch 60%, Goodwill 40%; empty for none."),
                Descriptor.Input("AllOrNothing", "all or nothing", "checkbox", "false", "Whether a part is given where the budget hasn't enough for all.")),
            Activity("Loyalty.Task", "Task", Staff, "Gives a task to staff and goes on with the outcome that they report.", [],
                Descriptor.Input("Task", "task", "singleline", "CallMember", "Its name, one word."),
                Descriptor.Input("Team", "to", "singleline", "Service desk", "Who does it."),
                Descriptor.Input("Priority", "priority", "singleline", "normal", "One word, such as normal, high, urgent."),
                Descriptor.Input("DueIn", "due in", "singleline", "1 days", "How long staff have."),
                Descriptor.Outcomes("Outcomes", "on", TaskOutcome.Overdue, "What staff can report; overdue is always there.")),
            Activity("Loyalty.Finish", "Finish", Ends, "Ends the journey with an outcome.", [],
                Descriptor.Input("Outcome", "finish", "singleline", "done", "What came of it, for reports.")),
            Container("Elsa.Flowchart", "Flowchart"),
            Activity("Elsa.NotFoundActivity", "Unknown activity", null, "An activity of a kind that is not known here.", []),
        ];
    }

    private static JsonObject Activity(
        string type, string displayName, string? category, string description, string[] ports, params JsonObject[] inputs)
    {
        for (var index = 0; index < inputs.Length; index++)
        {
            inputs[index]["order"] = index;
        }

        var activity = Descriptor.Activity(type, displayName, category, description, ports, inputs);
        activity["isTerminal"] = type == "Loyalty.Finish";
        activity["isStart"] = type == "Loyalty.Start";
        return activity;
    }

    private static JsonObject Container(string type, string displayName)
    {
        var activity = Descriptor.Activity(type, displayName, null, "What a journey is drawn in.", []);
        activity["isContainer"] = true;
        return activity;
    }

    private static List<string> Names(ImmutableArray<Programme> programmes, Func<Programme, IEnumerable<string>> names) =>
        [.. programmes.SelectMany(names).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<JourneyStep> All(ImmutableArray<JourneyStep> steps) => steps.SelectMany(step => All(Within(step)).Prepend(step));

    private static ImmutableArray<JourneyStep> Within(JourneyStep step) => step switch
    {
        JourneyStep.WaitFor wait => [.. wait.Arrived, .. wait.Late],
        JourneyStep.If condition => [.. condition.Then, .. condition.Else],
        JourneyStep.Task task => [.. task.Outcomes.SelectMany(outcome => outcome.Steps)],
        JourneyStep.Part part => part.Steps,
        _ => [],
    };
}
