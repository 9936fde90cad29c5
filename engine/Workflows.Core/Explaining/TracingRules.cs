using System.Collections.Immutable;
using Workflows.Core.Ports;
using Workflows.Core.Rules;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Explaining;

/// <summary>
/// A rule backend that says why: it lets the interpreter decide and notes what every rule of the trigger looked at. The step that is
/// explained is the very step that was live; only who is asked for the rules is another.
/// </summary>
public sealed class TracingRules : IRuleBackend
{
    private readonly List<RuleTrace> _traces = [];

    /// <summary>What was noted since the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<RuleTrace> Traces => _traces;

    /// <summary>Forgets what was noted.</summary>
    public void Clear() => _traces.Clear();

    /// <inheritdoc/>
    public IRuleSet Compile(Programme programme) => new RuleSet(programme, _traces);

    private sealed class RuleSet(Programme programme, List<RuleTrace> traces) : IRuleSet
    {
        private readonly IRuleSet _rules = new InterpretedRules().Compile(programme);
        private readonly ExpressionInterpreter _interpreter = new(programme);
        private readonly ConditionReader _reader = new(programme);

        public bool Holds(int condition, RuleFacts facts) => _rules.Holds(condition, facts);

        public long ValueOf(int ranking, RuleFacts facts) => _rules.ValueOf(ranking, facts);

        public void Match(TriggerKey trigger, RuleFacts facts, RuleHits hits)
        {
            foreach (var rule in programme.Rules.Where(rule => rule.IsInForce && TriggerKey.Of(rule.Trigger) == trigger))
            {
                traces.Add(Trace(trigger, rule, facts));
            }

            _rules.Match(trigger, facts, hits);
        }

        private RuleTrace Trace(TriggerKey trigger, Rule rule, RuleFacts facts)
        {
            var values = ImmutableArray.CreateBuilder<SeenValue>();
            if ((rule.ValidFrom is { } from && facts.Day < from) || (rule.ValidTo is { } to && facts.Day > to))
            {
                return new RuleTrace(trigger, rule, false, null, [], []);
            }

            foreach (var condition in new[] { (rule.Trigger as Trigger.Event)?.Where, rule.When }.OfType<Expression>())
            {
                _reader.Collect(condition, facts, values);
                if (!_interpreter.Holds(condition, facts))
                {
                    return new RuleTrace(trigger, rule, false, _reader.FirstFailure(condition, facts), values.ToImmutable(), []);
                }
            }

            if (rule.ExceptWhen is { } except)
            {
                _reader.Collect(except, facts, values);
                if (_interpreter.Holds(except, facts))
                {
                    return new RuleTrace(trigger, rule, false, except, values.ToImmutable(), []);
                }
            }

            return new RuleTrace(trigger, rule, true, null, values.ToImmutable(), Amounts(rule, facts));
        }

        private ImmutableArray<AmountTrace> Amounts(Rule rule, RuleFacts facts)
        {
            var amounts = ImmutableArray.CreateBuilder<AmountTrace>();
            if (rule.EachLine is null)
            {
                Add(rule, 0, facts, amounts);
                return amounts.ToImmutable();
            }

            for (var line = 0; line < facts.Event.Lines.Length; line++)
            {
                facts.Line = facts.Event.Lines[line];
                if (rule.EachLine.Where is null || _interpreter.Holds(rule.EachLine.Where, facts))
                {
                    Add(rule, line + 1, facts, amounts);
                }
            }

            return amounts.ToImmutable();
        }

        private void Add(Rule rule, int line, RuleFacts facts, ImmutableArray<AmountTrace>.Builder amounts)
        {
            foreach (var effect in rule.Effects)
            {
                if (RateAmount.InForce(RateAmount.RatesOf(effect), facts.Day) is { } rate)
                {
                    var of = rate.Per is { } per ? new SeenValue(per.Of, _interpreter.Evaluate(per.Of, facts)) : null;
                    var before = rate.Per?.Before is { } earlier ? new SeenValue(earlier, _interpreter.Evaluate(earlier, facts)) : null;
                    amounts.AddRange(rate.Amounts.Select(amount => new AmountTrace(rate, amount, line, of) { Before = before }));
                }
            }
        }
    }
}
