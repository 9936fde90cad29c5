using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Caps and multipliers that do nothing.</summary>
internal static class RuleChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var rule in programme.Rules)
        {
            foreach (var cap in rule.Caps)
            {
                CheckCap(programme, rule, cap, findings);
            }

            foreach (var multiply in rule.Effects.OfType<RuleEffect.Multiply>())
            {
                CheckMultiply(programme, rule, multiply, findings);
            }
        }

        foreach (var shared in programme.SharedCaps.Where(shared => shared.Cap.Currency is not null))
        {
            CheckShared(programme, shared, findings);
        }
    }

    /// <summary>The currencies that an effect gives.</summary>
    public static ImmutableArray<int> Given(RuleEffect effect) => effect switch
    {
        RuleEffect.Award award => [.. Amounts(award.Rates).Select(amount => amount.Currency)],
        RuleEffect.Bonus bonus => [.. Amounts(bonus.Rates).Select(amount => amount.Currency)],
        RuleEffect.Multiply multiply => [multiply.Currency],
        _ => [],
    };

    private static IEnumerable<PointsAmount> Amounts(ImmutableArray<Rate> rates) => rates.SelectMany(rate => rate.Amounts);

    private static void CheckCap(Programme programme, Rule rule, Cap cap, Findings findings)
    {
        if (cap.Currency is not { } currency || rule.Effects.IsEmpty)
        {
            return;
        }

        if (!rule.Effects.Any(effect => Given(effect).Contains(currency)))
        {
            findings.Report(RuleDiagnostics.CapOfOther, cap.Span, programme.Currencies[currency].Name);
            return;
        }

        var least = rule.Effects.Select(effect => Fixed(effect, currency)).Aggregate(Fraction.Zero, (sum, amount) => sum + amount);
        if (least > Fraction.Of(cap.Most))
        {
            findings.Report(RuleDiagnostics.CapAlwaysHit, cap.Span, $"{least} {programme.Currencies[currency].Name}", $"{cap.Most}");
        }
    }

    // What an effect gives at least, every time; 0 where that depends on something.
    private static Fraction Fixed(RuleEffect effect, int currency)
    {
        var rates = effect switch
        {
            RuleEffect.Award award => award.Rates,
            RuleEffect.Bonus bonus => bonus.Rates,
            _ => [],
        };
        var isFixed = rates.Length > 0 && rates.All(rate => rate.Per is null) && rates[^1].Until is null;
        return isFixed
            ? rates.Min(rate => rate.Amounts.Where(amount => amount.Currency == currency).Select(amount => amount.Amount).FirstOrDefault())
            : Fraction.Zero;
    }

    private static void CheckMultiply(Programme programme, Rule rule, RuleEffect.Multiply multiply, Findings findings)
    {
        var name = programme.Currencies[multiply.Currency].Name;
        var named = multiply.OfRules.Select(index => programme.Rules[index]).ToList();
        var awards = (named.Count > 0 ? named : [.. programme.Rules]).Where(other => Awards(other, multiply.Currency)).ToList();
        if (awards.Count == 0)
        {
            findings.Report(RuleDiagnostics.MultipliesNothing, multiply.Span, $"`{name}`",
                "`bonus` is never multiplied: write `award`, or name another rule");
        }
        else if (!awards.Exists(other => Together(rule.Trigger, other.Trigger)))
        {
            findings.ReportWith(RuleDiagnostics.MultipliesNothing, multiply.Span, ("awarded on something else here", awards[0].Span),
                $"`{name}`", $"`{awards[0].Name}` reacts to something else; react to the same");
        }
    }

    private static bool Awards(Rule rule, int currency) =>
        rule.Effects.OfType<RuleEffect.Award>().Any(award => Given(award).Contains(currency));

    private static bool Together(Trigger a, Trigger b) => (a, b) switch
    {
        (Trigger.Event one, Trigger.Event other) => one.EventType == other.EventType,
        (Trigger.Event { EventType: BuiltInEvents.Joined }, Trigger.Joining) => true,
        (Trigger.Joining, Trigger.Event { EventType: BuiltInEvents.Joined }) => true,
        (Trigger.Event, _) or (_, Trigger.Event) => false,
        _ => true,
    };

    private static void CheckShared(Programme programme, SharedCap shared, Findings findings)
    {
        var currency = shared.Cap.Currency!.Value;
        foreach (var rule in shared.Rules.Select(index => programme.Rules[index])
            .Where(rule => rule.Effects.Length > 0 && !rule.Effects.Any(effect => Given(effect).Contains(currency))))
        {
            findings.ReportWith(RuleDiagnostics.EmptyCap, shared.Span, ("the rule", rule.Span), rule.Name,
                programme.Currencies[currency].Name);
        }
    }
}
