using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Numerics;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Code = System.Linq.Expressions.Expression;

namespace Workflows.Core.Rules.Compiled;

/// <summary>
/// The rule backend that compiles: the rules of one trigger become a few fused delegates, so that twenty rules cost what twenty ifs cost.
/// </summary>
public sealed class CompiledRules : IRuleBackend
{
    /// <summary>Rules in one delegate: more don't make it faster, and the compiler takes longer.</summary>
    private const int ChunkSize = 40;

    /// <inheritdoc/>
    public IRuleSet Compile(Programme programme)
    {
        var facts = Code.Parameter(typeof(RuleFacts), "facts");
        var hits = Code.Parameter(typeof(RuleHits), "hits");
        var expressions = new ExpressionCompiler(programme, new MemberLayout(programme), facts);
        var rules = new RuleCode(programme, expressions, hits);
        var chunks = programme.Rules.Where(rule => rule.IsInForce)
            .GroupBy(rule => TriggerKey.Of(rule.Trigger))
            .ToDictionary(
                group => group.Key,
                group => group.Chunk(ChunkSize)
                    .Select(chunk => Code.Lambda<Chunk>(Code.Block(chunk.Select(rules.Of)), facts, hits).Compile())
                    .ToArray());
        var conditions = new ConditionTable(programme).All;
        return new RuleSet(
            new ByTrigger<Chunk[]>(chunks),
            conditions.Length,
            condition => Code.Lambda<Condition>(expressions.Condition(conditions[condition]), facts).Compile(),
            programme.Rankings.Length,
            ranking => Code.Lambda<Value>(expressions.ValueOf(programme.Rankings[ranking]), facts).Compile());
    }

    private delegate void Chunk(RuleFacts facts, RuleHits hits);

    private delegate bool Condition(RuleFacts facts);

    private delegate long Value(RuleFacts facts);

    private sealed class RuleSet(
        ByTrigger<Chunk[]> chunks, int conditions, Func<int, Condition> compile, int rankings, Func<int, Value> compileValue) : IRuleSet
    {
        // Many conditions are never asked, so each is compiled when it is. Two threads may both do so: the result is the same.
        private readonly Condition?[] _conditions = new Condition?[conditions];
        private readonly Value?[] _values = new Value?[rankings];

        public void Match(TriggerKey trigger, RuleFacts facts, RuleHits hits)
        {
            foreach (var chunk in chunks.Of(trigger) ?? [])
            {
                chunk(facts, hits);
            }
        }

        public bool Holds(int condition, RuleFacts facts) => (_conditions[condition] ??= compile(condition))(facts);

        public long ValueOf(int ranking, RuleFacts facts) => (_values[ranking] ??= compileValue(ranking))(facts);
    }

    /// <summary>Code of whole rules.</summary>
    private sealed class RuleCode(Programme programme, ExpressionCompiler expressions, ParameterExpression hits)
    {
        private readonly ImmutableArray<long> _scales = PointsScale.Of(programme);

        public Code Of(Rule rule)
        {
            var day = Code.Property(expressions.Facts, nameof(RuleFacts.Day));
            var conditions = new List<Code>();
            if (rule.ValidFrom is { } from)
            {
                conditions.Add(Code.GreaterThanOrEqual(day, Code.Constant(from)));
            }

            if (rule.ValidTo is { } to)
            {
                conditions.Add(Code.LessThanOrEqual(day, Code.Constant(to)));
            }

            if (rule.Trigger is Trigger.Event { Where: { } where })
            {
                conditions.Add(expressions.Condition(where));
            }

            if (rule.When is not null)
            {
                conditions.Add(expressions.Condition(rule.When));
            }

            if (rule.ExceptWhen is not null)
            {
                conditions.Add(Code.Not(expressions.Condition(rule.ExceptWhen)));
            }

            var body = rule.EachLine is null ? Effects(rule) : EachLine(rule, rule.EachLine);
            return conditions.Count == 0 ? body : Code.IfThen(conditions.Aggregate(Code.AndAlso), body);
        }

        private BlockExpression EachLine(Rule rule, EachLine each)
        {
            var i = Code.Variable(typeof(int), "i");
            var lines = Code.Property(Code.Property(expressions.Facts, nameof(RuleFacts.Event)), nameof(EventRecord.Lines));
            var end = Code.Label();
            var effects = Effects(rule);
            return Code.Block(
                [i],
                Code.Assign(i, Code.Constant(0)),
                Code.Loop(
                    Code.Block(
                        Code.IfThen(Code.GreaterThanOrEqual(i, Code.ArrayLength(lines)), Code.Break(end)),
                        Code.Assign(Code.Property(expressions.Facts, nameof(RuleFacts.Line)), Code.ArrayIndex(lines, i)),
                        each.Where is null ? effects : Code.IfThen(expressions.Condition(each.Where), effects),
                        Code.Assign(i, Code.Add(i, Code.Constant(1)))),
                    end));
        }

        private BlockExpression Effects(Rule rule) => Code.Block(
            typeof(void),
            rule.Effects.Select((effect, index) => effect switch
            {
                RuleEffect.Multiply => Add(rule.Index, index, -1, Code.Constant((Int128)0)),
                RuleEffect.Match => Add(rule.Index, index, -1, Code.Constant((Int128)1)),
                RuleEffect.Extend extend => Add(rule.Index, index, extend.Currency, Code.Constant((Int128)_scales[extend.Currency])),
                _ => Rates(rule, index, RateAmount.RatesOf(effect)),
            }));

        private Code Rates(Rule rule, int effect, ImmutableArray<Rate> rates)
        {
            Code code = Code.Empty();
            var day = Code.Property(expressions.Facts, nameof(RuleFacts.Day));
            foreach (var rate in rates.Reverse())
            {
                var amounts = Code.Block(typeof(void), rate.Amounts.Select(amount => Give(rule, effect, amount, rate.Per)));
                code = rate.Until is { } until ? Code.IfThenElse(Code.LessThanOrEqual(day, Code.Constant(until)), amounts, code) : amounts;
            }

            return code;
        }

        private MethodCallExpression Give(Rule rule, int effect, PointsAmount amount, PerAmount? per)
        {
            var points = programme.Currencies[amount.Currency];
            return rule.EachLine is not null && points.RoundingScope == RoundingScope.Line
                ? Code.Call(
                    hits, typeof(RuleHits).GetMethod(nameof(RuleHits.AddRounded))!, Code.Constant(rule.Index), Code.Constant(effect),
                    Code.Constant(amount.Currency), Units(amount, per), Code.Constant(_scales[amount.Currency]), Code.Constant(points.Rounding))
                : Add(rule.Index, effect, amount.Currency, Units(amount, per), per?.Before is null ? nameof(RuleHits.Add) : nameof(RuleHits.AddReached));
        }

        private Code Units(PointsAmount amount, PerAmount? per)
        {
            var scale = new BigInteger(_scales[amount.Currency]);
            if (per is null)
            {
                return Code.Constant((Int128)(amount.Amount.Numerator * (scale / amount.Amount.Denominator)));
            }

            var value = expressions.Number(per.Of);
            if (per.WholeSteps)
            {
                var steps = Steps(per, value);
                steps = per.Before is null ? steps : NumberCode.Add(steps, Steps(per, expressions.Number(per.Before)), minus: true);
                return steps.TimesFixed(amount.Amount.Numerator * (scale / amount.Amount.Denominator)).AsWide();
            }

            var perUnit = amount.Amount / (per.Step * new Model.Numbers.Fraction(value.Scale, 1));
            return value.TimesFixed(perUnit.Numerator * (scale / perUnit.Denominator)).AsWide();
        }

        private static NumberCode Steps(PerAmount per, NumberCode value)
        {
            // Both the value and the step in the same unit, so that the steps are counted in whole numbers.
            var unit = value.Scale * per.Step.Denominator / BigInteger.GreatestCommonDivisor(value.Scale, per.Step.Denominator);
            return value.At(unit).WholeSteps(per.Step.Numerator * (unit / per.Step.Denominator));
        }

        private MethodCallExpression Add(int rule, int effect, int currency, Code amount, string method = nameof(RuleHits.Add)) => Code.Call(
            hits, typeof(RuleHits).GetMethod(method)!, Code.Constant(rule), Code.Constant(effect), Code.Constant(currency), amount);
    }
}
