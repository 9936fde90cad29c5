using System.Collections.Immutable;
using Workflows.Core.Asked;
using Workflows.Core.Earning;
using Workflows.Core.History;
using Workflows.Core.Households;
using Workflows.Core.Journeys;
using Workflows.Core.Leaving;
using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Merging;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rankings;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Core.Versions;
using Workflows.Model.Events;
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
    private readonly MemberHistory _history;
    private readonly MemberLedger _ledger;
    private readonly EarnedPoints _earned;
    private readonly CapBook _caps;
    private readonly RewardDesk _rewards;
    private readonly Settlement _settlement;
    private readonly JourneyEngine? _journeys;
    private readonly ErrandDesk _errands;
    private readonly SubSteps _subSteps;
    private readonly Occurring _occurring;
    private readonly Reception _reception;
    private readonly Pooling _pooling;
    private readonly MemberClock _clock;
    private readonly CutJudging _cuts;
    private readonly GoingOn _goingOn;

    /// <summary>A step of a programme.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="runsJourneys">False where the log is judged again: what journeys did is a fact then.</param>
    public MemberStep(ProgrammePlan plan, bool runsJourneys = true)
    {
        _plan = plan;
        _programme = plan.Programme;
        var isReplay = !runsJourneys;
        _facts = new RuleFacts(plan.Calendar);
        _history = new MemberHistory(plan.History, plan.Calendar);
        _ledger = new MemberLedger(_programme, plan.Calendar);
        var lots = new LotClock(_programme, plan.Calendar);
        _earned = new EarnedPoints(plan, _history, lots, new HeldPoints(plan));
        _caps = new CapBook(plan);
        var spending = new Spending(_programme, plan.Calendar);
        _pooling = new Pooling(_programme, spending, isReplay);
        var household = new HouseholdActor(plan, spending, lots);
        _rewards = new RewardDesk(plan, spending, lots, _caps, _pooling);
        _settlement = new Settlement(plan);
        _journeys = runsJourneys && !_programme.Journeys.IsEmpty ? new JourneyEngine(plan) : null;
        _errands = new ErrandDesk(plan);
        var departure = new Departure(_programme, plan.Calendar, _rewards, lots, _journeys);
        var receiving = new Receiving(plan, _ledger, spending, lots, _earned, new TakingOver(plan, _history, lots, spending), departure);
        var goingUnder = new GoingUnder(plan, departure, spending, _journeys);
        var draws = new Draws(plan);
        _subSteps = new SubSteps(
            plan, _facts, _settlement, new Earnings(plan, _ledger, _caps, draws), _earned, new GiftGiving(plan, _ledger, draws), _journeys,
            _errands, _pooling);
        _occurring = new Occurring(
            plan, _facts, _history, _earned, lots, _rewards, new HouseholdDesk(plan, _rewards, _pooling), departure, goingUnder,
            new WorkflowDesk(plan, _ledger, _earned, draws, _journeys, _errands, _subSteps, isReplay), _errands, _journeys, _subSteps, isReplay);
        _reception = new Reception(_facts, _history, receiving, household, _occurring, _subSteps, isReplay);
        _clock = new MemberClock(plan, _facts, _history, _settlement, _rewards, _earned, lots, departure, household, _subSteps, _journeys, isReplay);
        _cuts = new CutJudging(plan, _facts, _history, _subSteps, _pooling, _clock);
        _goingOn = new GoingOn(plan, _facts, _history, _settlement, _subSteps, _pooling, _clock);
    }

    /// <summary>A new member that has not joined yet.</summary>
    public MemberState NewMember(string id, int index) => new(id, index, _plan);

    /// <summary>An event of a member. The clock must have been brought to it with <see cref="Wake"/>.</summary>
    /// <param name="member">The member.</param>
    /// <param name="record">The event.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    /// <param name="isDenied">Whether somebody decided that it earns nothing, and the log is judged again.</param>
    public void Event(MemberState member, EventRecord record, IAnswers answers, StepOutput output, bool isDenied = false)
    {
        record = WithRoom(record);
        output.Cause = StepCause.Event;
        if (PassingEvents.Is(record.Type))
        {
            Receive(member, record, answers, output);
            return;
        }

        _subSteps.Begin(member, record.At);
        _facts.Event = record;
        _history.AdvanceTo(member, record.At, _facts.Day);
        _occurring.Take(record, isDenied, answers, output);
        _pooling.EndStep(member, record.At, output);
        (member.LastAt, member.LastKey) = (record.At, record.Key);
        _clock.Schedule(member);
    }

    /// <summary>Only the events of earlier versions can lack room.</summary>
    private EventRecord WithRoom(EventRecord record) => _plan.Common.IsAlone ? record : record.WithRoomFor(_programme.EventTypes[record.Type]);

    /// <summary>The end of an entry that is judged again, with what journeys gave by it: live, the end of the step.</summary>
    internal void EndEntry(MemberState member, Instant at, StepOutput output)
    {
        if (member.Household >= 0)
        {
            _pooling.SweepGifts(member, at, output);
            _clock.Schedule(member);
        }
    }

    /// <summary>What another member's step passed on; it is no event to which rules react, but what it changes is.</summary>
    private void Receive(MemberState member, EventRecord record, IAnswers answers, StepOutput output)
    {
        _subSteps.Begin(member, record.At);
        _facts.NoEventAtHand();
        _reception.Take(record, answers, output);
        _pooling.EndStep(member, record.At, output);
        (member.LastAt, member.LastKey) = (record.At, EffectiveLog.KeyOf(record));
        _clock.Schedule(member);
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
            _clock.Strike(member, at, answers, output);
            output.SubStep++;
        }

        if (waitsToo && member.NextWait <= at)
        {
            output.Cause = StepCause.Wait;
            _subSteps.Begin(member, at);
            _history.AdvanceTo(member, at, _facts.Day);
            _journeys?.Resumes.FindDue(_facts);
            _errands.FindDue(_facts);
            _subSteps.Finish(null, answers, output, pools: false);
        }

        _pooling.EndStep(member, at, output);
        (member.LastAt, member.LastKey) = (at, "");
        _clock.Schedule(member);
    }

    /// <summary>
    /// The member is judged by cuts that were refreshed: what its places of leaderboards give, then who enters and leaves. The clock must
    /// have been brought to it with <see cref="Wake"/>.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="cuts">The cuts.</param>
    /// <param name="at">When they were refreshed.</param>
    /// <param name="places">The places of leaderboards that the member got.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go; with one alone, which says that the member was judged, nothing has changed.</param>
    /// <returns>When it counts: later than the refresh where the member has come further already.</returns>
    internal Instant Refresh(MemberState member, CutTable cuts, Instant at, IReadOnlyList<Place> places, IAnswers answers, StepOutput output) =>
        _cuts.Refresh(member, cuts, at, places, answers, output);

    /// <summary>A member's value in a ranking, in units of its scale; <see cref="MemberState.Unknown"/> where the member has none.</summary>
    internal long ValueOf(MemberState member, int ranking, Instant at) => _cuts.ValueOf(member, ranking, at);

    /// <summary>Points that journeys gave in one sub-step, and tiers that they lent, while the log is judged again.</summary>
    /// <param name="member">The member.</param>
    /// <param name="at">When.</param>
    /// <param name="gifts">What was given.</param>
    /// <param name="follows">Whether it follows from the input judged last: then no rule fires again that has fired for it.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    internal void Replay(
        MemberState member, Instant at, IEnumerable<GivenByJourney> gifts, bool follows, IAnswers answers, StepOutput output)
    {
        output.Cause = output.Cause == StepCause.Event ? StepCause.Event : StepCause.Wait;
        if (!follows)
        {
            _subSteps.Begin(member, at);
            _history.AdvanceTo(member, at, _facts.Day);
        }

        var (from, changes) = (output.Postings.Count, _subSteps.Changes.Count);
        foreach (var gift in gifts)
        {
            if (gift.Loan is { } loan)
            {
                Lending.Take(member, loan, at, output);
            }
            else
            {
                _ledger.Issue(member, gift.Currency, gift.Points, at, new(-1, gift.Journey), output);
            }
        }

        _earned.Record(from, _facts, output);
        _subSteps.GoOn(changes, answers, output);
        _clock.Schedule(member);
    }

    /// <summary>
    /// Brings a member whose log was judged again into the present: journeys and messages go on as they were, with the event as news of now;
    /// entering and leaving are raised for the present only.
    /// </summary>
    /// <param name="old">The member before the correction.</param>
    /// <param name="corrected">The member as judged; taken over.</param>
    /// <param name="record">The event that made the correction.</param>
    /// <param name="at">The instant of the correction.</param>
    /// <param name="answers">Answers of the budgets.</param>
    /// <param name="output">Where decisions go.</param>
    /// <returns>The corrected member.</returns>
    internal MemberState Present(MemberState old, MemberState corrected, EventRecord record, Instant at, IAnswers answers, StepOutput output) =>
        _goingOn.AfterCorrection(old, corrected, WithRoom(record), at, answers, output);

    /// <summary>
    /// A member whose log was judged up to the beginning of this version goes on with messages as they were, and with journeys as they were
    /// or as the version says.
    /// </summary>
    internal MemberState GoOn(MemberState before, MemberState judged, StepOutput output) => _goingOn.UnderVersion(before, judged, output);

    /// <summary>
    /// This version of the programme begins for a member: the state goes over to it, and tiers and segments settle by it. Nobody enters or
    /// leaves by that: no rule and no journey reacts.
    /// </summary>
    /// <param name="member">The member, for whom the clock has been brought to the instant.</param>
    /// <param name="at">From when the version is in force.</param>
    /// <param name="given">What was given to the member before.</param>
    /// <param name="output">Where decisions go.</param>
    internal void BeginVersion(MemberState member, Instant at, GivenBefore given, StepOutput output) => _goingOn.BeginVersion(member, at, given, output);

    /// <summary>Puts a member on a tier, as a given fact of an example or of data that is taken over.</summary>
    public void Place(MemberState member, int ladder, int tier, Instant at)
    {
        _subSteps.Begin(member, at);
        _settlement.Place(_facts, ladder, tier);
        _clock.Schedule(member);
    }

    /// <summary>Spendable points that a member brings along.</summary>
    public void BringIn(MemberState member, int currency, long points, Instant at, StepOutput output)
    {
        _ledger.BringIn(member, currency, points, at, output);
        _clock.Schedule(member);
    }

    /// <summary>Points that a rule gave already, as far as its caps count them.</summary>
    public void Use(MemberState member, int rule, int currency, long points, Instant at)
    {
        _subSteps.Begin(member, at);
        foreach (var cap in _plan.CapsOf(rule).Where(cap => cap is { Scope: null, PerField: null } && _plan.Counts(cap, currency)))
        {
            _caps.Book(member, cap, at, _facts.Day, _plan.UsedOf(cap, currency, points));
        }
    }

    /// <summary>The rewards that a member could have for points at an instant.</summary>
    internal ImmutableArray<int> InReach(MemberState member, Instant at, IAnswers pools, MemberState? household)
    {
        _subSteps.Begin(member, at);
        _facts.NoEventAtHand();
        _history.AdvanceTo(member, at, _facts.Day);
        return member.IsHousehold ? []
            : [.. _programme.Rewards.Where(reward => _rewards.IsInReach(reward, _facts, pools, household)).Select(reward => reward.Index)];
    }
}
