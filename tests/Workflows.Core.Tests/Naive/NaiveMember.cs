using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>
/// A member, recomputed from the log: slow and plain, and of the core it shares nothing but the records of a programme and of an event.
/// It goes through the effective events in order and, between them, through every instant at which time alone could change something.
/// Answers of pools and of households, cuts of refreshes and places of leaderboards are taken as recorded. It leaves out versions after a merge (what
/// begins with one counts nothing that the other did before), limits that members share in windows of any length, by tier or by segment, and shared
/// limits and budgets inside of groups that choose; what it knows is what <see cref="NaiveProgramme"/> writes.
/// </summary>
internal sealed class NaiveMember
{
    private readonly NaiveVersions _versions;
    private readonly NaiveRecords _records;
    private readonly NaivePerson _person;
    private readonly NaiveInputs _inputs;
    private readonly NaiveSubSteps _step;
    private readonly NaiveLive? _live;

    /// <summary>What journeys gave in other steps than the one that is looked at, and isn't given yet.</summary>
    private readonly List<NaiveRound> _rounds;
    private int _version;
    private bool _isEnd;

    private NaiveMember(NaiveVersions versions, NaiveCalendar calendar, NaiveRecords records, string id, NaiveLive? live)
    {
        (_versions, _records, _live) = (versions, records, live);
        _person = new NaivePerson(versions, calendar, records, id, live);
        _step = _person.Step;
        _inputs = new NaiveInputs(_person, records, (from, until) => Judge(versions, calendar, records, from, until, untilUnder: true)._person);
        _rounds = [.. records.RoundsOf(id).Where(round => round.Id != live?.Id)];
    }

    public IReadOnlyList<NaiveTiers> Tiers => _step.Tiers;

    public IReadOnlyList<NaiveLots> Lots => _step.Lots;

    public bool[] Segments => _step.Segments;

    public NaiveRewards Rewards => _step.Rewards;

    public NaiveOthers Others => _step.Others;

    /// <summary>What each rule gave in all.</summary>
    public SortedDictionary<(int Rule, int Currency), long> Gave => _step.Gave;

    /// <summary>The number of the household that the member is in; -1 for none.</summary>
    public int Household => _person.Household;

    /// <summary>Whether the member went under in another one.</summary>
    public bool IsUnder => _person.IsUnder;

    /// <summary>Judges a log from its beginning.</summary>
    /// <param name="versions">The programme.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="records">The logs, and what is taken as given.</param>
    /// <param name="id">The member.</param>
    /// <param name="until">How far.</param>
    /// <param name="untilUnder">Whether to stop where the member goes under in another one, with all that is there.</param>
    /// <param name="live">Looks at what journeys do in the last step; null for at none.</param>
    public static NaiveMember Judge(
        NaiveVersions versions, NaiveCalendar calendar, NaiveRecords records, string id, Instant until, bool untilUnder = false, NaiveLive? live = null)
    {
        var member = new NaiveMember(versions, calendar, records, id, live);
        foreach (var entry in NaiveLog.Effective(versions.Last, records.LogOf(id)))
        {
            member.GiveUntil(entry.Record.At);
            member.GoTo(entry.Record.At);
            if (untilUnder && entry.Record.Type == BuiltInEvents.Merged)
            {
                return member;
            }

            member.Take(entry);
        }

        member.GiveUntil(new Instant(until.Micros + 1));
        member._isEnd = true;
        member.GoTo(until);
        member._step.Facts.Now = until;
        member._person.Live.End();
        return member;
    }

    /// <summary>Why a request is refused; null where it is granted.</summary>
    /// <param name="request">The request.</param>
    /// <param name="lotsOf">What a household has, by its number.</param>
    public RejectionReason? WhyNot(EventRecord request, Func<int, IReadOnlyList<NaiveLots>> lotsOf)
    {
        _step.Begin(request.At, request, -1);
        long? pooled = _person.PooledNeed(request) is { } need ? lotsOf(Household)[need.Currency].Available : null;
        return Rewards.WhyNot(request, _step.Facts, _records.Answers, _person.Self, pooled);
    }

    /// <summary>The value in a ranking; null for none.</summary>
    public long? ValueIn(Ranking ranking) => _person.IsThere ? _step.Facts.ValueIn(ranking) : null;

    private void Take(NaiveEntry entry)
    {
        _person.Live.IsOn = _live is { IsCorrection: false, IsClock: false } live && live.Id == entry.Id;
        _inputs.Take(entry);
        _person.Live.IsOn = false;
        GiveWith(entry.Id, entry.Record.At);
    }

    /// <summary>What journeys gave after all events of an instant, before another instant.</summary>
    private void GiveUntil(Instant end)
    {
        while (_rounds.Where(round => round.At < end).OrderBy(round => round.At).ThenBy(round => round.Id).FirstOrDefault() is { } first)
        {
            GoTo(first.At);
            if (_rounds.Contains(first))
            {
                _step.Begin(first.At, null, first.Id);
                GiveWith(first.Id, first.At);
            }
        }
    }

    /// <summary>What journeys gave with a step.</summary>
    private void GiveWith(long id, Instant at)
    {
        var own = _rounds.Where(round => round.Id == id && round.At == at).ToList();
        foreach (var round in own)
        {
            _rounds.Remove(round);
            _step.Give(round);
        }

        if (own.Count > 0)
        {
            _person.Pool();
            _person.Plan();
        }
    }

    private void GoTo(Instant until)
    {
        while (_version + 1 < _versions.All.Count && _versions.All[_version + 1].From <= until)
        {
            PassTo(_versions.All[_version + 1].From);
            BeginVersion();
        }

        PassTo(until);
    }

    /// <summary>What is in force from now on says who has which tier and is in which segment; nobody enters or leaves by it.</summary>
    private void BeginVersion()
    {
        _version++;
        var (programme, at) = _versions.All[_version];
        _step.Begin(at, null, -1);
        _step.Use(programme);
        _person.Agenda.Use(programme);
        if (_person.IsThere)
        {
            _step.Settle();
            _step.ForgetChanges();
            _person.Plan(seenSince: Instant.Earliest);
        }
    }

    private void PassTo(Instant until)
    {
        while (_person.Agenda.Next(until) is { } at)
        {
            Clock(at);
            if (_person.Refreshes < _records.Refreshes.Count && _records.Refreshes[_person.Refreshes].At == at)
            {
                Refresh(at);
            }
        }
    }

    /// <summary>What the clock alone changes: tiers end, reservations and holds too, points mature and expire, windows let go.</summary>
    private void Clock(Instant at)
    {
        var asked = _records.ClockOf(_person.Id, at, isRefresh: false);
        _person.Live.IsOn = _isEnd && _live is { IsCorrection: false, IsClock: true, IsRefresh: false } live && live.At == at;
        _step.Begin(at, null, -1, asked);
        _step.EndTiers(at);
        Rewards.Advance(at);
        _step.Earned(_step.Guards.Advance(at));
        _step.AdvanceLots();
        if (_person.Departure.HasLeft)
        {
            _person.Departure.LoseKept();
            _person.Plan();
            return;
        }

        _step.Settle();
        _person.Finish();
        _person.Live.IsOn = false;
        GiveWith(asked, at);
    }

    /// <summary>The member is judged by new cuts: first what places give, then who is in.</summary>
    private void Refresh(Instant at)
    {
        _person.Refreshes++;
        if (_person.Departure.HasLeft)
        {
            return;
        }

        var asked = _records.ClockOf(_person.Id, at, isRefresh: true);
        _person.Live.IsOn = _isEnd && _live is { IsRefresh: true } live && live.At == at;
        _step.Begin(at, null, -1, asked);
        foreach (var place in _records.Places.Where(place => place.Member == _person.Id && place.At == at))
        {
            _step.Apply(trigger => trigger is Trigger.Placing placing && placing.Ranking == place.Ranking);
        }

        _step.Settle();
        _person.Finish();
        _person.Live.IsOn = false;
        GiveWith(asked, at);
    }
}
