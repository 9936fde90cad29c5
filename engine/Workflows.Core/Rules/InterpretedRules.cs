using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rules;

/// <summary>The rule backend that interprets: slow, and obviously right.</summary>
public sealed class InterpretedRules : IRuleBackend
{
    /// <inheritdoc/>
    public IRuleSet Compile(Programme programme) => new RuleSet(programme);

    private sealed class RuleSet(Programme programme) : IRuleSet
    {
        private readonly ExpressionInterpreter _interpreter = new(programme);
        private readonly ConditionTable _conditions = new(programme);
        private readonly ImmutableArray<long> _scales = PointsScale.Of(programme);

        public bool Holds(int condition, RuleFacts facts) => _interpreter.Holds(_conditions.All[condition], facts);

        public long ValueOf(int ranking, RuleFacts facts) => _interpreter.ValueOf(programme.Rankings[ranking], facts);

        public void Match(TriggerKey trigger, RuleFacts facts, RuleHits hits)
        {
            foreach (var rule in programme.Rules)
            {
                if (rule.IsInForce && TriggerKey.Of(rule.Trigger) == trigger && Applies(rule, facts))
                {
                    Fire(rule, facts, hits);
                }
            }
        }

        private bool Applies(Rule rule, RuleFacts facts) =>
            (rule.ValidFrom is not { } from || facts.Day >= from)
            && (rule.ValidTo is not { } to || facts.Day <= to)
            && (rule.Trigger is not Trigger.Event { Where: { } where } || _interpreter.Holds(where, facts))
            && (rule.When is null || _interpreter.Holds(rule.When, facts))
            && (rule.ExceptWhen is null || !_interpreter.Holds(rule.ExceptWhen, facts));

        private void Fire(Rule rule, RuleFacts facts, RuleHits hits)
        {
            if (rule.EachLine is null)
            {
                Give(rule, facts, hits);
                return;
            }

            foreach (LineRecord line in facts.Event.Lines)
            {
                facts.Line = line;
                if (rule.EachLine.Where is null || _interpreter.Holds(rule.EachLine.Where, facts))
                {
                    Give(rule, facts, hits);
                }
            }
        }

        private void Give(Rule rule, RuleFacts facts, RuleHits hits)
        {
            for (var effect = 0; effect < rule.Effects.Length; effect++)
            {
                if (rule.Effects[effect] is RuleEffect.Multiply)
                {
                    hits.Add(rule.Index, effect, -1, 0);
                    continue;
                }

                if (rule.Effects[effect] is RuleEffect.Extend extend)
                {
                    hits.Add(rule.Index, effect, extend.Currency, _scales[extend.Currency]);
                    continue;
                }

                if (rule.Effects[effect] is RuleEffect.Match)
                {
                    hits.Add(rule.Index, effect, -1, 1);
                    continue;
                }

                if (RateAmount.InForce(RateAmount.RatesOf(rule.Effects[effect]), facts.Day) is { } rate)
                {
                    foreach (var amount in rate.Amounts)
                    {
                        var points = amount.Amount * Steps(rate.Per, facts);
                        var units = InUnits(points, amount.Currency);
                        if (units > 0 || rate.Per?.Before is null)
                        {
                            Add(rule, effect, amount.Currency, units, hits);
                        }
                    }
                }
            }
        }

        private void Add(Rule rule, int effect, int currency, Int128 units, RuleHits hits)
        {
            var points = programme.Currencies[currency];
            if (rule.EachLine is not null && points.RoundingScope == RoundingScope.Line)
            {
                hits.AddRounded(rule.Index, effect, currency, units, _scales[currency], points.Rounding);
            }
            else
            {
                hits.Add(rule.Index, effect, currency, units);
            }
        }

        private Fraction Steps(PerAmount? per, RuleFacts facts)
        {
            if (per is null)
            {
                return Fraction.One;
            }

            var steps = StepsOf(per, per.Of, facts);
            return per.Before is null ? steps : steps - StepsOf(per, per.Before, facts);
        }

        private Fraction StepsOf(PerAmount per, Expression value, RuleFacts facts)
        {
            var steps = (Fraction)_interpreter.Evaluate(value, facts)! / per.Step;
            return per.WholeSteps ? new Fraction(steps.Floor(), 1) : steps;
        }

        private Int128 InUnits(Fraction points, int currency)
        {
            var units = points * Fraction.Of(_scales[currency]);
            return units.IsWhole
                ? (Int128)units.Numerator
                : throw new InvalidOperationException($"{points} points are not a whole number of 1/{_scales[currency]}.");
        }
    }
}
