using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>On which windows and lengths of time tiers and segments depend: all that their conditions name.</summary>
internal sealed class NaiveWatch
{
    private readonly Programme _programme;

    public NaiveWatch(Programme programme)
    {
        _programme = programme;
        foreach (var when in programme.Segments.Select(segment => segment.When)
            .Concat(programme.Ladders.SelectMany(ladder => ladder.Tiers).Where(tier => tier.When is not null).Select(tier => tier.When!)))
        {
            Look(when);
        }
    }

    public List<Aggregate> Aggregates { get; } = [];

    public List<(int? Aggregate, TimeLength Length)> Lengths { get; } = [];

    private void Look(Expression expression)
    {
        switch (expression)
        {
            case Expression.History x:
                Aggregates.AddRange(Aggregates.Exists(one => one.Index == x.Aggregate) ? [] : [_programme.Aggregates[x.Aggregate]]);
                break;
            case Expression.Compare { Left: Expression.TimeSince since, Right: Expression.Length length }:
                Lengths.Add((since.Aggregate, length.Value));
                break;
            case Expression.Compare x:
                Look(x.Left);
                Look(x.Right);
                break;
            case Expression.And x:
                Look(x.Left);
                Look(x.Right);
                break;
            case Expression.Or x:
                Look(x.Left);
                Look(x.Right);
                break;
            case Expression.Not x:
                Look(x.Operand);
                break;
            case Expression.IsKnown x:
                Look(x.Operand);
                break;
            case Expression.IsMultiple x:
                Look(x.Operand);
                break;
            case Expression.InShare x:
                Look(_programme.Rankings[x.Ranking].Value);
                break;
            case Expression.Number or Expression.InTier:
                break;
            default:
                throw new NotSupportedException($"The naive model doesn't watch {expression.GetType().Name}.");
        }
    }
}
