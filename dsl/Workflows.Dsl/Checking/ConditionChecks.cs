using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Checking;

/// <summary>Conditions joined by <c>and</c> of which two can never both hold.</summary>
internal static class ConditionChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var rule in programme.Rules)
        {
            Check([(rule.Trigger as Trigger.Event)?.Where, rule.When], findings);
            Check([rule.ExceptWhen], findings);
            Check([rule.EachLine?.Where], findings);
            foreach (var bonus in rule.Effects.OfType<RuleEffect.Bonus>())
            {
                Check([bonus.Until?.Where], findings);
            }
        }

        var others = programme.Segments.Select(segment => segment.When)
            .Concat(programme.Lets.Select(let => let.Value))
            .Concat(programme.Ladders.SelectMany(ladder => ladder.Tiers).Select(tier => tier.When))
            .Concat(programme.Aggregates.Select(aggregate => (aggregate.Source as AggregateSource.Events)?.Where))
            .Concat(programme.Rewards.Select(reward => reward.When))
            .Concat(programme.Journeys.SelectMany(ConditionsOf));
        foreach (var condition in others)
        {
            Check([condition], findings);
        }
    }

    private static IEnumerable<Expression?> ConditionsOf(Journey journey) =>
        journey.AllSteps().Select(step => step switch
        {
            JourneyStep.If branch => branch.Condition,
            JourneyStep.WaitFor wait => wait.Where,
            _ => null,
        }).Append(journey.When).Append((journey.Start as Trigger.Event)?.Where)
            .Concat(journey.Exits.Select(exit => (exit.Trigger as Trigger.Event)?.Where));

    // Each `or` and each `not` begins a list of its own: what holds in one branch says nothing of the other.
    private static void Check(ReadOnlySpan<Expression?> together, Findings findings)
    {
        var open = new Stack<Expression>();
        var all = new Dictionary<string, List<Range>>(StringComparer.Ordinal);
        for (var i = together.Length - 1; i >= 0; i--)
        {
            if (together[i] is { } condition)
            {
                open.Push(condition);
            }
        }

        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case Expression.And and:
                    open.Push(and.Right);
                    open.Push(and.Left);
                    break;
                case Expression.Or or:
                    Check([or.Left], findings);
                    Check([or.Right], findings);
                    break;
                case Expression.Not not:
                    Check([not.Operand], findings);
                    break;
                case Expression.Compare compare when Range.Of(compare) is { } range:
                    Add(all, range, findings);
                    break;
            }
        }
    }

    private static void Add(Dictionary<string, List<Range>> all, Range range, Findings findings)
    {
        var others = all.TryGetValue(range.Key, out var known) ? known : all[range.Key] = [];
        if (others.Find(other => !other.Meets(range)) is { } first)
        {
            findings.ReportWith(TypeDiagnostics.NeverBoth, range.Source.Span,
                ("the other one", first.Source.Span), findings.Quote(first.Source.Span), findings.Quote(range.Source.Span));
        }

        others.Add(range);
    }

    /// <summary>The values that a comparison with a fixed one leaves.</summary>
    private sealed record Range(string Key, Fraction? Least, bool LeastIsIn, Fraction? Most, bool MostIsIn, Expression.Compare Source)
    {
        public static Range? Of(Expression.Compare compare)
        {
            var (key, value) = compare.Right switch
            {
                Expression.Number number => (ExpressionKey.Of(compare.Left), number.Value),
                Expression.Length length => ($"{ExpressionKey.Of(compare.Left)} {FamilyOf(length.Value)}", SizeOf(length.Value)),
                _ => ("", Fraction.Zero),
            };
            return key.Length == 0 || compare.Left is Expression.Number ? null : compare.Operator switch
            {
                Comparison.Equal => new(key, value, true, value, true, compare),
                Comparison.Below => new(key, null, false, value, false, compare),
                Comparison.AtMost => new(key, null, false, value, true, compare),
                Comparison.Above => new(key, value, false, null, false, compare),
                Comparison.AtLeast => new(key, value, true, null, false, compare),
                Comparison.Different => null,
            };
        }

        public bool Meets(Range other) => IsBelow(this, other) && IsBelow(other, this);

        private static bool IsBelow(Range low, Range high) =>
            low.Least is not { } least || high.Most is not { } most || least < most || (least == most && low.LeastIsIn && high.MostIsIn);

        // Lengths of one family have one size; 30 days and a month haven't.
        private static string FamilyOf(TimeLength length) => length.Unit switch
        {
            TimeUnit.Minute or TimeUnit.Hour => "elapsed",
            TimeUnit.Day or TimeUnit.Week => "days",
            TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year => "months",
        };

        private static Fraction SizeOf(TimeLength length) => Fraction.Of((Int128)length.Count * length.Unit switch
        {
            TimeUnit.Minute or TimeUnit.Day or TimeUnit.Month => 1,
            TimeUnit.Hour => 60,
            TimeUnit.Week => 7,
            TimeUnit.Quarter => 3,
            TimeUnit.Year => 12,
        });
    }
}
