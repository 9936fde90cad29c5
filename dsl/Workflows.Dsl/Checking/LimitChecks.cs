using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Limits that can't count what they are there to count.</summary>
internal static class LimitChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var rule in programme.Rules)
        {
            foreach (var cap in rule.Caps)
            {
                CheckCap(programme, cap, rule, findings);
            }

            foreach (var effect in rule.Effects.Where(effect => effect.Funding is not null))
            {
                CheckFunding(programme, effect.Funding!, rule, RuleChecks.Given(effect), findings);
            }
        }

        foreach (var shared in programme.SharedCaps)
        {
            foreach (var rule in shared.Rules)
            {
                CheckCap(programme, shared.Cap, programme.Rules[rule], findings);
            }
        }

        foreach (var bonus in programme.Journeys.SelectMany(journey => journey.AllSteps()).OfType<JourneyStep.Bonus>())
        {
            if (bonus.Funding is not null)
            {
                CheckFunding(programme, bonus.Funding, null, [bonus.Amount.Currency], findings);
            }
        }
    }

    private static void CheckCap(Programme programme, Cap cap, Rule rule, Findings findings)
    {
        if (cap.Scope is PoolScope.PerField field)
        {
            CheckField(programme, field.Field, rule, cap.Span, findings);
        }

        if (cap.CountsMoney && rule.Effects.Length > 0
            && !rule.Effects.SelectMany(effect => RuleChecks.Given(effect)).Any(currency => programme.Currencies[currency].Worth > Fraction.Zero))
        {
            findings.ReportWith(RuleDiagnostics.CapOfWorth, cap.Span, ("the rule", rule.Span), rule.Name, programme.Currency);
        }
    }

    private static void CheckFunding(Programme programme, Funding funding, Rule? rule, ImmutableArray<int> given, Findings findings)
    {
        foreach (var budget in funding.Shares.Where(share => share.Budget >= 0).Select(share => programme.Budgets[share.Budget]))
        {
            foreach (var limit in budget.Limits)
            {
                if (limit.Scope is PoolScope.PerField field)
                {
                    CheckField(programme, field.Field, rule, funding.Span, findings);
                }

                if (limit.Currency is { } currency && !given.Contains(currency))
                {
                    findings.ReportWith(RuleDiagnostics.BudgetOfOther, funding.Span, ("its limit", limit.Span), budget.Name,
                        programme.Currencies[currency].Name);
                }
            }
        }
    }

    private static void CheckField(Programme programme, string name, Rule? rule, SourceSpan place, Findings findings)
    {
        if (rule is not { Trigger: Trigger.Event start } || programme.EventTypes[start.EventType].FieldNamed(name) is not { } field)
        {
            findings.Report(RuleDiagnostics.ScopeNotHere, place, rule is null ? "a journey's bonus" : $"`{rule.Name}`", name);
        }
        else if (field.Type.Kind is not (DataKind.Choice or DataKind.Text or DataKind.Unknown))
        {
            findings.ReportWith(RuleDiagnostics.ScopeKind, place, ("declared here", field.Span), name);
        }
        else if (field.IsPersonal)
        {
            findings.ReportWith(RuleDiagnostics.ScopePersonal, place, ("declared here", field.Span), name);
        }
    }
}
