using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Model.Expressions;

/// <summary>A checked expression: names are resolved, types are right, and every optional value is guarded.</summary>
/// <param name="Type">The type of its value.</param>
/// <param name="Span">Where it is written.</param>
public abstract record Expression(DataType Type, SourceSpan Span)
{
    /// <summary>A fixed number, amount, percentage, day (as its day number), choice (as its place), or yes (1) and no (0).</summary>
    public sealed record Number(Fraction Value, DataType Type, SourceSpan Span) : Expression(Type, Span);

    /// <summary>A fixed text.</summary>
    public sealed record Text(string Value, SourceSpan Span) : Expression(DataType.Text, Span);

    /// <summary>A fixed length of time.</summary>
    public sealed record Length(TimeLength Value, SourceSpan Span) : Expression(DataType.Duration, Span);

    /// <summary>A field of the event at hand.</summary>
    public sealed record EventField(Field Field, SourceSpan Span) : Expression(Field.Type, Span);

    /// <summary>A field of the line at hand.</summary>
    public sealed record LineField(Field Field, SourceSpan Span) : Expression(Field.Type, Span);

    /// <summary>A field of the member.</summary>
    public sealed record MemberField(Field Field, SourceSpan Span) : Expression(Field.Type, Span);

    /// <summary>A named value (<c>let</c>) of the programme.</summary>
    public sealed record Named(int Let, DataType Type, SourceSpan Span) : Expression(Type, Span);

    /// <summary>What the member's history says: an aggregate of the programme.</summary>
    public sealed record History(int Aggregate, DataType Type, SourceSpan Span) : Expression(Type, Span)
    {
        /// <summary>
        /// Whether the aggregate is one of <see cref="Programmes.Programme.ReportAggregates"/>: what the member did in the period of the
        /// report. Occurs only in the conditions of a <see cref="FigureKind.ShareOfMembers"/>.
        /// </summary>
        public bool OfReport { get; init; }
    }

    /// <summary>The time since the member joined, or since the last event that an aggregate of kind <see cref="AggregateKind.LastAt"/> names.</summary>
    /// <param name="Aggregate">The aggregate, or null for joining.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record TimeSince(int? Aggregate, SourceSpan Span) : Expression(DataType.Duration, Span);

    /// <summary>What the local clock says at the instant at hand.</summary>
    public sealed record Clock(ClockPart Part, DataType Type, SourceSpan Span) : Expression(Type, Span);

    /// <summary>A part of a day: its month, or its day of the month.</summary>
    public sealed record DatePart(ClockPart Part, Expression Day, DataType Type, SourceSpan Span) : Expression(Type, Span);

    /// <summary>The spendable points of a currency.</summary>
    public sealed record Balance(int Currency, DataType Type, SourceSpan Span) : Expression(Type, Span);

    /// <summary>Points of a currency that were earned with the input at hand since <see cref="Programmes.Trigger.Earning"/> was last raised for it.</summary>
    public sealed record EarnedNow(int Currency, DataType Type, SourceSpan Span) : Expression(Type, Span);

    /// <summary>Plus, minus, times, divided by.</summary>
    public sealed record Arithmetic(ArithmeticOperator Operator, Expression Left, Expression Right, DataType Type, SourceSpan Span)
        : Expression(Type, Span);

    /// <summary>A comparison of two values of the same type.</summary>
    public sealed record Compare(Comparison Operator, Expression Left, Expression Right, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>Both hold; the right one is only looked at when the left one holds.</summary>
    public sealed record And(Expression Left, Expression Right, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>At least one holds; the right one is only looked at when the left one doesn't.</summary>
    public sealed record Or(Expression Left, Expression Right, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>Doesn't hold.</summary>
    public sealed record Not(Expression Operand, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>Is one of several fixed values.</summary>
    public sealed record OneOf(Expression Operand, ImmutableArray<Expression> Values, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>An optional value is there.</summary>
    public sealed record IsKnown(Expression Operand, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>A whole number is a multiple of another and not 0: the third, sixth, ninth.</summary>
    public sealed record IsMultiple(Expression Operand, long Of, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>The member is in a segment.</summary>
    public sealed record InSegment(int Segment, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>The member's tier against another of its ladder.</summary>
    public sealed record InTier(int Ladder, TierTest Test, int Tier, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>The member's value is within the share of a ranking, by the cut that was found last; no, before the first one.</summary>
    /// <param name="Ranking">Index of the ranking.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record InShare(int Ranking, SourceSpan Span) : Expression(DataType.YesNo, Span);

    /// <summary>The member's band by a ranking, from 1; 0 for whoever is in none, and for everybody before the first refresh.</summary>
    /// <param name="Ranking">Index of the ranking.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record Band(int Ranking, SourceSpan Span) : Expression(DataType.Whole, Span);

    /// <summary>A figure over all members, in measures and follow-ups only.</summary>
    public sealed record Figure(FigureKind Kind, FigureSubject Subject, DataType Type, SourceSpan Span) : Expression(Type, Span);
}

/// <summary>What a local clock shows.</summary>
public enum ClockPart
{
    /// <summary>The day of the week: Mon is 0.</summary>
    Weekday,

    /// <summary>The hour, 0 to 23.</summary>
    Hour,

    /// <summary>The day.</summary>
    Today,

    /// <summary>The month, 1 to 12.</summary>
    Month,

    /// <summary>The day of the month, 1 to 31.</summary>
    DayOfMonth,
}

/// <summary>The operators of sums.</summary>
public enum ArithmeticOperator
{
    /// <summary>+</summary>
    Plus,

    /// <summary>-</summary>
    Minus,

    /// <summary>*</summary>
    Times,

    /// <summary>/</summary>
    DividedBy,
}

/// <summary>The operators of comparisons.</summary>
public enum Comparison
{
    /// <summary>=</summary>
    Equal,

    /// <summary>&lt;&gt;</summary>
    Different,

    /// <summary>&lt;</summary>
    Below,

    /// <summary>&lt;=</summary>
    AtMost,

    /// <summary>&gt;</summary>
    Above,

    /// <summary>&gt;=</summary>
    AtLeast,
}

/// <summary>How a member's tier is asked for.</summary>
public enum TierTest
{
    /// <summary>That tier or a higher one.</summary>
    AtLeast,

    /// <summary>A lower one.</summary>
    Below,

    /// <summary>That very tier.</summary>
    Exactly,
}
