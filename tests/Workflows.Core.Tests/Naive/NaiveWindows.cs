using NodaTime;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Core.Tests.Naive;

/// <summary>Windows by going through everything that happened and asking of each whether it is in.</summary>
internal sealed class NaiveWindows(Programme programme, NaiveCalendar calendar)
{
    /// <summary>What each aggregate of the programme sees, in order: an instant, its day, and a number in units of its field.</summary>
    private readonly List<(Instant At, LocalDate Day, long Value)>[] _seen =
        [.. programme.Aggregates.Select(_ => new List<(Instant At, LocalDate Day, long Value)>())];

    private readonly Dictionary<int, ((Instant Joined, Instant Now, int Seen) Asked, object? Value)> _said = [];

    public Instant Joined { get; set; } = Instant.Never;

    public void Happened(EventRecord record)
    {
        var facts = new NaiveConditions(programme, calendar) { Event = record, Now = record.At };
        foreach (var aggregate in programme.Aggregates)
        {
            if (aggregate.Source is AggregateSource.Events events && events.EventType == record.Type
                && (events.Where is null || facts.Holds(events.Where)))
            {
                _seen[aggregate.Index].Add((record.At, calendar.Day(record.At), events.Field is { } field ? record.Numbers[field.Index] : 1));
            }
        }
    }

    /// <summary>Points were earned; a score is not what the last race was won with.</summary>
    public void Earned(Instant at, int currency, long points, bool isOfPlace)
    {
        foreach (var aggregate in programme.Aggregates)
        {
            if (aggregate.Source is AggregateSource.EarnedPoints earned && earned.Currency == currency && !(isOfPlace && earned.WithoutPlaces))
            {
                _seen[aggregate.Index].Add((at, calendar.Day(at), points));
            }
        }
    }

    /// <summary>What another member saw, who was the same one, this one has seen too.</summary>
    public void Join(NaiveWindows other)
    {
        for (var i = 0; i < _seen.Length; i++)
        {
            var all = _seen[i].Concat(other._seen[i]).OrderBy(one => one.At).ToList();
            _seen[i].Clear();
            _seen[i].AddRange(all);
        }
    }

    /// <summary>The value of an aggregate at an instant: a number, a yes or no, an instant, or null for none.</summary>
    public object? Value(Aggregate aggregate, Instant now)
    {
        // Asked again at one instant, with nothing new seen, it says the same.
        var asked = (Joined, now, _seen[aggregate.Index].Count);
        if (!_said.TryGetValue(aggregate.Index, out var said) || said.Asked != asked)
        {
            _said[aggregate.Index] = said = (asked, Found(aggregate, now));
        }

        return said.Value;
    }

    private object? Found(Aggregate aggregate, Instant now)
    {
        if (aggregate.Kind == AggregateKind.Streak)
        {
            return Fraction.Of(Streak(((Window.ThisCalendar)aggregate.Window).Unit, _seen[aggregate.Index], now));
        }

        var inside = Inside(aggregate.Window, _seen[aggregate.Index].Where(one => one.At <= now), now).ToList();
        var scale = aggregate.Source is AggregateSource.Events { Field: { } field } ? field.Type.Scale : 1;
        return aggregate.Kind switch
        {
            AggregateKind.Count => Fraction.Of(inside.Count),
            AggregateKind.Sum => Fraction.Of(inside.Sum(one => one.Value), scale),
            AggregateKind.Average => inside.Count == 0 ? null : Fraction.Of(inside.Sum(one => one.Value), scale * inside.Count),
            AggregateKind.Smallest => inside.Count == 0 ? null : Fraction.Of(inside.Min(one => one.Value), scale),
            AggregateKind.Largest => inside.Count == 0 ? null : Fraction.Of(inside.Max(one => one.Value), scale),
            AggregateKind.Distinct => Fraction.Of(inside.Select(one => one.Value).Distinct().Count()),
            AggregateKind.Any => inside.Count > 0,
            AggregateKind.First => inside.Count == 0 ? null : Fraction.Of(inside[0].Value, scale),
            AggregateKind.DaysBetweenLastTwo => inside.Count < 2 ? null : Fraction.Of(Period.DaysBetween(inside[^2].Day, inside[^1].Day)),
            AggregateKind.Last => inside.Count == 0 ? null : Fraction.Of(inside[^1].Value, scale),
            AggregateKind.LastAt => inside.Count == 0 ? null : inside[^1].At,
            _ => throw new NotSupportedException($"The naive model doesn't know {aggregate.Kind}."),
        };
    }

    /// <summary>The instants at which what has happened since an instant leaves a window, or at which a streak stops.</summary>
    public IEnumerable<Instant> Ends(Aggregate aggregate, Instant since) =>
        _seen[aggregate.Index].Where(one => one.At >= since).Select(one => EndOf(aggregate.Window, one.At, one.Day)).OfType<Instant>();

    private IEnumerable<(Instant At, LocalDate Day, long Value)> Inside(
        Window window, IEnumerable<(Instant At, LocalDate Day, long Value)> all, Instant now)
    {
        var today = calendar.Day(now);
        switch (window)
        {
            case Window.Ever:
                return all;
            case Window.AmongLast x:
                return all.TakeLast(x.Count);
            case Window.OverLast x:
                return all.Where(one => now < calendar.Plus(one.At, x.Length));
            case Window.OverLastCalendar x:
                var from = NaiveCalendar.Plus(NaiveCalendar.Start(x.Unit, today), 1 - x.Count, x.Unit);
                return all.Where(one => one.Day >= from);
            case Window.ThisCalendar x:
                var period = NaiveCalendar.Start(x.Unit, today);
                return all.Where(one => NaiveCalendar.Start(x.Unit, one.Day) == period);
            case Window.ThisPeriodOf x:
                var cycle = Cycle(x, today);
                return all.Where(one => Cycle(x, one.Day) == cycle);
            case Window.ThisMembershipYear:
                var year = MembershipYear(today);
                return all.Where(one => MembershipYear(one.Day) == year);
            default:
                throw new NotSupportedException($"The naive model doesn't know {window}.");
        }
    }

    private Instant? EndOf(Window window, Instant at, LocalDate day) => window switch
    {
        Window.OverLast x => calendar.Plus(at, x.Length),
        Window.OverLastCalendar x => calendar.Midnight(NaiveCalendar.Plus(NaiveCalendar.Start(x.Unit, day), x.Count, x.Unit)),
        Window.ThisCalendar x => calendar.Midnight(NaiveCalendar.Next(x.Unit, day)),
        Window.ThisPeriodOf x => calendar.Midnight(NaiveCalendar.Of(x.From + ((Cycle(x, day) + 1) * x.Days))),
        Window.ThisMembershipYear => calendar.Midnight(calendar.Day(Joined).PlusYears(MembershipYear(day) + 1)),
        _ => null,
    };

    private int MembershipYear(LocalDate day) => NaiveCalendar.MembershipYear(calendar.Day(Joined), day);

    private static int Cycle(Window.ThisPeriodOf window, LocalDate day) =>
        (int)Math.Floor((NaiveCalendar.Number(day) - window.From) / (double)window.Days);

    private int Streak(TimeUnit unit, List<(Instant At, LocalDate Day, long Value)> all, Instant now)
    {
        var periods = all.Select(one => NaiveCalendar.Start(unit, one.Day)).ToHashSet();
        var length = 0;
        for (var period = NaiveCalendar.Start(unit, calendar.Day(now)); periods.Contains(period); period = NaiveCalendar.Plus(period, -1, unit))
        {
            length++;
        }

        return length;
    }
}
