using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Elsa.Toolbox;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Designer.Elsa;

/// <summary>
/// The kinds of activities that journeys are drawn with, as the Studio reads them. They are the same for all definitions, so lists to choose
/// from are those of all programmes of the folder.
/// </summary>
internal static class ActivityDescriptors
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<JsonNode> All(ImmutableArray<Programme> programmes)
    {
        var choices = ChoicesOf(programmes);
        return
        [
            .. JourneyToolbox.Activities.Select(activity => Activity(activity, choices)),
            Container(),
            Descriptor.Activity("Elsa.NotFoundActivity", "Unknown activity", null, "An activity of a kind that is not known here.", []),
        ];
    }

    private static JsonObject Activity(ToolboxActivity activity, Dictionary<string, List<string>> choices)
    {
        // A journey has one start, and it is there already.
        var category = activity.IsStart ? null : ToolboxActivity.Category;

        // The Studio makes the ports of a task from its outcomes, and one named Done where there are none.
        var hasPorts = activity.Step != PictureStepKind.Task && !activity.Ports.SequenceEqual([PictureOutcomes.Done]);
        var descriptor = Descriptor.Activity(
            activity.Type, activity.Title, category, activity.Description, hasPorts ? activity.Ports : [],
            activity.Inputs.Select((input, order) => Input(input, order, choices.GetValueOrDefault(input.Name) ?? [.. input.Choices])));
        descriptor["isStart"] = activity.IsStart;
        descriptor["isTerminal"] = activity.IsTerminal;
        return descriptor;
    }

    private static JsonObject Input(ToolboxInput input, int order, IReadOnlyList<string> choices)
    {
        var made = Descriptor.Input(input, Beginning(input, choices));
        made["order"] = order;
        return choices.Count > 0 && input.Name != PictureFields.Template ? Descriptor.WithChoices(made, choices)
            : input.FixedOutcomes.IsEmpty ? made : Descriptor.WithOutcomes(made, input.FixedOutcomes);
    }

    /// <summary>What a new activity says, so that it can be said in the text as soon as a line leads to it.</summary>
    private static string? Beginning(ToolboxInput input, IReadOnlyList<string> choices) => input.Default ?? input.Name switch
    {
        PictureFields.Channel or PictureFields.Event or PictureFields.Currency or PictureFields.Tier or PictureFields.Template => choices.Count > 0 ? choices[0] : null,
        PictureFields.Task => "CallMember",
        PictureFields.Team => "Service desk",
        PictureFields.Outcome => "done",
        _ => null,
    };

    private static Dictionary<string, List<string>> ChoicesOf(ImmutableArray<Programme> programmes) => new(StringComparer.Ordinal)
    {
        // What the business tells comes before what every programme knows.
        [PictureFields.Event] = Names(programmes, programme => programme.EventTypes.OrderByDescending(type => type.Span.Line > 0).Select(type => type.Name)),
        [PictureFields.Currency] = Names(programmes, programme => programme.Currencies.Select(currency => currency.Name)),
        [PictureFields.Tier] = Names(programmes, programme => programme.Ladders.SelectMany(ladder => ladder.Tiers.Skip(1)).Select(tier => tier.Name)),
        [PictureFields.Channel] = Names(programmes, programme => programme.Consents.Select(consent => consent.Channel)),
        [PictureFields.Template] = Names(programmes, programme => programme.Journeys.SelectMany(journey => All(journey.Steps)).OfType<JourneyStep.Send>()
            .Select(send => send.Template)),
    };

    private static JsonObject Container()
    {
        var activity = Descriptor.Activity("Elsa.Flowchart", "Flowchart", null, "What a journey is drawn in.", []);
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
        JourneyStep.Fork fork => [.. fork.Branches.SelectMany(branch => branch.Steps)],
        JourneyStep.Part part => part.Steps,
        _ => [],
    };
}
