using Workflows.Core.Machine.Batches;
using Workflows.Core.Members;
using Workflows.Core.Merging;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Ports;
using Workflows.Core.Rankings;
using Workflows.Core.Versions;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// All members of a programme, the clock and the budgets: takes events in the order of the log, wakes every member at the exact instant
/// at which something is due, and hands each step to the sink. The same log gives the same steps, one by one or in batches of any size,
/// with any number of workers.
/// </summary>
public sealed class Population : IStepBook
{
    private readonly ProgrammePlan _plan;
    private readonly IMemberLog _log;
    private readonly IStepSink _sink;
    private readonly MemberTurn _turn;
    private readonly StepOutput _output = new();
    private readonly Roster _roster;
    private readonly WakeQueue _queue = new();
    private readonly LogEnd _end = new();
    private readonly Intake _intake;
    private readonly Deliveries _deliveries;
    private readonly Refresher _refresher;
    private readonly RecordedSteps _recorded;
    private readonly PopulationClock _clock;
    private readonly Entrance _entrance;
    private MemberState? _atHand;

    /// <summary>A population without members.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="log">The log of each member, for what is judged again.</param>
    /// <param name="sink">Where the steps go.</param>
    /// <param name="workers">Who steps the members of a batch side by side; null for one by one.</param>
    public Population(ProgrammePlan plan, IMemberLog log, IStepSink sink, IWorkers? workers = null)
    {
        _plan = plan;
        _log = log;
        _sink = sink;
        _turn = new MemberTurn(plan);
        _roster = new Roster(plan);
        Pools = new PoolBook(plan);
        var kin = new Kin(plan, _roster, log);
        _deliveries = new Deliveries(plan, _roster, kin, log);
        _refresher = new Refresher(plan, _roster, _queue, _turn);
        _recorded = new RecordedSteps(_end, Pools);
        _clock = new PopulationClock(_roster, _queue, _end, _turn, _refresher, this, Deliver);
        _entrance = new Entrance(plan, _roster, kin, _turn, this);
        var sideBySide = workers is { Count: > 1 } ? new SideBySide(plan, log, sink, workers, _roster, _queue, Pools, _end) : null;
        _intake = new Intake(_roster, _refresher, sideBySide, Take);
    }

    /// <summary>The budgets.</summary>
    public PoolBook Pools { get; }

    /// <summary>The members in the order in which they became known.</summary>
    public IReadOnlyList<MemberState> Members => _roster.All;

    /// <summary>The largest received-at so far: where the clock stands.</summary>
    public Instant Received => _end.Received;

    /// <summary>The number that the next entry of the log gets, from 1.</summary>
    public long NextLogId => _end.NextId;

    /// <summary>No event may be dated after this instant.</summary>
    public Instant Until { get; set; } = Instant.Never;

    /// <summary>What refreshes of rankings found, where they can't be made again since values that they saw are destroyed; null where they can.</summary>
    public CutTable? RecordedCuts
    {
        set => _refresher.Recorded = value;
    }

    /// <summary>How many members there are once the clock stands at an instant: a refresh of rankings is an entry of nobody's, who has a place then.</summary>
    public int CountAt(Instant instant) =>
        Members.Count + (_refresher.Next <= instant && Find(EventRecord.Nobody) is null ? 1 : 0);

    /// <summary>The member who answers to an id, which is another one's where that one was merged into this; null for nobody.</summary>
    public MemberState? Find(string id) => _roster.Find(id);

    /// <summary>Goes on where an earlier run stopped.</summary>
    public void Restore(IEnumerable<MemberState> members, IEnumerable<PoolBalance> pools, Instant received, long nextLogId)
    {
        _roster.Cuts = CutTable.Of(_log.Of(EventRecord.Nobody));
        foreach (var member in members.OrderBy(member => member.Index))
        {
            _roster.Add(member);
            TakeCuts(member);
            _queue.Put(member);
        }

        foreach (var balance in pools)
        {
            Pools.Restore(balance);
        }

        (_end.Received, _end.NextId) = (received, nextLogId);
    }

    /// <summary>Takes an event.</summary>
    /// <param name="record">The event; its key was not seen before.</param>
    /// <param name="received">When it became known; null for the larger of its own instant and the clock.</param>
    public Refusal Take(EventRecord record, Instant? received = null) => Take(new Arrival(record, received), _roster.Find(record.Member));

    /// <summary>Takes events in their order, as if one by one.</summary>
    /// <param name="arrivals">The events; no two have the same key.</param>
    /// <returns>For each why it was not taken, or <see cref="Refusal.None"/>; until the next events are taken.</returns>
    public ReadOnlySpan<Refusal> Take(ReadOnlySpan<Arrival> arrivals) => _intake.Take(arrivals, Until);

    /// <summary>
    /// Takes a step of somebody of whom nobody knows any more who it was, as it is recorded: what it decided can't be decided again, but
    /// it has its number, the pools gave what they gave, and everybody else was woken before it.
    /// </summary>
    /// <param name="id">The number of the step.</param>
    /// <param name="member">The member's index.</param>
    /// <param name="received">When the event became known; null where the clock was the input.</param>
    /// <param name="answers">What pools answered.</param>
    public void TakeAsRecorded(long id, int member, Instant? received, IReadOnlyList<Answer> answers)
    {
        if (received is { } known)
        {
            _clock.GoOn(known, refreshesToo: true);
            _end.Received = Instant.Later(_end.Received, known);
        }

        if (member == _roster.All.Count)
        {
            _roster.AddErased();
        }

        _recorded.Add(id, answers);
        _recorded.Pass();
    }

    /// <summary>Lets the clock go on: everything that is due before an instant is done, in order.</summary>
    public void WakeBefore(Instant instant) => _clock.GoOn(instant, refreshesToo: false);

    /// <summary>The end of the input: the clock stands at an instant, and everything due by then is done.</summary>
    public void End(Instant instant)
    {
        WakeBefore(new Instant(instant.Micros + 1));
        _end.Received = Instant.Later(_end.Received, instant);
    }

    /// <summary>
    /// The next version of the programme begins: what the clock does until then is done under this one. Its own step for each member follows
    /// with <see cref="Begin"/>.
    /// </summary>
    /// <param name="at">From when the next version is in force; not before the clock.</param>
    public void CloseAt(Instant at) => _clock.BringAllTo(at);

    /// <summary>
    /// Begins a version where the one before it was closed: each member's log is judged by what was in force at each instant, which fills
    /// what the version measures anew, and the state goes over; journeys go on as they were.
    /// </summary>
    /// <param name="before">The members under the version before, closed; not to be used any more.</param>
    public void Begin(Population before)
    {
        ArgumentNullException.ThrowIfNull(before);
        (_end.Received, _end.NextId) = (before.Received, before.NextLogId);
        _roster.Cuts = before._roster.Cuts;
        foreach (var balance in before.Pools.Balances)
        {
            Pools.Restore(balance);
        }

        Pools.TakeChanges();

        new NextVersion(_plan, Step, _roster, _log, Pools, _end, this).Take(before.Members);
    }

    /// <summary>What somebody whose log can't be judged any more used of shared limits before they began, as it was recorded.</summary>
    public void TakeCarried(IReadOnlyList<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers)
        {
            Pools.Grant(answer.Draw);
        }
    }

    /// <summary>Puts a member on a tier as a given fact: data that is taken over from elsewhere.</summary>
    public void Place(string member, int ladder, int tier, Instant at)
    {
        var state = _roster.Find(member)!;
        Step.Place(state, ladder, tier, at);
        _queue.Put(state);
    }

    /// <summary>Cuts that an example gives; they are in force from the beginning and are never found anew.</summary>
    internal void Give(IReadOnlyList<GivenCuts> cuts)
    {
        if (cuts.Count > 0)
        {
            _roster.Cuts = CutTable.None.With(0, Instant.Earliest, [.. cuts.Select(given => Cuts.Given(_plan, given))]);
            _refresher.Given = [.. cuts.Select(given => given.Ranking)];
        }
    }

    /// <summary>The step, for what an example puts in place before anything happens.</summary>
    internal MemberStep Step => _turn.Step;

    /// <summary>Queues a member whose due instants were changed from outside of a step.</summary>
    internal void Requeue(MemberState member) => _queue.Put(member);

    IAnswers IStepBook.Answers => Pools;

    IReadOnlyList<LogEntry> IStepBook.LogOf(MemberState member) => _log.Of(member.Id);

    StepOutput IStepBook.Begin(MemberState member)
    {
        _atHand = member;
        _recorded.Pass();
        _output.Clear(_end.NextId);
        return _output;
    }

    void IStepBook.Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        _end.NextId++;
        // Who was erased or went under in another is found no more as before, also where the state is the same object.
        if (member is { IsErased: true } or { MergedInto: not null } || !ReferenceEquals(member, _atHand))
        {
            _roster.Replace(member);
        }

        _queue.Put(member);
        Pools.Warn(at, output);
        _deliveries.Collect(at, received, output);
        _sink.Accept(member, record, at, received, output);
    }

    /// <summary>A member who was stored has been judged by every refresh so far, whether that decided anything or not.</summary>
    private void TakeCuts(MemberState member)
    {
        member.Cuts = _roster.Cuts;
        if (member.LastAt < member.Cuts.At)
        {
            (member.LastAt, member.LastKey) = (member.Cuts.At, "");
        }
    }

    private Refusal Take(in Arrival arrival, MemberState? member)
    {
        var record = arrival.Event;
        var known = Admission.KnownAt(arrival, _end.Received);
        if (_entrance.Admit(ref record, known, Until, ref member) is var refusal && refusal != Refusal.None)
        {
            return refusal;
        }

        _clock.GoOn(known, refreshesToo: true);
        _end.Received = Instant.Later(_end.Received, known);
        _turn.Take(member ?? _roster.Add(record.Member), record, known, _end.Received, this);
        Deliver();
        return Refusal.None;
    }

    /// <summary>Whom a step reached takes it right after, and whom that one's step reached, until nobody is left.</summary>
    private void Deliver()
    {
        while (_deliveries.TryNext(out var record, out var member, out var at, out var known))
        {
            _turn.Take(member, record, known, _end.Received, this, notBefore: at);
        }
    }
}
