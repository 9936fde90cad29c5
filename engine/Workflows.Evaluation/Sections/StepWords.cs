using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Sections;

/// <summary>What a step of a journey does, in a few words.</summary>
internal static class StepWords
{
    /// <summary>A step.</summary>
    public static string Of(JourneyStep step, Programme programme) => step switch
    {
        JourneyStep.Send x => $"Send {x.Channel} “{x.Template}”",
        JourneyStep.Bonus x => $"Give {x.Amount.Amount} {programme.Currencies[x.Amount.Currency].Title}",
        JourneyStep.Match x => $"Lend {programme.Ladders[x.Ladder].Tiers[x.Tier].Name} for {x.For}",
        JourneyStep.WaitFor x => $"Wait up to {x.UpTo} for {programme.EventTypes[x.EventType].Name}",
        JourneyStep.Wait x => $"Wait {x.Length}",
        JourneyStep.Task x => $"Task {x.Name} for {x.Team}",
        JourneyStep.If => "Ask about the member",
        JourneyStep.Fork x => x.UntilFirst ? "At the same time, until the first" : "At the same time",
        JourneyStep.Part x => x.Name,
        JourneyStep.GoTo x => $"Go to {x.Target}",
        JourneyStep.Finish x => $"Finish “{x.Outcome}”",
        _ => step.Id,
    };

    /// <summary>The branch in whose list a step stands, as it is put before the step; empty for none.</summary>
    public static string Branch(IEnumerable<JourneyStep.Fork> forks, JourneyStep step) =>
        forks.SelectMany(fork => fork.Branches).FirstOrDefault(branch => branch.Steps.Contains(step)) is { } branch ? $"{branch.Name}: " : "";

    /// <summary>An outcome as the core names it.</summary>
    public static string Outcome(string outcome) => outcome switch
    {
        "True" => "yes",
        "False" => "no",
        "Arrived" => "arrived",
        "Late" => "late",
        _ => outcome,
    };

    /// <summary>Why a message was given up.</summary>
    public static string Of(MessageDropReason reason) => reason switch
    {
        MessageDropReason.NoConsent => "no consent",
        MessageDropReason.GivenUp => "put off too long",
    };
}
