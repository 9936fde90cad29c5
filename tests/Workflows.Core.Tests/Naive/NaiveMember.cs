using Workflows.Core.Rewards;
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
    private readonly NaiveCalendar _calendar;
    private readonly NaiveRecords _records;
    private readonly NaiveSubSteps _step;
    private NaiveWatch _watched;
    private Programme _programme;
    private int _version;
    private readonly SortedSet<Instant> _agenda = [];
    private readonly HashSet<string> _self;
    private readonly string _id;
    private int _refreshes;
    private Instant _keptUntil = Instant.Never;

    /// <summary>Looks at what journeys do in one step; null for at none.</summary>
    private NaiveLive? _live;
    private bool _isLive;
    private bool _isEnd;

    /// <summary>What the member asked its household for, until it answers.</summary>
    private (EventRecord Record, bool IsDenied)? _asked;

    private NaiveMember(NaiveVersions versions, NaiveCalendar calendar, NaiveRecords records, string id)
    {
        (_versions, _programme, _calendar, _records, _id, _self) = (versions, versions.All[0].Programme, calendar, records, id, [id]);
        _step = new NaiveSubSteps(_programme, calendar, records.Answers, ranking => records.CutsOf(ranking, _refreshes), versions.RuleOf);
        _watched = new NaiveWatch(_programme);
    }

    public IReadOnlyList<NaiveTiers> Tiers => _step.Tiers;

    public IReadOnlyList<NaiveLots> Lots => _step.Lots;

    public bool[] Segments => _step.Segments;

    public NaiveRewards Rewards => _step.Rewards;

    public NaiveOthers Others => _step.Others;

    /// <summary>What each rule gave in all.</summary>
    public SortedDictionary<(int Rule, int Currency), long> Gave => _step.Gave;

    /// <summary>The number of the household that the member is in; -1 for none.</summary>
    public int Household { get; private set; } = -1;

    /// <summary>Whether the member went under in another one.</summary>
    public bool IsUnder { get; private set; }

    private bool HasJoined => _step.Windows.Joined != Instant.Never;

    private bool HasLeft { get; set; }

    private Instant Now => _step.Facts.Now;

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
        var member = new NaiveMember(versions, calendar, records, id) { _live = live };
        var rounds = records.RoundsOf(id).Where(round => round.Id != live?.Id).ToList();
        foreach (var entry in NaiveLog.Effective(versions.Last, records.LogOf(id)))
        {
            member.GiveUntil(entry.Record.At, rounds);
            member.GoTo(entry.Record.At);
            if (untilUnder && entry.Record.Type == BuiltInEvents.Merged)
            {
                return member;
            }

            member.TakeWith(entry, rounds);
        }

        member.GiveUntil(new Instant(until.Micros + 1), rounds);
        member._isEnd = true;
        member.GoTo(until);
        member._step.Facts.Now = until;
        member.EndLive();
        return member;
    }

    /// <summary>What journeys gave after all events of an instant, before another instant.</summary>
    private void GiveUntil(Instant end, List<NaiveRound> rounds)
    {
        while (rounds.Where(round => round.At < end).OrderBy(round => round.At).ThenBy(round => round.Id).FirstOrDefault() is { } first)
        {
            GoTo(first.At);
            _step.Begin(first.At, null, first.Id);
            GiveWith(first.Id, first.At, rounds);
        }
    }

    private void TakeWith(NaiveEntry entry, List<NaiveRound> rounds)
    {
        _isLive = _live is { IsCorrection: false, IsClock: false } live && live.Id == entry.Id;
        Take(entry);
        _isLive = false;
        GiveWith(entry.Id, entry.Record.At, rounds);
    }

    /// <summary>What journeys gave with a step.</summary>
    private void GiveWith(long id, Instant at, List<NaiveRound> rounds)
    {
        var own = rounds.Where(round => round.Id == id && round.At == at).ToList();
        foreach (var round in own)
        {
            rounds.Remove(round);
            _step.Give(round);
        }

        if (own.Count > 0)
        {
            Pool();
            Plan();
        }
    }

    /// <summary>What waits is over, or a correction has changed who is in what.</summary>
    private void EndLive()
    {
        if (_live is not { } live || !(live.IsCorrection || live.EndsWaits))
        {
            return;
        }

        _step.Begin(live.At, live.IsCorrection ? live.News : null, live.Id);
        if (live.IsCorrection)
        {
            if (live.News is { } news)
            {
                live.Journeys.Find(news, _step.Facts, live.IsLate);
            }

            var started = live.Started.ToList();
            GoThrough(live.News, journey => started.Contains(journey.Index), live.IsLate);
        }
        else
        {
            live.Journeys.FindDue(live.At);
            GoThrough(null, _ => false);
        }
    }

    /// <summary>Journeys end, start and go on, and what they give is given, until nothing is left.</summary>
    private void GoThrough(EventRecord? record, Func<Journey, bool> isStarted, bool isLate = false)
    {
        var journeys = _live!.Journeys;
        journeys.Exit(record, _step.Facts, (journey, exit) => _live.IsCorrection ? _live.HasEnded(journey, exit) : _step.HasChanged(exit.Trigger, 0), isLate);
        journeys.Start(isStarted, _step.Facts);
        var seen = _step.Changes;
        journeys.Resume(_step.Facts);
        while (_live.NextRound() is { } round)
        {
            _step.Give(round);
            var from = seen;
            seen = _step.Changes;
            journeys.Exit(null, _step.Facts, (_, exit) => _step.HasChanged(exit.Trigger, from), isLate: false);
            journeys.Start(journey => _step.HasChanged(journey.Start, from), _step.Facts);
        }
    }

    /// <summary>Whether an event starts a journey, or a change that it made.</summary>
    private bool IsStarted(Journey journey, EventRecord? record) =>
        (record is not null && journey.Start is Trigger.Event on && on.EventType == record.Type && (on.Where is null || _step.Facts.Holds(on.Where)))
        || _step.HasChanged(journey.Start, 0);

    /// <summary>Why a request is refused; null where it is granted.</summary>
    /// <param name="request">The request.</param>
    /// <param name="lotsOf">What a household has, by its number.</param>
    public RejectionReason? WhyNot(EventRecord request, Func<int, IReadOnlyList<NaiveLots>> lotsOf)
    {
        _step.Begin(request.At, request, -1);
        long? pooled = PooledNeed(request) is { } need ? lotsOf(Household)[need.Currency].Available : null;
        return Rewards.WhyNot(request, _step.Facts, _records.Answers, _self, pooled);
    }

    /// <summary>The value in a ranking; null for none.</summary>
    public long? ValueIn(Ranking ranking) => HasJoined && !HasLeft ? _step.Facts.ValueIn(ranking) : null;

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
        (_programme, var at) = _versions.All[_version];
        _watched = new NaiveWatch(_programme);
        _step.Begin(at, null, -1);
        _step.Use(_programme);
        if (HasJoined && !HasLeft)
        {
            _step.Settle();
            _step.ForgetChanges();
            Plan(seenSince: Instant.Earliest);
        }
    }

    private void PassTo(Instant until)
    {
        while (_agenda.Count > 0 && _agenda.Min <= until)
        {
            var at = _agenda.Min;
            _agenda.Remove(at);
            Clock(at);
            if (_refreshes < _records.Refreshes.Count && _records.Refreshes[_refreshes].At == at)
            {
                Refresh(at);
            }
        }
    }

    /// <summary>What the clock alone changes: tiers end, reservations and holds too, points mature and expire, windows let go.</summary>
    private void Clock(Instant at)
    {
        _isLive = _isEnd && _live is { IsCorrection: false, IsClock: true } live && live.At == at;
        _step.Begin(at, null, -1, _records.ClockOf(_id, at, isRefresh: false));
        _step.EndTiers(at);
        Rewards.Advance(at);
        _step.Earned(_step.Guards.Advance(at));
        _step.AdvanceLots();
        if (HasLeft)
        {
            LoseKept();
            Plan();
            return;
        }

        _step.Settle();
        Finish();
        _isLive = false;
    }

    /// <summary>The member is judged by new cuts: first what places give, then who is in.</summary>
    private void Refresh(Instant at)
    {
        _refreshes++;
        if (HasLeft)
        {
            return;
        }

        _step.Begin(at, null, -1, _records.ClockOf(_id, at, isRefresh: true));
        foreach (var place in _records.Places.Where(place => place.Member == _id && place.At == at))
        {
            _step.Apply(trigger => trigger is Trigger.Placing placing && placing.Ranking == place.Ranking);
        }

        _step.Settle();
        Finish();
    }

    private void Take(NaiveEntry entry)
    {
        var (id, record, isDenied) = entry;
        _step.Begin(record.At, record, id);
        if (PassingEvents.Is(record.Type))
        {
            Receive(record);
        }
        else if (record.Type == BuiltInEvents.Merged)
        {
            GoUnder();
        }
        else if (record.Type is BuiltInEvents.Left or BuiltInEvents.Erased)
        {
            LeaveFor(record.Type);
        }
        else if (!HasLeft || record.Type == BuiltInEvents.Joined)
        {
            Happen(record, isDenied);
        }
        else if (RewardRequest.Is(record))
        {
            // What is kept can still be spent.
            Rewards.Take(record, id, _records.NameOf(_id));
            _step.AdvanceLots();
            LoseKept();
            Plan();
        }
    }

    private void Happen(EventRecord record, bool isDenied)
    {
        if (record.Type == BuiltInEvents.Joined && (!HasJoined || HasLeft))
        {
            // Who qualifies on joining or on coming back is in from the start.
            Join(record.At);
            _step.Settle();
            _step.ForgetChanges();
        }
        else if (IsHeldUp(record, isDenied))
        {
            Plan();
            return;
        }
        else if (RewardRequest.Is(record))
        {
            Rewards.Take(record, _step.Input, _records.NameOf(_id));
            _step.AdvanceLots();
        }

        Occur(record, isDenied);
    }

    /// <summary>The points of a request that the household has; null for none.</summary>
    private (int Currency, long Points)? PooledNeed(EventRecord record) =>
        Household >= 0 && RewardRequest.Is(record) && Rewards.NeedOf(record) is { } need && _programme.Household!.Pools(need.Currency) ? need : null;

    /// <summary>Whether a household is asked first.</summary>
    private bool IsHeldUp(EventRecord record, bool isDenied)
    {
        if (record.Type == BuiltInEvents.HouseholdLeft)
        {
            Household = -1;
        }

        if (record.Type != BuiltInEvents.HouseholdJoined && PooledNeed(record) is null)
        {
            return false;
        }

        _asked = (record, isDenied);
        return true;
    }

    /// <summary>The household answers: what was asked happens now, or not at all.</summary>
    private void TakeAnswer(EventRecord answer)
    {
        if (_asked is not { } asked)
        {
            return;
        }

        _asked = null;
        var record = asked.Record.At == answer.At ? asked.Record : asked.Record.MovedTo(answer.At);
        _step.Begin(answer.At, record, _step.Input);
        if (answer.Numbers[PassingEvents.Points] == 0)
        {
            Plan();
            return;
        }

        var who = (int)answer.Numbers[PassingEvents.Who];
        if (record.Type == BuiltInEvents.HouseholdJoined)
        {
            Household = who;
        }
        else
        {
            Rewards.Take(record, _step.Input, _records.NameOf(_id), (who, NaiveOthers.PartsOf(answer)));
            _step.AdvanceLots();
        }

        Occur(record, asked.IsDenied);
    }

    /// <summary>What can be spent goes to the household.</summary>
    private void Pool()
    {
        foreach (var currency in Household < 0 ? [] : _programme.Household!.Pool)
        {
            if (Lots[currency].Available > 0)
            {
                Others.Pool(Household, currency, Lots[currency].SendOff(Lots[currency].Available, Now, _step.Input));
            }
        }
    }

    private void Occur(EventRecord record, bool isDenied)
    {
        _step.Windows.Happened(record);
        if (_isLive)
        {
            _live!.Journeys.Find(record, _step.Facts);
        }

        var (isRefused, holder) = _step.Guards.Judge(record.Type, isDenied, _step.Facts);
        if (record.Type == BuiltInEvents.EarningReleased)
        {
            _step.Earned(_step.Guards.Release(record.Texts[0]!, record.At));
            _step.AdvanceLots();
        }

        if (isRefused)
        {
            _step.Settle();
        }
        else
        {
            _step.Apply(trigger => trigger is Trigger.Event happened && happened.EventType == record.Type, holder);
        }

        if (!isRefused && holder is null)
        {
            _step.Confirm(record);
            _step.Settle();
            Others.Tell(record, _step.Facts);
        }

        Finish(record);
    }

    private void Join(Instant at)
    {
        (HasLeft, _keptUntil) = (false, Instant.Never);
        if (!HasJoined)
        {
            _step.Windows.Joined = at;
            _refreshes = _records.Refreshes.Count(one => one.At <= at);
            _agenda.UnionWith(_records.Refreshes.Skip(_refreshes).Select(one => one.At));
        }
    }

    /// <summary>For a while, or for ever; who isn't there can't leave, but who has left can be forgotten.</summary>
    private void LeaveFor(int type)
    {
        if (HasJoined && !HasLeft)
        {
            Leave(type == BuiltInEvents.Erased);
        }

        if (HasJoined && type == BuiltInEvents.Erased)
        {
            BeForgotten();
        }
    }

    /// <summary>All points that can be spent are lost, and nothing is left of rewards.</summary>
    private void BeForgotten()
    {
        foreach (var lots in Lots)
        {
            lots.ForfeitAvailable();
        }

        Rewards.Forget();
        _agenda.Clear();
    }

    /// <summary>What is pending is lost, and what is spendable as the programme says, or all.</summary>
    private void Leave(bool isForEver)
    {
        HasLeft = true;
        CancelJourneys();
        _keptUntil = isForEver ? Instant.Never : !_programme.Leaving.KeepsAvailable ? Now
            : _programme.Leaving.KeptFor is { } length ? _calendar.Plus(Now, length) : Instant.Never;
        Array.Clear(Segments);
        Rewards.ReleaseAll(Now);
        _step.AdvanceLots();
        foreach (var lots in Lots)
        {
            lots.ForfeitPending();
        }

        _step.Guards.Held.Clear();
        Household = -1;
        LoseKept();
        Plan();
    }

    private void LoseKept()
    {
        foreach (var lots in Lots.Zip(_programme.Currencies).Where(one => _keptUntil <= Now && !one.Second.IsStatus))
        {
            lots.First.ForfeitAvailable();
        }
    }

    /// <summary>What another member's step passed on: no event to which rules react, but what it changes is.</summary>
    private void Receive(EventRecord record)
    {
        if (record.Type == BuiltInEvents.HouseholdAnswered)
        {
            TakeAnswer(record);
            return;
        }

        var points = record.Numbers[PassingEvents.Points];
        if (record.Type == BuiltInEvents.SurvivorErased)
        {
            BeForgotten();
        }

        if (HasLeft || points == 0)
        {
            return;
        }

        var (rule, effect, currency) = (Others.RuleOf(record), (int)record.Numbers[PassingEvents.Effect], Others.CurrencyOf(record));
        switch (record.Type)
        {
            case BuiltInEvents.PointsReceived:
                _step.Receive(new NaiveGift(_programme.Rules[rule], _programme.Rules[rule].Effects[effect], currency) { Points = points });
                break;
            case BuiltInEvents.EventAwaited:
                Others.LookOut(record);
                break;
            case BuiltInEvents.AwaitedCame:
                _step.Confirm(rule, effect, input => input == record.Numbers[PassingEvents.Lot]);
                break;
            case BuiltInEvents.TransferReceived:
                Lots[currency].Receive(NaiveOthers.PartsOf(record), Now);
                _step.AdvanceLots();
                break;
            default:
                TakeOver(record.Texts[PassingEvents.From]!);
                break;
        }

        _step.Settle();
        if (record.Type == BuiltInEvents.MemberTakenOver)
        {
            // Nobody enters or leaves by a merge.
            _step.ForgetChanges();
        }

        Finish();
    }

    private void GoUnder()
    {
        (HasLeft, IsUnder, Household) = (true, true, -1);
        CancelJourneys();
        Array.Clear(Segments);
        for (var currency = 0; currency < Lots.Count; currency++)
        {
            Lots[currency].HandOver(Rewards.SpentOf(currency, Now));
        }

        _agenda.Clear();
    }

    /// <summary>All that another member had who turned out to be this one is this one's, as it was when that one went under.</summary>
    private void TakeOver(string from)
    {
        var other = Judge(_versions, _calendar, _records, from, Now, untilUnder: true);
        _self.UnionWith(other._self);
        foreach (var (own, others) in Tiers.Zip(other.Tiers))
        {
            own.Join(others, _programme.Merging.KeepsHigherTier);
        }

        _step.Caps.Join(other._step.Caps);
        _step.Windows.Join(other._step.Windows);
        for (var currency = 0; currency < Lots.Count; currency++)
        {
            Lots[currency].TakeOver(other.Lots[currency], other.Rewards.SpentOf(currency, Now), Now, _step.Input);
        }

        Rewards.Join(other.Rewards);
        _step.Guards.Join(other._step.Guards);
        Others.Join(other.Others, _self);
        _step.AdvanceLots();
        Plan(seenSince: Instant.Earliest);
    }

    private void CancelJourneys()
    {
        if (_isLive)
        {
            _live!.Journeys.Cancel(Now);
        }
    }

    private void Finish(EventRecord? record = null)
    {
        _step.Finish();
        Pool();
        if (_isLive)
        {
            GoThrough(record, journey => IsStarted(journey, record));
            Pool();
        }

        Plan();
    }

    /// <summary>Notes every instant at which time alone may change something; one too many changes nothing.</summary>
    /// <param name="seenSince">Since when something was seen of which it isn't noted when windows let it go; null for now.</param>
    private void Plan(Instant? seenSince = null)
    {
        var now = Now;
        var lots = Lots.SelectMany(one => one.Lots).ToList();
        var instants = _watched.Aggregates.SelectMany(aggregate => _step.Windows.Ends(aggregate, seenSince ?? now)).Concat(Tiers.Select(tier => tier.Until))
            .Concat(lots.SelectMany(lot => new[] { lot.Matures ?? Instant.Never, lot.Expires })).Concat(Rewards.Ends).Append(_keptUntil);
        foreach (var (aggregate, length) in _watched.Lengths)
        {
            if ((aggregate is { } index ? (Instant?)_step.Windows.Value(_programme.Aggregates[index], now) : _step.Windows.Joined) is { } from)
            {
                var end = _calendar.Plus(from, length);
                instants = instants.Append(end).Append(new Instant(end.Micros + 1));
            }
        }

        // Notice and the end of a hold may be due already.
        _agenda.UnionWith(instants.Where(at => at > now && at != Instant.Never));
        _agenda.UnionWith(lots.Select(lot => lot.NoticeAt).Concat(_step.Guards.Ends).Where(at => at != Instant.Never).Select(at => Instant.Later(at, now)));
    }
}
