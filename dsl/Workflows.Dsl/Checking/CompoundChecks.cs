using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Groups of which the multipliers compound: each rule must multiply, and all of them together may not go out of bounds.</summary>
internal static class CompoundChecks
{
    private static readonly Fraction Most = Fraction.Of(1_000);
    private const int FinestPart = 1_000_000;

    public static void Check(Programme programme, Findings findings)
    {
        foreach (var group in programme.Groups.Where(group => group.Choice == GroupChoice.Compound))
        {
            var rules = programme.Rules.Where(rule => rule.Group == group.Index).ToList();
            foreach (var rule in rules.Where(rule => rule.Effects.Length > 0 && !rule.Effects.Any(effect => effect is RuleEffect.Multiply)))
            {
                findings.Report(EarningDiagnostics.CompoundsNothing, rule.Span, rule.Name, group.Name);
            }

            foreach (var currency in programme.Currencies)
            {
                var factors = rules.SelectMany(rule => rule.Effects).OfType<RuleEffect.Multiply>()
                    .Where(multiply => multiply.Currency == currency.Index).Select(multiply => multiply.Factor).ToList();
                CheckFactors(group, factors, findings);
            }
        }
    }

    private static void CheckFactors(RuleGroup group, List<Fraction> factors, Findings findings)
    {
        var product = Fraction.One;
        var parts = Fraction.One;
        foreach (var factor in factors)
        {
            product *= factor;
            parts *= new Fraction(factor.Denominator, 1);
            if (product > Most || parts > Fraction.Of(FinestPart))
            {
                findings.Report(EarningDiagnostics.CompoundTooLarge, group.Span, group.Name, $"{product}");
                return;
            }
        }
    }
}
