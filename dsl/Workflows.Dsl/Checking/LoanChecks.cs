using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Rules that lend a tier to whoever loses it, so that nobody ever does. One with a limit comes to an end.</summary>
internal static class LoanChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var rule in programme.Rules.Where(rule => rule.Caps.IsEmpty))
        {
            if (rule.Trigger is Trigger.LeavingTier left
                && rule.Effects.OfType<RuleEffect.Match>().FirstOrDefault(match => (match.Ladder, match.Tier) == (left.Ladder, left.Tier)) is { } match)
            {
                findings.ReportWith(LoanDiagnostics.LentForEver, match.Span, ("what it reacts to", left.Span),
                    programme.Ladders[left.Ladder].Tiers[left.Tier].Name);
            }
        }
    }
}
