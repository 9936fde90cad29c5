using Workflows.Flows.Values;

namespace Workflows.Flows.Stimuli;

/// <summary>A step of ours that an instance has come to, as data: what whoever does such steps has to know.</summary>
/// <param name="Key">Tells this run of the step apart from all others; the same when the burst is repeated.</param>
/// <param name="Type">Full name of its type, such as <c>Loyalty.Send</c>; <c>Elsa.FlowDecision</c> for a condition in our language.</param>
/// <param name="ActivityId">Its id in the definition.</param>
/// <param name="Subject">Whom it is about: the correlation id of the instance; null for nobody.</param>
/// <param name="Settings">What it says, under the names of the definition. What is in our language is its text.</param>
public sealed record StepAsked(string Key, string Type, string ActivityId, string? Subject, FlowRecord Settings)
{
    /// <summary>What it says, as text; what is nothing is left out.</summary>
    public IReadOnlyDictionary<string, string> Texts => Settings.Members.Where(setting => setting.Value is not null)
        .ToDictionary(setting => setting.Key, setting => Conversion.TextOf(setting.Value!), StringComparer.Ordinal);
}
