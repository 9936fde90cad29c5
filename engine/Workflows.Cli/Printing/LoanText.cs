using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>What was decided about tiers that are lent, in words.</summary>
internal static class LoanText
{
    /// <summary>A decision.</summary>
    /// <param name="plan">The programme in the version that was in force.</param>
    /// <param name="effect">The decision.</param>
    /// <param name="giver">The words for a rule or a journey, by the source of an effect.</param>
    public static string Of(ProgrammePlan plan, in Effect effect, Func<int, string> giver)
    {
        if (effect.Kind == EffectKind.Lent)
        {
            return $"{giver(effect.Source)} lent a tier{(effect is { Source: < 0, Text: { } step } ? $": {StepText.PlaceOf(plan, -1 - effect.Source, step)}" : "")}";
        }

        var ladder = plan.Programme.Ladders[effect.Source];
        var (tier, before) = (ladder.Tiers[effect.Subject].Name, ladder.Tiers[(int)(effect.Kind == EffectKind.TierLent ? 0 : effect.Amount)].Name);
        return $"{ladder.Name}: " + effect.Kind switch
        {
            EffectKind.TierLent => $"{tier} lent until {LocalTime.Of(plan.Calendar, new Instant(effect.Amount))}",
            EffectKind.LoanEnded => $"{tier} is lent no longer",
            EffectKind.TierMatched when effect.Subject == 0 => $"{before} is lent no longer: its condition doesn't hold any more",
            EffectKind.TierMatched => $"{tier} lent as long as its condition holds",
            _ => $"{before} to {tier} is earned under the tier that is lent",
        };
    }
}
