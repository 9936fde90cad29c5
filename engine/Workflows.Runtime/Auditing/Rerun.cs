using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rankings;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>
/// Runs the whole log again in memory, through the same core, and compares each step with what is stored: what was decided, posted and
/// answered, and each member's state byte by byte. It ends at the first difference, as everything after follows from it.
/// </summary>
internal sealed class Rerun : IStepSink, IMemberLog
{
    private readonly RunReader _reader;
    private readonly Findings _findings;
    private readonly Queue<(ProgrammePlan Plan, Instant From, long FromEntry)> _versions = new();
    private Population _population;
    private readonly MemberCodec _codec;
    private readonly BlobWriter _bytes = new();
    private readonly Queue<StoredEntry> _expected = new();
    private readonly Queue<ClockStand> _stands;
    private readonly Dictionary<string, List<LogEntry>> _logs = new(StringComparer.Ordinal);
    private readonly List<Answer> _carried = [];
    private readonly HashSet<int> _recorded;
    private readonly CutTable? _cuts;
    private (EventRecord Record, StoredEntry Entry)? _event;
    private bool _hasParted;

    /// <summary>A run of a programme from nothing.</summary>
    public Rerun(RunReader reader, ProgrammePlan plan, Findings findings)
    {
        (_reader, _findings) = (reader, findings);
        _population = new Population(plan.Past.IsEmpty ? plan : plan.Past[0].Plan, this, this);
        foreach (var (version, past) in reader.Versions().Skip(1).Zip(plan.Past))
        {
            _versions.Enqueue((past.Plan.Number == plan.Past.Length ? plan : plan.Past[past.Plan.Number].Plan, version.From, version.FromEntry));
        }

        _codec = new MemberCodec(plan);
        _recorded = ErasedCircle.Of(reader, plan.Programme);
        _cuts = _recorded.Count > 0 ? reader.Cuts() : null;
        _population.RecordedCuts = _cuts;
        _stands = new Queue<ClockStand>(reader.ClockStands());
    }

    /// <summary>Goes on with the next entry of the log.</summary>
    public void Follow(StoredEntry entry)
    {
        if (_hasParted)
        {
            return;
        }

        if (_recorded.Contains(entry.Member))
        {
            // What rules saw of who the member was is gone. The other checks follow the entry; here it only takes its place.
            TakeEvent();
            GoOnBefore(entry.Id);
            if (entry.Effects.Any(effect => effect.Kind == EffectKind.VersionBegan))
            {
                // That a version began has its number with the version itself.
                _carried.AddRange(entry.Answers);
            }
            else
            {
                _population.TakeAsRecorded(entry.Id, entry.Member, entry.Event is null ? null : entry.Received, entry.Answers);
            }

            return;
        }

        // What an event passes on to other members stands right behind it, and comes of taking the event; and so does what refreshes of
        // rankings that were before it decide about somebody who becomes known with it.
        var isPassedOn = entry.Event is { } passed ? PassingEvents.Is(passed.Type) : entry.Effects is [{ Kind: EffectKind.JudgedByCuts }, ..];
        if (!isPassedOn)
        {
            TakeEvent();
            GoOnBefore(entry.Id);
        }

        _expected.Enqueue(entry);
        if (entry.Event is { } record && !isPassedOn)
        {
            _event = (record, entry);
        }
    }

    /// <summary>Takes the event that was followed last, now that all is known that is expected of it.</summary>
    private void TakeEvent()
    {
        if (_event is not (var record, var entry) || _hasParted)
        {
            return;
        }

        _event = null;
        var refusal = _population.Take(record, entry.Received);
        if (refusal != Refusal.None)
        {
            Part(entry.Id, $"the event is refused: {RefusalText.Of(refusal)}");
        }
        else if (_expected.Count > 0)
        {
            Part(_expected.Peek().Id, "nothing is decided there");
        }
    }

    /// <summary>The end of the log.</summary>
    public void Finish()
    {
        TakeEvent();
        GoOnBefore(long.MaxValue);
        if (_hasParted)
        {
            return;
        }

        if (_expected.Count > 0)
        {
            Part(_expected.Peek().Id, "nothing is decided there");
        }

        _findings.Require(
            _population.Received == _reader.Received, $"The clock of the log stands at {_population.Received}, stored is {_reader.Received}.");
        _findings.Require(
            _population.Pools.Balances.SequenceEqual(_reader.Pools()), $"The budgets are not as running the log again leaves them.");
    }

    /// <inheritdoc/>
    public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        if (_hasParted)
        {
            return;
        }

        if (!_expected.TryDequeue(out var entry))
        {
            Part(output.LogId, $"something more is decided about {member.Id}");
            return;
        }

        var difference = DifferenceOf(entry, member, record, at, received, output);
        if (difference is not null)
        {
            Part(entry.Id, difference);
            return;
        }

        Keep(entry, member);
        if (_reader.Members[entry.Member].LastEntry == entry.Id)
        {
            CompareState(_reader.Members[entry.Member], member);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<LogEntry> Of(string member) => _logs.TryGetValue(member, out var entries) ? entries : [];

    /// <summary>What happened before an entry without any event: the clock went on, a version began.</summary>
    private void GoOnBefore(long entry)
    {
        while (!_hasParted)
        {
            var stand = _stands.TryPeek(out var first) ? first.Before : long.MaxValue;
            var begin = _versions.TryPeek(out var version) ? version.FromEntry + _population.CountAt(version.From) : long.MaxValue;
            if (begin <= Math.Min(stand, entry) && begin != long.MaxValue)
            {
                _versions.Dequeue();
                _population.CloseAt(version.From);
                var next = new Population(version.Plan, this, this) { RecordedCuts = _cuts };
                next.Begin(_population);
                next.TakeCarried(_carried);
                _carried.Clear();
                _population = next;
            }
            else if (stand <= entry && stand != long.MaxValue)
            {
                _stands.Dequeue();
                _population.End(first.At);
            }
            else
            {
                return;
            }
        }
    }

    private static string? DifferenceOf(
        StoredEntry entry, MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output) =>
        entry.Id != output.LogId ? $"the step is number {output.LogId}"
        : entry.Member != member.Index ? $"it is {member.Id} to whom something happens"
        : entry.Event is null != record is null ? "the clock and an event change places"
        : !IsSame(entry.Event, record) ? "something else is passed on to the member"
        : record is null && entry.At != at ? $"it happens at {at} and not at {entry.At}"
        : entry.Received != received ? $"it becomes known at {received} and not at {entry.Received}"
        : !entry.Postings.SequenceEqual(output.Postings) ? "other points are posted"
        : !entry.Answers.SequenceEqual(output.Answers) ? "budgets answer otherwise"
        : entry.Effects is [{ Kind: EffectKind.Refreshed }, ..] && !entry.Effects.SequenceEqual(output.Effects) ? "the cuts are not those of the members' values"
        : !entry.Effects.SequenceEqual(output.Effects) ? "something else is decided"
        : null;

    /// <summary>An event of the log is taken as it is; what a step passes on is made anew, and has to say the same.</summary>
    private static bool IsSame(EventRecord? stored, EventRecord? taken)
    {
        if (ReferenceEquals(stored, taken) || stored is null || taken is null)
        {
            return true;
        }

        var (one, other) = (new BlobWriter(), new BlobWriter());
        EventCodec.Write(stored, one);
        EventCodec.Write(taken, other);
        return stored.Type == taken.Type && stored.Key == taken.Key && stored.At == taken.At && one.Written.SequenceEqual(other.Written);
    }

    private void Keep(StoredEntry entry, MemberState member)
    {
        if (!_logs.TryGetValue(member.Id, out var entries))
        {
            _logs[member.Id] = entries = [];
        }

        entries.Add(MemoryLog.EntryOf(new Step(
            entry.Id, member.Id, entry.Event, entry.At, entry.Received, entry.Effects, entry.Postings, entry.Answers)));
    }

    private void CompareState(StoredMember stored, MemberState member)
    {
        _bytes.Clear();
        _codec.Write(member, _bytes);
        _findings.Require(
            _bytes.Written.SequenceEqual(stored.State.Span), $"Member {stored.Id}: the stored state is not the one that the log leads to.");
        _bytes.Clear();
        _codec.WriteSheet(member, _bytes);
        _findings.Require(_bytes.Written.SequenceEqual(stored.Sheet.Span), $"Member {stored.Id}: the sheet is not the one that the log leads to.");
        _findings.Require(
            stored.NextDue == member.NextWake, $"Member {stored.Id}: stored is that the clock is due at {stored.NextDue}, it is due at {member.NextWake}.");
    }

    private void Part(long entry, string how)
    {
        _hasParted = true;
        _findings.Require(false, $"Entry {entry}: running the log again parts from it here: {how}.");
    }
}
