using Workflows.Core.Journeys;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>What journeys did, in words.</summary>
internal sealed class JourneyText(ProgrammePlan plan)
{
    private readonly Programme _programme = plan.Programme;

    /// <summary>A decision of a journey.</summary>
    public string Of(in Effect effect)
    {
        var journey = _programme.Journeys[effect.Source];
        return $"{journey.Name} ({journey.Span.File}:{journey.Span.Line}) {WhatOf(effect)}";
    }

    /// <summary>A decision of a journey, without which journey it is.</summary>
    public string WhatOf(in Effect effect) => effect.Kind switch
    {
        EffectKind.JourneyStarted => effect.Amount != 0 ? "started, held out: nothing is done" : "started",
        EffectKind.JourneyFinished when effect.Amount > 0 => $"ended \"{effect.Text}\": {ExitText(effect.Source, (int)effect.Amount)}",
        EffectKind.JourneyFinished => effect.Text is { Length: > 0 } ? $"finished \"{effect.Text}\"" : "finished",
        EffectKind.JourneySuspended => IncidentText(effect),
        EffectKind.JourneyCancelled => $"broken off: the member {(effect.Text is null ? "left" : "was merged into another one")}",
        EffectKind.GoalReached => "goal reached",
        EffectKind.JourneyPaused => $"did not start: the follow-up {effect.Text} has paused it",
        EffectKind.JourneyMoved => Printing.StepText.MoveOf(plan, effect),
        _ => StepEffectText(effect, StepText(effect.Source, effect.Text ?? "")),
    };

    /// <summary>What ended a journey before it came to its end.</summary>
    private string ExitText(int journey, int place)
    {
        var exit = _programme.Journeys[journey].Exits[place - 1];
        return $"its exit (line {exit.Span.Line})";
    }

    /// <summary>What went wrong in a journey, and how it can go on.</summary>
    private string IncidentText(in Effect effect)
    {
        var (step, why) = StepAndOutcome(effect.Text ?? "");
        var place = step == JourneyIncident.AtStart ? "its start" : plan.FindStep(effect.Source, step) is null ? step : StepText(effect.Source, step);
        return $"stands still at {place}: {why}. It goes on by a version that mends it and says `running move here`";
    }

    /// <summary>The id of a step and its outcome, as effects name them in one text; the outcome is that of steps that have only one where none is named.</summary>
    public static (string Step, string Outcome) StepAndOutcome(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? (text[..blank], text[(blank + 1)..]) : (text, PictureOutcomes.Done);

    private string StepEffectText(in Effect effect, string step) => effect.Kind switch
    {
        EffectKind.JourneyGave => $"gave {effect.Amount} {_programme.Currencies[effect.Currency].Name}: {step}",
        EffectKind.MessageSent => $"message sent: {step}",
        EffectKind.MessagePutOff => $"message put off until {LocalTime.Of(plan.Calendar, new Instant(effect.Amount))}: {step}",
        EffectKind.MessageDropped => $"message given up ({DropText((MessageDropReason)effect.Amount)}): {step}",
        EffectKind.TaskGiven => $"task given: {step}",
        EffectKind.TaskEnded => $"task ended: {step}",
        _ => $"step done: {step}",
    };

    /// <summary>A step with its outcome, as effects name it: <c>2 Late</c>.</summary>
    public string StepText(int journey, string text)
    {
        var (id, outcome) = StepAndOutcome(text);
        var step = plan.Step(journey, id);
        return $"{Printing.StepText.NameOf(_programme, step)} (line {step.Span.Line}{Printing.StepText.BranchOf(plan, journey, id)}){(text == id ? "" : $", {outcome}")}";
    }

    /// <summary>Why a message was given up.</summary>
    public static string DropText(MessageDropReason reason) => reason == MessageDropReason.NoConsent ? "no consent" : "put off for too long";
}
