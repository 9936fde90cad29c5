using System.Diagnostics;
using Workflows.Core.Machine;
using Workflows.Input;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage;
using Workflows.Storage.Writing;

namespace Workflows.Runtime.Running;

/// <summary>
/// Feeds events from files into a database, in their order. It may be stopped at any moment, by any means, and begun again with the same
/// files: it goes on where the last commit left it, does nothing twice, and ends as if it had never been stopped.
/// </summary>
public sealed class EventRun : IDisposable
{
    private const int RecordsBetweenReports = 2_048;
    private const int MostWaiting = 4_000;

    private readonly RunRequest _request;
    private readonly Action<BadLine> _bad;
    private readonly Action<RunProgress>? _progress;
    private readonly WriterClaim _claim;
    private readonly LedgerStore _store;
    private readonly Population _population;
    private readonly InputTrail _trail;
    private readonly WaitingRecords _waiting = new();
    private readonly int _waitingMost;
    private readonly Instant? _until;
    private readonly long _firstId;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private (long Read, long InAll) _bytes;
    private long _records;
    private long _taken;
    private bool _hasErased;
    private long _duplicates;
    private long _refused;
    private long _badLines;
    private long _skipped;

    private EventRun(RunRequest request, Action<BadLine> bad, Action<RunProgress>? progress)
    {
        (_request, _bad, _progress) = (request, bad, progress);
        _claim = WriterClaim.Take(request.Database);
        try
        {
            _store = LedgerStore.Open(request.Database, request.Plan, request.Sources, request.VoucherSecret);
        }
        catch (StorageFault)
        {
            _claim.Dispose();
            throw;
        }

        var stored = _store.Restore();
        _firstId = stored.NextLogId;
        _trail = new InputTrail(stored.Input, stored.Refused);
        var plan = request.Plan.With(_store.VoucherSecret).With(_store.Pauses());
        _population = new Population(plan, _store, _store, request.Threads > 1 ? new ThreadWorkers(request.Threads) : null);
        _waitingMost = Math.Min(request.BatchSize, MostWaiting);
        _population.Restore(stored.Members, stored.Pools, stored.Received, stored.NextLogId);

        // Clock work that decided nothing isn't in the log: it is done again, and decides nothing again.
        _population.WakeBefore(stored.Received);
        if (request.UntilDay is { } day)
        {
            _until = new Instant(request.Plan.Calendar.StartOfDay(day + 1).Micros - 1);
            _population.Until = _until.Value;
        }
    }

    /// <summary>Runs.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="bad">Told of each line that is bad or refused, in order of the input.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="stop">Asks to stop soon; what was taken until then is committed.</param>
    /// <exception cref="StorageFault">The database can't be used; what was committed before is whole.</exception>
    /// <exception cref="InputFault">A file can't be read as events at all, or breaks off; what came before is committed.</exception>
    public static RunResult Execute(RunRequest request, Action<BadLine> bad, Action<RunProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(bad);
        using var run = new EventRun(request, bad, progress);
        return run.Feed(stop);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        _claim.Dispose();
    }

    private RunResult Feed(CancellationToken stop)
    {
        try
        {
            foreach (var file in _request.Files)
            {
                if (!Feed(file, stop))
                {
                    Commit(null);
                    return Result(wasStopped: true);
                }
            }
        }
        catch (InputFault)
        {
            Commit(null);
            throw;
        }

        Commit(null);
        LetClockGoOn(_until ?? _population.Received);
        if (_hasErased)
        {
            _store.Purge();
        }

        return Result(wasStopped: false);
    }

    private bool Feed(string file, CancellationToken stop)
    {
        var options = new EventReaderOptions
        {
            Before = _until is { } until ? new Instant(until.Micros + 1) : null,
            RatesBefore = [.. _request.Plan.Past.Select(past => (past.Until, past.Plan.Programme.Rates))],
        };
        using var reading = new ReadAhead(_request.Plan.Programme, file, options);
        try
        {
            foreach (var group in reading.Groups(stop))
            {
                _bytes = (group.BytesRead, group.BytesInAll);
                if (!Feed(file, group.Lines, stop))
                {
                    return false;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }

        return true;
    }

    private bool Feed(string file, List<ReadLine> lines, CancellationToken stop)
    {
        foreach (var (line, print) in lines)
        {
            _records++;
            Take(file, line, print);
            if (_waiting.All.Count >= _waitingMost)
            {
                TakeWaiting();
            }

            if (_store.Pending >= _request.BatchSize)
            {
                CommitSoon(null);
            }

            if (_records % RecordsBetweenReports == 0)
            {
                Report(file);
            }

            if (stop.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private void Take(string file, InputLine line, EventFingerprint print)
    {
        if (line.Event is null)
        {
            _trail.Advance((ulong)line.Line);
            _waiting.Add(new WaitingRecord(file, line, RecordState.NoEvent));
            return;
        }

        _trail.Advance(print.Low ^ print.Content);
        if (_trail.Remembered is not Refusal.None and var remembered)
        {
            _waiting.Add(new WaitingRecord(file, line, RecordState.Refused, Refusal: remembered));
            return;
        }

        if (_waiting.HasKeyOf(print))
        {
            TakeWaiting();
        }

        var state = _store.Find(print) switch
        {
            KeyVerdict.Same => RecordState.Known,
            KeyVerdict.Different => RecordState.KeyTaken,
            KeyVerdict.New => RecordState.New,
        };
        _waiting.Add(new WaitingRecord(file, line, state, print, _trail.Now));
        if (_trail.IsFollowing && state == RecordState.New)
        {
            // What comes of it says whether this is still the input of the run before.
            TakeWaiting();
        }
    }

    private void TakeWaiting()
    {
        var refusals = _population.Take(_waiting.Arrivals);
        var next = 0;
        foreach (var record in _waiting.All)
        {
            Settle(record, record.State == RecordState.New ? refusals[next++] : record.Refusal);
        }

        _waiting.Clear();
    }

    private void Settle(in WaitingRecord record, Refusal refusal)
    {
        var (file, line) = (record.File, record.Line);
        switch (record.State)
        {
            case RecordState.NoEvent when line.Bad is { } bad:
                _badLines++;
                _bad(bad);
                break;
            case RecordState.NoEvent:
                _skipped++;
                break;
            case RecordState.Known:
                _duplicates++;
                break;
            case RecordState.KeyTaken:
                _refused++;
                _bad(new BadLine(file, line.Line, "key", RefusalWords.KeyTaken(line.Event!.Key)));
                break;
            case RecordState.Refused:
                Refuse(file, line.Line, line.Event!, refusal);
                break;
            case RecordState.New:
                Judged(record, refusal);
                break;
        }
    }

    private void Judged(in WaitingRecord record, Refusal refusal)
    {
        _trail.Judged(record.At, refusal);
        if (refusal != Refusal.None)
        {
            Refuse(record.File, record.Line.Line, record.Line.Event!, refusal);
            return;
        }

        _store.Remember(record.Print);
        _hasErased |= record.Line.Event!.Type == BuiltInEvents.Erased;
        _taken++;
    }

    private void Refuse(string file, long line, EventRecord record, Refusal refusal)
    {
        _refused++;
        var (column, words) = RefusalWords.Of(_request.Plan.Programme, record, refusal);
        _bad(new BadLine(file, line, column, words));
    }

    /// <summary>Day by day, so that the log can be written and the run be killed in between.</summary>
    private void LetClockGoOn(Instant to)
    {
        if (_population.Received == Instant.Earliest)
        {
            return;
        }

        var calendar = _request.Plan.Calendar;
        while (_population.Received < to)
        {
            var day = calendar.StartOfDay(calendar.DayOf(_population.Received) + 1);
            _population.End(Instant.Earlier(day, to));
            if (_store.Pending >= _request.BatchSize)
            {
                CommitSoon(_population.Received);
            }
        }

        _population.End(to);
        Commit(_population.Received);
    }

    /// <summary>Lets the batch be written while the next one is stepped.</summary>
    private void CommitSoon(Instant? clock)
    {
        TakeWaiting();
        _store.CommitSoon(TakePosition(clock));
        _trail.Committed();
    }

    private void Commit(Instant? clock)
    {
        TakeWaiting();
        _store.Commit(TakePosition(clock));
        _trail.Committed();
    }

    /// <summary>Where the run stands; the changes of the pools are handed over with it, once.</summary>
    private RunPosition TakePosition(Instant? clock) => new()
    {
        Received = _population.Received,
        Pools = _population.Pools.TakeChanges(),
        Input = _trail.Position,
        IsOtherInput = _trail.IsOther,
        Refused = [.. _trail.New],
        ClockAt = clock,
    };

    private void Report(string file)
    {
        if (_progress is null)
        {
            return;
        }

        var rate = RecordsBetweenReports / Math.Max(_watch.Elapsed.TotalSeconds, 1e-6);
        _watch.Restart();
        _progress(new RunProgress(_records, _taken, rate, file, _bytes.Read, _bytes.InAll));
    }

    private RunResult Result(bool wasStopped) => new(
        _taken, _duplicates, _refused, _badLines, _skipped, _population.NextLogId - _firstId - _taken,
        _population.Members.Count(member => member.Id != EventRecord.Nobody && !member.IsHousehold),
        _population.Received, wasStopped);
}
