using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>
/// A member, recomputed from the log: slow and plain, and of the core it shares nothing but the records of a programme and of an event.
/// It goes through the effective events in order and, between them, through every instant at which time alone could change something.
/// It leaves out journeys, rewards with stock and holds, gifts to others, awaited points, notices, putting off, leaving, caps of money
/// or shared by members, budgets of several limits or inside of groups, and windows among the last few; what it knows is what
/// <see cref="NaiveProgramme"/> writes.
/// </summary>
internal sealed class NaiveMember
{
    private readonly Programme _programme;
    private readonly NaiveCalendar _calendar;
    private readonly NaiveAnswers _answers;
    private readonly NaiveWindows _windows;
    private readonly NaiveConditions _facts;
    private readonly NaiveEarning _earning;
    private readonly NaiveRules _rules;
    private readonly SortedSet<Instant> _agenda = [];
    private readonly List<Aggregate> _watched;
    private readonly List<(int? Aggregate, TimeLength Length)> _lengths = [];
    private readonly List<int> _fired = [];
    private readonly List<Func<Trigger, bool>> _changes = [];
    private long _input;

    private NaiveMember(Programme programme, NaiveCalendar calendar, NaiveAnswers answers)
    {
        (_programme, _calendar, _answers) = (programme, calendar, answers);
        _windows = new NaiveWindows(programme, calendar);
        Segments = new bool[programme.Segments.Length];
        Tiers = [.. programme.Ladders.Select(ladder => new NaiveTiers(ladder, calendar, () => _windows.Joined))];
        Lots = [.. programme.Currencies.Select(points => new NaiveLots(points, calendar))];
        _facts = new NaiveConditions(programme, calendar) { Windows = _windows, Segments = Segments, TierOn = ladder => Tiers[ladder].Tier };
        _earning = new NaiveEarning(programme, new NaiveCaps(calendar));
        _rules = new NaiveRules(programme, _earning);
        var watched = new NaiveWatch(programme);
        _watched = watched.Aggregates;
        _lengths = watched.Lengths;
    }

    public IReadOnlyList<NaiveTiers> Tiers { get; }

    public IReadOnlyList<NaiveLots> Lots { get; }

    public bool[] Segments { get; }

    /// <summary>What each rule gave in all.</summary>
    public SortedDictionary<(int Rule, int Currency), long> Gave { get; } = [];

    /// <summary>Judges a log from its beginning.</summary>
    public static NaiveMember Judge(
        Programme programme, NaiveCalendar calendar, NaiveAnswers answers, IEnumerable<(long Id, EventRecord Record)> log, Instant until)
    {
        var member = new NaiveMember(programme, calendar, answers);
        foreach (var (id, record) in NaiveLog.Effective(programme, log))
        {
            member.GoTo(record.At);
            member.Take(id, record);
        }

        member.GoTo(until);
        return member;
    }

    private void GoTo(Instant until)
    {
        while (_agenda.Count > 0 && _agenda.Min <= until)
        {
            var at = _agenda.Min;
            _agenda.Remove(at);
            Clock(at);
        }
    }

    /// <summary>What the clock alone changes: tiers end by the measure of the closing period, points mature and expire, windows let go.</summary>
    private void Clock(Instant at)
    {
        Begin(at, null, -1);
        for (var ladder = 0; ladder < Tiers.Count; ladder++)
        {
            if (Tiers[ladder].Until <= at)
            {
                _facts.Now = new Instant(at.Micros - 1);
                Move(ladder, () => Tiers[ladder].End(at, IsEarned));
                _facts.Now = at;
            }
        }

        for (var currency = 0; currency < Lots.Count; currency++)
        {
            if (Lots[currency].Advance(at))
            {
                var expired = currency;
                _changes.Add(trigger => trigger is Trigger.ExpiryOf expiry && expiry.Currency == expired);
            }
        }

        Settle();
        Finish();
    }

    private void Take(long id, EventRecord record)
    {
        Begin(record.At, record, id);
        if (record.Type == BuiltInEvents.Joined)
        {
            // Who qualifies on joining is in from the start.
            _windows.Joined = record.At;
            Settle();
            _changes.Clear();
        }
        else if (record.Type == BuiltInEvents.Redeemed)
        {
            var points = _programme.EventTypes[record.Type].FieldNamed("points")!;
            Lots.Zip(_programme.Currencies).First(one => !one.Second.IsStatus).First.Redeem(record.Numbers[points.Index], record.At);
        }

        _windows.Happened(record);
        Apply(trigger => trigger is Trigger.Event happened && happened.EventType == record.Type);
        Finish();
    }

    private void Begin(Instant at, EventRecord? record, long input)
    {
        (_facts.Now, _facts.Event, _input) = (at, record, input);
        _changes.Clear();
        _fired.Clear();
    }

    /// <summary>Each change is an event of its own, after the one that brought it about.</summary>
    private void Finish()
    {
        for (var i = 0; i < _changes.Count; i++)
        {
            Apply(_changes[i]);
        }

        Plan();
    }

    private void Apply(Func<Trigger, bool> isIt)
    {
        var gifts = _rules.Chosen(isIt, _fired, _facts, NaiveCalendar.Number(_calendar.Day(_facts.Now)));
        foreach (var gift in _earning.Give(gifts, _facts.Now, gift =>
            _answers.Granted(_input, gift.Rule, gift.Effect.Funding!.Shares[0].Budget, _facts.Now, gift.Points)))
        {
            var key = (gift.Rule.Index, gift.Currency);
            Gave[key] = Gave.GetValueOrDefault(key) + gift.Points;
            if (gift.Points > 0)
            {
                Lots[gift.Currency].Issue(gift.Points, _facts.Now);
                _windows.Earned(_facts.Now, gift.Currency, gift.Points);
            }
        }

        Settle();
    }

    private void Settle()
    {
        for (var ladder = 0; ladder < Tiers.Count; ladder++)
        {
            Move(ladder, () => Tiers[ladder].Raise(_facts.Now, IsEarned));
        }

        foreach (var segment in _programme.Segments)
        {
            var isIn = _facts.Holds(segment.When);
            if (isIn != Segments[segment.Index])
            {
                Segments[segment.Index] = isIn;
                _changes.Add(trigger => isIn
                    ? trigger is Trigger.EnteringSegment entering && entering.Segment == segment.Index
                    : trigger is Trigger.LeavingSegment leaving && leaving.Segment == segment.Index);
            }
        }
    }

    private void Move(int ladder, Action move)
    {
        var old = Tiers[ladder].Tier;
        move();
        var now = Tiers[ladder].Tier;
        if (now != old)
        {
            _changes.Add(trigger => now > old
                ? trigger is Trigger.EnteringTier entering && entering.Ladder == ladder && entering.Tier == now
                : trigger is Trigger.LeavingTier leaving && leaving.Ladder == ladder && leaving.Tier == old);
        }
    }

    private bool IsEarned(Tier tier) => _facts.Holds(tier.When!);

    /// <summary>Notes every instant at which time alone may change something; one too many changes nothing.</summary>
    private void Plan()
    {
        var now = _facts.Now;
        var instants = _watched.SelectMany(aggregate => _windows.Ends(aggregate, now)).Concat(Tiers.Select(tier => tier.Until))
            .Concat(Lots.SelectMany(lots => lots.Lots).SelectMany(lot => new[] { lot.Matures ?? Instant.Never, lot.Expires }));
        foreach (var (aggregate, length) in _lengths)
        {
            if ((aggregate is { } index ? (Instant?)_windows.Value(_programme.Aggregates[index], now) : _windows.Joined) is { } from)
            {
                var end = _calendar.Plus(from, length);
                instants = instants.Append(end).Append(new Instant(end.Micros + 1));
            }
        }

        _agenda.UnionWith(instants.Where(at => at > now && at != Instant.Never));
    }
}
