using System.Collections.Immutable;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>How a member's state goes over from one version to the next: all numbers stay, but for what is a place in a list.</summary>
internal sealed record Passage
{
    /// <summary>By ladder and place of a tier in the version before: its place now. Empty for a ladder that is new.</summary>
    public required ImmutableArray<ImmutableArray<int>> Tiers { get; init; }

    /// <summary>By reward and place of a price in the version before: its place now. Empty for a reward that is new.</summary>
    public required ImmutableArray<ImmutableArray<int>> Prices { get; init; }

    /// <summary>Each member's caps that are new or count in another way, of rules or rewards that were there before: old use counts in them.</summary>
    public required ImmutableArray<NewCap> NewCaps { get; init; }

    /// <summary>Shared limits that are new or count in another way, of rules, rewards or budgets that were there before.</summary>
    public required ImmutableArray<NewPool> NewPools { get; init; }

    /// <summary>Points currencies that are kept by age from now on.</summary>
    public required ImmutableArray<int> NewLots { get; init; }
}

/// <summary>A cap that begins with a version and meets what was given before it.</summary>
/// <param name="Cap">The cap.</param>
/// <param name="Rules">The rules that it limits, each by the number of its name.</param>
/// <param name="Reward">The reward that it limits; -1 for none.</param>
internal sealed record NewCap(Cap Cap, ImmutableArray<int> Rules, int Reward);
