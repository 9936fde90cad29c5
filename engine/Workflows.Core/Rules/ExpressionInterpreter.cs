using Workflows.Core.Members;
using Workflows.Core.Rankings;
using Workflows.Core.Time;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Rules;

/// <summary>
/// Evaluates expressions the slow and obviously right way: exact fractions, one node after the other. It is the oracle that the
/// compiled rules are compared with, and the way in which explanations get their values.
/// </summary>
public sealed class ExpressionInterpreter(Programme programme)
{
    /// <summary>The value of an expression: a <see cref="Fraction"/>, a <see cref="bool"/>, a <see cref="string"/>, or null where it is unknown.</summary>
    public object? Evaluate(Expression expression, RuleFacts facts) => expression switch
    {
        Expression.Number { Type.Kind: DataKind.YesNo } x => x.Value != Fraction.Zero,
        Expression.Number x => x.Value,
        Expression.Text x => x.Value,
        Expression.Length x => x.Value,
        Expression.EventField x => FieldValue(x.Field, facts.Event.Has(x.Field.Index), facts.Event.Numbers, facts.Event.Texts),
        Expression.LineField x => FieldValue(x.Field, facts.Line.Has(x.Field.Index), facts.Line.Numbers, facts.Line.Texts),
        Expression.MemberField x => FieldValue(x.Field, facts.Member.Has(x.Field.Index), facts.Member.FieldNumbers, facts.Member.FieldTexts),
        Expression.Named x => Evaluate(programme.Lets[x.Let].Value, facts),
        Expression.History x => HistoryValue(x, facts.Member),
        Expression.Clock x => ClockValue(x.Part, facts),
        Expression.DatePart x => Evaluate(x.Day, facts) is Fraction day ? PartOf(x.Part, day) : null,
        Expression.Balance x => Fraction.Of(facts.Member.Available(x.Currency)),
        Expression.EarnedNow x => Fraction.Of(facts.EarnedNow(x.Currency)),
        Expression.Arithmetic x => Calculate(x, facts),
        Expression.And x => Holds(x.Left, facts) && Holds(x.Right, facts),
        Expression.Or x => Holds(x.Left, facts) || Holds(x.Right, facts),
        Expression.Not x => !Holds(x.Operand, facts),
        Expression.Compare x => Compare(x, facts),
        Expression.OneOf x => x.Values.Any(value => AreEqual(Evaluate(x.Operand, facts), Evaluate(value, facts))),
        Expression.IsKnown x => IsKnown(x.Operand, facts),
        Expression.IsMultiple x => Evaluate(x.Operand, facts) is Fraction v && v != Fraction.Zero && (v / Fraction.Of(x.Of)).IsWhole,
        Expression.InSegment x => facts.Member.IsIn(x.Segment),
        Expression.InTier x => TierTestHolds(x, facts.Member),
        Expression.InShare x => ValueOf(programme.Rankings[x.Ranking], facts) is not MemberState.Unknown and var value
            && facts.Member.IsWithin(x.Ranking, programme.Rankings[x.Ranking].IsBottom, value),
        Expression.Band x => Fraction.Of(
            ValueOf(programme.Rankings[x.Ranking], facts) is not MemberState.Unknown and var value ? facts.Member.BandOf(x.Ranking, value) : 0),
        _ => throw new ArgumentException($"{expression.GetType().Name} is not asked of a member."),
    };

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(Expression condition, RuleFacts facts) => Evaluate(condition, facts) is true;

    /// <summary>A member's value in a ranking, in units of its scale; <see cref="MemberState.Unknown"/> where there is none.</summary>
    public long ValueOf(Ranking ranking, RuleFacts facts)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(facts);
        if (ranking.Where is not null && !Holds(ranking.Where, facts))
        {
            return MemberState.Unknown;
        }

        if (Resolve(ranking.Value) is Expression.TimeSince since)
        {
            return since.Aggregate is { } aggregate ? facts.Member.Aggregate(aggregate) : facts.Member.JoinedAt.Micros;
        }

        return Evaluate(ranking.Value, facts) is Fraction value
            ? RankingScale.Clamp((Int128)(value * Fraction.Of(RankingScale.Of(programme, ranking))).Numerator)
            : MemberState.Unknown;
    }

    private static object? FieldValue(Field field, bool isKnown, ReadOnlySpan<long> numbers, string?[] texts) =>
        !isKnown ? null
        : field.Type.IsText ? texts[field.Index]
        : field.Type.Kind == DataKind.YesNo ? numbers[field.Index] != 0
        : Fraction.Of(numbers[field.Index], field.Type.Scale);

    private object? HistoryValue(Expression.History history, MemberState member)
    {
        var aggregate = programme.Aggregates[history.Aggregate];
        var value = member.Aggregate(history.Aggregate);
        return value == MemberState.Unknown ? null
            : aggregate.Kind == AggregateKind.Any || aggregate.Type.Kind == DataKind.YesNo ? value != 0
            : aggregate.Kind == AggregateKind.Average
                ? member.AggregateCount(history.Aggregate) == 0 ? null
                : Fraction.Of(value, aggregate.Type.Scale) / Fraction.Of(member.AggregateCount(history.Aggregate))
            : aggregate.Type.IsText ? new HashedText(value)
            : Fraction.Of(value, aggregate.Kind is AggregateKind.Count or AggregateKind.Distinct ? 1 : aggregate.Type.Scale);
    }

    private static object ClockValue(ClockPart part, RuleFacts facts) => part switch
    {
        ClockPart.Weekday => Fraction.Of(facts.Weekday),
        ClockPart.Hour => Fraction.Of(facts.Hour),
        ClockPart.Today => Fraction.Of(facts.Day),
        ClockPart.Month => Fraction.Of(RuleFacts.MonthOf(facts.Day)),
        ClockPart.DayOfMonth => Fraction.Of(RuleFacts.DayOfMonth(facts.Day)),
    };

    private static Fraction PartOf(ClockPart part, Fraction day) => Fraction.Of(part switch
    {
        ClockPart.Month => RuleFacts.MonthOf((long)day.Floor()),
        ClockPart.DayOfMonth => RuleFacts.DayOfMonth((long)day.Floor()),
        ClockPart.Weekday => Calendar.Weekday((int)day.Floor()),
        ClockPart.Hour or ClockPart.Today => (long)day.Floor(),
    });

    private object? Calculate(Expression.Arithmetic x, RuleFacts facts)
    {
        if (Evaluate(x.Left, facts) is not Fraction left || Evaluate(x.Right, facts) is not Fraction right)
        {
            return null;
        }

        return x.Operator switch
        {
            ArithmeticOperator.Plus => left + right,
            ArithmeticOperator.Minus => left - right,
            ArithmeticOperator.Times => left * right,
            ArithmeticOperator.DividedBy => right == Fraction.Zero ? null : left / right,
        };
    }

    private object? Compare(Expression.Compare x, RuleFacts facts)
    {
        if (Resolve(x.Left) is Expression.TimeSince since && Resolve(x.Right) is Expression.Length length)
        {
            var anchor = since.Aggregate is { } aggregate ? facts.Member.Aggregate(aggregate) : facts.Member.JoinedAt.Micros;
            return Elapsed.Holds(facts, anchor, length.Value, x.Operator);
        }

        var left = Evaluate(x.Left, facts);
        var right = Evaluate(x.Right, facts);
        if (x.Operator is Comparison.Equal or Comparison.Different)
        {
            return left is null || right is null ? null : AreEqual(left, right) == (x.Operator == Comparison.Equal);
        }

        return left is Fraction a && right is Fraction b ? Satisfies(a.CompareTo(b), x.Operator) : null;
    }

    /// <summary>Whether the outcome of a comparison (below 0, 0, above 0) is what an operator asks for.</summary>
    public static bool Satisfies(int order, Comparison comparison) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Different => order != 0,
        Comparison.Below => order < 0,
        Comparison.AtMost => order <= 0,
        Comparison.Above => order > 0,
        Comparison.AtLeast => order >= 0,
    };

    private bool IsKnown(Expression operand, RuleFacts facts) => Resolve(operand) switch
    {
        Expression.TimeSince { Aggregate: { } aggregate } => facts.Member.Aggregate(aggregate) != MemberState.Unknown,
        Expression.TimeSince => facts.Member.HasJoined,
        _ => Evaluate(operand, facts) is not null,
    };

    private Expression Resolve(Expression expression) =>
        expression is Expression.Named named ? Resolve(programme.Lets[named.Let].Value) : expression;

    private static bool TierTestHolds(Expression.InTier x, MemberState member) => x.Test switch
    {
        TierTest.AtLeast => member.Tier(x.Ladder) >= x.Tier,
        TierTest.Below => member.Tier(x.Ladder) < x.Tier,
        TierTest.Exactly => member.Tier(x.Ladder) == x.Tier,
    };

    private static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (HashedText a, string b) => a.Hash == TextHash.Of(b),
        (string a, HashedText b) => b.Hash == TextHash.Of(a),
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (null, _) or (_, null) => false,
        _ => left.Equals(right),
    };

    private sealed record HashedText(long Hash);
}

/// <summary>Compares the time since an instant with a length.</summary>
internal static class Elapsed
{
    /// <summary>
    /// Whether the time from an anchor to now satisfies a comparison with a length. <c>&gt;= 60 days</c> holds from the anchor + 60 days
    /// on; with no anchor the time is longer than any length.
    /// </summary>
    /// <param name="facts">The clock.</param>
    /// <param name="anchor">The instant in microseconds; unknown or never where there is none.</param>
    /// <param name="length">The length.</param>
    /// <param name="comparison">How they are compared; not by equality.</param>
    public static bool Holds(RuleFacts facts, long anchor, TimeLength length, Comparison comparison)
    {
        var isLong = anchor is MemberState.Unknown or long.MaxValue;
        var end = isLong ? Instant.Earliest : facts.Calendar.Plus(new Instant(anchor), length);
        return comparison switch
        {
            Comparison.AtLeast => isLong || facts.Now >= end,
            Comparison.Above => isLong || facts.Now > end,
            Comparison.Below => !isLong && facts.Now < end,
            Comparison.AtMost => !isLong && facts.Now <= end,
            Comparison.Equal or Comparison.Different => throw new ArgumentException("Lengths of time are not compared for equality."),
        };
    }
}
