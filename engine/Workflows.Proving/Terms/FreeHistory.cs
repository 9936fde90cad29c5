using System.Numerics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Proving.Terms;

/// <summary>
/// A history that can say anything but what no history says: nothing is below 0, the event at hand counts, and a longer time has no less than
/// a shorter one. What holds of it holds of every member.
/// </summary>
internal sealed class FreeHistory : HistoryTerms
{
    private readonly List<(Aggregate Aggregate, string Term)> _counts = [];
    private readonly List<(Aggregate Aggregate, string Term)> _streaks = [];

    /// <inheritdoc/>
    public override (string Known, NumberTerm Value)? Value(Aggregate aggregate, ConditionTerms terms)
    {
        var key = $"history {Keys.Of(terms.Programme, aggregate)}";
        var isNew = !terms.Script.Has(key);
        switch (aggregate.Kind)
        {
            case AggregateKind.Count or AggregateKind.Distinct or AggregateKind.Streak:
                var count = terms.Script.Int(key, 0);
                AddFacts(isNew, aggregate, count, "1", terms);
                return ("true", new(count, 1));
            case AggregateKind.Any:
                var any = terms.Script.Int(key, 0, 1);
                AddFacts(isNew, aggregate, any, "1", terms);
                return ("true", new(any, 1));
            case AggregateKind.Sum when aggregate.Source is AggregateSource.Events { Field.Type: var type } events:
                var isPositive = type.Least is { } least && least >= Fraction.Zero;
                var sum = terms.Script.Int(key, isPositive ? 0 : null);
                if (isPositive && terms.Number(new Expression.EventField(events.Field!, aggregate.Span)) is { } now && terms.Happens?.Index == events.EventType)
                {
                    AddFacts(isNew, aggregate, sum, now.Term, terms);
                }

                return ("true", new(sum, aggregate.Type.Scale));
            case AggregateKind.Sum:
                return ("true", new(terms.Script.Int(key), aggregate.Type.Scale));
            case AggregateKind.Smallest or AggregateKind.Largest or AggregateKind.Last or AggregateKind.First or AggregateKind.DaysBetweenLastTwo:
                var (low, high) = EndsOf(aggregate);
                return (terms.Script.Bool($"known {key}"), new(terms.Script.Int(key, low, high), aggregate.Type.IsNumeric ? aggregate.Type.Scale : 1));
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override string? IsWithin(Expression.TimeSince since, TimeLength length, bool orEqual, ConditionTerms terms)
    {
        var (family, size) = length.Unit switch
        {
            TimeUnit.Minute => ("minutes", length.Count),
            TimeUnit.Hour => ("minutes", 60L * length.Count),
            TimeUnit.Day => ("days", length.Count),
            TimeUnit.Week => ("days", 7L * length.Count),
            TimeUnit.Month => ("months", length.Count),
            TimeUnit.Quarter => ("months", 3L * length.Count),
            TimeUnit.Year => ("months", 12L * length.Count),
        };

        // An even number is a whole length, an odd one lies between its neighbours.
        var key = $"{Keys.Of(terms.Programme, since)} in {family}";
        var isNew = !terms.Script.Has(key);
        var term = terms.Script.Int(key, 0);
        if (isNew && JustNow(since, terms) is { } now)
        {
            terms.Script.Assert($"(=> {now} (= {term} 0))");
        }

        return $"(and {IsKnown(since, terms)} ({(orEqual ? "<=" : "<")} {term} {2 * size}))";
    }

    /// <inheritdoc/>
    public override string IsKnown(Expression.TimeSince since, ConditionTerms terms)
    {
        if (since.Aggregate is null)
        {
            return "true";
        }

        var key = $"known {Keys.Of(terms.Programme, since)}";
        var isNew = !terms.Script.Has(key);
        var known = terms.Script.Bool(key);
        if (isNew && JustNow(since, terms) is { } now)
        {
            terms.Script.Assert($"(=> {now} {known})");
        }

        return known;
    }

    /// <summary>Whether the event at hand is the one that is asked for; null where it can't be.</summary>
    private static string? JustNow(Expression.TimeSince since, ConditionTerms terms) =>
        since.Aggregate is { } aggregate && terms.Programme.Aggregates[aggregate].Source is AggregateSource.Events events && events.EventType == terms.Happens?.Index
            ? terms.Condition(events.Where)
            : null;

    private static (BigInteger? Least, BigInteger? Most) EndsOf(Aggregate aggregate)
    {
        if (aggregate.Kind == AggregateKind.DaysBetweenLastTwo)
        {
            return (0, null);
        }

        var type = aggregate.Type;
        return type.Kind switch
        {
            DataKind.YesNo => (0, 1),
            DataKind.Choice => (0, type.Choices.Length - 1),
            DataKind.Date => (ClockTerms.First, ClockTerms.Last),
            DataKind.Text or DataKind.Member => (0, 1_000_000),
            _ when aggregate.Source is AggregateSource.Events { Field.Type: var field } && field.IsNumeric => ConditionTerms.Ends(field),
            _ => (null, null),
        };
    }

    private void AddFacts(bool isNew, Aggregate aggregate, string term, string now, ConditionTerms terms)
    {
        if (!isNew || aggregate.Source is not AggregateSource.Events events)
        {
            return;
        }

        if (aggregate.Window is Window.AmongLast among)
        {
            terms.Script.Assert(aggregate.Kind == AggregateKind.Count ? $"(<= {term} {among.Count})" : "true");
            return;
        }

        if (events.EventType == terms.Happens?.Index)
        {
            terms.Script.Assert($"(=> {terms.Condition(events.Where)} (>= {term} {now}))");
        }

        foreach (var (other, known) in _counts.Where(one => one.Aggregate.Kind == aggregate.Kind && IsOfSame(one.Aggregate, aggregate, terms.Programme)))
        {
            if (IsWithin(other.Window, aggregate.Window))
            {
                terms.Script.Assert($"(<= {known} {term})");
            }
            else if (IsWithin(aggregate.Window, other.Window))
            {
                terms.Script.Assert($"(<= {term} {known})");
            }
        }

        if (aggregate.Kind == AggregateKind.Streak)
        {
            _streaks.Add((aggregate, term));
            _counts.ForEach(count => StreakFacts.Assert((aggregate, term), count, terms));
        }
        else
        {
            _counts.Add((aggregate, term));
            _streaks.ForEach(streak => StreakFacts.Assert(streak, (aggregate, term), terms));
        }
    }

    private static bool IsOfSame(Aggregate a, Aggregate b, Programme programme) =>
        a.Source is AggregateSource.Events one && b.Source is AggregateSource.Events other
        && Keys.OfSource(programme, one) == Keys.OfSource(programme, other) && one.Field?.Name == other.Field?.Name;

    private static bool IsWithin(Window a, Window b) => (a, b) switch
    {
        (_, Window.Ever) => true,
        (Window.OverLast one, Window.OverLast other) => one.Length.Unit == other.Length.Unit && one.Length.Count <= other.Length.Count,
        (Window.OverLastCalendar one, Window.OverLastCalendar other) => one.Unit == other.Unit && one.Count <= other.Count,
        (Window.ThisCalendar one, Window.ThisCalendar other) => one.Unit <= other.Unit && one.Unit != TimeUnit.Week,
        _ => false,
    };
}
