using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Ports;
using Workflows.Core.Rankings;
using Workflows.Core.Versions;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>One input of a member, explained.</summary>
/// <param name="LogId">Its number in the log.</param>
/// <param name="Event">The event, as it was judged then (what was taken back by then is taken out); null for the clock.</param>
/// <param name="At">When it counts.</param>
/// <param name="Rules">Every rule that was asked, and why it fired or not.</param>
/// <param name="Effects">What was decided.</param>
public sealed record Explanation(
    long LogId, EventRecord? Event, Instant At, ImmutableArray<RuleTrace> Rules, ImmutableArray<Effect> Effects);

/// <summary>All inputs of a member, explained, and where they led.</summary>
/// <param name="Inputs">Those that decided something, in order.</param>
/// <param name="State">The member at the end, but for journeys, which are facts and are not judged again.</param>
/// <param name="Tiers">The member's terms of earned tiers on all ladders, in the order in which they began.</param>
/// <param name="Loans">The tiers that were lent to the member, in the order in which that began.</param>
/// <param name="Segments">Each entering and leaving of a segment, in order.</param>
/// <param name="SegmentsNow">By segment: its condition as it is at the end; empty for who has not joined or has left.</param>
public sealed record MemberExplanation(
    IReadOnlyList<Explanation> Inputs, MemberState State, IReadOnlyList<TierStay> Tiers, IReadOnlyList<TierLoan> Loans, IReadOnlyList<SegmentChange> Segments,
    ImmutableArray<ConditionTrace> SegmentsNow);

/// <summary>
/// Explains a member's points by judging the member's log again with rules that say why: each input by what was known when it was
/// decided, and one that changed the past with what it made of the event that it is about.
/// </summary>
public static class Explainer
{
    /// <summary>Explains all inputs of a member that decided something.</summary>
    /// <param name="versions">The versions of the programme: each input is explained by the one that was in force.</param>
    /// <param name="workflows">Makes the workflows of a programme's journeys.</param>
    /// <param name="member">The member's id.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="log">The member's log.</param>
    /// <param name="cuts">The cuts that are in force.</param>
    /// <param name="until">The instant up to which the clock goes.</param>
    public static MemberExplanation Explain(
        IReadOnlyList<ProgrammeVersion> versions, Func<Programme, ImmutableArray<IWorkflow>> workflows, string member, int index,
        IReadOnlyList<LogEntry> log, CutTable cuts, Instant until)
    {
        ArgumentNullException.ThrowIfNull(log);
        var tracing = new TracingRules();
        var plan = Lineage.Of(versions, tracing, workflows);
        var watch = new StandingWatch(plan);
        var (all, judgement) = Judge(plan, tracing, step => watch.See(step), member, index, log, cuts, until);
        var changes = PastChanges.Of(plan.Programme, log);
        if (changes.Count == 0)
        {
            return Of(all, judgement, watch, until);
        }

        // What was decided before the past was changed is explained by what was known then: the log up to the next change.
        var inputs = new List<Explanation>();
        for (var i = 0; i <= changes.Count; i++)
        {
            var (from, end) = (i == 0 ? 0 : changes[i - 1].Id, i == changes.Count ? long.MaxValue : changes[i].Id);
            var known = i == changes.Count ? all
                : Judge(plan, tracing, _ => { }, member, index, [.. log.Where(entry => entry.Id < end)], cuts, changes[i].Known).Inputs;
            var about = i == 0 ? null : changes[i - 1].About;
            inputs.AddRange(known.Where(input => input.LogId >= from || input.LogId == about || (i == changes.Count && input.LogId <= 0))
                .Select(input => input.LogId == about ? input with { LogId = from } : input));
        }

        return Of(inputs, judgement, watch, until);
    }

    private static MemberExplanation Of(IReadOnlyList<Explanation> inputs, Judgement judgement, StandingWatch watch, Instant until) =>
        new(inputs, judgement.State, watch.Stays, watch.Loans, watch.Changes, watch.SegmentsAt(judgement.State, until));

    private static (IReadOnlyList<Explanation> Inputs, Judgement Judgement) Judge(
        ProgrammePlan plan, TracingRules tracing, Action<ReplayedStep> see, string member, int index,
        IReadOnlyList<LogEntry> log, CutTable cuts, Instant until)
    {
        var inputs = new List<Explanation>();
        var answers = new ReplayedAnswers(plan.Pools, log, new FullGrants());
        var judgement = new Replay(plan, keepsArithmetic: true).Judge(member, index, log, cuts, until, answers, 0, step =>
        {
            var output = step.Output;
            if (output.Effects.Count > 0 || tracing.Traces.Count > 0)
            {
                inputs.Add(new Explanation(
                    output.LogId, step.Entry?.Event, step.At, WithArithmetic(tracing.Traces, output), [.. output.Effects]));
            }

            see(step);
            tracing.Clear();
        });
        return (inputs, judgement);
    }

    private static ImmutableArray<RuleTrace> WithArithmetic(IReadOnlyList<RuleTrace> traces, StepOutput output) =>
    [
        .. traces.Select(trace => trace.Fires && output.Multiplied.Exists(one => one.Rule == trace.Rule.Index)
            ? trace with { Multiplied = [.. output.Multiplied.Where(one => one.Rule == trace.Rule.Index)] }
            : trace),
    ];
}
