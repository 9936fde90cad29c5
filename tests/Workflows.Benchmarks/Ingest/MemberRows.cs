using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Input;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Benchmarks.Ingest;

/// <summary>A row of the table <c>member</c>, as a batch of a run writes it.</summary>
internal readonly record struct MemberRow(int Id, long NextDue, long LastEvent, byte[] State);

/// <summary>
/// The rows of members that a run wrote, batch by batch: a finished database only has their last ones, and to write those again and again
/// would change no page. So the events are stepped once more, in memory and not timed.
/// </summary>
internal sealed class MemberRows : IStepSink, IMemberLog, IDisposable
{
    private readonly IEnumerator<InputLine> _lines;
    private readonly Population _population;
    private readonly MemberCodec _codec;
    private readonly BlobWriter _bytes = new();
    private readonly Queue<MemberRow> _ahead = new();
    private readonly SortedDictionary<int, MemberRow> _rows = [];

    public MemberRows(ProgrammePlan plan, string file)
    {
        _lines = EventReader.Read(plan.Programme, file, new EventReaderOptions()).GetEnumerator();
        _population = new Population(plan, this, this);
        _codec = new MemberCodec(plan);
    }

    /// <summary>The members of the entries up to one, each as the last of those entries leaves it, by id.</summary>
    public IReadOnlyCollection<MemberRow> UpTo(long last)
    {
        _rows.Clear();
        while (_population.NextLogId <= last && _lines.MoveNext())
        {
            _population.Take(_lines.Current.Event!);
        }

        while (_ahead.TryPeek(out var row) && row.LastEvent <= last)
        {
            _rows[row.Id] = _ahead.Dequeue();
        }

        return _rows.Values;
    }

    /// <inheritdoc/>
    public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        _bytes.Clear();
        _codec.Write(member, _bytes);
        _ahead.Enqueue(new MemberRow(member.Index, member.NextWake.Micros, output.LogId, _bytes.Written.ToArray()));
    }

    /// <summary>No event of the workload takes another one back or comes late.</summary>
    public IReadOnlyList<LogEntry> Of(string member) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();
}
