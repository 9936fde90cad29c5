using Workflows.Core.Rules;
using Workflows.Evaluation.Books;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Evaluation.Figures;

/// <summary>
/// Makes a condition on a member into one that the core's interpreter can answer: what the member did in the period, and in which segments
/// and tiers the member was at its end, are put in as plain values.
/// </summary>
internal sealed class ReportConditions(RunBooks books)
{
    private static readonly DataType YesNo = DataType.YesNo;

    /// <summary>What an expression without a value is put in as: a division by 0 has none.</summary>
    private static readonly Expression Missing = new Expression.Arithmetic(
        ArithmeticOperator.DividedBy, Plain(Fraction.One, DataType.Whole), Plain(Fraction.Zero, DataType.Whole), DataType.Whole,
            SourceSpan.None);

    /// <summary>Why a condition can't be answered; null where it can.</summary>
    public string? Obstacle(Expression? condition) => condition is null ? null
        : Nodes(condition).Select(ObstacleOf).FirstOrDefault(why => why is not null);

    /// <summary>Whether a condition asks for more than the report has gathered: fields, balances, history beyond the period, the
    /// clock.</summary>
    public bool AsksState(Expression? condition) => condition is not null && Nodes(condition).Any(node => node switch
    {
        Expression.History history => !history.OfReport,
        Expression.MemberField or Expression.Balance or Expression.TimeSince or Expression.Clock or Expression.Band => true,
        _ => false,
    });

    /// <summary>The condition with a member's values put in.</summary>
    public Expression For(Expression condition, MemberBook member) => condition switch
    {
        Expression.History { OfReport: true } x => ValueOf(x, member),
        Expression.InSegment x => Truth(member.EndSegments[x.Segment]),
        Expression.InTier x => Truth(TierHolds(x, member.EndTiers[x.Ladder])),
        Expression.Named x => For(books.Programme.Lets[x.Let].Value, member),
        Expression.Arithmetic x => x with { Left = For(x.Left, member), Right = For(x.Right, member) },
        Expression.Compare x => x with { Left = For(x.Left, member), Right = For(x.Right, member) },
        Expression.And x => x with { Left = For(x.Left, member), Right = For(x.Right, member) },
        Expression.Or x => x with { Left = For(x.Left, member), Right = For(x.Right, member) },
        Expression.Not x => x with { Operand = For(x.Operand, member) },
        Expression.OneOf x => x with { Operand = For(x.Operand, member) },
        Expression.IsKnown x => x with { Operand = For(x.Operand, member) },
        Expression.IsMultiple x => x with { Operand = For(x.Operand, member) },
        Expression.DatePart x => x with { Day = For(x.Day, member) },
        _ => condition,
    };

    private IEnumerable<Expression> Nodes(Expression condition) => ExpressionWalk.All(condition)
        .SelectMany(node => node switch
        {
            Expression.Named named => Nodes(books.Programme.Lets[named.Let].Value),
            Expression.Band band => Nodes(books.Programme.Rankings[band.Ranking].Value).Concat(
                books.Programme.Rankings[band.Ranking].Where is { } where ? Nodes(where) : []).Prepend(node),
            _ => [node],
        });

    private string? ObstacleOf(Expression node) => node switch
    {
        Expression.History { OfReport: true } x => ObstacleOf(books.Programme.ReportAggregates[x.Aggregate]),

        // The core advances a sliding window when the member is next looked at, and so at the end of a run some are not up to date.
        Expression.History x when books.Programme.Aggregates[x.Aggregate].Window is not (Window.Ever or Window.AmongLast) =>
            "it asks for a window of each member's history that is only exact when something happens to the member; ask for `this period`",
        _ => null,
    };

    private string? ObstacleOf(Aggregate aggregate) =>
        (aggregate.Kind == AggregateKind.Sum && aggregate.Source is AggregateSource.EarnedPoints)
            || books.Tallies.OfReportAggregate(aggregate.Index) >= 0
            ? null
            : $"a report doesn't keep `{aggregate.Kind}` of each member for its period";

    private Expression ValueOf(Expression.History node, MemberBook member)
    {
        var aggregate = books.Programme.ReportAggregates[node.Aggregate];
        if (aggregate.Source is AggregateSource.EarnedPoints points)
        {
            return Plain(Fraction.Of(member.Issued[points.Currency]), node.Type);
        }

        var tally = member.Tallies[books.Tallies.OfReportAggregate(aggregate.Index)];
        var scale = aggregate.Type.Scale;
        return aggregate.Kind switch
        {
            AggregateKind.Any => Truth(tally.Count > 0),
            AggregateKind.Count => Plain(Fraction.Of(tally.Count), node.Type),
            AggregateKind.Sum => Plain(Fraction.Of(tally.Sum, scale), node.Type),
            _ when tally.Count == 0 => Missing,
            AggregateKind.Average => Plain(Fraction.Of(tally.Sum, scale) / Fraction.Of(tally.Count), node.Type),
            AggregateKind.Smallest or AggregateKind.First => Plain(Fraction.Of(tally.Low, scale), node.Type),
            _ => Plain(Fraction.Of(tally.High, scale), node.Type),
        };
    }

    private static bool TierHolds(Expression.InTier x, int tier) => x.Test switch
    {
        TierTest.AtLeast => tier >= x.Tier,
        TierTest.Below => tier < x.Tier,
        TierTest.Exactly => tier == x.Tier,
    };

    private static Expression.Number Truth(bool isTrue) => Plain(isTrue ? Fraction.One : Fraction.Zero, YesNo);

    private static Expression.Number Plain(Fraction value, DataType type) => new(value, type, SourceSpan.None);
}
