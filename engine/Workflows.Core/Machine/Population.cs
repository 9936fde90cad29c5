using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rewards;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>Why an event was not taken.</summary>
public enum Refusal
{
    /// <summary>It was taken.</summary>
    None,

    /// <summary>It is dated more than a day after it was received, or after the end of the run.</summary>
    InTheFuture,

    /// <summary>It is of somebody who has not joined.</summary>
    NotAMember,

    /// <summary>It came later than the programme accepts.</summary>
    TooLate,

    /// <summary>What it takes back is not known, or was taken back already.</summary>
    NothingToReverse,

    /// <summary>What it puts right is not known, or was taken back.</summary>
    NothingToReplace,

    /// <summary>It would put a request right, which was answered and acted on.</summary>
    Answered,
}

/// <summary>One step that was made: what kind, of whom, and what it decided.</summary>
public interface IStepSink
{
    /// <summary>Takes a step. The output is only valid during the call.</summary>
    /// <param name="member">The member after the step.</param>
    /// <param name="record">The event; null where the clock was the input.</param>
    /// <param name="at">When it counts.</param>
    /// <param name="received">When it became known.</param>
    /// <param name="output">What was decided.</param>
    void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output);
}

/// <summary>
/// All members of a programme, the clock and the budgets: takes events in the order of the log, wakes every member at the exact instant
/// at which something is due, and hands each step to the sink. The same log gives the same steps.
/// </summary>
public sealed class Population
{
    private readonly ProgrammePlan _plan;
    private readonly IMemberLog _log;
    private readonly IStepSink _sink;
    private readonly MemberStep _step;
    private readonly Rejudging _rejudging;
    private readonly StepOutput _output = new();
    private readonly Dictionary<string, MemberState> _byId = new(StringComparer.Ordinal);
    private readonly List<MemberState> _members = [];
    private readonly PriorityQueue<MemberState, (long Due, int Index)> _queue = new();

    /// <summary>A population without members.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="log">The log of each member, for what is judged again.</param>
    /// <param name="sink">Where the steps go.</param>
    public Population(ProgrammePlan plan, IMemberLog log, IStepSink sink)
    {
        _plan = plan;
        _log = log;
        _sink = sink;
        _step = new MemberStep(plan);
        _rejudging = new Rejudging(plan, _step);
        Pools = new PoolBook(plan.Programme);
    }

    /// <summary>The budgets.</summary>
    public PoolBook Pools { get; }

    /// <summary>The members in the order in which they became known.</summary>
    public IReadOnlyList<MemberState> Members => _members;

    /// <summary>The largest received-at so far: where the clock stands.</summary>
    public Instant Received { get; private set; } = Instant.Earliest;

    /// <summary>The number that the next entry of the log gets, from 1.</summary>
    public long NextLogId { get; private set; } = 1;

    /// <summary>No event may be dated after this instant.</summary>
    public Instant Until { get; set; } = Instant.Never;

    /// <summary>The member of an id, or null.</summary>
    public MemberState? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Goes on where an earlier run stopped.</summary>
    public void Restore(IEnumerable<MemberState> members, IEnumerable<PoolBalance> pools, Instant received, long nextLogId)
    {
        foreach (var member in members.OrderBy(member => member.Index))
        {
            _members.Add(member);
            _byId.Add(member.Id, member);
            Queue(member);
        }

        foreach (var balance in pools)
        {
            Pools.Restore(balance);
        }

        (Received, NextLogId) = (received, nextLogId);
    }

    /// <summary>Takes an event.</summary>
    /// <param name="record">The event; its key was not seen before.</param>
    /// <param name="received">When it became known; null for the larger of its own instant and the clock.</param>
    public Refusal Take(EventRecord record, Instant? received = null)
    {
        var known = received ?? Instant.Later(record.At, Received);
        if (record.At > Until || record.At.Micros > known.Micros + Instant.PerDay)
        {
            return Refusal.InTheFuture;
        }

        // Who has nothing can only be refused, and a request that was refused makes nobody a member.
        var member = _byId.GetValueOrDefault(record.Member);
        if (member is null && record.Type != BuiltInEvents.Joined && (!_plan.Programme.JoinsByFirstEvent || RewardRequest.Is(record)))
        {
            return Refusal.NotAMember;
        }

        var refusal = RefusalOf(member, ref record, known);
        if (refusal != Refusal.None)
        {
            return refusal;
        }

        WakeBefore(known);
        Received = Instant.Later(Received, known);
        member ??= Add(record.Member);
        record = RewardRequest.InTurn(record, member, known);
        if (NeedsRejudging(member, record))
        {
            Correct(member, record, known);
        }
        else
        {
            WakeOwn(member, record.At);
            _output.Clear(NextLogId);
            _step.Event(member, record, Pools, _output);
            Accept(member, record, record.At, known);
        }

        return Refusal.None;
    }

    /// <summary>Lets the clock go on: everything that is due before an instant is done, in order.</summary>
    public void WakeBefore(Instant instant)
    {
        while (_queue.TryPeek(out var member, out var entry) && entry.Due < instant.Micros)
        {
            _queue.Dequeue();
            if (member.QueuedFor.Micros != entry.Due)
            {
                continue;
            }

            member.QueuedFor = Instant.Never;
            if (member.NextWake.Micros <= entry.Due)
            {
                Wake(member, member.NextWake, waitsToo: true);
            }

            Queue(member);
        }
    }

    /// <summary>The end of the input: the clock stands at an instant, and everything due by then is done.</summary>
    public void End(Instant instant)
    {
        WakeBefore(new Instant(instant.Micros + 1));
        Received = Instant.Later(Received, instant);
    }

    /// <summary>Puts a member on a tier as a given fact: data that is taken over from elsewhere.</summary>
    public void Place(string member, int ladder, int tier, Instant at)
    {
        _step.Place(_byId[member], ladder, tier, at);
        Queue(_byId[member]);
    }

    /// <summary>The step, for what an example puts in place before anything happens.</summary>
    internal MemberStep Step => _step;

    /// <summary>Queues a member whose due instants were changed from outside of a step.</summary>
    internal void Requeue(MemberState member) => Queue(member);

    private MemberState Add(string id)
    {
        var member = _step.NewMember(id, _members.Count);
        _members.Add(member);
        _byId.Add(id, member);
        return member;
    }

    private Refusal RefusalOf(MemberState? member, ref EventRecord record, Instant known)
    {
        if (_plan.Programme.EventTypes[record.Type].Reverses is { } reversal && !Holds(member, reversal.EventType, record.Texts[reversal.By.Index]))
        {
            return Refusal.NothingToReverse;
        }

        if (record.Replaces is not null && RewardRequest.Is(record))
        {
            return Refusal.Answered;
        }

        if (record.Replaces is { } replaced && !Holds(member, record.Type, replaced))
        {
            return Refusal.NothingToReplace;
        }

        if (_plan.Programme.Late.UpTo is { } limit && _plan.Calendar.Plus(record.At, limit) < known)
        {
            if (_plan.Programme.Late.Then == LateAction.Refuse)
            {
                return Refusal.TooLate;
            }

            record = new EventRecord
            {
                Type = record.Type, Member = record.Member, At = known, Key = record.Key, Replaces = record.Replaces, Numbers = record.Numbers, Texts = record.Texts,
                Known = record.Known, Lines = record.Lines,
            };
        }

        return Refusal.None;
    }

    private bool Holds(MemberState? member, int type, string? key) =>
        member is not null && key is not null && EffectiveLog.Holds(_plan.Programme, _log.Of(member.Id), type, key);

    private bool NeedsRejudging(MemberState member, EventRecord record) =>
        record.Replaces is not null
        || _plan.Programme.EventTypes[record.Type].Reverses is not null
        || EffectiveLog.Compare(record, member.LastAt, member.LastKey) < 0;

    private void Correct(MemberState member, EventRecord record, Instant known)
    {
        var at = Instant.Later(record.At, member.LastAt);
        WakeOwn(member, at);
        _output.Clear(NextLogId);
        var entry = new LogEntry(NextLogId, record.At, known, record, [], []);
        var corrected = _rejudging.Correct(member, [.. _log.Of(member.Id)], entry, at, Pools, _output);
        if (EffectiveLog.Compare(record, corrected.LastAt, corrected.LastKey) > 0)
        {
            (corrected.LastAt, corrected.LastKey) = (record.At, record.Key);
        }

        // What the queue still holds of the member before the correction is skipped when its turn comes.
        member.QueuedFor = Instant.Earliest;
        _members[member.Index] = corrected;
        _byId[member.Id] = corrected;
        Accept(corrected, record, at, known);
    }

    /// <summary>Brings a member's clock to an instant at which an event may come: what waits until then is not over yet.</summary>
    private void WakeOwn(MemberState member, Instant at)
    {
        while (true)
        {
            if (member.NextWait < at && member.NextWait < member.NextClock)
            {
                Wake(member, member.NextWait, waitsToo: true);
            }
            else if (member.NextClock <= at)
            {
                Wake(member, member.NextClock, waitsToo: member.NextClock < at);
            }
            else
            {
                return;
            }
        }
    }

    private void Wake(MemberState member, Instant at, bool waitsToo)
    {
        _output.Clear(NextLogId);
        _step.Wake(member, at, waitsToo, Pools, _output);
        if (_output.IsEmpty)
        {
            return;
        }

        Accept(member, null, at, Instant.Later(at, Received));
    }

    private void Accept(MemberState member, EventRecord? record, Instant at, Instant received)
    {
        NextLogId++;
        Queue(member);
        _sink.Accept(member, record, at, received, _output);
    }

    private void Queue(MemberState member)
    {
        var due = member.NextWake;
        if (due < member.QueuedFor)
        {
            member.QueuedFor = due;
            _queue.Enqueue(member, (due.Micros, member.Index));
        }
    }
}
