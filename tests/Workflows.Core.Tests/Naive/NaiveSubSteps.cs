using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>What a member has, and what follows within one input: rules, settling, and each change as an event of its own.</summary>
internal sealed class NaiveSubSteps
{
    private Programme _programme;
    private readonly NaiveCalendar _calendar;
    private readonly NaiveAnswers _answers;
    private NaiveEarning _earning;
    private NaiveRules _rules;
    private readonly List<int> _fired = [];
    private readonly List<Func<Trigger, bool>> _changes = [];
    private readonly long[] _earnedNow;
    private long _asked;
    private int _done;
    private bool[] _before = [];

    public NaiveSubSteps(Programme programme, NaiveCalendar calendar, NaiveAnswers answers, Func<int, IReadOnlyList<long>> cuts, Func<string?, int> ruleOf)
    {
        (_programme, _calendar, _answers) = (programme, calendar, answers);
        _earnedNow = new long[programme.Currencies.Length];
        Windows = new NaiveWindows(programme, calendar);
        Consents = new NaiveConsents(programme);
        Caps = new NaiveCaps(programme, calendar);
        Segments = new bool[programme.Segments.Length];
        Tiers = [.. programme.Ladders.Select(ladder => new NaiveTiers(ladder, calendar, () => Windows.Joined))];
        Lots = [.. programme.Currencies.Select(points => new NaiveLots(points, programme.Returns, calendar))];
        Facts = new NaiveConditions(programme, calendar)
        {
            Windows = Windows, Segments = Segments, TierOn = ladder => Tiers[ladder].Tier, EarnedNow = currency => _earnedNow[currency], Cuts = cuts, Allows = Consents.Allows,
        };
        Guards = new NaiveGuards(programme, calendar, Lots);
        Others = new NaiveOthers(programme, ruleOf);
        Rewards = new NaiveRewards(programme, calendar, Caps, Lots, Others);
        _earning = new NaiveEarning(programme, Caps);
        _rules = new NaiveRules(programme, _earning);
    }

    /// <summary>What is in force.</summary>
    public Programme Programme => _programme;

    public NaiveConditions Facts { get; }

    public NaiveWindows Windows { get; }

    public NaiveCaps Caps { get; }

    public IReadOnlyList<NaiveTiers> Tiers { get; }

    public IReadOnlyList<NaiveLots> Lots { get; }

    public bool[] Segments { get; }

    public NaiveGuards Guards { get; }

    public NaiveRewards Rewards { get; }

    public NaiveOthers Others { get; }

    public NaiveConsents Consents { get; }

    /// <summary>Another version of the programme is in force. It differs in rules, tiers and segments alone.</summary>
    public void Use(Programme programme)
    {
        _programme = programme;
        _earning = new NaiveEarning(programme, Caps);
        _rules = new NaiveRules(programme, _earning);
        foreach (var (tiers, ladder) in Tiers.Zip(programme.Ladders))
        {
            tiers.Ladder = ladder;
        }

        foreach (var rule in programme.Rules.Where(rule => rule.IsInForce))
        {
            Caps.Meet(rule, [rule.Name, rule.Was ?? rule.Name], programme);
        }
    }

    /// <summary>What each rule gave in all.</summary>
    public SortedDictionary<(int Rule, int Currency), long> Gave { get; } = [];

    /// <summary>The number of the input at hand; -1 for the clock.</summary>
    public long Input { get; private set; }

    /// <summary>A new input.</summary>
    /// <param name="at">When.</param>
    /// <param name="record">The event; null for the clock.</param>
    /// <param name="input">The number of the event; -1 for the clock.</param>
    /// <param name="asked">As what pools are asked, where not by the number of the event.</param>
    public void Begin(Instant at, EventRecord? record, long input, long? asked = null)
    {
        (Facts.Now, Facts.Event, Input, _asked) = (at, record, input, asked ?? input);
        _fired.Clear();
        Array.Clear(_earnedNow);
        ForgetChanges();
    }

    /// <summary>Each change is an event of its own, after the one that brought it about; rules that look at earned points come last.</summary>
    public void Finish()
    {
        while (true)
        {
            for (; _done < _changes.Count; _done++)
            {
                Apply(_changes[_done]);
            }

            var looked = _programme.Rules.Select(rule => rule.Trigger).OfType<Trigger.Earning>().Select(earning => earning.Currency)
                .Where(currency => _earnedNow[currency] > 0).Select(currency => (int?)currency).FirstOrDefault();
            if (looked is not { } points)
            {
                return;
            }

            Apply(trigger => trigger is Trigger.Earning earning && earning.Currency == points);
            _earnedNow[points] = 0;
        }
    }

    /// <summary>Nobody enters or leaves by what has happened so far.</summary>
    public void ForgetChanges()
    {
        _changes.Clear();
        (_done, _before) = (0, [.. Segments]);
    }

    /// <summary>How many changes there were.</summary>
    public int Changes => _changes.Count;

    /// <summary>Whether what starts a journey is among the changes from one on, and stands: who left again has not entered.</summary>
    public bool HasChanged(Trigger start, int from) => _changes.Skip(from).Any(change => change(start)) && start switch
    {
        Trigger.EnteringSegment x => Segments[x.Segment] && !_before[x.Segment],
        Trigger.LeavingSegment x => !Segments[x.Segment] && _before[x.Segment],
        _ => true,
    };

    /// <summary>What journeys gave at once, and what follows from that.</summary>
    public void Give(NaiveRound round)
    {
        foreach (var (_, currency, points) in round.Gifts.Where(gift => gift.Points > 0))
        {
            Lots[currency].Issue(points, Facts.Now, Input);
            Windows.Earned(Facts.Now, currency, points, isOfPlace: false);
            _earnedNow[currency] += points;
        }

        Settle();
        Finish();
    }

    public void Apply(Func<Trigger, bool> isIt, Guard? holder = null)
    {
        var gifts = _rules.Chosen(isIt, _fired, Facts, NaiveCalendar.Number(Facts.Today));
        _earning.Give(
            gifts, Facts.Now,
            currency => Lots[currency].Lots.Any(lot => lot.Expires != Instant.Never)
                || Rewards.Holds.Exists(hold => hold.Price.Currency == currency && hold.Parts.Any(part => part.Expires != Instant.Never)),
            gift => _answers.Granted(_asked, gift, Facts),
            gift => Give(gift, holder));
        Settle();
    }

    /// <summary>Points that come from another member's step.</summary>
    public void Receive(NaiveGift gift)
    {
        Count(gift);
        Issue(gift);
    }

    /// <summary>Points that waited for such an event of the member are confirmed, but not those that the event itself gave.</summary>
    public void Confirm(EventRecord record)
    {
        foreach (var rule in _programme.Rules)
        {
            for (var effect = 0; effect < rule.Effects.Length; effect++)
            {
                if (rule.Effects[effect] is RuleEffect.Bonus { Until: { By: null } awaited } && awaited.EventType == record.Type
                    && (awaited.Where is null || Facts.Holds(awaited.Where)))
                {
                    Confirm(rule.Index, effect, input => input != Input);
                }
            }
        }
    }

    public void Confirm(int rule, int effect, Func<long, bool> isOfInput)
    {
        for (var currency = 0; currency < Lots.Count; currency++)
        {
            if (Lots[currency].Confirm((rule, effect), isOfInput, Facts.Now) is > 0 and var points)
            {
                Windows.Earned(Facts.Now, currency, points, isOfPlace: false);
                _earnedNow[currency] += points;
            }
        }
    }

    public void Earned(IEnumerable<NaiveGift> gifts)
    {
        foreach (var gift in gifts)
        {
            Windows.Earned(Facts.Now, gift.Currency, gift.Points, gift.Rule.Trigger is Trigger.Placing);
            _earnedNow[gift.Currency] += gift.Points;
        }
    }

    public void AdvanceLots()
    {
        for (var currency = 0; currency < Lots.Count; currency++)
        {
            var of = currency;
            var (expires, isNoticed) = Lots[currency].Advance(Facts.Now);
            if (expires)
            {
                _changes.Add(trigger => trigger is Trigger.ExpiryOf expiry && expiry.Currency == of);
            }

            if (isNoticed)
            {
                _changes.Add(trigger => trigger is Trigger.NoticeOf notice && notice.Currency == of);
            }
        }
    }

    public void Settle()
    {
        for (var ladder = 0; ladder < Tiers.Count; ladder++)
        {
            Move(ladder, () => Tiers[ladder].Raise(Facts.Now, IsEarned));
        }

        foreach (var segment in _programme.Segments)
        {
            var isIn = Facts.Holds(segment.When);
            if (isIn != Segments[segment.Index])
            {
                Segments[segment.Index] = isIn;
                _changes.Add(trigger => isIn
                    ? trigger is Trigger.EnteringSegment entering && entering.Segment == segment.Index
                    : trigger is Trigger.LeavingSegment leaving && leaving.Segment == segment.Index);
            }
        }
    }

    /// <summary>Tiers end by the measure of the period that closes: that of the instant before.</summary>
    public void EndTiers(Instant at)
    {
        for (var ladder = 0; ladder < Tiers.Count; ladder++)
        {
            if (Tiers[ladder].Until <= at)
            {
                Facts.Now = new Instant(at.Micros - 1);
                Move(ladder, () => Tiers[ladder].End(at, IsEarned));
                Facts.Now = at;
            }
        }
    }

    private bool IsEarned(Tier tier) => Facts.Holds(tier.When!);

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

    /// <returns>For what puts off the end of points, whether there were any: of the lots, or reserved.</returns>
    private bool Give(NaiveGift gift, Guard? holder)
    {
        if (gift.Effect is RuleEffect.Extend extend)
        {
            return gift.Points > 0 && (Lots[gift.Currency].Extend(extend.By, Facts.Now) | Rewards.Extend(gift.Currency, extend.By));
        }

        if (gift.IsForOther)
        {
            Others.Give(gift, Named(gift.Effect.To!));
            return true;
        }

        Count(gift);
        if (gift.Points > 0 && holder is not null)
        {
            Guards.Hold(gift, holder, Facts.Event!.Key, Input, Facts.Now);
        }
        else if (gift.Points > 0)
        {
            Issue(gift);
        }

        return true;
    }

    private void Count(NaiveGift gift)
    {
        var key = (gift.Rule.Index, gift.Currency);
        Gave[key] = Gave.GetValueOrDefault(key) + gift.Points;
    }

    private void Issue(NaiveGift gift)
    {
        if (gift.Awaited is not { } awaited)
        {
            Lots[gift.Currency].Issue(gift.Points, Facts.Now, Input);
            Earned([gift]);
            return;
        }

        Lots[gift.Currency].IssueAwaiting(gift.Points, Facts.Now, Input, (gift.Rule.Index, gift.Place), awaited.UpTo);
        if (awaited.By is not null)
        {
            Others.Await(gift, Input, _calendar.Plus(Facts.Now, awaited.UpTo));
        }
    }

    private string Named(Expression by) => Facts.Event!.Texts[((Expression.EventField)by).Field.Index]!;
}
