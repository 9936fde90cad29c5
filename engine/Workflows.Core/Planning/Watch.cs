using Workflows.Core.Members;
using Workflows.Core.Rules;
using Workflows.Core.Time;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Planning;

/// <summary>
/// Finds the next instant at which the clock alone can change a segment, a condition that lends a tier, or earn a tier, so that the member is woken then and never
/// before. Only changes in a direction that matters are watched: time can't earn a tier by taking purchases out of a window.
/// </summary>
internal sealed class Watch
{
    private readonly Programme _programme;
    private readonly List<int> _aggregates = [];
    private readonly List<(int? Aggregate, TimeLength Length, bool Strict)> _lengths = [];
    private bool _hourly;
    private bool _daily;

    /// <summary>Watches the segments and tiers of a programme.</summary>
    public Watch(Programme programme)
    {
        _programme = programme;
        foreach (var segment in programme.Segments)
        {
            Collect(segment.When, becomesTrue: true, becomesFalse: true);
        }

        foreach (var match in programme.Ladders.SelectMany(ladder => ladder.Matches))
        {
            Collect(match.While, becomesTrue: true, becomesFalse: true);
        }

        foreach (var tier in programme.Ladders.SelectMany(ladder => ladder.Tiers))
        {
            if (tier.When is not null)
            {
                Collect(tier.When, becomesTrue: true, becomesFalse: false);
            }
        }
    }

    /// <summary>The next instant after now; <see cref="Instant.Never"/> where there is none.</summary>
    public Instant Next(MemberState member, Instant now, Calendar calendar)
    {
        var next = long.MaxValue;
        foreach (var aggregate in _aggregates)
        {
            next = Math.Min(next, member.Aggregates[aggregate].NextEnd);
        }

        foreach (var (aggregate, length, strict) in _lengths)
        {
            var since = aggregate is { } index ? member.Aggregates[index].Value : member.JoinedAt.Micros;
            if (since is not MemberState.Unknown and not long.MaxValue)
            {
                var at = calendar.Plus(new Instant(since), length).Micros + (strict ? 1 : 0);
                next = at > now.Micros ? Math.Min(next, at) : next;
            }
        }

        if (_hourly)
        {
            next = Math.Min(next, now.Micros - (now.Micros % Instant.PerHour) + Instant.PerHour);
        }

        if (_daily)
        {
            next = Math.Min(next, calendar.StartOfDay(calendar.DayOf(now) + 1).Micros);
        }

        return new Instant(next);
    }

    private void Collect(Expression expression, bool becomesTrue, bool becomesFalse)
    {
        switch (expression)
        {
            case Expression.Not not:
                Collect(not.Operand, becomesFalse, becomesTrue);
                break;
            case Expression.Named named:
                Collect(_programme.Lets[named.Let].Value, becomesTrue, becomesFalse);
                break;
            case Expression.Compare { Left: Expression.TimeSince or Expression.Named { Type.Kind: DataKind.Duration } } compare:
                CollectLength(compare, becomesTrue, becomesFalse);
                break;
            case Expression.Compare compare when Shrinks(compare.Left) && compare.Right is Expression.Number:
                var growsTrue = compare.Operator is Comparison.Below or Comparison.AtMost;
                var growsFalse = compare.Operator is Comparison.Above or Comparison.AtLeast;
                if ((becomesTrue && !growsFalse) || (becomesFalse && !growsTrue))
                {
                    Collect(compare.Left, true, true);
                }

                break;
            case Expression.History history when history.Type.Kind != DataKind.YesNo || becomesFalse:
                if (!_aggregates.Contains(history.Aggregate))
                {
                    _aggregates.Add(history.Aggregate);
                }

                break;
            default:
                CollectAll(expression);
                break;
        }
    }

    private void CollectAll(Expression expression)
    {
        switch (expression)
        {
            case Expression.InShare share:
                Collect(_programme.Rankings[share.Ranking]);
                break;
            case Expression.Band band:
                Collect(_programme.Rankings[band.Ranking]);
                break;
            case Expression.Clock clock:
                _hourly |= clock.Part == ClockPart.Hour;
                _daily |= clock.Part != ClockPart.Hour;
                break;
            default:
                foreach (var part in ExpressionWalk.Parts(expression))
                {
                    Collect(part, true, true);
                }

                break;
        }
    }

    /// <summary>Between refreshes a value is compared with the same cut, but goes on changing itself.</summary>
    private void Collect(Ranking ranking)
    {
        Collect(ranking.Value, true, true);
        if (ranking.Where is not null)
        {
            Collect(ranking.Where, true, true);
        }
    }

    private void CollectLength(Expression.Compare compare, bool becomesTrue, bool becomesFalse)
    {
        var left = compare.Left is Expression.Named named ? _programme.Lets[named.Let].Value : compare.Left;
        var isLong = compare.Operator is Comparison.AtLeast or Comparison.Above;
        if (left is Expression.TimeSince since && compare.Right is Expression.Length length && (isLong ? becomesTrue : becomesFalse))
        {
            _lengths.Add((since.Aggregate, length.Value, compare.Operator is Comparison.Above or Comparison.AtMost));
        }
    }

    private bool Shrinks(Expression expression) => expression switch
    {
        Expression.Named named => Shrinks(_programme.Lets[named.Let].Value),
        Expression.History history => Shrinks(_programme.Aggregates[history.Aggregate]),
        _ => false,
    };

    private static bool Shrinks(Aggregate aggregate) => aggregate.Kind switch
    {
        AggregateKind.Count or AggregateKind.Any or AggregateKind.Distinct => true,
        AggregateKind.Sum => aggregate.Source is AggregateSource.EarnedPoints
            || (aggregate.Source is AggregateSource.Events { Field.Type.Least: { } least } && least >= Fraction.Zero),
        _ => false,
    };
}
