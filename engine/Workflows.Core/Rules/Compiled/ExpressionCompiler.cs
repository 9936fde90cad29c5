using System.Numerics;
using System.Reflection;
using Workflows.Core.Members;
using Workflows.Core.Rankings;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Code = System.Linq.Expressions.Expression;

namespace Workflows.Core.Rules.Compiled;

/// <summary>Turns checked expressions into code over <see cref="RuleFacts"/>. Guards were checked, so values are read without asking.</summary>
internal sealed class ExpressionCompiler
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The most records of a member in one window: bounds sums.</summary>
    private static readonly BigInteger RecordsMost = 10_000_000;

    private const int BandsMost = 100;

    private readonly Programme _programme;
    private readonly Code _event;
    private readonly Code _line;
    private readonly Code _member;
    private readonly Code _cells;
    private readonly MemberLayout _layout;

    /// <summary>Compiles expressions of a programme.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="layout">Where a member's numbers are.</param>
    /// <param name="facts">The code that gives the facts.</param>
    public ExpressionCompiler(Programme programme, MemberLayout layout, Code facts)
    {
        _programme = programme;
        Facts = facts;
        _event = Code.Property(facts, nameof(RuleFacts.Event));
        _line = Code.Property(facts, nameof(RuleFacts.Line));
        _member = Code.Property(facts, nameof(RuleFacts.Member));
        _cells = Code.Property(_member, typeof(MemberState).GetProperty(nameof(MemberState.Cells), Any)!);
        _layout = layout;
    }

    /// <summary>The code that gives the facts.</summary>
    public Code Facts { get; }

    /// <summary>Code that says whether a condition holds.</summary>
    public Code Condition(Expression expression) => expression switch
    {
        Expression.Number x => Code.Constant(x.Value != Fraction.Zero),
        Expression.EventField x => IsTrue(Number(_event, nameof(EventRecord.Numbers), x.Field.Index)),
        Expression.LineField x => IsTrue(Number(_line, nameof(LineRecord.Numbers), x.Field.Index)),
        Expression.MemberField x => IsTrue(Cell(_layout.Fields.Of(x.Field.Index))),
        Expression.Named x => Condition(_programme.Lets[x.Let].Value),
        Expression.History x => IsTrue(Aggregate(x.Aggregate)),
        Expression.And x => Code.AndAlso(Condition(x.Left), Condition(x.Right)),
        Expression.Or x => Code.OrElse(Condition(x.Left), Condition(x.Right)),
        Expression.Not x => Code.Not(Condition(x.Operand)),
        Expression.Compare x => Compare(x),
        Expression.OneOf x => x.Values.Select(value => Equal(x.Operand, value)).Aggregate(Code.OrElse),
        Expression.IsKnown x => IsKnown(Resolve(x.Operand)),
        Expression.IsMultiple x => IsMultiple(x),
        Expression.InSegment x => Code.Call(_member, Method<MemberState>(nameof(MemberState.IsIn)), Code.Constant(x.Segment)),
        Expression.InTier x => InTier(x),
        Expression.InShare x => InShare(_programme.Rankings[x.Ranking]),
        _ => throw new ArgumentException($"{expression.GetType().Name} is not a condition on a member."),
    };

    /// <summary>Code that computes a number.</summary>
    public NumberCode Number(Expression expression) => expression switch
    {
        Expression.Number x => NumberCode.Fixed(x.Value.Numerator, x.Value.Denominator),
        Expression.EventField x => NumberCode.Read(Number(_event, nameof(EventRecord.Numbers), x.Field.Index), x.Field.Type.Scale, InputBound(x.Field.Type)),
        Expression.LineField x => NumberCode.Read(Number(_line, nameof(LineRecord.Numbers), x.Field.Index), x.Field.Type.Scale, InputBound(x.Field.Type)),
        Expression.MemberField x => NumberCode.Read(
            Cell(_layout.Fields.Of(x.Field.Index)), x.Field.Type.Scale, InputBound(x.Field.Type)),
        Expression.Named x => Number(_programme.Lets[x.Let].Value),
        Expression.History x => History(x),
        Expression.Clock x => Clock(x),
        Expression.DatePart x => DatePart(x),
        Expression.Balance x => NumberCode.Read(
            Code.Call(_member, Method<MemberState>(nameof(MemberState.Available)), Code.Constant(x.Currency)), 1, BigInteger.Pow(10, 15)),
        Expression.EarnedNow x => NumberCode.Read(
            Code.Call(Facts, Method<RuleFacts>(nameof(RuleFacts.EarnedNow)), Code.Constant(x.Currency)), 1, BigInteger.Pow(10, 15)),
        Expression.Band x => NumberCode.Read(Band(_programme.Rankings[x.Ranking]), 1, BandsMost),
        Expression.Arithmetic { Operator: ArithmeticOperator.Times } x => NumberCode.Times(Number(x.Left), Number(x.Right)),
        Expression.Arithmetic { Operator: ArithmeticOperator.DividedBy } x => Divide(x),
        Expression.Arithmetic x => NumberCode.Add(Number(x.Left), Number(x.Right), x.Operator == ArithmeticOperator.Minus),
        _ => throw new ArgumentException($"{expression.GetType().Name} is not a number of a member."),
    };

    /// <summary>Code that computes a member's value in a ranking, in units of its scale.</summary>
    public Code ValueOf(Ranking ranking) => Code.Condition(IsCompared(ranking), Units(ranking), Code.Constant(MemberState.Unknown));

    private static MethodInfo Method<T>(string name) => typeof(T).GetMethod(name, Any)!;

    private static BigInteger InputBound(DataType type) =>
        (type.Most is { } most && type.Least is { } least
            ? BigInteger.Max(BigInteger.Abs(most.Ceiling()), BigInteger.Abs(least.Floor()))
            : DataType.InputMost) * type.Scale;

    private static Code IsTrue(Code number) => Code.NotEqual(number, Code.Constant(0L));

    private static Code Number(Code record, string plane, int index) =>
        Code.ArrayIndex(Code.Property(record, record.Type.GetProperty(plane, Any)!), Code.Constant(index));

    private Code Cell(int index) => Code.ArrayIndex(_cells, Code.Constant(index));

    private Code Aggregate(int aggregate) => Cell(_layout.Aggregates.Of(aggregate) + AggregateValue.ValueCell);

    private Code AggregateExtra(int aggregate) => Cell(_layout.Aggregates.Of(aggregate) + AggregateValue.ExtraCell);

    private NumberCode History(Expression.History history)
    {
        var aggregate = _programme.Aggregates[history.Aggregate];
        var value = Aggregate(history.Aggregate);
        return aggregate.Kind switch
        {
            AggregateKind.Count or AggregateKind.Distinct or AggregateKind.Streak or AggregateKind.DaysBetweenLastTwo =>
                NumberCode.Read(value, 1, RecordsMost),
            AggregateKind.Sum when aggregate.Source is AggregateSource.EarnedPoints => NumberCode.Read(value, 1, BigInteger.Pow(10, 15)),
            AggregateKind.Sum => NumberCode.Read(value, aggregate.Type.Scale, DataType.InputMost * RecordsMost * aggregate.Type.Scale / 10),
            AggregateKind.Smallest or AggregateKind.Largest or AggregateKind.Last or AggregateKind.First =>
                NumberCode.Read(value, aggregate.Type.Scale, InputBound(aggregate.Type)),
            AggregateKind.Average or AggregateKind.Any or AggregateKind.LastAt => throw new ArgumentException($"{aggregate.Kind} is not a number."),
        };
    }

    private NumberCode Clock(Expression.Clock clock)
    {
        var day = Code.Convert(Code.Property(Facts, nameof(RuleFacts.Day)), typeof(long));
        return clock.Part switch
        {
            ClockPart.Weekday => NumberCode.Read(Code.Property(Facts, nameof(RuleFacts.Weekday)), 1, 7),
            ClockPart.Hour => NumberCode.Read(Code.Property(Facts, nameof(RuleFacts.Hour)), 1, 24),
            ClockPart.Today => NumberCode.Read(day, 1, 1_000_000),
            ClockPart.Month => NumberCode.Read(Code.Call(Method<RuleFacts>(nameof(RuleFacts.MonthOf)), day), 1, 12),
            ClockPart.DayOfMonth => NumberCode.Read(Code.Call(Method<RuleFacts>(nameof(RuleFacts.DayOfMonth)), day), 1, 31),
        };
    }

    private NumberCode DatePart(Expression.DatePart part)
    {
        var method = part.Part == ClockPart.Month ? nameof(RuleFacts.MonthOf) : nameof(RuleFacts.DayOfMonth);
        return NumberCode.Read(Code.Call(Method<RuleFacts>(method), Number(part.Day).Value), 1, 31);
    }

    private NumberCode Divide(Expression.Arithmetic x)
    {
        var divisor = x.Right as Expression.Number ?? throw new ArgumentException("Only a fixed number divides here.");
        var inverse = NumberCode.Fixed(divisor.Value.Denominator * divisor.Value.Numerator.Sign, BigInteger.Abs(divisor.Value.Numerator));
        return NumberCode.Times(Number(x.Left), inverse);
    }

    private Code Compare(Expression.Compare x)
    {
        if (Resolve(x.Left) is Expression.TimeSince since && Resolve(x.Right) is Expression.Length length)
        {
            return TimeSince(since, length.Value, x.Operator);
        }

        if (x.Operator is Comparison.Equal or Comparison.Different && !x.Left.Type.IsNumeric)
        {
            var equal = Equal(x.Left, x.Right);
            return x.Operator == Comparison.Equal ? equal : Code.Not(equal);
        }

        var (left, right) = NumberCode.Comparable(Numerator(x.Left, x.Right), Numerator(x.Right, x.Left));
        return x.Operator switch
        {
            Comparison.Equal => Code.Equal(left, right),
            Comparison.Different => Code.NotEqual(left, right),
            Comparison.Below => Code.LessThan(left, right),
            Comparison.AtMost => Code.LessThanOrEqual(left, right),
            Comparison.Above => Code.GreaterThan(left, right),
            Comparison.AtLeast => Code.GreaterThanOrEqual(left, right),
        };
    }

    /// <summary>One side of a comparison. An average is its sum; then the other side is multiplied by the count instead.</summary>
    private NumberCode Numerator(Expression side, Expression other)
    {
        var number = AverageOf(side) is { } own ? Sum(own) : Number(side);
        return AverageOf(other) is { } average
            ? NumberCode.Times(number, NumberCode.Read(AggregateExtra(average), 1, RecordsMost))
            : number;
    }

    private NumberCode Sum(int average)
    {
        var scale = _programme.Aggregates[average].Type.Scale;
        return NumberCode.Read(Aggregate(average), scale, DataType.InputMost * RecordsMost * scale / 10);
    }

    private int? AverageOf(Expression expression) =>
        Resolve(expression) is Expression.History history && _programme.Aggregates[history.Aggregate].Kind == AggregateKind.Average
            ? history.Aggregate
            : null;

    private Code TimeSince(Expression.TimeSince since, TimeLength length, Comparison comparison)
    {
        Code anchor = since.Aggregate is { } aggregate
            ? Aggregate(aggregate)
            : Code.Property(Code.Property(_member, nameof(MemberState.JoinedAt)), nameof(Instant.Micros));
        return Code.Call(typeof(Elapsed).GetMethod(nameof(Elapsed.Holds), Any)!, Facts, anchor, Code.Constant(length), Code.Constant(comparison));
    }

    private Code Equal(Expression left, Expression right)
    {
        var (l, r) = (Resolve(left), Resolve(right));
        if (l.Type.Kind == DataKind.YesNo)
        {
            return Code.Equal(Condition(l), Condition(r));
        }

        if (!l.Type.IsText)
        {
            var (a, b) = NumberCode.Comparable(Number(l), Number(r));
            return Code.Equal(a, b);
        }

        if (l is Expression.History || r is Expression.History)
        {
            return Code.Equal(Hash(l), Hash(r));
        }

        var equals = typeof(string).GetMethod(nameof(string.Equals), [typeof(string), typeof(string)])!;
        return Code.Call(equals, Text(l), Text(r));
    }

    private Code Hash(Expression text) => text switch
    {
        Expression.History x => Aggregate(x.Aggregate),
        Expression.Text x => Code.Constant(TextHash.Of(x.Value)),
        _ => Code.Call(typeof(TextHash).GetMethod(nameof(TextHash.Of), Any)!, Text(text)),
    };

    private Code Text(Expression expression) => expression switch
    {
        Expression.Text x => Code.Constant(x.Value),
        Expression.EventField x => Number(_event, nameof(EventRecord.Texts), x.Field.Index),
        Expression.LineField x => Number(_line, nameof(LineRecord.Texts), x.Field.Index),
        Expression.MemberField x => Number(_member, nameof(MemberState.FieldTexts), x.Field.Index),
        _ => throw new ArgumentException($"{expression.GetType().Name} is not a text of a member."),
    };

    private Code IsKnown(Expression operand) => operand switch
    {
        Expression.EventField x => Code.Call(_event, Method<EventRecord>(nameof(EventRecord.Has)), Code.Constant(x.Field.Index)),
        Expression.LineField x => Code.Call(_line, Method<LineRecord>(nameof(LineRecord.Has)), Code.Constant(x.Field.Index)),
        Expression.MemberField x => Code.Call(_member, Method<MemberState>(nameof(MemberState.Has)), Code.Constant(x.Field.Index)),
        Expression.History x when _programme.Aggregates[x.Aggregate].Kind == AggregateKind.Average =>
            Code.GreaterThan(AggregateExtra(x.Aggregate), Code.Constant(0L)),
        Expression.History x => Code.NotEqual(Aggregate(x.Aggregate), Code.Constant(MemberState.Unknown)),
        Expression.TimeSince { Aggregate: { } aggregate } =>
            Code.NotEqual(Aggregate(aggregate), Code.Constant(MemberState.Unknown)),
        _ => ExpressionWalk.Parts(operand).Select(part => IsKnown(Resolve(part))).Aggregate((Code)Code.Constant(true), Code.AndAlso),
    };

    private Code IsMultiple(Expression.IsMultiple x)
    {
        var number = Number(x.Operand);
        var step = number.Scale * x.Of;
        var value = number.AsWide();
        var zero = Code.Constant((Int128)0);
        return number.IsWide
            ? Code.AndAlso(Code.NotEqual(value, zero), Code.Equal(Code.Modulo(value, Code.Constant((Int128)step)), zero))
            : Code.AndAlso(IsTrue(number.Value), Code.Equal(Code.Modulo(number.Value, Code.Constant((long)step)), Code.Constant(0L)));
    }

    private Code InTier(Expression.InTier x)
    {
        var tier = Code.Call(_member, Method<MemberState>(nameof(MemberState.Tier)), Code.Constant(x.Ladder));
        var asked = Code.Constant(x.Tier);
        return x.Test switch
        {
            TierTest.AtLeast => Code.GreaterThanOrEqual(tier, asked),
            TierTest.Below => Code.LessThan(tier, asked),
            TierTest.Exactly => Code.Equal(tier, asked),
        };
    }

    private Code InShare(Ranking ranking) => Code.AndAlso(IsCompared(ranking), Code.Call(
        _member, Method<MemberState>(nameof(MemberState.IsWithin)), Code.Constant(ranking.Index), Code.Constant(ranking.IsBottom), Units(ranking)));

    private Code Band(Ranking ranking) => Code.Condition(
        IsCompared(ranking),
        Code.Call(_member, Method<MemberState>(nameof(MemberState.BandOf)), Code.Constant(ranking.Index), Units(ranking)),
        Code.Constant(0L));

    private Code IsCompared(Ranking ranking)
    {
        var isKnown = IsKnown(Resolve(ranking.Value));
        return ranking.Where is null ? isKnown : Code.AndAlso(Condition(ranking.Where), isKnown);
    }

    private Code Units(Ranking ranking)
    {
        if (Resolve(ranking.Value) is Expression.TimeSince since)
        {
            return since.Aggregate is { } aggregate
                ? Aggregate(aggregate)
                : Code.Property(Code.Property(_member, nameof(MemberState.JoinedAt)), nameof(Instant.Micros));
        }

        var number = Number(ranking.Value).At(RankingScale.Of(_programme, ranking));
        return number.IsWide ? Code.Call(typeof(RankingScale).GetMethod(nameof(RankingScale.Clamp), Any)!, number.Value) : number.Value;
    }

    private Expression Resolve(Expression expression) =>
        expression is Expression.Named named ? Resolve(_programme.Lets[named.Let].Value) : expression;
}
