using Workflows.Cli.Printing;
using Workflows.Core.Planning;
using Workflows.Designer.Ports;
using Workflows.Model.Effects;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Watching;

/// <summary>What was decided in one journey of one version, added up.</summary>
/// <param name="plan">The programme with the journeys of all versions.</param>
/// <param name="journey">The journey.</param>
internal sealed class JourneyTally(ProgrammePlan plan, Journey journey)
{
    private readonly List<JourneyStep> _steps =
        [.. ProgrammePlan.StepsOf(journey.Steps).Where(step => step is not (JourneyStep.Part or JourneyStep.GoTo))];

    private readonly SortedDictionary<string, SortedDictionary<string, long>> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _givenUp = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<EffectKind, long> _counts = [];
    private long _heldOut;
    private long _heldOutGoals;

    /// <summary>Adds a decision of the journey.</summary>
    public void Take(in Effect effect)
    {
        _counts[effect.Kind] = CountOf(effect.Kind) + 1;
        switch (effect.Kind)
        {
            case EffectKind.JourneyStarted:
                _heldOut += effect.Amount;
                break;
            case EffectKind.GoalReached:
                _heldOutGoals += effect.Amount;
                break;
            case EffectKind.StepDone:
                var (step, outcome) = JourneyText.StepAndOutcome(effect.Text ?? "");
                var outcomes = _outcomes.GetValueOrDefault(step) ?? (_outcomes[step] = new(StringComparer.Ordinal));
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                break;
            case EffectKind.JourneyFinished:
                // What an exit ended came to no step.
                _ends[effect.Text ?? ""] = _ends.GetValueOrDefault(effect.Text ?? "") + (effect.Amount == 0 ? 1 : 0);
                break;
            case EffectKind.MessageDropped:
                _givenUp[effect.Text ?? ""] = _givenUp.GetValueOrDefault(effect.Text ?? "") + 1;
                break;
            default:
                break;
        }
    }

    /// <summary>The sums, with where members wait now.</summary>
    public JourneyCounts With(WaitingPlaces waiting) => new(
        journey.Index, plan.VersionOfJourney(journey.Index) ?? 1, CountOf(EffectKind.JourneyStarted), _heldOut,
        waiting.RunningIn(journey.Index, _steps.Select(step => step.Id)), CountOf(EffectKind.JourneyFinished), CountOf(EffectKind.JourneyCancelled),
        CountOf(EffectKind.GoalReached) - _heldOutGoals, _heldOutGoals,
        [.. _steps.Select(step => new StepCounts(
            step.Id, StepText.NameOf(plan.Programme, step), step.Span.Line, waiting.WaitingAt(journey.Index, step.Id),
            [.. (_outcomes.GetValueOrDefault(step.Id) ?? []).Select(pair => new OutcomeCount(pair.Key, pair.Value)).Concat(EndsAt(step))],
            _outcomes.GetValueOrDefault(step.Id)?.GetValueOrDefault(TaskOutcome.Overdue) ?? 0, _givenUp.GetValueOrDefault(step.Id)))]);

    /// <summary>What a journey came to is decided without the step that said so: where two say the same nobody knows which one it was.</summary>
    private IEnumerable<OutcomeCount> EndsAt(JourneyStep step) =>
        step is JourneyStep.Finish finish && _ends.TryGetValue(finish.Outcome, out var count)
        && _steps.OfType<JourneyStep.Finish>().Count(other => other.Outcome == finish.Outcome) == 1
            ? [new OutcomeCount(PictureOutcomes.Done, count)] : [];

    private long CountOf(EffectKind kind) => _counts.GetValueOrDefault(kind);
}
