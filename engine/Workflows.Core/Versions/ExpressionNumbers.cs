using Workflows.Model.Expressions;

namespace Workflows.Core.Versions;

/// <summary>
/// Says the expressions of one version in the numbers that all versions share. Tiers are places on a ladder and change with the ladder;
/// so it is also said on which version's ladders they stand.
/// </summary>
/// <param name="numbers">The numbers of the version.</param>
/// <param name="tierOf">The place of a tier, by its ladder and place in the version, on the ladder for which it is said.</param>
internal sealed class ExpressionNumbers(Numbers numbers, Func<int, int, int> tierOf)
{
    /// <summary>No event is at hand.</summary>
    public const int NoEvent = -1;

    /// <summary>An expression; null for none.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="type">Number of the event type in the version that is at hand; <see cref="NoEvent"/> for none.</param>
    /// <param name="lines">The field whose line is at hand; null for none.</param>
    public Expression? Maybe(Expression? expression, int type, Field? lines = null) => expression is null ? null : Of(expression, type, lines);

    /// <summary>An expression.</summary>
    public Expression Of(Expression expression, int type, Field? lines = null)
    {
        Expression Part(Expression part) => Of(part, type, lines);
        return expression switch
        {
            Expression.EventField x => x with { Field = FieldOf(type, x.Field) },
            Expression.LineField x => x with { Field = x.Field with { Index = numbers.LineFields[(type, lines!.Index)][x.Field.Index] } },
            Expression.MemberField x => x with { Field = x.Field with { Index = numbers.MemberFields[x.Field.Index] } },
            Expression.Named x => x with { Let = numbers.FirstLet + x.Let },
            Expression.History x => x.OfReport ? x : x with { Aggregate = numbers.Aggregates[x.Aggregate] },
            Expression.TimeSince x => x with { Aggregate = x.Aggregate is { } aggregate ? numbers.Aggregates[aggregate] : null },
            Expression.DatePart x => x with { Day = Part(x.Day) },
            Expression.Balance x => x with { Currency = numbers.Currencies[x.Currency] },
            Expression.EarnedNow x => x with { Currency = numbers.Currencies[x.Currency] },
            Expression.InSegment x => x with { Segment = numbers.Segments[x.Segment] },
            Expression.InShare x => x with { Ranking = numbers.Rankings[x.Ranking] },
            Expression.Band x => x with { Ranking = numbers.Rankings[x.Ranking] },
            Expression.InTier x => x with { Ladder = numbers.Ladders[x.Ladder], Tier = tierOf(x.Ladder, x.Tier) },
            Expression.Figure x => x with { Subject = Of(x.Subject) },
            _ => WithParts(expression, Part),
        };
    }

    /// <summary>A field of an event.</summary>
    public Field FieldOf(int type, Field field) => field with { Index = numbers.Fields[type][field.Index] };

    /// <summary>A field of an event; null for none.</summary>
    public Field? MaybeField(int type, Field? field) => field is null ? null : FieldOf(type, field);

    private static Expression WithParts(Expression expression, Func<Expression, Expression> part) => expression switch
    {
        Expression.Arithmetic x => x with { Left = part(x.Left), Right = part(x.Right) },
        Expression.Compare x => x with { Left = part(x.Left), Right = part(x.Right) },
        Expression.And x => x with { Left = part(x.Left), Right = part(x.Right) },
        Expression.Or x => x with { Left = part(x.Left), Right = part(x.Right) },
        Expression.Not x => x with { Operand = part(x.Operand) },
        Expression.OneOf x => x with { Operand = part(x.Operand), Values = [.. x.Values.Select(part)] },
        Expression.IsKnown x => x with { Operand = part(x.Operand) },
        Expression.IsMultiple x => x with { Operand = part(x.Operand) },
        Expression.Number or Expression.Text or Expression.Length or Expression.Clock => expression,
        _ => throw new ArgumentException($"{expression.GetType().Name} can't be said in the numbers of several versions."),
    };

    private FigureSubject Of(FigureSubject subject)
    {
        var type = subject.EventType ?? NoEvent;
        return subject with
        {
            EventType = subject.EventType is { } of ? numbers.EventTypes[of] : null,
            Field = MaybeField(type, subject.Field),
            Where = Maybe(subject.Where, type),
            Among = Maybe(subject.Among, NoEvent),
            Currency = subject.Currency is { } currency ? numbers.Currencies[currency] : null,
            Budget = subject.Budget is { } budget ? numbers.Budgets[budget] : null,
            Journey = subject.Journey is { } journey ? numbers.FirstJourney + journey : null,
            Segment = subject.Segment is { } segment ? numbers.Segments[segment] : null,
        };
    }
}
