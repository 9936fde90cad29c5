using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>What journeys gave at once: a fact that a later correction doesn't change.</summary>
/// <param name="Id">The number of the step.</param>
/// <param name="At">When it counts.</param>
/// <param name="Gifts">Journey, currency, points.</param>
internal sealed record NaiveRound(long Id, Instant At, IReadOnlyList<(int Journey, int Currency, long Points)> Gifts)
{
    /// <summary>What was given in a step, in order.</summary>
    public static IEnumerable<NaiveRound> Of(Step step) => step.Effects.Where(effect => effect.Kind == EffectKind.JourneyGave)
        .GroupBy(effect => (effect.At, effect.SubStep))
        .Select(round => new NaiveRound(step.Id, round.Key.At, [.. round.Select(effect => (effect.Source, effect.Currency, effect.Amount))]));
}
