using System.Globalization;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>
/// A text that is equal for two conditions or values that say the same, wherever they stand. It serves to count equal aggregates once
/// and to know what is guarded.
/// </summary>
internal static class ExpressionKey
{
    public static string Of(Expression expression) => expression switch
    {
        Expression.And and => $"({Of(and.Left)} and {Of(and.Right)})",
        Expression.Or or => $"({Of(or.Left)} or {Of(or.Right)})",
        Expression.Not not => $"not {Of(not.Operand)}",
        Expression.Compare compare => $"({Of(compare.Left)} {compare.Operator.ToString()} {Of(compare.Right)})",
        Expression.Arithmetic sum => $"({Of(sum.Left)} {sum.Operator.ToString()} {Of(sum.Right)})",
        Expression.OneOf oneOf => $"({Of(oneOf.Operand)} of {string.Join(' ', oneOf.Values.Select(Of))})",
        Expression.IsKnown known => $"known {Of(known.Operand)}",
        Expression.IsMultiple multiple => $"({Of(multiple.Operand)} every {Number(multiple.Of)})",
        _ => OfLeaf(expression),
    };

    /// <summary>The key of an aggregate.</summary>
    public static string Of(AggregateKind kind, AggregateSource source, Window window) => $"{kind.ToString()} {Of(source)} {window}";

    private static string OfLeaf(Expression expression) => expression switch
    {
        Expression.Number number => $"{number.Value} {number.Type.Kind.ToString()} {number.Type.Unit}",
        Expression.Text text => $"text {text.Value.Length} {text.Value}",
        Expression.Length length => length.Value.ToString(),
        Expression.EventField field => $"event {Number(field.Field.Index)}",
        Expression.LineField field => $"line {Number(field.Field.Index)}",
        Expression.MemberField field => $"member {Number(field.Field.Index)}",
        Expression.Named named => $"let {Number(named.Let)}",
        Expression.History history => $"{(history.OfReport ? "report" : "history")} {Number(history.Aggregate)}",
        Expression.TimeSince since => $"since {(since.Aggregate is { } aggregate ? Number(aggregate) : "joining")}",
        _ => OfMemberState(expression),
    };

    private static string OfMemberState(Expression expression) => expression switch
    {
        Expression.Clock clock => $"clock {clock.Part.ToString()}",
        Expression.DatePart part => $"{part.Part.ToString()} of {Of(part.Day)}",
        Expression.EarnedNow earned => $"earned now {Number(earned.Currency)}",
        Expression.Balance balance => $"balance {Number(balance.Currency)}",
        Expression.InSegment segment => $"segment {Number(segment.Segment)}",
        Expression.InShare share => $"share {Number(share.Ranking)}",
        Expression.Band band => $"band {Number(band.Ranking)}",
        Expression.InTier tier => $"tier {Number(tier.Ladder)} {tier.Test.ToString()} {Number(tier.Tier)}",
        Expression.Figure figure => $"figure {figure.Kind.ToString()} {Of(figure.Subject)}",
        _ => expression.GetType().Name,
    };

    private static string Of(FigureSubject subject) =>
        string.Join(' ',
            subject.EventType, subject.Field?.Index, subject.Currency, subject.Budget, subject.Measure, subject.Segment,
            subject.Where is null ? "" : Of(subject.Where), subject.Among is null ? "" : Of(subject.Among));

    private static string Of(AggregateSource source) => source switch
    {
        AggregateSource.Events events =>
            $"{Number(events.EventType)}.{events.Field?.Index} where {(events.Where is null ? "" : Of(events.Where))}",
        AggregateSource.EarnedPoints points => $"points {Number(points.Currency)}{(points.WithoutPlaces ? " without places" : "")}",
        _ => source.GetType().Name,
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
