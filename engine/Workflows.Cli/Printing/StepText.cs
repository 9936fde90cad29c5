using Workflows.Core.Journeys;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>Steps of journeys in the words of the programme's author, short.</summary>
internal static class StepText
{
    /// <summary>What a step is.</summary>
    public static string NameOf(Programme programme, JourneyStep step) => step switch
    {
        JourneyStep.Send x => $"{x.Channel} \"{x.Template}\"",
        JourneyStep.Bonus x => $"bonus of {x.Amount.Amount} {programme.Currencies[x.Amount.Currency].Name}",
        JourneyStep.Match x => $"match {programme.Ladders[x.Ladder].Tiers[x.Tier].Name}",
        JourneyStep.WaitFor x => $"wait for {programme.EventTypes[x.EventType].Name}",
        JourneyStep.Wait x => $"wait {x.Length}",
        JourneyStep.Task x => $"task {x.Name}",
        JourneyStep.If => "if",
        JourneyStep.Fork => "at the same time",
        JourneyStep.Part x => $"step {x.Name}",
        JourneyStep.GoTo x => $"go to {x.Target}",
        JourneyStep.Finish x => $"finish \"{x.Outcome}\"",
        _ => step.Id,
    };

    /// <summary>In which branches a step is that are gone at the same time, as it is put behind its line; empty for none.</summary>
    public static string BranchOf(ProgrammePlan plan, int journey, string id)
    {
        // A fork's id is followed by the name of a branch, and that by the place in it.
        var parts = id.Split('.');
        var names = Enumerable.Range(0, parts.Length / 2).Where(place => plan.Step(journey, string.Join('.', parts[..((2 * place) + 1)])) is JourneyStep.Fork)
            .Select(place => parts[(2 * place) + 1]).ToList();
        return names.Count == 0 ? "" : $", branch {string.Join(" / ", names)}";
    }

    /// <summary>A step and where it stands.</summary>
    public static string PlaceOf(ProgrammePlan plan, int journey, string id)
    {
        if (plan.FindStep(journey, id) is not { } step)
        {
            return id == JourneyIncident.AtStart ? "its start" : $"\"{id}\"";
        }

        return $"\"{id}\" ({NameOf(plan.Programme, step)}, {Path.GetFileName(step.Span.File)}:{step.Span.Line})";
    }

    /// <summary>From where to where a version brought a running instance.</summary>
    public static string MoveOf(ProgrammePlan plan, in Effect effect)
    {
        var steps = effect.Text!.Split(' ');
        return $"goes on here from version {plan.VersionOfJourney((int)effect.Amount) ?? 1}: from {PlaceOf(plan, (int)effect.Amount, steps[0])} "
            + $"to {PlaceOf(plan, effect.Source, steps[1])}";
    }
}
