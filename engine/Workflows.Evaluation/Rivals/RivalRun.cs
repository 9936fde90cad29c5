using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Rivals;

/// <summary>
/// A rival's programme over our customers' history, in memory: what they would have got there had they bought there what they bought here.
/// It shows reach and cost of the rival's terms, and not what customers would have done. Use one for one run.
/// </summary>
public sealed class RivalRun
{
    private readonly Rival _rival;
    private readonly RivalEvents _events;
    private readonly Population _population;
    private readonly Evaluator _evaluator;
    private long _refused;

    /// <summary>A run of a rival's programme.</summary>
    /// <param name="rival">The rival, of our programme.</param>
    /// <param name="ours">Our programme.</param>
    /// <param name="theirs">The rival's programme, which fits ours.</param>
    /// <param name="period">What the report is about.</param>
    /// <param name="settings">What is assumed; null for the defaults.</param>
    /// <param name="replaced">Our events, by type and key, that are put right later; null for none.</param>
    public RivalRun(
        Rival rival, Programme ours, ProgrammePlan theirs, ReportPeriod period, EvaluationSettings? settings = null,
        IReadOnlySet<(int Type, string Key)>? replaced = null)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        _rival = rival;
        _events = new RivalEvents(ours, theirs.Programme);
        _evaluator = new Evaluator(theirs, period, settings, replaced is null ? null : _events.Of(replaced));
        var log = new EntryLog(_evaluator);
        _population = new Population(theirs, log, log);
    }

    /// <summary>Takes an event of our log, in its order.</summary>
    /// <param name="record">The event; null where the clock was the input.</param>
    /// <param name="received">When it became known.</param>
    public void Take(EventRecord? record, Instant received)
    {
        if (record is not null && _events.Of(record) is { } theirs && _population.Take(theirs, received) != Refusal.None)
        {
            _refused++;
        }
    }

    /// <summary>The end of the history.</summary>
    /// <param name="clock">Where the clock stands.</param>
    public RivalEnd End(Instant clock)
    {
        _population.End(clock);
        return new RivalEnd(_rival, _evaluator.Books, new RunEnd(clock, _population.Members, _population.Pools.Balances.ToList()), _refused);
    }

    /// <summary>Keeps of each step what judging again needs, and hands it on.</summary>
    private sealed class EntryLog(IStepSink next) : IStepSink, IMemberLog
    {
        private readonly Dictionary<string, List<LogEntry>> _entries = new(StringComparer.Ordinal);

        public IReadOnlyList<LogEntry> Of(string member) => _entries.TryGetValue(member, out var entries) ? entries : [];

        public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
        {
            if (!_entries.TryGetValue(member.Id, out var entries))
            {
                _entries[member.Id] = entries = [];
            }

            entries.Add(MemoryLog.EntryOf(new Step(output.LogId, member.Id, record, at, received, output.Effects, output.Postings, [.. output.Answers])));
            next.Accept(member, record, at, received, output);
        }
    }
}
