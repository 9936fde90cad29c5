using System.Collections.Immutable;
using Workflows.Core.Earning;
using Workflows.Core.History;
using Workflows.Core.Journeys;
using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// The deterministic step of one member: state, input, instant and answers give the next state and the effects. Live runs, examples,
/// replays and explanations all call this and nothing else decides anything. One object serves one thread.
/// </summary>
public sealed class MemberStep
{
    private readonly ProgrammePlan _plan;
    private readonly Programme _programme;
    private readonly RuleFacts _facts;
    private readonly RuleHits _hits = new();
    private readonly MemberHistory _history;
    private readonly EventColumns _columns;
    private readonly MemberLedger _ledger;
    private readonly Earnings _earnings;
    private readonly Funder _funder;
    private readonly RewardDesk _rewards;
    private readonly Settlement _settlement;
    private readonly JourneyEngine _journeys;
    private readonly bool _runsJourneys;
    private readonly bool _isReplay;
    private readonly List<TriggerKey> _changes = [];
    private readonly List<int> _fired = [];
    private readonly Instant _starts;
    private ulong[] _segmentsBefore = [];

    /// <summary>A step of a programme.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="runsJourneys">False where the log is judged again: what journeys did is a fact then.</param>
    public MemberStep(ProgrammePlan plan, bool runsJourneys = true)
    {
        _plan = plan;
        _programme = plan.Programme;
        _isReplay = !runsJourneys;
        _runsJourneys = runsJourneys && !_programme.Journeys.IsEmpty;
        _facts = new RuleFacts(plan.Calendar);
        _history = new MemberHistory(plan.History, plan.Calendar);
        _columns = new EventColumns(plan, _facts);
        _ledger = new MemberLedger(_programme, plan.Calendar);
        _funder = new Funder(plan);
        var caps = new CapBook(plan.Calendar);
        _earnings = new Earnings(plan, _ledger, caps, _funder);
        _rewards = new RewardDesk(plan, _ledger, caps);
        _settlement = new Settlement(plan);
        _journeys = new JourneyEngine(plan);
        _starts = _programme.Starts is { } day ? plan.Calendar.StartOfDay(day) : Instant.Earliest;
    }

    /// <summary>A new member that has not joined yet.</summary>
    public MemberState NewMember(string id, int index) => new(id, index, _plan);

    /// <summary>An event of a member. The clock must have been brought to it with <see cref="Wake"/>.</summary>
    public void Event(MemberState member, EventRecord record, IAnswers answers, StepOutput output)
    {
        Begin(member, record.At);
        _facts.Event = record;
        _history.AdvanceTo(member, record.At, _facts.Day);
        var joins = !member.HasJoined;
        if (joins)
        {
            Join(member, record, output);
        }
        else if (record.Type is BuiltInEvents.Joined or BuiltInEvents.Updated)
        {
            MemberFacts.Take(_programme, member, record);
        }

        if (IsGranted(record, answers, output))
        {
            Occur(record, joins, answers, output);
        }

        member.LastAt = record.At;
        member.LastKey = record.Key;
        Schedule(member);
    }

    private void Occur(EventRecord record, bool joins, IAnswers answers, StepOutput output)
    {
        Record(record);
        if (_runsJourneys)
        {
            _journeys.MeasureGoals(_facts, output);
            _journeys.FindResumes(_facts, output);
        }

        Apply(new TriggerKey(TriggerKind.Event, record.Type), answers, output);
        if (joins)
        {
            _changes.Add(new TriggerKey(TriggerKind.Joining, 0));
        }

        Finish(new TriggerKey(TriggerKind.Event, record.Type), answers, output);
    }

    /// <summary>What is due at an instant: first what the clock alone changes, then, if asked for, what waits.</summary>
    /// <param name="member">The member; its <see cref="MemberState.NextWake"/> is not after the instant.</param>
    /// <param name="at">The due instant.</param>
    /// <param name="waitsToo">Whether waits that are due are over too; not while an event at this instant may still come.</param>
    /// <param name="answers">Answers of the budgets.</param>
    /// <param name="output">Where decisions go.</param>
    public void Wake(MemberState member, Instant at, bool waitsToo, IAnswers answers, StepOutput output)
    {
        _facts.NoEventAtHand();
        if (member.NextClock <= at)
        {
            Clock(member, at, answers, output);
            output.SubStep++;
        }

        if (waitsToo && _runsJourneys && member.NextWait <= at)
        {
            Begin(member, at);
            _history.AdvanceTo(member, at, _facts.Day);
            _journeys.FindDue(_facts);
            Finish(null, answers, output);
        }

        member.LastAt = at;
        member.LastKey = "";
        Schedule(member);
    }

    /// <summary>Points that a journey gave, while the log is judged again.</summary>
    public void Replay(MemberState member, Instant at, GivenByJourney gift, IAnswers answers, StepOutput output)
    {
        Begin(member, at);
        _history.AdvanceTo(member, at, _facts.Day);
        var from = output.Postings.Count;
        _ledger.Issue(member, gift.Currency, gift.Points, at, new(-1, gift.Journey), output);
        RecordPoints(from, output);
        Settle(output);
        Finish(null, answers, output);
        Schedule(member);
    }

    /// <summary>
    /// Brings a member whose log was judged again into the present: journeys and messages go on as they were; entering and leaving are
    /// raised for the present only.
    /// </summary>
    /// <param name="old">The member before the correction.</param>
    /// <param name="corrected">The member as judged; taken over.</param>
    /// <param name="at">The instant of the correction.</param>
    /// <param name="answers">Answers of the budgets.</param>
    /// <param name="output">Where decisions go.</param>
    /// <returns>The corrected member.</returns>
    internal MemberState Present(MemberState old, MemberState corrected, Instant at, IAnswers answers, StepOutput output)
    {
        corrected.Journeys.AddRange(old.Journeys);
        corrected.Messages.AddRange(old.Messages);
        corrected.Arms = old.Arms;
        corrected.QueuedFor = Instant.Never;
        Begin(corrected, at);
        _facts.NoEventAtHand();
        output.SubStep++;
        old.Segments.CopyTo(_segmentsBefore);
        _settlement.Compare(old, corrected, at, _changes, output);
        if (_runsJourneys)
        {
            var started = 0;
            StartFrom(ref started, output);
            GiveGifts(answers, output);
        }

        (corrected.LastAt, corrected.LastKey) = (old.LastAt, old.LastKey);
        Schedule(corrected);
        return corrected;
    }

    /// <summary>Puts a member on a tier, as a given fact of an example or of data that is taken over.</summary>
    public void Place(MemberState member, int ladder, int tier, Instant at)
    {
        Begin(member, at);
        _settlement.Place(_facts, ladder, tier);
        Schedule(member);
    }

    /// <summary>Spendable points that a member brings along.</summary>
    public void BringIn(MemberState member, int currency, long points, Instant at, StepOutput output)
    {
        _ledger.BringIn(member, currency, points, at, output);
        Schedule(member);
    }

    /// <summary>Points that a rule gave already, as far as its caps count them.</summary>
    public void Use(MemberState member, int rule, int currency, long points, Instant at)
    {
        Begin(member, at);
        var caps = new CapBook(_plan.Calendar);
        foreach (var cap in _plan.CapsOf(rule).Where(cap => cap.Currency is null || cap.Currency == currency))
        {
            caps.Book(member, cap, at, _facts.Day, cap.Currency is null ? 1 : points);
        }
    }

    /// <summary>The rewards that a member could have for points at an instant.</summary>
    internal ImmutableArray<int> InReach(MemberState member, Instant at)
    {
        Begin(member, at);
        _facts.NoEventAtHand();
        _history.AdvanceTo(member, at, _facts.Day);
        return [.. _programme.Rewards.Where(reward => _rewards.IsInReach(reward, _facts)).Select(reward => reward.Index)];
    }

    /// <summary>The facts of the last step, for explanations.</summary>
    public RuleFacts Facts => _facts;

    private void Begin(MemberState member, Instant at)
    {
        _facts.Member = member;
        _facts.SetNow(at);
        _changes.Clear();
        _fired.Clear();
        if (_segmentsBefore.Length != member.Segments.Length)
        {
            _segmentsBefore = new ulong[member.Segments.Length];
        }

        member.Segments.CopyTo(_segmentsBefore);
    }

    private void Join(MemberState member, EventRecord record, StepOutput output)
    {
        member.JoinedAt = record.At;
        MemberFacts.Take(_programme, member, record);
        output.Add(EffectKind.Joined, record.At);

        // Who qualifies on joining is in from the start: nobody enters by joining.
        Settle(output);
        _changes.Clear();
        member.Segments.CopyTo(_segmentsBefore);
    }

    /// <summary>Whether a request is granted; what is no request simply happens.</summary>
    private bool IsGranted(EventRecord record, IAnswers answers, StepOutput output)
    {
        var from = output.Effects.Count;
        var isGranted = !RewardRequest.Is(record) || _rewards.Take(new RewardAnswer(record, _facts, _isReplay, answers, output));
        NoteExpiries(from, output);
        return isGranted;
    }

    private void Record(EventRecord record)
    {
        foreach (var stream in _plan.History.ByEventType[record.Type])
        {
            if (stream.Condition < 0 || _plan.Rules.Holds(stream.Condition, _facts))
            {
                _history.Record(stream, _facts.Member, record.At, _facts.Day, _columns.Of(stream, record));
            }
        }
    }

    private void Clock(MemberState member, Instant at, IAnswers answers, StepOutput output)
    {
        if (Settlement.NextTierEnd(member) <= at)
        {
            // The measure of the period that closes is the one of the instant before.
            var before = new Instant(at.Micros - 1);
            Begin(member, before);
            _history.AdvanceTo(member, before, _facts.Day);
            _settlement.EndTiers(_facts, at, _changes, output);
            _facts.SetNow(at);
        }
        else
        {
            Begin(member, at);
        }

        _history.AdvanceTo(member, at, _facts.Day);
        var from = output.Effects.Count;
        _rewards.AdvanceTo(member, at, _isReplay, answers, output);
        MemberLedger.AdvanceTo(member, at, output);
        NoteExpiries(from, output);
        Settle(output);
        Finish(null, answers, output);
    }

    private void NoteExpiries(int from, StepOutput output)
    {
        for (var i = from; i < output.Effects.Count; i++)
        {
            if (output.Effects[i].Kind == EffectKind.Expired)
            {
                _changes.Add(new TriggerKey(TriggerKind.ExpiryOf, output.Effects[i].Currency));
            }
        }
    }

    /// <summary>Rules of one trigger: chosen once, then applied, then tiers and segments settle.</summary>
    private void Apply(TriggerKey trigger, IAnswers answers, StepOutput output)
    {
        if (_facts.Now >= _starts)
        {
            _hits.Clear();
            _plan.Rules.Match(trigger, _facts, _hits);
            _hits.RemoveFired(_fired);
            if (_hits.Count > 0)
            {
                var from = output.Postings.Count;
                _earnings.Give(_facts, _hits, answers, output);
                RecordPoints(from, output);
            }
        }

        Settle(output);
    }

    private void Settle(StepOutput output) => _settlement.Settle(_facts, _changes, output);

    /// <summary>Sub-steps for what changed, then journeys, then sub-steps for what the journeys gave, until nothing is left.</summary>
    private void Finish(TriggerKey? outside, IAnswers answers, StepOutput output)
    {
        var done = ApplyChanges(0, answers, output);
        if (!_runsJourneys || _facts.Now < _starts)
        {
            return;
        }

        var started = 0;
        if (outside is { } trigger)
        {
            _journeys.StartAll(_facts, trigger, output);
        }

        StartFrom(ref started, output);
        _journeys.ResumeAll(_facts, output);
        while (_journeys.Gifts.Count > 0)
        {
            output.SubStep++;
            GiveGifts(answers, output);
            Settle(output);
            done = ApplyChanges(done, answers, output);
            StartFrom(ref started, output);
        }
    }

    private int ApplyChanges(int done, IAnswers answers, StepOutput output)
    {
        for (; done < _changes.Count; done++)
        {
            output.SubStep++;
            Apply(_changes[done], answers, output);
        }

        return done;
    }

    private void StartFrom(ref int started, StepOutput output)
    {
        for (; started < _changes.Count; started++)
        {
            if (IsNetChange(_changes[started]))
            {
                _journeys.StartAll(_facts, _changes[started], output);
            }
        }
    }

    /// <summary>Journeys compare before and after the whole input: who left again within it has not entered.</summary>
    private bool IsNetChange(TriggerKey change)
    {
        if (change.Kind is not (TriggerKind.EnteringSegment or TriggerKind.LeavingSegment))
        {
            return true;
        }

        var wasIn = (_segmentsBefore[change.Subject >> 6] >> change.Subject & 1) != 0;
        var isIn = _facts.Member.IsIn(change.Subject);
        return wasIn != isIn && isIn == (change.Kind == TriggerKind.EnteringSegment);
    }

    private void GiveGifts(IAnswers answers, StepOutput output)
    {
        if (_journeys.Gifts.Count == 0)
        {
            return;
        }

        var from = output.Postings.Count;
        foreach (var gift in _journeys.Gifts)
        {
            var currency = gift.Step.Amount.Currency;
            var points = (long)Rounding.Whole(
                (Int128)gift.Step.Amount.Amount.Numerator, (long)gift.Step.Amount.Amount.Denominator, _programme.Currencies[currency].Rounding);
            var granted = points;
            if (gift.Step.Funding is { } funding)
            {
                _funder.Begin();
                granted = _funder.Ask(
                    -1 - gift.Journey, gift.Number, currency, points, funding, gift.Step.AllOrNothing ? points : 0, _facts, answers, output);
            }

            output.Add(EffectKind.JourneyGave, _facts.Now, gift.Journey, gift.Number, currency, granted, gift.Step.Id);
            if (granted < points)
            {
                output.Add(EffectKind.CutByBudget, _facts.Now, -1 - gift.Journey, gift.Step.Funding!.Shares[0].Budget, currency, points - granted);
            }

            if (granted > 0)
            {
                _ledger.Issue(_facts.Member, currency, granted, _facts.Now, new(-1, gift.Journey), output);
            }
        }

        _journeys.Gifts.Clear();
        RecordPoints(from, output);
    }

    private void RecordPoints(int from, StepOutput output)
    {
        Span<long> amount = stackalloc long[1];
        for (var i = from; i < output.Postings.Count; i++)
        {
            var posting = output.Postings[i];
            foreach (var stream in posting.From == Account.Issued ? _plan.History.ByCurrency[posting.Currency] : [])
            {
                amount[0] = posting.Amount;
                _history.Record(stream, _facts.Member, posting.At, _facts.Day, amount);
            }
        }
    }

    private void Schedule(MemberState member)
    {
        var clock = Instant.Earlier(MemberLedger.NextChange(member), Settlement.NextTierEnd(member));
        clock = member.Rewards is { } rewards ? Instant.Earlier(clock, rewards.NextChange()) : clock;
        member.NextClock = member.HasJoined ? Instant.Earlier(clock, _plan.Watch.Next(member, _facts.Now, _plan.Calendar)) : Instant.Never;
        member.NextWait = _runsJourneys ? _journeys.NextDue(member) : Instant.Never;
    }
}
