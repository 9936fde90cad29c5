using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Analysis;

/// <summary>Rules that never win in their group, because another one that fires whenever they do always wins.</summary>
internal static class GroupFindings
{
    /// <summary>Looks at all groups of which one rule wins.</summary>
    public static void Check(Programme programme, ImmutableArray<RuleCases> cases, Dimensions dimensions, Findings findings)
    {
        foreach (var group in programme.Groups.Where(group => group.Choice is GroupChoice.First or GroupChoice.BestForMember))
        {
            foreach (var rules in cases.Where(one => one.Rule.Group == group.Index).GroupBy(one => RuleCases.KeyOf(one.Rule.Trigger), StringComparer.Ordinal))
            {
                Check(group, [.. rules], dimensions, findings);
            }
        }
    }

    /// <summary>Looks at the rules of a group that react to the same.</summary>
    private static void Check(RuleGroup group, List<RuleCases> rules, Dimensions dimensions, Findings findings)
    {
        foreach (var one in rules.Where(one => one.Fires is { IsEmpty: false }))
        {
            var winner = rules.Find(other => !ReferenceEquals(other, one) && AlwaysWins(group, other.Rule, one.Rule)
                && Region.IsWithin(one.Fires, other.Fires, dimensions) == true);
            if (winner is not null)
            {
                findings.ReportWith(AnalysisDiagnostics.NeverWins, one.Rule.Span, ("the one that wins", winner.Rule.Span), one.Rule.Name, group.Name,
                    winner.Rule.Name);
            }
        }
    }

    private static bool AlwaysWins(RuleGroup group, Rule winner, Rule loser)
    {
        if (!IsSure(winner))
        {
            return false;
        }

        return group.Choice == GroupChoice.First
            ? winner.Index < loser.Index
            : winner.Caps.IsEmpty && GivesMore(winner, loser) is { } order && (order > 0 || (order == 0 && winner.Index < loser.Index));
    }

    // What a pool refuses, or what has an end, leaves the others a chance.
    private static bool IsSure(Rule rule) =>
        rule.EachLine is null && rule.Effects.Length == 1 && rule.Effects[0].Funding is null && rule.Effects[0].To is null
        && rule.Caps.All(cap => cap.Scope is null)
        && rule.Effects[0] switch
        {
            RuleEffect.Award award => IsSure(award.Rates),
            RuleEffect.Bonus bonus => IsSure(bonus.Rates),
            RuleEffect.Multiply => true,
            _ => false,
        };

    private static bool IsSure(ImmutableArray<Rate> rates) => rates is [{ Until: null, Amounts.Length: 1 } rate] && rate.Per?.Before is null;

    /// <summary>How what one gives compares with what the other gives, wherever both fire; null where that depends.</summary>
    private static int? GivesMore(Rule winner, Rule loser) => (winner.Effects[0], loser.Effects) switch
    {
        (RuleEffect.Multiply a, [RuleEffect.Multiply b]) when a.Currency == b.Currency && a.OfRules.SequenceEqual(b.OfRules) => a.Factor.CompareTo(b.Factor),
        (RuleEffect.Award a, [RuleEffect.Award b]) => Compare(a.Rates, b.Rates),
        (RuleEffect.Bonus a, [RuleEffect.Bonus b]) => Compare(a.Rates, b.Rates),
        _ => null,
    };

    private static int? Compare(ImmutableArray<Rate> a, ImmutableArray<Rate> b) =>
        a is [{ Per: null, Amounts: [var one] }] && b is [{ Per: null, Amounts: [var other] }] && one.Currency == other.Currency
            ? one.Amount.CompareTo(other.Amount)
            : null;
}
