using Workflows.Core.Rewards;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>
/// A member, recomputed from the log: slow and plain, and of the core it shares nothing but the records of a programme and of an event.
/// It goes through the effective events in order and, between them, through every instant at which time alone could change something.
/// Answers of pools and of households, cuts of refreshes and places of leaderboards are taken as recorded. It leaves out journeys, versions, erasure,
/// limits that members share in windows of any length, by tier or by segment, and shared limits and budgets inside of groups that choose; what it
/// knows is what <see cref="NaiveProgramme"/> writes.
/// </summary>
internal sealed class NaiveMember
{
    private readonly Programme _programme;
    private readonly NaiveCalendar _calendar;
    private readonly NaiveRecords _records;
    private readonly NaiveSubSteps _step;
    private readonly NaiveWatch _watched;
    private readonly SortedSet<Instant> _agenda = [];
    private readonly HashSet<string> _self;
    private readonly string _id;
    private int _refreshes;
    private Instant _keptUntil = Instant.Never;

    /// <summary>What the member asked its household for, until it answers.</summary>
    private (EventRecord Record, bool IsDenied)? _asked;

    private NaiveMember(Programme programme, NaiveCalendar calendar, NaiveRecords records, string id)
    {
        (_programme, _calendar, _records, _id, _self) = (programme, calendar, records, id, [id]);
        _step = new NaiveSubSteps(programme, calendar, records.Answers, ranking => records.CutsOf(ranking, _refreshes));
        _watched = new NaiveWatch(programme);
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
    /// <param name="programme">The programme.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="records">The logs, and what is taken as given.</param>
    /// <param name="id">The member.</param>
    /// <param name="until">How far.</param>
    /// <param name="untilUnder">Whether to stop where the member goes under in another one, with all that is there.</param>
    public static NaiveMember Judge(
        Programme programme, NaiveCalendar calendar, NaiveRecords records, string id, Instant until, bool untilUnder = false)
    {
        var member = new NaiveMember(programme, calendar, records, id);
        foreach (var entry in NaiveLog.Effective(programme, records.LogOf(id)))
        {
            member.GoTo(entry.Record.At);
            if (untilUnder && entry.Record.Type == BuiltInEvents.Merged)
            {
                return member;
            }

            member.Take(entry);
        }

        member.GoTo(until);
        member._step.Facts.Now = until;
        return member;
    }

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
        else if (record.Type == BuiltInEvents.Left)
        {
            Leave();
        }
        else if (!HasLeft || record.Type == BuiltInEvents.Joined)
        {
            Happen(record, isDenied);
        }
        else if (RewardRequest.Is(record))
        {
            // What is kept can still be spent.
            Rewards.Take(record, id, _id);
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
            Rewards.Take(record, _step.Input, _id);
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
            Rewards.Take(record, _step.Input, _id, (who, NaiveOthers.PartsOf(answer)));
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

        Finish();
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

    /// <summary>What is pending is lost, and what is spendable as the programme says.</summary>
    private void Leave()
    {
        HasLeft = true;
        _keptUntil = !_programme.Leaving.KeepsAvailable ? Now
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
        var other = Judge(_programme, _calendar, _records, from, Now, untilUnder: true);
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

    private void Finish()
    {
        _step.Finish();
        Pool();
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
