using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Analysis;

/// <summary>In which cases a rule fires. Of the lines of an event nothing is said: another line may be as a condition wants it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fires">Its cases, without those of its exception; null where they are too complex.</param>
internal sealed record RuleCases(Rule Rule, Region? Fires)
{
    /// <summary>The cases of a rule.</summary>
    public static RuleCases Of(Rule rule, ConditionRegions regions, Dimensions dimensions)
    {
        var asked = Region.And(Asked(rule, regions), Valid(rule, dimensions));
        return new(rule, rule.ExceptWhen is null ? asked : Region.Without(asked, regions.Of(rule.ExceptWhen), dimensions));
    }

    /// <summary>The cases that a rule asks for, without its dates and its exception.</summary>
    public static Region? Asked(Rule rule, ConditionRegions regions) => regions.All([(rule.Trigger as Trigger.Event)?.Where, rule.When]);

    /// <summary>What a rule reacts to, as a key: rules with different ones never fire for one thing.</summary>
    public static string KeyOf(Trigger trigger) => trigger switch
    {
        Trigger.Event e => $"event {e.EventType}",
        Trigger.EnteringSegment s => $"entering {s.Segment}",
        Trigger.LeavingSegment s => $"leaving {s.Segment}",
        Trigger.EnteringTier t => $"reaching {t.Ladder} {t.Tier}",
        Trigger.LeavingTier t => $"dropping {t.Ladder} {t.Tier}",
        Trigger.ExpiryOf e => $"expiry {e.Currency}",
        Trigger.NoticeOf n => $"notice {n.Currency}",
        Trigger.Earning e => $"earning {e.Currency}",
        _ => trigger.GetType().Name,
    };

    private static Region? Valid(Rule rule, Dimensions dimensions)
    {
        if (rule.ValidFrom is null && rule.ValidTo is null)
        {
            return Region.Everything;
        }

        var today = dimensions.OfValue(new Expression.Clock(ClockPart.Today, DataType.Date, rule.Span));
        return Region.Of(today, IntSet.Of(rule.ValidFrom ?? IntSet.Lowest, rule.ValidTo ?? IntSet.Highest));
    }
}
