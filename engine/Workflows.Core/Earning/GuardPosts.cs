using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Earning;

/// <summary>What guards say of an event.</summary>
/// <param name="IsRefused">Whether it earns nothing.</param>
/// <param name="HeldBy">Index of the guard that holds what it earns; -1 for none.</param>
internal readonly record struct GuardVerdict(bool IsRefused, int HeldBy)
{
    /// <summary>No guard stops it.</summary>
    public static GuardVerdict Pass => new(false, -1);
}

/// <summary>Asks the guards of a programme, in the order of the text. Who refuses comes before who holds; alerts are raised in any case.</summary>
internal sealed class GuardPosts(ProgrammePlan plan)
{
    private readonly ImmutableArray<ImmutableArray<Guard>> _byEvent = plan.Programme.Guards.IsEmpty
        ? []
        : [.. plan.Programme.EventTypes.Select(type => plan.Programme.Guards.Where(guard => guard.EventType == type.Index).ToImmutableArray())];
    private readonly Instant _starts = plan.Programme.Starts is { } day ? plan.Calendar.StartOfDay(day) : Instant.Earliest;

    /// <summary>Judges the event at hand, which is recorded.</summary>
    /// <param name="facts">The member and the event.</param>
    /// <param name="isDenied">Whether somebody decided already that it earns nothing.</param>
    /// <param name="output">Where it is noted what was stopped, and why.</param>
    public GuardVerdict Judge(RuleFacts facts, bool isDenied, StepOutput output)
    {
        if (isDenied)
        {
            return new GuardVerdict(true, -1);
        }

        if (_byEvent.IsEmpty || facts.Now < _starts)
        {
            return GuardVerdict.Pass;
        }

        var verdict = GuardVerdict.Pass;
        foreach (var guard in _byEvent[facts.Event.Type])
        {
            if (guard.Condition is null || plan.Rules.Holds(plan.Conditions[guard.Condition], facts))
            {
                verdict = With(verdict, guard, facts, output);
            }
        }

        return verdict;
    }

    private static GuardVerdict With(GuardVerdict verdict, Guard guard, RuleFacts facts, StepOutput output)
    {
        var count = guard.Limit is { } limit ? facts.Member.Aggregate(limit.Aggregate) : 0;
        output.Add(KindOf(guard.Action), facts.Now, guard.Index, amount: count);
        return guard.Action switch
        {
            GuardAction.Refuse => verdict with { IsRefused = true },
            GuardAction.Hold => verdict with { HeldBy = verdict.HeldBy < 0 ? guard.Index : verdict.HeldBy },
            GuardAction.Alert => verdict,
        };
    }

    private static EffectKind KindOf(GuardAction action) => action switch
    {
        GuardAction.Hold => EffectKind.GuardHeld,
        GuardAction.Refuse => EffectKind.GuardRefused,
        GuardAction.Alert => EffectKind.GuardAlerted,
    };
}
