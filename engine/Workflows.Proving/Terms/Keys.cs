using System.Globalization;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Proving.Terms;

/// <summary>Texts that are equal for values that are the same in two versions of a programme: names, and no numbers of them.</summary>
internal static class Keys
{
    /// <summary>The key of an aggregate.</summary>
    public static string Of(Programme programme, Aggregate aggregate) => aggregate.Source switch
    {
        AggregateSource.EarnedPoints points => $"{aggregate.Kind} earned {programme.Currencies[points.Currency].Name} {aggregate.Window}",
        AggregateSource.Events events => $"{aggregate.Kind} {OfSource(programme, events)} {events.Field?.Name} {aggregate.Window}",
        _ => $"{aggregate.Kind} {aggregate.Source} {aggregate.Window}",
    };

    /// <summary>The key of the events that an aggregate is over.</summary>
    public static string OfSource(Programme programme, AggregateSource.Events events) =>
        programme.EventTypes[events.EventType].Name + (events.Where is null ? "" : $" where {Of(programme, events.Where)}");

    /// <summary>The key of a condition or value.</summary>
    public static string Of(Programme programme, Expression expression) => expression switch
    {
        Expression.And and => $"({Of(programme, and.Left)} and {Of(programme, and.Right)})",
        Expression.Or or => $"({Of(programme, or.Left)} or {Of(programme, or.Right)})",
        Expression.Not not => $"not {Of(programme, not.Operand)}",
        Expression.Compare compare => $"({Of(programme, compare.Left)} {compare.Operator} {Of(programme, compare.Right)})",
        Expression.Arithmetic sum => $"({Of(programme, sum.Left)} {sum.Operator} {Of(programme, sum.Right)})",
        Expression.OneOf oneOf => $"({Of(programme, oneOf.Operand)} of {string.Join(' ', oneOf.Values.Select(value => Of(programme, value)))})",
        Expression.IsKnown known => $"known {Of(programme, known.Operand)}",
        Expression.IsMultiple multiple => string.Create(CultureInfo.InvariantCulture, $"({Of(programme, multiple.Operand)} every {multiple.Of})"),
        _ => OfLeaf(programme, expression),
    };

    private static string OfLeaf(Programme programme, Expression expression) => expression switch
    {
        Expression.Number number => $"{number.Value} {number.Type.Kind}",
        Expression.Text text => $"\"{text.Value}\"",
        Expression.Length length => length.Value.ToString(),
        Expression.Named named => Of(programme, programme.Lets[named.Let].Value),
        Expression.History { OfReport: false } history => Of(programme, programme.Aggregates[history.Aggregate]),
        Expression.TimeSince { Aggregate: { } aggregate } => $"since {Of(programme, programme.Aggregates[aggregate])}",
        Expression.TimeSince => "since joining",
        Expression.InTier tier => $"tier {programme.Ladders[tier.Ladder].Name} {tier.Test} {programme.Ladders[tier.Ladder].Tiers[tier.Tier].Name}",
        Expression.DatePart part => $"{part.Part} of {Of(programme, part.Day)}",
        Expression.Clock clock => $"clock {clock.Part}",
        Expression.EventField or Expression.LineField or Expression.MemberField or Expression.InSegment => $"{expression.GetType().Name} {Wording.Of(programme, expression)}",

        // Printed whole, so that nothing that a later language adds to it is overlooked.
        Expression.Balance or Expression.EarnedNow => $"{Wording.Of(programme, expression)} {expression with { Span = SourceSpan.None }}",

        // What this doesn't know is the same only where it is the same place of the same text.
        _ => $"{expression.GetType().Name} {programme.Version} {expression.Span}",
    };
}
