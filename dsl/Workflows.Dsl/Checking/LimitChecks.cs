using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
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
                CheckCap(programme, cap, rule, cap.Span, ("the rule", rule.Span), findings);
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
                var one = programme.Rules[rule];
                CheckCap(programme, shared.Cap, one, one.Span, ("the cap", shared.Cap.Span), findings);
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

    /// <summary>Whether a cap can count what a rule gives. A cap of several rules is told at each rule that it can't count.</summary>
    private static void CheckCap(
        Programme programme, Cap cap, Rule rule, SourceSpan place, (string Words, SourceSpan Place) related, Findings findings)
    {
        if ((cap.Scope as PoolScope.PerField)?.Field is { } name || (name = cap.PerField) is not null)
        {
            CheckField(programme, name, rule, place, findings);
        }

        if (cap.CountsMoney && rule.Effects.Length > 0
            && !rule.Effects.SelectMany(effect => RuleChecks.Given(effect)).Any(currency => programme.Currencies[currency].Worth > Fraction.Zero))
        {
            findings.ReportWith(RuleDiagnostics.CapOfWorth, place, related, rule.Name, programme.Currency);
        }
    }

    private static void CheckFunding(Programme programme, Funding funding, Rule? rule, ImmutableArray<int> given, Findings findings)
    {
        foreach (var share in funding.Shares.Where(share => share.Budget >= 0))
        {
            var budget = programme.Budgets[share.Budget];
            foreach (var limit in budget.Limits)
            {
                if (limit.Scope is PoolScope.PerField field)
                {
                    CheckField(programme, field.Field, rule, share.Span, findings);
                }

                if (limit.Currency is { } currency && !given.Contains(currency))
                {
                    findings.ReportWith(RuleDiagnostics.BudgetOfOther, share.Span, ("its limit", limit.Span), budget.Name,
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
        else if (!LimitScope.TellsApart(field))
        {
            findings.ReportWith(RuleDiagnostics.ScopeKind, place, ("declared here", field.Span), name);
        }
        else if (field.IsPersonal)
        {
            findings.ReportWith(RuleDiagnostics.ScopePersonal, place, ("declared here", field.Span), name);
        }
    }
}
