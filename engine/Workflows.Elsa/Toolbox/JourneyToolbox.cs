using System.Collections.Immutable;
using Workflows.Elsa.Definitions;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Toolbox;

/// <summary>All that a journey can be drawn of: one table for the designer's toolbox, for what journeys compile to, and for reading pictures.</summary>
public static class JourneyToolbox
{
    /// <summary>Our own language, as the type of an expression.</summary>
    public const string Language = "Loyalty";

    private static readonly ToolboxInput _upTo = Text(PictureFields.UpTo, "Up to", "How long it waits at most, such as `7 days`.", "7 days");

    /// <summary>The activities in the order of the toolbox.</summary>
    public static ImmutableArray<ToolboxActivity> Activities { get; } =
    [
        new("Loyalty.Start", PictureStepKind.Start, "Start", "What starts the journey, and what the journey says of itself.", [PictureOutcomes.Done],
        [
            Expression(PictureFields.On, "On", "What starts it: `joining`, `entering AtRisk`, `Purchase where total > 100 HKD`.", "joining"),
            YesNo(PictureFields.AlsoWhoIsIn, "Also who is in already", "Whether it starts for who is in the segment or tier already."),
            Expression(PictureFields.When, "When", "A further condition on the member."),
            Text(PictureFields.Again, "Again", "When a member may go through it again, such as `180 days after start`."),
            Text(PictureFields.Purpose, "Purpose", "What its messages are for; `service` needs no consent."),
            Text(PictureFields.HoldOut, "Hold out", "The share of members who are left out to compare with, such as `10%`."),
            Expression(PictureFields.Goal, "Goal", "What it is for, such as `Purchase up to 30 days`."),
            Text(PictureFields.Exit, "Exit", "What ends it before its end, one a line, such as `leaving AtRisk as \"came back\"`.") with { Hint = "multiline" },
        ]),
        new("Loyalty.Send", PictureStepKind.Send, "Send", "Sends a message.", [PictureOutcomes.Done],
        [
            Text(PictureFields.Channel, "Channel", "How it is sent, such as `email` or `sms`.", "email"),
            Text(PictureFields.Template, "Template", "From which template it is made."),
        ]),
        new("Loyalty.Bonus", PictureStepKind.Bonus, "Bonus", "Gives points.", [PictureOutcomes.Done],
        [
            Text(PictureFields.Amount, "Amount", "How many points.", "100"),
            Text(PictureFields.Currency, "Points", "Which points of the programme."),
            YesNo(PictureFields.AllOrNothing, "All or nothing", "Whether it gives nothing where budgets or limits leave less."),
            Text(PictureFields.FundedBy, "Funded by", "Which budget pays; several with their shares, such as `Wing 60%, Launch 40%`."),
        ]),
        new("Loyalty.Match", PictureStepKind.Match, "Match", "Lends a tier for a time.", [PictureOutcomes.Done],
        [
            Text(PictureFields.Tier, "Tier", "Which tier of the programme."),
            Text(PictureFields.Lasts, "For", "For how long, such as `90 days`.", "90 days"),
        ]),
        new("Loyalty.WaitFor", PictureStepKind.WaitFor, "Wait for", "Waits for an event, at most for a time.", [PictureOutcomes.Arrived, PictureOutcomes.Late],
        [
            Text(PictureFields.Event, "Event", "For which event it waits."),
            _upTo,
            YesNo(PictureFields.SinceStart, "Since start", "Whether the time counts from the start of the journey."),
            Expression(PictureFields.Where, "Where", "A condition on the event."),
        ]),
        new("Loyalty.Wait", PictureStepKind.Wait, "Wait", "Waits for a time.", [PictureOutcomes.Done],
            [Text(PictureFields.Length, "Length", "How long, such as `3 days`.", "3 days")]),
        new("Loyalty.Task", PictureStepKind.Task, "Task", "Gives a task to staff and goes on with what they report.", [TaskOutcome.Overdue],
        [
            Text(PictureFields.Task, "Task", "What the task is called: one word."),
            Text(PictureFields.Team, "Team", "Who gets it."),
            Text(PictureFields.Priority, "Priority", "How urgent it is.", "normal") with { Hint = "dropdown", Choices = ["low", "normal", "high", "urgent"] },
            Text(PictureFields.DueIn, "Due in", "When it is overdue, such as `2 days`.", "2 days"),
            new(PictureFields.Outcomes, "Outcomes", "The words with which staff report it.", "String[]", "Object", "dynamic-outcomes", "[\"done\"]")
            {
                FixedOutcomes = [TaskOutcome.Overdue],
            },
        ]),
        new("Elsa.FlowDecision", PictureStepKind.Decide, "Decide", "Goes one of two ways.", [PictureOutcomes.True, PictureOutcomes.False],
            [Expression(PictureFields.Condition, "Condition", "On what it decides, such as `member is at least Gold`.")]),
        new("Elsa.FlowFork", PictureStepKind.Fork, "At the same time", "Goes several ways at the same time.", [],
        [
            new(PictureFields.Branches, "Branches", "What the ways are called: one word each.", "ICollection<String>", "Object", "dynamic-outcomes", "[\"One\",\"Other\"]"),
        ]),
        new("Elsa.FlowJoin", PictureStepKind.Join, "Together", "Goes on when the ways come together.", [PictureOutcomes.Done],
        [
            new(PictureFields.Mode, "Mode", "Whether it waits for all of them, or goes on with the first and breaks the others off.",
                "FlowJoinMode", "Literal", "dropdown", PictureOutcomes.UntilAll) { Choices = [PictureOutcomes.UntilAll, PictureOutcomes.UntilFirst] },
        ]),
        new("Loyalty.Finish", PictureStepKind.Finish, "Finish", "Ends the journey.", [],
            [Text(PictureFields.Outcome, "Outcome", "What the journey came to, for reports.")]),
    ];

    /// <summary>The activity of a kind of step.</summary>
    internal static ToolboxActivity Of(PictureStepKind kind) => Activities.Single(activity => activity.Step == kind);

    /// <summary>The activity of a type; null for one that isn't ours.</summary>
    internal static ToolboxActivity? Of(string type) => Activities.FirstOrDefault(activity => activity.Type == type);

    /// <summary>An input of a compiled activity.</summary>
    internal static ElsaInput Input(PictureStepKind kind, string name, string value)
    {
        var input = Of(kind).Inputs.Single(input => input.Name == name);
        return new ElsaInput(name, input.TypeName, input.Syntax, value);
    }

    private static ToolboxInput Text(string name, string title, string description, string? value = null) =>
        new(name, title, description, "String", "Literal", "singleline", value);

    private static ToolboxInput YesNo(string name, string title, string description) =>
        new(name, title, description, "Boolean", "Literal", "checkbox", "false");

    private static ToolboxInput Expression(string name, string title, string description, string? value = null) =>
        new(name, title, description,
            name is PictureFields.When or PictureFields.Where or PictureFields.Condition ? "Boolean" : "String", Language, "expression-editor", value);
}
