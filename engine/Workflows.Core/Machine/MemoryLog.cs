using Workflows.Core.Households;
using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Core.Rankings;
using Workflows.Core.Rewards;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>A step as it was made.</summary>
/// <param name="Id">Its number in the log.</param>
/// <param name="Member">The member's id.</param>
/// <param name="Event">The event; null where the clock was the input.</param>
/// <param name="At">When it counts.</param>
/// <param name="Received">When it became known.</param>
/// <param name="Effects">What was decided.</param>
/// <param name="Postings">The lines of the ledger.</param>
/// <param name="Answers">What budgets answered.</param>
public sealed record Step(
    long Id, string Member, EventRecord? Event, Instant At, Instant Received,
    IReadOnlyList<Effect> Effects, IReadOnlyList<Posting> Postings, IReadOnlyList<Answer> Answers);

/// <summary>Keeps the log in memory: for examples, tests and runs that leave no trace.</summary>
/// <param name="next">Also gets every step; null for nobody.</param>
public sealed class MemoryLog(IStepSink? next = null) : IStepSink, IMemberLog
{
    private readonly List<Step> _steps = [];
    private readonly Dictionary<string, List<LogEntry>> _entries = new(StringComparer.Ordinal);

    /// <summary>All steps, in order.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <inheritdoc/>
    public IReadOnlyList<LogEntry> Of(string member) => _entries.TryGetValue(member, out var entries) ? entries : [];

    /// <inheritdoc/>
    public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        var step = new Step(output.LogId, member.Id, record, at, received, [.. output.Effects], [.. output.Postings], [.. output.Answers]);
        _steps.Add(step);
        EntriesOf(member).Add(EntryOf(step));
        next?.Accept(member, record, at, received, output);
    }

    /// <summary>Who was erased has a log under the stand-in: the id is free, and whoever joins under it begins a new log.</summary>
    private List<LogEntry> EntriesOf(MemberState member)
    {
        var id = LogIdOf(member);
        if (_entries.TryGetValue(id, out var entries))
        {
            return entries;
        }

        return _entries[id] = member.IsErased && _entries.Remove(member.Id, out var own) ? own : [];
    }

    /// <summary>Under which id the log of a member is found.</summary>
    internal static string LogIdOf(MemberState member) => member.IsErased ? MemberState.StandInOf(member.Index) : member.Id;

    /// <summary>What the log keeps of a step.</summary>
    public static LogEntry EntryOf(Step step) => new(
        step.Id,
        step.Event?.At ?? step.At,
        step.Received,
        WasRefused(step) ? null : step.Event,
        step.Answers,
        [.. GivenByJourney.In(step.Effects)])
    {
        IsRefresh = step.Event is null && step.Effects is [{ Kind: EffectKind.JudgedByCuts }, ..],
        Places = [.. step.Effects.Where(effect => effect.Kind == EffectKind.Placed).Select(effect => new Place(effect.Source, effect.Subject, effect.Amount))],
        Started = [.. step.Effects.Where(effect => effect.Kind == EffectKind.JourneyStarted).Select(effect => (effect.Source, effect.Subject))],
        Refreshed = step.Event is null ? CutTable.NumbersIn(step.Effects) : [],
    };

    /// <summary>A request that was refused changed nothing, and doesn't when the log is judged again.</summary>
    private static bool WasRefused(Step step) =>
        step.Event is { } record && (RewardRequest.Is(record) || HouseholdRequest.IsOfHousehold(record))
            && step.Effects.Any(effect => effect.Kind == EffectKind.Rejected);
}
