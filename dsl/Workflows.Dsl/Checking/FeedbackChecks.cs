using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Rules that react to what they themselves cause. A rule with a cap comes to an end.</summary>
internal static class FeedbackChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var rule in programme.Rules.Where(rule => rule.Caps.IsEmpty))
        {
            var causes = CausesOf(programme, rule.Trigger);
            foreach (var effect in rule.Effects.Where(effect => RuleChecks.Given(effect).Any(causes.Contains)))
            {
                var currency = RuleChecks.Given(effect).First(causes.Contains);
                findings.ReportWith(RuleDiagnostics.FeedsItself, effect.Span, ("what it reacts to", rule.Trigger.Span),
                    programme.Currencies[currency].Name);
            }
        }
    }

    /// <summary>The points on which it depends whether a trigger happens.</summary>
    public static HashSet<int> CausesOf(Programme programme, Trigger trigger) => trigger switch
    {
        Trigger.EnteringSegment entering => CurrenciesIn(programme, programme.Segments[entering.Segment].When),
        Trigger.LeavingSegment leaving => CurrenciesIn(programme, programme.Segments[leaving.Segment].When),
        Trigger.EnteringTier entering => CurrenciesIn(programme, programme.Ladders[entering.Ladder].Tiers[entering.Tier].When),
        Trigger.LeavingTier leaving => CurrenciesIn(programme, programme.Ladders[leaving.Ladder].Tiers[leaving.Tier].When),
        Trigger.ExpiryOf expiry when programme.Currencies[expiry.Currency].Expiry is not null => [expiry.Currency],
        _ => [],
    };

    private static HashSet<int> CurrenciesIn(Programme programme, Expression? condition)
    {
        var found = new HashSet<int>();
        var seen = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Expression>(condition is null ? [] : [condition]);
        while (open.TryPop(out var next))
        {
            foreach (var part in ExpressionParts.All(next).Where(seen.Add))
            {
                switch (part)
                {
                    case Expression.Balance balance:
                        found.Add(balance.Currency);
                        break;
                    case Expression.History { OfReport: false } history
                        when programme.Aggregates[history.Aggregate].Source is AggregateSource.EarnedPoints points:
                        found.Add(points.Currency);
                        break;
                    case Expression.Named named:
                        open.Push(programme.Lets[named.Let].Value);
                        break;
                    case Expression.InSegment segment:
                        open.Push(programme.Segments[segment.Segment].When);
                        break;
                }
            }
        }

        return found;
    }
}
