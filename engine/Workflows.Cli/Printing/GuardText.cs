using Workflows.Core.Explaining;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>What guards did, in words.</summary>
internal static class GuardText
{
    /// <summary>A decision of a guard, or about what one held.</summary>
    /// <param name="text">Words of the version at hand, and the log in which the event that is decided about is found.</param>
    /// <param name="effect">The decision.</param>
    public static string Of(ExplanationText text, in Effect effect)
    {
        var guard = text.Plan.Programme.Guards[effect.Source];
        var who = $"guard {guard.Name} ({guard.Span.File}:{guard.Span.Line})";
        return effect.Kind switch
        {
            EffectKind.GuardHeld => $"{who} holds what this earns for \"{guard.For}\"{TermOf(guard)}: {Why(text, guard, effect.Amount)}",
            EffectKind.GuardRefused => $"{who} lets this earn nothing: {Why(text, guard, effect.Amount)}",
            EffectKind.GuardAlerted => $"{who} tells \"{guard.For}\": {Why(text, guard, effect.Amount)}",
            EffectKind.EarningReleased =>
                $"{(effect.Currency < 0 ? "what comes" : text.Points(effect))} of {EventOf(text, guard, effect.Text)} released, which {who} held{ByTime(guard, effect)}",
            _ => $"what {EventOf(text, guard, effect.Text)} earned is denied, which {who} held{ByTime(guard, effect)}",
        };
    }

    private static string TermOf(Guard guard) => guard.Term is { } term ? $" up to {term.UpTo}, then {(term.Releases ? "released" : "denied")}" : "";

    private static string ByTime(Guard guard, in Effect effect) =>
        effect.Subject < 0 ? "" : $": nobody had decided{(guard.Term is { } term ? $" within {term.UpTo}" : "")}";

    private static string Why(ExplanationText text, Guard guard, long count) => guard.Limit is { } limit ? $"{count} events, {LimitText.Of(limit)}"
        : guard.Condition is { } condition ? text.Values.Print(condition) : "all such events";

    /// <summary>The event that was held, as the log has it; its key where the log at hand has it not.</summary>
    private static string EventOf(ExplanationText text, Guard guard, string? key)
    {
        var held = text.Log.FirstOrDefault(entry => entry.Event is { } record && record.Type == guard.EventType && record.Key == key);
        return held is null ? key ?? "" : $"{text.Cause(held)} of {LocalTime.Of(text.Plan.Calendar, held.At)}";
    }
}
