using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>
/// A guard holds what its own member earns: what is given to another member, or waits for one, is out of its hands. And who decides about something
/// decides about what is held.
/// </summary>
internal static class GuardChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var type in programme.EventTypes)
        {
            if (type.Decides is { EventType: { } held } decides && !programme.Guards.Any(guard => guard.Action == GuardAction.Hold && guard.EventType == held))
            {
                findings.Report(GuardDiagnostics.NobodyHolds, decides.Span, type.Name, programme.EventTypes[held].Name);
            }
        }

        foreach (var guard in programme.Guards.Where(guard => guard.Action == GuardAction.Hold))
        {
            foreach (var rule in programme.Rules.Where(rule => rule.Trigger is Trigger.Event on && on.EventType == guard.EventType))
            {
                if (rule.Effects.Any(effect => effect.To is not null || effect is RuleEffect.Bonus { Until.By: not null }))
                {
                    findings.ReportWith(EarningDiagnostics.GuardOfOthers, guard.Span, ("the rule", rule.Span), guard.Name, rule.Name);
                }
            }
        }
    }
}
