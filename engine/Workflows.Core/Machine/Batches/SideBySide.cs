using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Ports;
using Workflows.Model.Time;

namespace Workflows.Core.Machine.Batches;

/// <summary>
/// Takes the events of a batch member by member, side by side, so that the outcome is that of one by one. Budgets are the only thing that
/// members share: workers go on with what the budgets would answer if nobody else asked; then all answers are asked again in the order of
/// the log. From the first that is another one, what was done is taken back, and left to be done one by one.
/// </summary>
internal sealed class SideBySide
{
    /// <summary>How many members a worker fetches at a time.</summary>
    private const int Chunk = 16;

    private readonly ProgrammePlan _plan;
    private readonly IStepSink _sink;
    private readonly IWorkers _workers;
    private readonly Roster _roster;
    private readonly WakeQueue _queue;
    private readonly PoolBook _pools;
    private readonly LogEnd _end;
    private readonly Stretch _stretch;
    private readonly TimelineRunner[] _runners;
    private readonly LookAhead[] _ahead;
    private readonly PoolTrial _trial;
    private readonly List<DraftStep> _woken = [];
    private readonly List<DraftStep> _merged = [];
    private int _next;

    /// <summary>Takes batches of a population.</summary>
    public SideBySide(
        ProgrammePlan plan, IMemberLog log, IStepSink sink, IWorkers workers, Roster roster, WakeQueue queue, PoolBook pools, LogEnd end)
    {
        (_plan, _sink, _workers, _roster, _queue, _pools, _end) = (plan, sink, workers, roster, queue, pools, end);
        _stretch = new Stretch(plan, roster, queue);
        _trial = new PoolTrial(pools);
        var (gate, answers) = (new Lock(), new AssumedAnswers(pools));
        _runners = [.. Enumerable.Range(0, workers.Count).Select(_ => new TimelineRunner(plan, _stretch, log, gate, answers))];
        _ahead = [.. Enumerable.Range(0, workers.Count).Select(_ => new LookAhead())];
    }

    /// <summary>Takes events.</summary>
    /// <param name="arrivals">What is left of the batch.</param>
    /// <param name="until">No event may be dated after this instant.</param>
    /// <param name="before">Only events that became known before this instant.</param>
    /// <param name="refusals">By place, why an event was not taken.</param>
    /// <returns>How many were taken or refused, and why no more.</returns>
    public (int Done, StretchEnd End) Take(ReadOnlySpan<Arrival> arrivals, Instant until, Instant before, Span<Refusal> refusals)
    {
        _stretch.Load(arrivals, _end.Received, until, before);
        var mayGoBack = _stretch.LooksBack || _plan.ReachesOthers || !_pools.Pools.IsEmpty;
        Step(mayGoBack);
        Merge(_stretch.Count);
        var (end, why) = FirstUnlikeAssumed();
        if (end < _stretch.Count)
        {
            GoBackTo(end);
            Merge(end);
        }

        HandOver();
        Finish(end);
        for (var i = 0; i < end; i++)
        {
            refusals[i] = _stretch[i].Refusal;
        }

        return (end, why);
    }

    private void Step(bool mayGoBack)
    {
        _next = 0;
        _workers.Run(worker =>
        {
            var runner = _runners[worker];
            runner.Reset();
            while (Interlocked.Add(ref _next, Chunk) - Chunk is var first && first < _stretch.Members)
            {
                var last = Math.Min(first + Chunk, _stretch.Members);
                _ahead[worker].Load(_stretch, first, last);
                for (var i = first; i < last; i++)
                {
                    runner.Run(_stretch.PartOf(i), _stretch.Count, mayGoBack);
                }
            }
        });
    }

    /// <summary>Brings the steps with the places before an end into the order of the log.</summary>
    private void Merge(int end)
    {
        _merged.Clear();
        _woken.Clear();
        for (var i = 0; i < _stretch.Members; i++)
        {
            var timeline = _stretch.PartOf(i);
            timeline.Merged = 0;
            foreach (var step in timeline.Steps)
            {
                if (step.IsWoken && step.Place < end)
                {
                    _woken.Add(step);
                }
            }
        }

        _woken.Sort(static (a, b) => (a.Place, a.Due, a.Timeline.Member.Index, a.Output.LogId)
            .CompareTo((b.Place, b.Due, b.Timeline.Member.Index, b.Output.LogId)));
        var woken = 0;
        for (var place = 0; place < end; place++)
        {
            for (; woken < _woken.Count && _woken[woken].Place == place; woken++)
            {
                _merged.Add(_woken[woken]);
            }

            _stretch[place].Timeline?.AddOwnOf(place, _merged);
        }
    }

    /// <summary>The first place with which one by one would have come to something else; the end where there is none.</summary>
    private (int End, StretchEnd Why) FirstUnlikeAssumed()
    {
        var end = _stretch.Count;
        for (var i = 0; i < _stretch.Members; i++)
        {
            end = Math.Min(end, _stretch.PartOf(i).StoppedAt);
        }

        _trial.Reset();
        foreach (var step in _merged.TakeWhile(step => step.Place < end))
        {
            foreach (var answer in step.Output.Answers)
            {
                if (!_trial.Confirms(answer))
                {
                    return (step.Place, StretchEnd.Shortage);
                }
            }

            if (step.Output.Passings.Count > 0)
            {
                return (step.Place, StretchEnd.Passing);
            }
        }

        return (end, end < _stretch.Count ? StretchEnd.Shortage : StretchEnd.Whole);
    }

    /// <summary>Who came to a place or further is taken back, and brought again to right before it.</summary>
    private void GoBackTo(int place)
    {
        for (var i = 0; i < _stretch.Members; i++)
        {
            var timeline = _stretch.PartOf(i);
            if (timeline.Reached >= place)
            {
                timeline.GoBack();
                _runners[0].Run(timeline, place, mayGoBack: false);
            }
        }
    }

    /// <summary>Gives the steps their numbers, and the sink the steps.</summary>
    private void HandOver()
    {
        foreach (var step in _merged)
        {
            var steps = step.Timeline.Steps;
            step.LogId = _end.NextId++;
            ProvisionalIds.Settle(step.Output, steps);
            foreach (var answer in step.Output.Answers)
            {
                _pools.Grant(answer.Draw);
            }

            _pools.Warn(step.At, step.Output);
            var member = step.After ?? step.Timeline.Member;
            ProvisionalIds.Settle(member, steps);
            _sink.Accept(member, step.Record, step.At, step.Received, step.Output);
        }
    }

    private void Finish(int end)
    {
        for (var i = 0; i < _stretch.Members; i++)
        {
            var timeline = _stretch.PartOf(i);
            var member = timeline.Member;
            member.Timeline = -1;
            if (!_stretch.IsNewFrom(timeline, end))
            {
                ProvisionalIds.Settle(member, timeline.Steps);
                _roster.Replace(member);
                _queue.Put(member);
            }
        }

        _stretch.ForgetNewMembersFrom(end);
        _end.Received = end > 0 ? Instant.Later(_end.Received, _stretch[end - 1].Latest) : _end.Received;
    }
}
