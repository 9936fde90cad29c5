using Workflows.Model.Programmes;

namespace Workflows.Runtime.Asked;

/// <summary>
/// Conditions on members that workflows may ask for: those that a programme has a name for. Whatever else a condition says belongs into a segment of the
/// programme, where it is checked and kept.
/// </summary>
internal static class AskCondition
{
    private static readonly (string Words, WorkflowAsk Ask)[] _forms =
        [("is in ", WorkflowAsk.IsIn), ("is at least ", WorkflowAsk.HasTierOrHigher), ("is ", WorkflowAsk.HasTier)];

    /// <summary>What a condition asks for, and the name of the segment or the tier; null where it is none of these.</summary>
    public static (WorkflowAsk Ask, string Name)? Read(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words = words.StartsWith("member ", StringComparison.Ordinal) ? words["member ".Length..] : words;
        foreach (var (start, ask) in _forms)
        {
            if (words.StartsWith(start, StringComparison.Ordinal) && words[start.Length..] is { Length: > 0 } name && !name.Contains(' ', StringComparison.Ordinal))
            {
                return (ask, name);
            }
        }

        return null;
    }

    /// <summary>What is wrong with a condition under a programme; null for nothing.</summary>
    public static string? ProblemOf(Programme programme, string text)
    {
        var isKnown = Read(text) is var (ask, name) && (ask == WorkflowAsk.IsIn
            ? programme.Segments.Any(segment => segment.Name == name)
            : programme.Ladders.Any(ladder => ladder.Tiers.Any(tier => tier.Name == name)));
        return isKnown ? null
            : $"`{text}` is neither `is in SEGMENT`, `is TIER` nor `is at least TIER` of the programme; declare a segment with this condition there and ask for it.";
    }
}
