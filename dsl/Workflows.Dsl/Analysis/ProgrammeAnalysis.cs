using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Analysis;

/// <summary>Two rules that can fire for the same thing.</summary>
/// <param name="First">Index of the one that comes first in the text.</param>
/// <param name="Second">Index of the other one.</param>
/// <param name="Witness">A case in words, of which both are true.</param>
/// <param name="IsSure">Whether such a case can surely be; else what the conditions ask for may depend on each other.</param>
public sealed record RuleOverlap(int First, int Second, string Witness, bool IsSure);

/// <summary>What an analysis of a programme's rules has come to.</summary>
/// <param name="Overlaps">The first of the overlaps.</param>
/// <param name="Count">How many there are.</param>
/// <param name="TooComplex">Indexes of rules whose conditions are too complex to be taken apart, and of which nothing is said.</param>
public sealed record AnalysisReport(ImmutableArray<RuleOverlap> Overlaps, int Count, ImmutableArray<int> TooComplex);

/// <summary>
/// Looks at what conditions, rules, tiers and segments say together. Conditions are taken apart into ranges of values, so what is said of
/// them is certain; what can't be taken apart so is left alone.
/// </summary>
public static class ProgrammeAnalysis
{
    private const int ListMost = 100;

    /// <summary>The rules of a programme that can fire for the same, all against all: information, and no mistake.</summary>
    /// <param name="programme">The programme.</param>
    public static AnalysisReport Overlaps(Programme programme) => Overlaps(programme, null);

    /// <summary>As <see cref="Overlaps(Programme)"/>, of one rule against the others.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="rule">Index of the rule; null for all of them.</param>
    internal static AnalysisReport Overlaps(Programme programme, int? rule)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var dimensions = new Dimensions(programme);
        var regions = new ConditionRegions(programme, dimensions);
        var ranges = new Ranges(programme, dimensions);
        var cases = programme.Rules.Select(one => RuleCases.Of(one, regions, dimensions)).ToImmutableArray();
        var seen = new HashSet<(int, int)>();
        var count = 0;
        var listed = new List<RuleOverlap>();
        foreach (var group in cases.GroupBy(one => RuleCases.KeyOf(one.Rule.Trigger), StringComparer.Ordinal))
        {
            var rules = group.ToList();
            seen.Clear();
            void Found(int a, Box boxOfA, int b, Box boxOfB)
            {
                // Only rules of several boxes can meet more than once.
                if ((rules[a].Fires!.Boxes.Length > 1 || rules[b].Fires!.Boxes.Length > 1) && !seen.Add((a, b)))
                {
                    return;
                }

                count++;
                if (listed.Count < ListMost)
                {
                    var both = boxOfA.And(boxOfB)!;
                    listed.Add(new(rules[a].Rule.Index, rules[b].Rule.Index, ranges.Witness(both), dimensions.AreFree(both)));
                }
            }

            if (rule is null)
            {
                new RulePairs(rules).All(Found);
            }
            else if (rules.FindIndex(one => one.Rule.Index == rule) is >= 0 and var at)
            {
                OneAgainstOthers(rules, at, Found);
            }
        }

        return new([.. listed.OrderBy(one => (one.First, one.Second))], count, [.. cases.Where(one => one.Fires is null).Select(one => one.Rule.Index)]);
    }

    /// <summary>Reports what surely nobody means. Only of a programme without errors.</summary>
    internal static void Check(Programme programme, Findings findings)
    {
        var dimensions = new Dimensions(programme);
        var regions = new ConditionRegions(programme, dimensions);
        CheckConditions(programme, new(regions, dimensions, findings));
        var cases = programme.Rules.Select(rule => RuleCases.Of(rule, regions, dimensions)).ToImmutableArray();
        new RuleFindings(programme, regions, dimensions, findings).Check(cases);
        GroupFindings.Check(programme, cases, dimensions, findings);
        new StandingFindings(programme, regions, dimensions, findings).Check();
        CircleFindings.Check(programme, findings);
    }

    private static void OneAgainstOthers(List<RuleCases> rules, int at, Action<int, Box, int, Box> found)
    {
        for (var other = 0; other < rules.Count; other++)
        {
            var (a, b) = other < at ? (other, at) : (at, other);
            foreach (var boxOfA in rules[a].Fires?.Boxes ?? [])
            {
                if (other != at && (rules[b].Fires?.Boxes ?? []).FirstOrDefault(boxOfA.Meets) is { } boxOfB)
                {
                    found(a, boxOfA, b, boxOfB);
                    break;
                }
            }
        }
    }

    private static void CheckConditions(Programme programme, ConditionFindings conditions)
    {
        foreach (var rule in programme.Rules)
        {
            conditions.Check((rule.Trigger as Trigger.Event)?.Where, rule.When);
            conditions.Check(rule.ExceptWhen);
            conditions.Check(rule.EachLine?.Where);
        }

        var others = programme.Segments.Select(segment => segment.When)
            .Concat(programme.Lets.Where(let => let.Value.Type.Kind == DataKind.YesNo).Select(let => let.Value))
            .Concat(programme.Ladders.SelectMany(ladder => ladder.Tiers).Select(tier => tier.When))
            .Concat(programme.Aggregates.Select(aggregate => (aggregate.Source as AggregateSource.Events)?.Where))
            .Concat(programme.Rewards.Select(reward => reward.When))
            .Concat(programme.Journeys.SelectMany(ConditionsOf));
        foreach (var condition in others)
        {
            conditions.Check(condition);
        }
    }

    private static IEnumerable<Expression?> ConditionsOf(Journey journey) =>
        journey.AllSteps().Select(step => step switch
        {
            JourneyStep.If branch => branch.Condition,
            JourneyStep.WaitFor wait => wait.Where,
            _ => null,
        }).Append(journey.When).Append((journey.Start as Trigger.Event)?.Where)
            .Concat(journey.Exits.Select(exit => (exit.Trigger as Trigger.Event)?.Where));
}
