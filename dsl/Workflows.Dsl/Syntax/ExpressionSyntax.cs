using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Syntax;

/// <summary>
/// A condition or a value as it is written; fixed values are <see cref="LiteralSyntax"/>. The tree is never deeper than the parser
/// allows (<c>Limits</c>), so functions over it may recurse. Brackets leave no trace but the shape.
/// </summary>
internal abstract record ExpressionSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>What couldn't be read and was reported: of unknown type, and no cause for another message.</summary>
    internal sealed record Broken(SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>a or b</c>.</summary>
    internal sealed record Or(ExpressionSyntax Left, ExpressionSyntax Right, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>a and b</c>.</summary>
    internal sealed record And(ExpressionSyntax Left, ExpressionSyntax Right, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>not a</c>.</summary>
    internal sealed record Not(ExpressionSyntax Operand, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>a &gt;= b</c>.</summary>
    internal sealed record Compare(Comparison Operator, ExpressionSyntax Left, ExpressionSyntax Right, SourceSpan Span)
        : ExpressionSyntax(Span);

    /// <summary><c>a is …</c>.</summary>
    internal sealed record Is(ExpressionSyntax Operand, TestSyntax Test, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>a + b</c>.</summary>
    internal sealed record Arithmetic(ArithmeticOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right, SourceSpan Span)
        : ExpressionSyntax(Span);

    /// <summary>
    /// <c>total</c>, <c>member.birthday</c>, <c>line.price</c>, <c>Purchase.total</c>, a <c>let</c>, a measure, a word of a choice, a
    /// tier: one or more words with dots. The first part is <c>member</c> for the member.
    /// </summary>
    internal sealed record Path(SyntaxList<NameSyntax> Parts, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>participation of New</c>: a measure limited to a segment.</summary>
    internal sealed record MeasureOf(NameSyntax Measure, NameSyntax Of, NameSyntax? Rival, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>lift of margin</c>, in a measure of a journey.</summary>
    internal sealed record Lift(NameSyntax Measure, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>weekday</c>, <c>hour</c>, <c>today</c>.</summary>
    internal sealed record Clock(ClockPart Part, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary>
    /// <c>month of member.birthday</c>, <c>day of today</c>; <see cref="Of"/> is a <see cref="Path"/> or a <see
    /// cref="Clock"/>.
    /// </summary>
    internal sealed record DatePart(ClockPart Part, ExpressionSyntax Of, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary>
    /// <c>count of Purchase where … over last 30 days</c>, <c>sum of Purchase.total this period</c>, <c>any Survey ever</c>.
    /// <see cref="Of"/> has one part for count and any, at least two for the others.
    /// </summary>
    internal sealed record Aggregate(AggregateWord Word, Path Of, ExpressionSyntax? Where, WindowSyntax Window, SourceSpan Span)
        : ExpressionSyntax(Span);

    /// <summary><c>last Survey.score</c>, <c>first Purchase.total</c>; with one part only before <c>is known</c>.</summary>
    internal sealed record Record(bool IsFirst, Path Of, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>time since last Purchase</c>; no event for <c>time since joining</c>.</summary>
    internal sealed record TimeSince(NameSyntax? Event, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>days between last two Purchase</c>.</summary>
    internal sealed record DaysBetweenLastTwo(NameSyntax Event, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary>
    /// <c>streak of Purchase in calendar weeks</c> (<see cref="WindowSyntax.ThisCalendar"/>) or <c>in 7 days from 2025-01-01</c>
    /// (<see cref="WindowSyntax.ThisDaysFrom"/>).
    /// </summary>
    internal sealed record Streak(NameSyntax Event, ExpressionSyntax? Where, WindowSyntax Period, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>earned Miles this calendar year</c>, <c>worth of issued Miles this period</c>.</summary>
    internal sealed record PointsFigure(PointsWord Word, NameSyntax Currency, WindowSyntax Window, SourceSpan Span)
        : ExpressionSyntax(Span);

    /// <summary><c>balance of Miles</c>.</summary>
    internal sealed record Balance(NameSyntax Currency, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>share of members where … among …</c>.</summary>
    internal sealed record ShareOfMembers(ExpressionSyntax Where, ExpressionSyntax? Among, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>cost of points</c>, <c>cost of messages</c>, <c>cost of tasks</c>.</summary>
    internal sealed record Cost(FigureKind Of, SourceSpan Span) : ExpressionSyntax(Span);

    /// <summary><c>spent of Goodwill</c>.</summary>
    internal sealed record Spent(NameSyntax Budget, SourceSpan Span) : ExpressionSyntax(Span);
}

/// <summary>The words that begin an aggregate.</summary>
internal enum AggregateWord
{
    Count,
    Sum,
    Average,
    Smallest,
    Largest,
    Distinct,
    Nps,
    Any,
}

/// <summary>What a figure of points is about.</summary>
internal enum PointsWord
{
    Earned,
    Issued,
    Redeemed,
    Expired,
    WorthOfIssued,
}
