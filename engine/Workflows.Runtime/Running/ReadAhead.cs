using System.Collections.Concurrent;
using Workflows.Input;
using Workflows.Model.Programmes;
using Workflows.Storage.Writing;

namespace Workflows.Runtime.Running;

/// <summary>A record of the input with the fingerprint of its event; the fingerprint of no event is nothing.</summary>
internal readonly record struct ReadLine(InputLine Line, EventFingerprint Print);

/// <summary>Some records in their order, and how far the file was read by then.</summary>
internal sealed record ReadLines(List<ReadLine> Lines, long BytesRead, long BytesInAll);

/// <summary>
/// Reads a file on a thread of its own, some records ahead of whoever takes them: parsing and hashing need nothing that a step decides.
/// The records come in their order, and a fault comes behind those before it.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    // Few enough that what comes through a pipe doesn't wait long, so many that handing over costs nothing.
    private const int LinesAtOnce = 64;
    private const int GroupsAhead = 16;

    private readonly BlockingCollection<ReadLines> _groups = new(GroupsAhead);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;
    private (long Read, long InAll) _bytes;

    /// <summary>Begins to read.</summary>
    /// <param name="programme">What the events are checked against.</param>
    /// <param name="file">Where the file is.</param>
    /// <param name="options">What else there is to know.</param>
    public ReadAhead(Programme programme, string file, EventReaderOptions options)
    {
        options = options with { Progress = (read, inAll) => _bytes = (read, inAll) };
        _reading = Task.Run(() => Read(programme, file, options));
    }

    /// <summary>The records.</summary>
    /// <param name="stop">Ends the waiting for what a pipe doesn't bring.</param>
    /// <exception cref="InputFault">While enumerating: the file can't be read as events at all, or breaks off.</exception>
    /// <exception cref="OperationCanceledException">While enumerating: asked to stop.</exception>
    public IEnumerable<ReadLines> Groups(CancellationToken stop)
    {
        foreach (var group in _groups.GetConsumingEnumerable(stop))
        {
            yield return group;
        }

        _reading.GetAwaiter().GetResult();
    }

    /// <summary>Ends the reading. It doesn't wait for the reader: nothing gets it out of waiting for a pipe that says nothing.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _reading.ContinueWith(CleanUp, TaskScheduler.Default);
    }

    private void CleanUp(Task reading)
    {
        // A fault of what nobody waits for any more is looked at, so that it isn't taken for one that was overlooked.
        _ = reading.Exception;
        _groups.Dispose();
        _end.Dispose();
    }

    private void Read(Programme programme, string file, EventReaderOptions options)
    {
        using var prints = new FingerprintReader(programme);
        var lines = new List<ReadLine>(LinesAtOnce);
        try
        {
            foreach (var line in EventReader.Read(programme, file, options))
            {
                lines.Add(new ReadLine(line, line.Event is { } record ? prints.Of(record) : default));
                if (lines.Count == LinesAtOnce)
                {
                    Give(lines);
                    lines = new List<ReadLine>(LinesAtOnce);
                }
            }
        }
        finally
        {
            Give(lines);
            _groups.CompleteAdding();
        }
    }

    private void Give(List<ReadLine> lines) => _groups.Add(new ReadLines(lines, _bytes.Read, _bytes.InAll), _end.Token);
}
