using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Progress;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>
/// Watches a member's tiers and segments while the log is judged again, and notes each change with the values that its conditions had. A term
/// that only goes on is no effect of any step, so the member before and after each step is compared.
/// </summary>
internal sealed class StandingWatch(ProgrammePlan plan)
{
    private readonly ImmutableArray<View> _views = [.. plan.Past.Select(past => new View(past.Plan)), new View(plan)];
    private readonly List<TierStay> _stays = [];
    private readonly List<SegmentChange> _changes = [];
    private readonly LoanWatch _loans = new();
    private MemberState? _before;
    private int _version;

    /// <summary>The terms of earned tiers on all ladders, in the order in which they began.</summary>
    public IReadOnlyList<TierStay> Stays => _stays;

    /// <summary>What was lent, in the order in which it began.</summary>
    public IReadOnlyList<TierLoan> Loans => _loans.All;

    /// <summary>Each entering and leaving, in order.</summary>
    public IReadOnlyList<SegmentChange> Changes => _changes;

    /// <summary>Looks at a member after a step.</summary>
    public void See(in ReplayedStep step)
    {
        if (step.State.HasJoined)
        {
            var view = _views[step.Version];
            foreach (var ladder in view.Programme.Ladders)
            {
                SeeLadder(ladder, step, view);
                See(ladder, step, view);
            }

            foreach (var segment in view.Programme.Segments)
            {
                SeeSegment(segment, step, view);
            }
        }

        (_before, _version) = (step.State.Clone(), step.Version);
    }

    /// <summary>The conditions of all segments as they are for a member.</summary>
    /// <param name="member">The member, at the end of the log.</param>
    /// <param name="now">The instant up to which the clock was brought.</param>
    public ImmutableArray<ConditionTrace> SegmentsAt(MemberState member, Instant now) => member is { HasJoined: true, HasLeft: false }
        ? [.. _views[^1].Programme.Segments.Select(segment => _views[^1].Read(segment.When, member, now))]
        : [];

    private void See(TierLadder ladder, ReplayedStep step, View view) => _loans.See(ladder, step, condition => view.Read(condition, step.State, step.At));

    private void SeeLadder(TierLadder ladder, in ReplayedStep step, View view)
    {
        var now = step.State.Tiers[ladder.Index];
        var tier = ladder.Tiers[now.Own];
        if (_before is not { HasJoined: true } before)
        {
            Add(ladder, tier, now, now.Own == 0 ? TierCause.Joined : TierCause.Reached, step, view.Own(tier, step));
            return;
        }

        var old = before.Tiers[ladder.Index];
        if ((old.Own, old.Until, old.GraceFrom) == (now.Own, now.Until, now.GraceFrom))
        {
            return;
        }

        if (step.Version != _version)
        {
            Add(ladder, tier, now, TierCause.VersionBegan, step, view.Own(tier, step));
        }
        else if (old.Until != 0 && old.Until <= step.At.Micros)
        {
            // The measure of the period that closes is the one of the instant before.
            var last = new Instant(old.Until - 1);
            var asked = new[] { ladder.Tiers[old.Own], tier }.Distinct().Where(one => one.When is not null);
            Add(ladder, tier, now, CauseAtEnd(old, now), step, [.. asked.Select(one => view.Read(one.When!, before, last))]);
        }
        else
        {
            Add(ladder, tier, now, CauseWithin(old, now), step, view.Own(tier, step));
        }
    }

    private static TierCause CauseAtEnd(in Standing old, in Standing now) =>
        now.IsInGrace ? TierCause.Grace : now.Own < old.Own ? TierCause.Dropped : now.Own > old.Own ? TierCause.Reached : TierCause.Kept;

    private static TierCause CauseWithin(in Standing old, in Standing now) =>
        now.Own > old.Own ? TierCause.Reached : now.Own < old.Own ? TierCause.Dropped : TierCause.EarnedAgain;

    private void Add(TierLadder ladder, Tier tier, in Standing now, TierCause cause, in ReplayedStep step, ImmutableArray<ConditionTrace> conditions) =>
        _stays.Add(new TierStay(
            ladder, tier, step.At, now.Until == 0 ? null : new Instant(now.Until), cause, step.Output.LogId, step.Version + 1, conditions));

    private void SeeSegment(Segment segment, in ReplayedStep step, View view)
    {
        var isIn = step.State.IsIn(segment.Index);
        if (isIn != (_before?.IsIn(segment.Index) ?? false))
        {
            _changes.Add(new SegmentChange(
                segment.Index, isIn, step.State.HasLeft, step.At, step.Output.LogId, step.Version + 1, view.Read(segment.When, step.State, step.At)));
        }
    }

    /// <summary>A version's eyes.</summary>
    private sealed class View(ProgrammePlan plan)
    {
        private readonly MemberLook _look = new(plan);
        private readonly ConditionReader _reader = new(plan.Programme);

        public Programme Programme => plan.Programme;

        public ConditionTrace Read(Expression condition, MemberState member, Instant at) => _reader.Read(condition, _look.At(member.Clone(), at));

        public ImmutableArray<ConditionTrace> Own(Tier tier, in ReplayedStep step) => tier.When is { } condition ? [Read(condition, step.State, step.At)] : [];
    }
}
