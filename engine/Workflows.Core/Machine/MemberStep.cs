using System.Collections.Immutable;
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
using Workflows.Model.Effects;
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
    private readonly LotClock _lots;
    private readonly EarnedPoints _earned;
    private readonly CapBook _caps;
    private readonly RewardDesk _rewards;
    private readonly Settlement _settlement;
    private readonly StatePassage _passage;
    private readonly VersionJourneys _versionJourneys;
    private readonly JourneyEngine? _journeys;
    private readonly SubSteps _subSteps;
    private readonly Occurring _occurring;
    private readonly Departure _departure;
    private readonly Reception _reception;
    private readonly Pooling _pooling;
    private readonly HouseholdActor _household;
    private readonly bool _isReplay;

    /// <summary>A step of a programme.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="runsJourneys">False where the log is judged again: what journeys did is a fact then.</param>
    public MemberStep(ProgrammePlan plan, bool runsJourneys = true)
    {
        _plan = plan;
        _programme = plan.Programme;
        _isReplay = !runsJourneys;
        _facts = new RuleFacts(plan.Calendar);
        _history = new MemberHistory(plan.History, plan.Calendar);
        _ledger = new MemberLedger(_programme, plan.Calendar);
        _lots = new LotClock(_programme, plan.Calendar);
        _earned = new EarnedPoints(plan, _history, _lots, new HeldPoints(plan));
        _caps = new CapBook(plan);
        var spending = new Spending(_programme, plan.Calendar);
        _pooling = new Pooling(_programme, spending);
        _household = new HouseholdActor(plan, spending, _lots);
        _rewards = new RewardDesk(plan, spending, _lots, _caps, _pooling);
        _settlement = new Settlement(plan);
        _passage = new StatePassage(plan);
        _versionJourneys = new VersionJourneys(plan);
        _journeys = runsJourneys && !_programme.Journeys.IsEmpty ? new JourneyEngine(plan) : null;
        _departure = new Departure(_programme, plan.Calendar, _rewards, _lots, _journeys);
        var receiving = new Receiving(
            plan, _ledger, spending, _lots, _earned, new TakingOver(plan, _history, _lots, spending), _departure);
        var goingUnder = new GoingUnder(plan, _departure, spending, _journeys);
        var draws = new Draws(plan);
        _subSteps = new SubSteps(
            plan, _facts, _settlement, new Earnings(plan, _ledger, _caps, draws), _earned, new GiftGiving(_programme, _ledger, draws), _journeys,
            _pooling);
        _occurring = new Occurring(
            plan, _facts, _history, _earned, _lots, _rewards, new HouseholdDesk(plan, _rewards, _pooling), _departure, goingUnder, _journeys,
            _subSteps, _isReplay);
        _reception = new Reception(_facts, _history, receiving, _household, _occurring, _subSteps, _isReplay);
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
        // Only the events of earlier versions can lack room.
        record = _plan.Common.IsAlone ? record : record.WithRoomFor(_programme.EventTypes[record.Type]);
        output.Cause = StepCause.Event;
        if (PassingEvents.Is(record.Type))
        {
            Receive(member, record, answers, output);
            return;
        }

        Begin(member, record.At);
        _facts.Event = record;
        _history.AdvanceTo(member, record.At, _facts.Day);
        _occurring.Take(record, isDenied, answers, output);
        PoolGifts(member, record.At, output);
        (member.LastAt, member.LastKey) = (record.At, record.Key);
        Schedule(member);
    }

    /// <summary>The end of an entry that is judged again, with what journeys gave by it: live, the end of the step.</summary>
    internal void EndEntry(MemberState member, Instant at, StepOutput output)
    {
        if (member.Household >= 0)
        {
            output.Cause = StepCause.Wait;
            _pooling.Sweep(member, at, output);
            Schedule(member);
        }
    }

    /// <summary>Brings what journeys gave to the household, by itself: when the log is judged again it is a fact that comes after the rest.</summary>
    private void PoolGifts(MemberState member, Instant at, StepOutput output)
    {
        if (!_isReplay && member.Household >= 0)
        {
            output.Cause = StepCause.Wait;
            _pooling.Sweep(member, at, output);
        }
    }

    /// <summary>What another member's step passed on; it is no event to which rules react, but what it changes is.</summary>
    private void Receive(MemberState member, EventRecord record, IAnswers answers, StepOutput output)
    {
        Begin(member, record.At);
        _facts.NoEventAtHand();
        _reception.Take(record, answers, output);
        PoolGifts(member, record.At, output);
        (member.LastAt, member.LastKey) = (record.At, EffectiveLog.KeyOf(record));
        Schedule(member);
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

        if (waitsToo && _journeys is not null && member.NextWait <= at)
        {
            output.Cause = StepCause.Wait;
            Begin(member, at);
            _history.AdvanceTo(member, at, _facts.Day);
            _journeys.Resumes.FindDue(_facts);
            _subSteps.Finish(null, answers, output, pools: false);
        }

        PoolGifts(member, at, output);
        (member.LastAt, member.LastKey) = (at, "");
        Schedule(member);
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
    internal Instant Refresh(MemberState member, CutTable cuts, Instant at, IReadOnlyList<Place> places, IAnswers answers, StepOutput output)
    {
        at = Instant.Later(at, member.LastAt);
        member.Cuts = cuts;
        output.Add(EffectKind.JudgedByCuts, at);
        if (member is { HasJoined: true, HasLeft: false, IsHousehold: false })
        {
            output.Cause = StepCause.Refresh;
            _facts.NoEventAtHand();
            Begin(member, at);
            _history.AdvanceTo(member, at, _facts.Day);
            foreach (var place in places)
            {
                output.Add(EffectKind.Placed, at, place.Ranking, place.Rank, amount: place.Score);
                _subSteps.Apply(new TriggerKey(TriggerKind.Placing, place.Ranking), answers, output);
                output.SubStep++;
            }

            _subSteps.Settle(output);
            _subSteps.Finish(null, answers, output);
            PoolGifts(member, at, output);
            Schedule(member);
        }

        if (member.LastAt < at)
        {
            (member.LastAt, member.LastKey) = (at, "");
        }

        return at;
    }

    /// <summary>What <see cref="Refresh"/> comes to where the member stands by the cuts as by those before them, and has no place.</summary>
    internal static void RefreshAlike(MemberState member, CutTable cuts, Instant at)
    {
        member.Cuts = cuts;
        if (member.LastAt < at)
        {
            (member.LastAt, member.LastKey) = (at, "");
        }
    }

    /// <summary>A member's value in a ranking, in units of its scale; <see cref="MemberState.Unknown"/> where the member has none.</summary>
    internal long ValueOf(MemberState member, int ranking, Instant at)
    {
        _facts.Member = member;
        _facts.NoEventAtHand();
        _facts.SetNow(at);
        _history.AdvanceTo(member, at, _facts.Day);
        return _plan.Rules.ValueOf(ranking, _facts);
    }

    /// <summary>Points that a journey gave, while the log is judged again.</summary>
    public void Replay(MemberState member, Instant at, GivenByJourney gift, IAnswers answers, StepOutput output)
    {
        output.Cause = output.Cause == StepCause.Event ? StepCause.Event : StepCause.Wait;
        Begin(member, at);
        _history.AdvanceTo(member, at, _facts.Day);
        var from = output.Postings.Count;
        _ledger.Issue(member, gift.Currency, gift.Points, at, new(-1, gift.Journey), output);
        _earned.Record(from, _facts, output);
        _subSteps.Settle(output);
        _subSteps.Finish(null, answers, output, pools: false);
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
        TakeFacts(old, corrected);
        Begin(corrected, at);
        _subSteps.ChangesFrom(old);
        _facts.NoEventAtHand();
        output.SubStep++;
        _settlement.Compare(old, corrected, at, _subSteps.Changes, output);
        if (!corrected.HasLeft)
        {
            output.Cause = StepCause.Wait;
            _subSteps.StartJourneys(answers, output);
            PoolGifts(corrected, at, output);
        }

        (corrected.LastAt, corrected.LastKey) = (old.LastAt, old.LastKey);
        Schedule(corrected);
        return corrected;
    }

    /// <summary>
    /// A member whose log was judged up to the beginning of this version goes on with messages as they were, and with journeys as they were
    /// or as the version says.
    /// </summary>
    internal MemberState GoOn(MemberState before, MemberState judged, StepOutput output)
    {
        TakeFacts(before, judged);
        Begin(judged, judged.LastAt);
        _facts.NoEventAtHand();
        _versionJourneys.Take(_facts, output);
        Schedule(judged);
        return judged;
    }

    private static void TakeFacts(MemberState old, MemberState judged)
    {
        judged.Journeys.AddRange(old.Journeys);
        judged.Messages.AddRange(old.Messages);
        judged.Arms = old.Arms;
        if (old.Rewards is { } given)
        {
            judged.Rewards?.TakeUses(given);
        }

        judged.QueuedFor = Instant.Never;
    }

    /// <summary>
    /// This version of the programme begins for a member: the state goes over to it, and tiers and segments settle by it. Nobody enters or
    /// leaves by that: no rule and no journey reacts.
    /// </summary>
    /// <param name="member">The member, for whom the clock has been brought to the instant.</param>
    /// <param name="at">From when the version is in force.</param>
    /// <param name="given">What was given to the member before.</param>
    /// <param name="output">Where decisions go.</param>
    internal void BeginVersion(MemberState member, Instant at, GivenBefore given, StepOutput output)
    {
        Begin(member, at);
        _facts.NoEventAtHand();
        _history.AdvanceTo(member, at, _facts.Day);
        output.Add(EffectKind.VersionBegan, at, subject: _plan.Number);
        _passage.Take(member, at, output.LogId, given);
        if (member is { HasJoined: true, HasLeft: false, IsHousehold: false })
        {
            _subSteps.Settle(output);
        }

        (member.LastAt, member.LastKey) = (at, "");
        Schedule(member);
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
        foreach (var cap in _plan.CapsOf(rule).Where(cap => cap is { Scope: null, PerField: null } && _plan.Counts(cap, currency)))
        {
            _caps.Book(member, cap, at, _facts.Day, _plan.UsedOf(cap, currency, points));
        }
    }

    /// <summary>The rewards that a member could have for points at an instant.</summary>
    internal ImmutableArray<int> InReach(MemberState member, Instant at, IAnswers pools, MemberState? household)
    {
        Begin(member, at);
        _facts.NoEventAtHand();
        _history.AdvanceTo(member, at, _facts.Day);
        return member.IsHousehold ? []
            : [.. _programme.Rewards.Where(reward => _rewards.IsInReach(reward, _facts, pools, household)).Select(reward => reward.Index)];
    }

    /// <summary>The facts of the last step, for explanations.</summary>
    public RuleFacts Facts => _facts;

    private void Begin(MemberState member, Instant at)
    {
        _facts.Member = member;
        _facts.SetNow(at);
        _subSteps.Begin();
    }

    private void Clock(MemberState member, Instant at, IAnswers answers, StepOutput output)
    {
        if (member.IsHousehold)
        {
            _household.Wake(member, at, output);
            return;
        }

        if (Settlement.NextTierEnd(member) <= at)
        {
            // The measure of the period that closes is the one of the instant before.
            var before = new Instant(at.Micros - 1);
            Begin(member, before);
            _history.AdvanceTo(member, before, _facts.Day);
            _settlement.EndTiers(_facts, at, _subSteps.Changes, output);
            _facts.SetNow(at);
        }
        else
        {
            Begin(member, at);
        }

        _history.AdvanceTo(member, at, _facts.Day);
        var from = output.Effects.Count;
        _rewards.AdvanceTo(member, at, _isReplay, answers, output);
        _earned.EndHolds(_facts, output);
        _lots.AdvanceTo(member, at, output);
        _departure.EndKept(member, at, output);
        if (!member.HasLeft)
        {
            _subSteps.NoteExpiries(from, output);
            _subSteps.Settle(output);
            _subSteps.Finish(null, answers, output);
        }
    }

    private void Schedule(MemberState member)
    {
        if (member.IsErased || member.IsHousehold || member.MergedInto is not null)
        {
            (member.NextClock, member.NextWait) = (member.IsHousehold ? LotClock.NextChange(member) : Instant.Never, Instant.Never);
            return;
        }

        var clock = Instant.Earlier(LotClock.NextChange(member), Settlement.NextTierEnd(member));
        clock = member.Rewards is { } rewards ? Instant.Earlier(clock, rewards.NextChange()) : clock;
        clock = Departure.NextChange(member, _facts.Now, clock);
        clock = member.HeldEarnings is null ? clock : Instant.Earlier(clock, _earned.NextHoldEnd(member, _facts.Now));
        member.NextClock = member.HasLeft ? clock : member.HasJoined ? Instant.Earlier(clock, _plan.Watch.Next(member, _facts.Now, _plan.Calendar)) : Instant.Never;
        member.NextWait = _journeys?.NextDue(member) ?? Instant.Never;
    }
}
