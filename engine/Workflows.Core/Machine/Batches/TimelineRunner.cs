using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Machine.Batches;

/// <summary>
/// Takes members through their part of a stretch as the log would: at each place first what was due before its event became known, then
/// the event. What comes of it is a draft: numbers are provisional and answers of budgets assumed. One object serves one worker.
/// </summary>
internal sealed class TimelineRunner : IStepBook
{
    private readonly Stretch _stretch;
    private readonly IMemberLog _log;
    private readonly Lock _logGate;
    private readonly MemberTurn _turn;
    private readonly List<DraftStep> _drafts = [];
    private int _used;
    private Timeline _timeline = null!;
    private int _place;
    private Instant _due;

    /// <summary>A runner.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="stretch">The events.</param>
    /// <param name="log">The log of each member.</param>
    /// <param name="logGate">Only one worker at a time may ask the log.</param>
    /// <param name="answers">What is assumed of budgets.</param>
    public TimelineRunner(ProgrammePlan plan, Stretch stretch, IMemberLog log, Lock logGate, IAnswers answers)
    {
        (_stretch, _log, _logGate, Answers) = (stretch, log, logGate, answers);
        _turn = new MemberTurn(plan);
    }

    /// <inheritdoc/>
    public IAnswers Answers { get; }

    /// <summary>What was drafted before is not needed any more.</summary>
    public void Reset() => _used = 0;

    /// <summary>Takes a member through a stretch.</summary>
    /// <param name="timeline">The member's part of it.</param>
    /// <param name="end">The place before which to end.</param>
    /// <param name="mayGoBack">Whether the member has to be kept as it was before.</param>
    public void Run(Timeline timeline, int end, bool mayGoBack)
    {
        _timeline = timeline;
        timeline.Before = mayGoBack ? timeline.Member.Clone() : null;
        var from = 0;
        for (var at = timeline.First; at >= 0 && at < end; at = _stretch[at].Next)
        {
            WakeBefore(from, at + 1);
            if (!Take(at))
            {
                timeline.StoppedAt = at;
                return;
            }

            from = at + 1;
        }

        WakeBefore(from, end);
    }

    IReadOnlyList<LogEntry> IStepBook.LogOf(MemberState member)
    {
        if (_timeline.Log is null)
        {
            lock (_logGate)
            {
                _timeline.Log = [.. _log.Of(member.Id)];
            }

            _timeline.Log.AddRange(_timeline.Steps.Select(EntryOf));
        }

        return _timeline.Log;
    }

    StepOutput IStepBook.Begin(MemberState member)
    {
        // The sink is to see the member as of each step that has an entry, so what was last reached is kept before it changes.
        if (_timeline.Steps.Count > 0)
        {
            _timeline.Steps[^1].After ??= member.Clone();
        }

        _timeline.Reached = _place;
        if (_used == _drafts.Count)
        {
            _drafts.Add(new DraftStep());
        }

        var output = _drafts[_used].Output;
        output.Clear(ProvisionalIds.Of(_timeline.Steps.Count));
        return output;
    }

    void IStepBook.Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        var draft = _drafts[_used++];
        (draft.Timeline, draft.Place, draft.Due) = (_timeline, _place, _due);
        (draft.Record, draft.At, draft.Received, draft.After) = (record, at, received, null);
        _timeline.Steps.Add(draft);
        _timeline.Log?.Add(EntryOf(draft));
    }

    private static LogEntry EntryOf(DraftStep draft) => MemoryLog.EntryOf(new Step(
        draft.Output.LogId, draft.Timeline.Member.Id, draft.Record, draft.At, draft.Received,
        [.. draft.Output.Effects], [.. draft.Output.Postings], [.. draft.Output.Answers]));

    /// <summary>Does what is due with the events of some places, before each of them.</summary>
    private void WakeBefore(int from, int end)
    {
        var member = _timeline.Member;
        _due = Instant.Earliest;
        for (var place = _stretch.FirstAfter(member.NextWake, from); place < end; place = _stretch.FirstAfter(member.NextWake, place))
        {
            // What becomes due at an instant that has passed already comes right after what brought it about.
            _due = place == _place ? Instant.Later(_due, member.NextWake) : member.NextWake;
            _place = place;
            _turn.Wake(member, member.NextWake, waitsToo: true, _stretch[place].Clock, this);
        }
    }

    private bool Take(int at)
    {
        ref readonly var place = ref _stretch[at];
        if (_turn.RefusalOf(_timeline.Member, place.Record!, this) != Refusal.None)
        {
            return false;
        }

        (_place, _due) = (at, Instant.Never);
        _timeline.Member = _turn.Take(_timeline.Member, place.Record!, place.Known, Instant.Later(place.Clock, place.Known), this);
        return true;
    }
}
