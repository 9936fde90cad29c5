using System.Collections.Immutable;
using Workflows.Model.Time;

namespace Workflows.Core.Members;

/// <summary>What an event earned that a guard stopped: pending until somebody decides.</summary>
/// <param name="Key">The key of the event.</param>
/// <param name="LogId">Its number in the log.</param>
/// <param name="Guard">Index of the guard.</param>
/// <param name="At">When it was earned.</param>
/// <param name="Parts">What.</param>
internal sealed record HeldEarning(string Key, long LogId, int Guard, Instant At, ImmutableArray<HeldPart> Parts)
{
    /// <summary>The tiers that would be lent: rule, and which of its effects.</summary>
    public ImmutableArray<(int Rule, int Effect)> Loans { get; init; } = [];

    /// <summary>How many points of a currency they are.</summary>
    public long Points(int currency) => Parts.Sum(part => part.Currency == currency ? part.Points : 0);
}

/// <summary>Points that a rule gave and that are held.</summary>
/// <param name="Currency">Index of the currency.</param>
/// <param name="Points">How many, above 0.</param>
/// <param name="Rule">Index of the rule.</param>
/// <param name="Effect">Which of the rule's effects.</param>
internal readonly record struct HeldPart(int Currency, long Points, int Rule, int Effect);
