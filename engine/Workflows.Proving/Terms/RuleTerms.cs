using Workflows.Model.Programmes;
using Workflows.Proving.Solving;

namespace Workflows.Proving.Terms;

/// <summary>When a rule fires, and what it gives for it before any limit.</summary>
internal static class RuleTerms
{
    /// <summary>How many lines an event has at most, for proofs.</summary>
    public const int Lines = 2;

    /// <summary>Whether a rule fires for the event at hand; of its lines nothing is said.</summary>
    public static string Fires(Rule rule, ConditionTerms terms)
    {
        var day = terms.Clock.Day;
        return string.Join(' ',
            "(and",
            rule.ValidFrom is { } from ? $"(>= {day} {Script.Number(from)})" : "true",
            rule.ValidTo is { } to ? $"(<= {day} {Script.Number(to)})" : "true",
            terms.Condition((rule.Trigger as Trigger.Event)?.Where),
            terms.Condition(rule.When),
            rule.ExceptWhen is null ? "true" : $"(not {terms.Condition(rule.ExceptWhen)})",
            ")");
    }

    /// <summary>The terms for each line that a rule gives for: when it does; one that always does where the rule isn't for lines.</summary>
    public static IEnumerable<(string Gives, ConditionTerms Terms)> Each(Rule rule, ConditionTerms terms)
    {
        if (rule.EachLine is not { } each)
        {
            yield return ("true", terms);
            yield break;
        }

        var known = each.Lines.Type.IsOptional ? terms.Script.Bool($"known {terms.Event} {each.Lines.Name}") : "true";
        for (var i = 0; i < Lines; i++)
        {
            var line = $"{terms.Event} line {i}";
            var one = new ConditionTerms(terms.Programme, terms.Script, terms.History, terms.Happens)
            {
                Event = terms.Event, Line = line, ProductsUpTo = terms.ProductsUpTo, FactorsAt = terms.FactorsAt,
            };
            yield return ($"(and {known} {terms.Script.Bool($"{line} is")} {one.Condition(each.Where)})", one);
        }
    }

    /// <summary>What an effect gives of each currency, where it gives any; null where this doesn't know a value in it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="effect">Its effect: an award or a bonus.</param>
    /// <param name="terms">The terms of the event at hand.</param>
    public static List<(int Currency, string Gives, NumberTerm Amount)>? Amounts(Rule rule, RuleEffect effect, ConditionTerms terms)
    {
        var found = new List<(int Currency, string Gives, NumberTerm Amount)>();
        foreach (var (rate, inForce) in InForce(effect, terms))
        {
            foreach (var amount in rate.Amounts)
            {
                var parts = new List<(string Gives, NumberTerm Amount)>();
                foreach (var (gives, line) in Each(rule, terms))
                {
                    if (Steps(rate.Per, line) is not { } steps)
                    {
                        return null;
                    }

                    parts.Add(($"(and {inForce} {gives})", steps.Times(amount.Amount)));
                }

                var scale = parts.Aggregate(System.Numerics.BigInteger.One, (all, part) => NumberTerm.Common(all, part.Amount.Scale));
                var points = terms.Programme.Currencies[amount.Currency];
                var isOfLines = rule.EachLine is not null && points.RoundingScope == RoundingScope.Line;
                var sum = string.Join(' ', parts.Select(part => $"(ite {part.Gives} {Positive(part.Amount.At(scale), scale, isOfLines ? points.Rounding : null)} 0)"));
                found.Add((amount.Currency, $"(or false {string.Join(' ', parts.Select(part => part.Gives))})", new($"(+ 0 0 {sum})", scale)));
            }
        }

        return found;
    }

    /// <summary>Rounds units to whole points.</summary>
    public static string Whole(string units, System.Numerics.BigInteger scale, RoundingMode mode) => scale.IsOne ? units : mode switch
    {
        RoundingMode.Down => $"(div {units} {scale})",
        RoundingMode.Up => $"(div (+ {units} {scale - 1}) {scale})",
        RoundingMode.HalfUp => $"(div (+ (* 2 {units}) {scale}) {2 * scale})",
    };

    private static string Positive(string units, System.Numerics.BigInteger scale, RoundingMode? rounding)
    {
        var positive = $"(ite (< {units} 0) 0 {units})";
        return rounding is { } mode ? $"(* {scale} {Whole(positive, scale, mode)})" : positive;
    }

    private static IEnumerable<(Rate Rate, string InForce)> InForce(RuleEffect effect, ConditionTerms terms)
    {
        var rates = effect switch { RuleEffect.Award award => award.Rates, RuleEffect.Bonus bonus => bonus.Rates, _ => [] };
        var after = "true";
        foreach (var rate in rates)
        {
            var isUp = rate.Until is { } until ? $"(<= {terms.Clock.Day} {Script.Number(until)})" : "true";
            yield return (rate, $"(and {after} {isUp})");
            after = $"(and {after} (not {isUp}))";
        }
    }

    private static NumberTerm? Steps(PerAmount? per, ConditionTerms terms)
    {
        if (per is null)
        {
            return new("1", 1);
        }

        if (terms.Number(per.Of) is not { } of)
        {
            return null;
        }

        if (!per.WholeSteps)
        {
            return of.Times(Model.Numbers.Fraction.One / per.Step);
        }

        var steps = WholeSteps(of, per);
        return per.Before is null ? new(steps, 1)
            : terms.Number(per.Before) is { } before ? new($"(- {steps} {WholeSteps(before, per)})", 1)
            : null;
    }

    private static string WholeSteps(NumberTerm value, PerAmount per) =>
        $"(div (* {Script.Number(per.Step.Denominator)} {value.Term}) {Script.Number(per.Step.Numerator * value.Scale)})";
}
