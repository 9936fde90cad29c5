using Workflows.Model.Programmes;
using Workflows.Proving.Solving;
using Workflows.Proving.Terms;

namespace Workflows.Proving.Witnesses;

/// <summary>
/// A case in which nothing was used of a member's limits before: of the earlier events none is for a rule that has some. What a rule asks of the past isn't
/// looked at, so that such a case need not be one, and there may be others.
/// </summary>
internal static class UnusedLimits
{
    /// <summary>Asserts it of the earlier events that the script speaks of.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="script">Where the values are declared.</param>
    /// <param name="history">The events that may have been.</param>
    public static void Assert(Programme programme, Script script, BuiltHistory history)
    {
        var limited = programme.Rules.Where(rule => rule.IsInForce && HasLimits(programme, rule)).ToList();
        foreach (var one in history.Events.Where(one => script.Has(one.Exists)))
        {
            foreach (var rule in limited.Where(rule => rule.Trigger is Trigger.Event on && on.EventType == one.Type && IsKnown(programme, rule, one)))
            {
                script.Assert($"(=> {script.Bool(one.Exists)} (not {RuleTerms.Fires(rule, BuiltHistory.At(one, programme, script))}))");
            }
        }
    }

    private static bool HasLimits(Programme programme, Rule rule) => rule.Caps.Any(IsOfTime)
        || programme.SharedCaps.Any(shared => shared.Rules.Contains(rule.Index) && IsOfTime(shared.Cap));

    private static bool IsOfTime(Cap cap) => cap.Scope is null && cap.Period is not CapPeriod.PerEvent;

    private static bool IsKnown(Programme programme, Rule rule, Earlier one)
    {
        var probe = new Script();
        RuleTerms.Fires(rule, BuiltHistory.At(one, programme, probe));
        return probe.Unknown.Count == 0;
    }
}
