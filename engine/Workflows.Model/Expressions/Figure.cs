using Workflows.Model.Time;

namespace Workflows.Model.Expressions;

/// <summary>Figures over all members and one period of a report.</summary>
public enum FigureKind
{
    /// <summary>The share of members for whom the condition holds at the period's end, among those for whom another does.</summary>
    ShareOfMembers,

    /// <summary>How many events of a type in the period.</summary>
    Count,

    /// <summary>The sum of a field of events in the period.</summary>
    Sum,

    /// <summary>The mean of a field of events in the period.</summary>
    Average,

    /// <summary>The net promoter score of a field of events in the period: from -100 to 100.</summary>
    Nps,

    /// <summary>Points issued in the period.</summary>
    Issued,

    /// <summary>Points redeemed in the period.</summary>
    Redeemed,

    /// <summary>Points expired in the period.</summary>
    Expired,

    /// <summary>Fair value of the points issued in the period, less those reversed.</summary>
    WorthOfIssued,

    /// <summary>What the points issued in the period cost: their fair value.</summary>
    CostOfPoints,

    /// <summary>What the messages sent in the period cost.</summary>
    CostOfMessages,

    /// <summary>What the tasks given to staff in the period cost.</summary>
    CostOfTasks,

    /// <summary>The share of a budget that was spent in its period at the report's end.</summary>
    Spent,

    /// <summary>Another measure.</summary>
    Measure,

    /// <summary>The smallest value of a field of events.</summary>
    Smallest,

    /// <summary>The largest value of a field of events.</summary>
    Largest,

    /// <summary>How much more of a measure the treated members of a journey bring than as many of those held out. In measures of journeys only.</summary>
    Lift,
}

/// <summary>The figures that an expression asks for.</summary>
public static class Figures
{
    /// <summary>In the order of the text.</summary>
    public static IEnumerable<Expression.Figure> Of(Expression expression) => expression switch
    {
        Expression.Figure figure => [figure],
        Expression.Arithmetic x => Of(x.Left).Concat(Of(x.Right)),
        Expression.Compare x => Of(x.Left).Concat(Of(x.Right)),
        Expression.And x => Of(x.Left).Concat(Of(x.Right)),
        Expression.Or x => Of(x.Left).Concat(Of(x.Right)),
        Expression.Not x => Of(x.Operand),
        _ => [],
    };
}

/// <summary>What a figure is about; the parts that its kind doesn't need are null.</summary>
public sealed record FigureSubject
{
    /// <summary>Index of the event type.</summary>
    public int? EventType { get; init; }

    /// <summary>The field of the event.</summary>
    public Field? Field { get; init; }

    /// <summary>The condition on events, or on members for a share.</summary>
    public Expression? Where { get; init; }

    /// <summary>The condition that says among which members.</summary>
    public Expression? Among { get; init; }

    /// <summary>Index of the points currency.</summary>
    public int? Currency { get; init; }

    /// <summary>Index of the budget.</summary>
    public int? Budget { get; init; }

    /// <summary>Index of the measure.</summary>
    public int? Measure { get; init; }

    /// <summary>Index of the journey of which the measure is told.</summary>
    public int? Journey { get; init; }

    /// <summary>Index of the segment to which the figure is limited.</summary>
    public int? Segment { get; init; }

    /// <summary>Index of the rival whose measure of the same name is meant, over our members.</summary>
    public int? Rival { get; init; }

    /// <summary>How far back from the report's end events of the market count; null for the report's period.</summary>
    public TimeLength? Over { get; init; }
}
