using System.Collections.Immutable;
using System.Numerics;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>What one version of a programme has in common with the others of the same database.</summary>
internal sealed record CommonGround
{
    /// <summary>The pools of all versions, with the limits of this one, or of the one next to it where it has no such limit.</summary>
    public required ImmutableArray<Pool> Pools { get; init; }

    /// <summary>In how many units a cent is split where caps count money.</summary>
    public required long MoneyUnits { get; init; }

    /// <summary>Whether any version keeps points by age.</summary>
    public required bool KeepsLots { get; init; }

    /// <summary>What each rule is called, as a number that all versions of the rule have; counters belong to it.</summary>
    public required ImmutableArray<int> RuleNames { get; init; }

    /// <summary>Of which version each rule is, from 1.</summary>
    public required ImmutableArray<int> RuleVersions { get; init; }

    /// <summary>What each journey is called, as a number that all versions of the journey have.</summary>
    public required ImmutableArray<int> JourneyNames { get; init; }

    /// <summary>Of which version each journey is, from 1.</summary>
    public required ImmutableArray<int> JourneyVersions { get; init; }

    /// <summary>How many of the values of members' histories this version and those before it ask for; those that later ones ask for come after.</summary>
    public required int Aggregates { get; init; }

    /// <summary>The versions before this one.</summary>
    public ImmutableArray<PastVersion> Past { get; init; } = [];

    /// <summary>Whether there is no other version.</summary>
    public bool IsAlone { get; init; }

    /// <summary>How a member's state goes over from the version before; null for the first version.</summary>
    public Passage? FromBefore { get; init; }

    /// <summary>A programme that is the only version.</summary>
    public static CommonGround Of(Programme programme) => new()
    {
        IsAlone = true,
        Pools = PoolTable.Of(programme),
        MoneyUnits = MoneyUnitsOf(programme),
        Aggregates = programme.Aggregates.Length,
        KeepsLots = programme.Currencies.Any(currency => currency.KeepsLots),
        RuleNames = [.. programme.Rules.Select(rule => rule.Index)],
        RuleVersions = [.. programme.Rules.Select(_ => 1)],
        JourneyVersions = [.. programme.Journeys.Select(_ => 1)],
        JourneyNames = [.. programme.Journeys.Select(journey => journey.Index)],
    };

    /// <summary>So fine that a point of any currency is worth a whole number of them.</summary>
    public static long MoneyUnitsOf(Programme programme) => (long)programme.Currencies
        .Select(currency => (currency.Worth * Fraction.Of(programme.MoneyScale)).Denominator)
        .Aggregate(BigInteger.One, PointsScale.Lcm);
}
