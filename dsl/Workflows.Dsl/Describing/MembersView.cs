using System.Collections.Immutable;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>A programme without what concerns the company alone: who pays, what it costs, what is watched, processes and measures.</summary>
internal static class MembersView
{
    /// <summary>The programme as its members may read it.</summary>
    public static Programme Of(Programme programme) => programme with
    {
        Currencies = [.. programme.Currencies.Select(currency => currency with { Worth = Fraction.Zero, ExpectedRedemption = Fraction.One })],
        Rules = [.. programme.Rules.Select(rule => rule with { Effects = WithoutPayers(rule.Effects) })],
        Rewards = [.. programme.Rewards.Select(reward => reward with { OurCost = Fraction.Zero })],
        Guards = [], Journeys = [], Budgets = [], Measures = [], FollowUps = [], Reports = [], Rivals = [],
    };

    private static ImmutableArray<RuleEffect> WithoutPayers(ImmutableArray<RuleEffect> effects) =>
        [.. effects.Select(effect => effect with { Funding = null })];
}
