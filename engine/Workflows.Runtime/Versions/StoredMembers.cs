using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Core.Versions;
using Workflows.Model.Events;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Versions;

/// <summary>The members of a database in memory, to try on them what the beginning of a version would mean. Nothing is written.</summary>
public static class StoredMembers
{
    /// <summary>Tries a version.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="before">The version in force.</param>
    /// <param name="next">The version that is tried.</param>
    public static MemberTrial Try(RunReader reader, ProgrammePlan before, ProgrammePlan next)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(next);
        var log = new LogOf(reader);
        var codec = new MemberCodec(before);
        var population = new Population(before, log, log);
        population.Restore(
            reader.Members.Select(member => codec.Read(member.Id, member.Index, member.State.Span, member.Sheet.Span)), reader.Pools(), reader.Received, reader.NextLogId);
        population.WakeBefore(reader.Received);
        population.End(new Instant(next.Past[^1].Until.Micros - 1));
        return MemberTrial.Of(population, before, next, log);
    }

    /// <summary>The stored log, and behind it what came in memory.</summary>
    private sealed class LogOf(RunReader reader) : IStepSink, IMemberLog
    {
        private readonly MemoryLog _later = new();

        public IReadOnlyList<LogEntry> Of(string member) => reader.FindMember(member) is { } stored
            ? [.. reader.EntriesOf(stored).Select(entry => MemoryLog.EntryOf(new Step(
                entry.Id, member, entry.Event, entry.At, entry.Received, entry.Effects, entry.Postings, entry.Answers))), .. _later.Of(member)]
            : _later.Of(member);

        public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output) =>
            _later.Accept(member, record, at, received, output);
    }
}
