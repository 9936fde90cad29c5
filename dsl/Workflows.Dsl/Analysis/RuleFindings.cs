using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Analysis;

/// <summary>Rules that never fire for their exception, that are said twice, and that give both where one ends and the other begins.</summary>
internal sealed class RuleFindings(Programme programme, ConditionRegions regions, Dimensions dimensions, Findings findings)
{
    private readonly Ranges _ranges = new(programme, dimensions);

    /// <summary>Looks at all rules.</summary>
    /// <param name="cases">The cases of each.</param>
    public void Check(ImmutableArray<RuleCases> cases)
    {
        foreach (var rule in programme.Rules.Where(rule => rule.ExceptWhen is not null))
        {
            CheckException(rule);
        }

        var distinct = CheckTwice(cases);
        foreach (var group in distinct.GroupBy(one => RuleCases.KeyOf(one.Rule.Trigger), StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            CheckEnds([.. group]);
        }
    }

    private void CheckException(Rule rule)
    {
        var (asked, except) = (RuleCases.Asked(rule, regions), regions.Of(rule.ExceptWhen));
        if (asked is null or { IsEmpty: true } || except is null or { IsEmpty: true } || Region.IsWithin(Region.Everything, except, dimensions) != false)
        {
            return;
        }

        if (Region.IsWithin(asked, except, dimensions) == true)
        {
            findings.Report(AnalysisDiagnostics.TakesOutAll, rule.ExceptWhen!.Span, rule.Name);
        }
        else if (!asked.Meets(except))
        {
            findings.Report(AnalysisDiagnostics.TakesOutNothing, rule.ExceptWhen!.Span, rule.Name);
        }
    }

    /// <summary>Names rules that say the same as an earlier one, and leaves one of those that ask for the same and give alike.</summary>
    private List<RuleCases> CheckTwice(ImmutableArray<RuleCases> cases)
    {
        var distinct = new List<RuleCases>();
        var seen = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var one in cases)
        {
            if (one.Rule.Effects.IsEmpty || IsCompound(one.Rule) || RuleText.OfEffects(one.Rule) is not { } effects)
            {
                distinct.Add(one);
                continue;
            }

            var text = $"{RuleText.OfConditions(one.Rule)} gives {effects}";
            if (seen.TryGetValue(text, out var first))
            {
                findings.ReportWith(AnalysisDiagnostics.SaidTwice, one.Rule.Span, ("the first one", first.Span), one.Rule.Name, first.Name);
            }
            else
            {
                seen.Add(text, one.Rule);
                distinct.Add(one);
            }
        }

        return distinct;
    }

    /// <summary>Two rules of which one begins with the value with which the other one ends: there, and only there, both give.</summary>
    private void CheckEnds(List<RuleCases> rules)
    {
        // Null once two rules have met elsewhere.
        var ends = new Dictionary<(int, int), string?>();
        new RulePairs(rules).All((a, boxOfA, b, boxOfB) =>
        {
            // Most pairs meet in more than an end, and of rules of one box no other pair of boxes can say otherwise.
            var end = EndOf(boxOfA, boxOfB);
            var isOnlyPair = rules[a].Fires!.Boxes.Length == 1 && rules[b].Fires!.Boxes.Length == 1;
            if (end is null ? !isOnlyPair : IsAlike(rules[a].Rule, rules[b].Rule))
            {
                ends[(a, b)] = ends.TryGetValue((a, b), out var known) ? known is null ? null : end : end;
            }
        });
        foreach (var ((a, b), value) in ends.Where(one => one.Value is not null).OrderBy(one => one.Key))
        {
            findings.ReportWith(AnalysisDiagnostics.BothAtTheEnd, rules[b].Rule.Span, ("the other one", rules[a].Rule.Span), value!,
                rules[a].Rule.Name, rules[b].Rule.Name);
        }
    }

    private bool IsCompound(Rule rule) => rule.Group is { } group && programme.Groups[group].Choice == GroupChoice.Compound;

    private bool IsAlike(Rule a, Rule b) =>
        (a.Group is null || a.Group != b.Group || IsCompound(a))
        && KindsOf(a).Intersect(KindsOf(b)).Any();

    private static IEnumerable<(Type, int)> KindsOf(Rule rule) => rule.Effects.SelectMany(effect => effect switch
    {
        RuleEffect.Award award => award.Rates.SelectMany(rate => rate.Amounts).Select(amount => (typeof(RuleEffect.Award), amount.Currency)),
        RuleEffect.Bonus bonus => bonus.Rates.SelectMany(rate => rate.Amounts).Select(amount => (typeof(RuleEffect.Bonus), amount.Currency)),
        RuleEffect.Multiply multiply => [(typeof(RuleEffect.Multiply), multiply.Currency)],
        _ => [],
    });

    private string? EndOf(Box a, Box b)
    {
        foreach (var (dimension, values) in a.Sides)
        {
            if (dimensions[dimension].HasSize && b.Of(dimension) is { } others && IsEnd(values, others)
                && a.And(b) is { } both && dimensions.AreFree(both))
            {
                return _ranges.Of(dimension, values.And(others));
            }
        }

        return null;
    }

    /// <summary>Whether two sets have one value in common, with which one ends and the other one begins.</summary>
    public static bool IsEnd(IntSet a, IntSet b) =>
        a.Parts.Length == 1 && b.Parts.Length == 1 && a.Least < a.Most && b.Least < b.Most && (a.Most == b.Least || b.Most == a.Least);
}
