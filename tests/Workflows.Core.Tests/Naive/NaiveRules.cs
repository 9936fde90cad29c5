using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Tests.Naive;

/// <summary>Which rules fire, and what their text gives before any limit.</summary>
internal sealed class NaiveRules(Programme programme, NaiveEarning earning)
{
    public List<NaiveGift> Chosen(Func<Trigger, bool> isIt, List<int> fired, NaiveConditions facts, int day)
    {
        var gifts = new List<NaiveGift>();
        var chosen = programme.Rules.Where(rule =>
            rule.IsInForce && (rule.Trigger is Trigger.Earning || !fired.Contains(rule.Index)) && isIt(rule.Trigger) && Applies(rule, facts, day));
        foreach (var rule in chosen.ToList())
        {
            var of = rule.EachLine is null ? Of(rule, facts) : facts.Event!.Lines.SelectMany(line =>
            {
                facts.Line = line;
                return rule.EachLine.Where is null || facts.Holds(rule.EachLine.Where) ? Of(rule, facts) : [];
            });
            var added = of.GroupBy(gift => (Place: rule.Effects.IndexOf(gift.Effect, 0, ReferenceEqualityComparer.Instance), gift.Currency))
                .Select(same => new NaiveGift(rule, rule.Effects[same.Key.Place], same.Key.Currency)
                {
                    Said = same.Aggregate(Fraction.Zero, (sum, gift) => sum + gift.Said),
                })
                .ToList();
            gifts.AddRange(added);
            if (added.Count > 0)
            {
                fired.Add(rule.Index);
            }
        }

        return gifts;
    }

    private static bool Applies(Rule rule, NaiveConditions facts, int day) =>
        (rule.ValidFrom is not { } from || day >= from) && (rule.ValidTo is not { } to || day <= to)
        && (rule.Trigger is not Trigger.Event { Where: { } where } || facts.Holds(where))
        && (rule.When is null || facts.Holds(rule.When)) && (rule.ExceptWhen is null || !facts.Holds(rule.ExceptWhen));

    private IEnumerable<NaiveGift> Of(Rule rule, NaiveConditions facts)
    {
        foreach (var effect in rule.Effects)
        {
            if (effect is RuleEffect.Extend extend)
            {
                yield return new NaiveGift(rule, effect, extend.Currency) { Said = Fraction.One };
                continue;
            }

            if (effect is RuleEffect.Multiply multiply)
            {
                yield return new NaiveGift(rule, effect, multiply.Currency);
                continue;
            }

            var day = NaiveCalendar.Number(facts.Today);
            var rate = (effect is RuleEffect.Award award ? award.Rates : ((RuleEffect.Bonus)effect).Rates)
                .First(one => one.Until is null || day <= one.Until);
            foreach (var amount in rate.Amounts)
            {
                var said = amount.Amount * Steps(rate.Per, facts);
                if (rate.Per?.Before is not null && said <= Fraction.Zero)
                {
                    // Nothing was newly reached: a challenge didn't happen.
                    continue;
                }

                var perLine = rule.EachLine is not null && programme.Currencies[amount.Currency].RoundingScope == RoundingScope.Line;
                yield return new NaiveGift(rule, effect, amount.Currency)
                {
                    Said = perLine ? Fraction.Of(earning.Rounded(amount.Currency, said)) : said,
                };
            }
        }
    }

    private static Fraction Steps(PerAmount? per, NaiveConditions facts)
    {
        if (per is null)
        {
            return Fraction.One;
        }

        var steps = (Fraction)facts.Evaluate(per.Of)! / per.Step;
        if (per.Before is { } before)
        {
            return new Fraction(steps.Floor() - ((Fraction)facts.Evaluate(before)! / per.Step).Floor(), 1);
        }

        return per.WholeSteps ? new Fraction(steps.Floor(), 1) : steps;
    }
}
