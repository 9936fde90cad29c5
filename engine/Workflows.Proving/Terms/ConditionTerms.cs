using System.Numerics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Proving.Solving;

namespace Workflows.Proving.Terms;

/// <summary>
/// Turns conditions and values into terms of the solver, exactly. What this doesn't know becomes a condition of which nothing is known
/// (<see cref="Script.Opaque"/>), so that a proof stays one, and a case that is found isn't called one.
/// </summary>
/// <param name="programme">The programme.</param>
/// <param name="script">Where the values are declared.</param>
/// <param name="history">What the member's history is.</param>
/// <param name="happens">The event at hand; null where there is none.</param>
internal sealed class ConditionTerms(Programme programme, Script script, HistoryTerms history, EventType? happens)
{
    private readonly ClockTerms _clock = new(script);

    /// <summary>What the member's history is.</summary>
    public HistoryTerms History => history;

    /// <summary>The programme.</summary>
    public Programme Programme => programme;

    /// <summary>Where the values are declared.</summary>
    public Script Script => script;

    /// <summary>The event at hand; null where there is none.</summary>
    public EventType? Happens => happens;

    /// <summary>The local clock.</summary>
    public ClockTerms Clock => _clock;

    /// <summary>The words before the keys of the event's fields.</summary>
    public string Event { get; init; } = "event";

    /// <summary>The words before the keys of the line's fields.</summary>
    public string Line { get; init; } = "line";

    /// <summary>
    /// The largest amount of a field without one of its own, where products of fields are only bounded by it and not worked out: what holds
    /// then holds of the products too. Null where they are worked out.
    /// </summary>
    public long? ProductsUpTo { get; init; }

    /// <summary>
    /// The same amount where a case is looked for: of each product of fields the second has its largest value, so that the solver has no products to work
    /// out. What is found so is a case; what isn't may be one all the same. Null where nothing is fixed.
    /// </summary>
    public long? FactorsAt { get; init; }

    /// <summary>The day of the event where it is fixed.</summary>
    public int? FixedDay { get; init; }

    /// <summary>A condition; true where there is none.</summary>
    public string Condition(Expression? condition) => condition switch
    {
        null => "true",
        Expression.And and => $"(and {Condition(and.Left)} {Condition(and.Right)})",
        Expression.Or or => $"(or {Condition(or.Left)} {Condition(or.Right)})",
        Expression.Not not => $"(not {Condition(not.Operand)})",
        Expression.Named named => Condition(programme.Lets[named.Let].Value),
        Expression.Number number => number.Value == Fraction.Zero ? "false" : "true",
        Expression.InTier tier => Tier(tier),
        Expression.InSegment segment => script.Bool($"segment {programme.Segments[segment.Segment].Name}"),
        Expression.IsKnown known => Known(Resolved(known.Operand)),
        Expression.Compare compare => Compare(compare) ?? Opaque(condition),
        Expression.OneOf oneOf => OneOf(oneOf) ?? Opaque(condition),
        Expression.IsMultiple multiple => Multiple(multiple) ?? Opaque(condition),
        Expression.EventField or Expression.LineField or Expression.MemberField or Expression.History when Leaf(condition) is { } leaf =>
            $"(and {leaf.Known} (= {leaf.Value.Term} 1))",
        _ => Opaque(condition),
    };

    /// <summary>A number; null where this doesn't know it.</summary>
    public NumberTerm? Number(Expression value) => Resolved(value) switch
    {
        Expression.Number number => NumberTerm.Of(number.Value),
        Expression.Arithmetic sum => Calculate(sum),
        var leaf => Leaf(leaf)?.Value,
    };

    /// <summary>Whether a value is there.</summary>
    public string Known(Expression value)
    {
        var since = value switch
        {
            Expression.TimeSince time => time,
            Expression.History { OfReport: false } one when programme.Aggregates[one.Aggregate].Kind == AggregateKind.LastAt => new(one.Aggregate, one.Span),
            _ => null,
        };
        return since is not null
            ? since.Aggregate is null ? "true" : history.IsKnown(since, this) ?? Opaque(value)
            : value switch
            {
                Expression.Number or Expression.Text => "true",
                Expression.Arithmetic sum => $"(and {Known(Resolved(sum.Left))} {Known(Resolved(sum.Right))})",
                _ => Leaf(value)?.Known ?? Opaque(value),
            };
    }

    /// <summary>What a named value is.</summary>
    public Expression Resolved(Expression value)
    {
        while (value is Expression.Named named)
        {
            value = programme.Lets[named.Let].Value;
        }

        return value;
    }

    private string Opaque(Expression condition) => script.Opaque($"{Event} {Line} {Keys.Of(programme, condition)}", Wording.Of(programme, condition));

    private string Tier(Expression.InTier tier)
    {
        var ladder = programme.Ladders[tier.Ladder];
        var term = script.Int($"tier {ladder.Name}", 0, ladder.Tiers.Length - 1);
        return $"({(tier.Test switch { TierTest.AtLeast => ">=", TierTest.Below => "<", TierTest.Exactly => "=" })} {term} {tier.Tier})";
    }

    private (string Known, NumberTerm Value)? Leaf(Expression leaf) => leaf switch
    {
        Expression.EventField field => Field(Event, field.Field),
        Expression.LineField field => Field(Line, field.Field),
        Expression.MemberField field => Field("member", field.Field),
        Expression.Clock clock => ("true", new(Now(clock.Part), 1)),
        Expression.DatePart part => DatePart(part),
        Expression.History { OfReport: false } one => history.Value(programme.Aggregates[one.Aggregate], this),
        Expression.Balance balance => Balance(balance),
        _ => null,
    };

    private (string Known, NumberTerm Value) Balance(Expression.Balance balance)
    {
        if (history is BuiltHistory)
        {
            script.NotUnderstood(Wording.Of(programme, balance));
        }

        return ("true", new(script.Int(Keys.Of(programme, balance), programme.Returns == ReturnPolicy.GoNegative ? null : 0), 1));
    }

    private string Now(ClockPart part) =>
        FixedDay is not { } day ? _clock.Of(part)
        : part == ClockPart.Hour ? "12"
        : Script.Number(Days.Part(part, day));

    private (string Known, NumberTerm Value)? DatePart(Expression.DatePart part)
    {
        var day = Resolved(part.Day);
        if (FixedDay is { } then && day is Expression.Clock)
        {
            return ("true", new(Script.Number(Days.Part(part.Part, then)), 1));
        }

        // A day of the member is the same for all events, and one of an event is its own.
        var key = day is Expression.EventField or Expression.LineField ? $"{Event} {Line} {Keys.Of(programme, day)}" : Keys.Of(programme, day);
        return Leaf(day) is { } leaf ? (leaf.Known, new(_clock.Of(part.Part, key, leaf.Value.Term), 1)) : null;
    }

    private (string Known, NumberTerm Value) Field(string of, Field field)
    {
        var key = $"{of} {field.Name}";
        var type = field.Type;
        var known = type.IsOptional ? script.Bool($"known {key}") : "true";
        var (least, most) = type.Kind switch
        {
            DataKind.YesNo => (BigInteger.Zero, BigInteger.One),
            DataKind.Choice => (BigInteger.Zero, type.Choices.Length - 1),
            DataKind.Date => (ClockTerms.First, ClockTerms.Last),
            DataKind.Text or DataKind.Member => (BigInteger.Zero, (BigInteger)1_000_000),
            _ => Ends(type),
        };
        return (known, new(script.Int(key, least, most), type.IsNumeric ? type.Scale : 1));
    }

    /// <summary>The ends of a number, in its units.</summary>
    public static (BigInteger Least, BigInteger Most) Ends(DataType type) => (
        type.Least is { } least ? (least * Fraction.Of(type.Scale)).Ceiling() : -(BigInteger)DataType.InputMost * type.Scale,
        type.Most is { } most ? (most * Fraction.Of(type.Scale)).Floor() : (BigInteger)DataType.InputMost * type.Scale);

    private NumberTerm? Calculate(Expression.Arithmetic sum)
    {
        if (Number(sum.Left) is not { } left || Number(sum.Right) is not { } right)
        {
            return null;
        }

        var scale = NumberTerm.Common(left.Scale, right.Scale);
        return sum.Operator switch
        {
            ArithmeticOperator.Plus => new($"(+ {left.At(scale)} {right.At(scale)})", scale),
            ArithmeticOperator.Minus => new($"(- {left.At(scale)} {right.At(scale)})", scale),
            ArithmeticOperator.Times => new(Product(sum, left, right), left.Scale * right.Scale),
            ArithmeticOperator.DividedBy => Resolved(sum.Right) is Expression.Number { Value: var value } && value != Fraction.Zero
                ? left.Times(Fraction.One / value)
                : null,
        };
    }

    private string Product(Expression.Arithmetic sum, NumberTerm left, NumberTerm right)
    {
        var (a, b) = (Resolved(sum.Left), Resolved(sum.Right));
        if (FactorsAt is { } at && MostOf(a, at) is not null && MostOf(b, at) is { } largest)
        {
            script.Assert($"(= {right.Term} {Script.Number(largest)})");
            return $"(* {Script.Number(largest)} {left.Term})";
        }

        var isBounded = a.Type.Least >= Fraction.Zero || b.Type.Least >= Fraction.Zero;
        if (!isBounded || ProductsUpTo is not { } upTo || MostOf(a, upTo) is not { } mostOfA || MostOf(b, upTo) is not { } mostOfB)
        {
            return $"(* {left.Term} {right.Term})";
        }

        return script.Int($"{Event} {Line} product {Keys.Of(programme, sum)}", null, mostOfA * mostOfB);
    }

    private static BigInteger? MostOf(Expression factor, long upTo) => factor is Expression.EventField or Expression.LineField && factor.Type.IsNumeric
        ? factor.Type.Most is null ? (BigInteger)upTo * factor.Type.Scale : Ends(factor.Type).Most
        : null;

    private string? Compare(Expression.Compare compare)
    {
        var (left, right) = (Resolved(compare.Left), Resolved(compare.Right));
        if (left is Expression.TimeSince since)
        {
            return right is Expression.Length length ? Time(since, length, compare.Operator) : null;
        }

        if (left.Type.IsText || right.Type.IsText)
        {
            return Text(left) is { } a && Text(right) is { } b ? Sign(compare.Operator, $"(and {a.Known} {b.Known})", a.Value, b.Value) : null;
        }

        return Number(left) is { } one && Number(right) is { } other
            ? Sign(compare.Operator, $"(and {Known(left)} {Known(right)})", one, other)
            : null;
    }

    private string? Time(Expression.TimeSince since, Expression.Length length, Comparison sign)
    {
        var isWithin = history.IsWithin(since, length.Value, sign is Comparison.AtMost or Comparison.Above, this);
        return isWithin is null ? null : sign is Comparison.Below or Comparison.AtMost ? isWithin : $"(not {isWithin})";
    }

    private (string Known, NumberTerm Value)? Text(Expression value) => value switch
    {
        Expression.Text text => ("true", new(Script.Number(script.Text(text.Value)), 1)),
        Expression.EventField or Expression.LineField or Expression.MemberField => Leaf(value),
        _ => null,
    };

    private static string Sign(Comparison sign, string known, NumberTerm left, NumberTerm right) => sign switch
    {
        Comparison.Different => $"(and {known} (not {NumberTerm.Compare("=", left, right)}))",
        Comparison.Equal => $"(and {known} {NumberTerm.Compare("=", left, right)})",
        Comparison.Below => $"(and {known} {NumberTerm.Compare("<", left, right)})",
        Comparison.AtMost => $"(and {known} {NumberTerm.Compare("<=", left, right)})",
        Comparison.Above => $"(and {known} {NumberTerm.Compare(">", left, right)})",
        Comparison.AtLeast => $"(and {known} {NumberTerm.Compare(">=", left, right)})",
    };

    private string? OneOf(Expression.OneOf oneOf)
    {
        var operand = Resolved(oneOf.Operand);
        if ((operand.Type.IsText ? Text(operand)?.Value : Number(operand)) is not { } value)
        {
            return null;
        }

        var all = oneOf.Values.Select(one => operand.Type.IsText ? Text(one)?.Value : Number(one)).ToList();
        return all.Contains(null) ? null : $"(and {Known(operand)} (or false {string.Join(' ', all.Select(one => NumberTerm.Compare("=", value, one!)))}))";
    }

    private string? Multiple(Expression.IsMultiple multiple) => Number(multiple.Operand) is { } value
        ? $"(and {Known(Resolved(multiple.Operand))} (not (= {value.Term} 0)) (= (mod {value.Term} {Script.Number(multiple.Of * value.Scale)}) 0))"
        : null;
}
