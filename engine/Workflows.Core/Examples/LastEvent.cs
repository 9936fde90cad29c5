using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Core.Examples;

/// <summary>What came of the last event of an example: for those who want to know what the core does with a case, whatever it expects.</summary>
/// <param name="Refusal">Why an event was refused; empty where none was.</param>
/// <param name="Fired">Indexes of the rules that fired for it, those that lost in their group included.</param>
/// <param name="Gave">What rules posted for it: rule, currency, points.</param>
/// <param name="Segments">Indexes of the segments that the member is in at the end.</param>
public sealed record LastEvent(
    string Refusal, ImmutableArray<int> Fired, ImmutableArray<(int Rule, int Currency, long Points)> Gave, ImmutableArray<int> Segments)
{
    /// <summary>Runs an example of one member.</summary>
    public static LastEvent Of(ProgrammePlan plan, Example example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var result = new ExampleRunner(plan).Run(example);
        var happened = example.Steps.OfType<ExampleStep.Happens>().ToList();
        var refusal = result.Failures.FirstOrDefault(failure => happened.Exists(step => ReferenceEquals(step.Span, failure.Place)));
        var last = happened.Count == 0 ? null : result.Steps.LastOrDefault(step => step.Event?.Type == happened[^1].EventType && step.Member == happened[^1].Member);
        var effects = last?.Effects ?? [];
        return new(
            refusal?.Message ?? (last is null && happened.Count > 0 ? "it left no trace" : ""),
            [.. effects.Where(IsFiring).Select(effect => effect.Source).Distinct().Order()],
            [.. effects.Where(effect => effect.Kind == EffectKind.RuleGave).Select(effect => (effect.Source, effect.Currency, effect.Amount))],
            [.. plan.Programme.Segments.Select(segment => segment.Index).Where(segment => IsIn(result.Steps, segment))]);
    }

    private static bool IsFiring(Effect effect) =>
        effect.Kind is EffectKind.RuleGave or EffectKind.LostInGroup or EffectKind.PassedOn or EffectKind.Extended or EffectKind.Lent && effect.Source >= 0;

    private static bool IsIn(IReadOnlyList<Step> steps, int segment) => steps.SelectMany(step => step.Effects)
        .LastOrDefault(effect => effect.Kind is EffectKind.SegmentEntered or EffectKind.SegmentLeft && effect.Subject == segment).Kind == EffectKind.SegmentEntered;
}
