using System.Collections.Immutable;

namespace Workflows.Runtime.Versions;

/// <summary>What the last days of the log come to under the version that was in force, and under another one.</summary>
/// <param name="Days">How many local days.</param>
/// <param name="Currencies">By points currency.</param>
/// <param name="Rules">By rule and currency; only those that give something else.</param>
public sealed record PointsTrial(int Days, ImmutableArray<CurrencyTrial> Currencies, ImmutableArray<RuleTrial> Rules);

/// <summary>Points of a currency under both versions, the one in force first.</summary>
/// <param name="Currency">The currency as the new version calls it.</param>
/// <param name="Given">Points given in those days, less those taken back.</param>
/// <param name="Cost">Their cost in whole money, on the basis `issued`: points x worth x the share expected to be redeemed.</param>
/// <param name="Outstanding">Points outstanding at the end.</param>
/// <param name="Liability">What they are worth in whole money, as far as they are expected to be redeemed.</param>
public sealed record CurrencyTrial(
    string Currency, (long Old, long New) Given, (decimal Old, decimal New) Cost, (long Old, long New) Outstanding, (decimal Old, decimal New) Liability);

/// <summary>Points that a rule gave under both versions, the one in force first.</summary>
/// <param name="Rule">The rule; a renamed one as the new version calls it.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Given">Points.</param>
public sealed record RuleTrial(string Rule, string Currency, (long Old, long New) Given);
