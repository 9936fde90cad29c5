using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>Leaving, coming back, merging and consents in words.</summary>
internal static class MembershipText
{
    /// <summary>A decision in words.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="effect">What was decided.</param>
    /// <param name="local">An instant in local time.</param>
    public static string Of(Programme programme, in Effect effect, Func<Instant, string> local) => effect.Kind switch
    {
        EffectKind.Left => "left",
        EffectKind.Erased => "erased: all that says who the member was is destroyed",
        EffectKind.CameBack => "came back",
        EffectKind.MergedInto => $"merged into {Other(effect)}, who goes on for both",
        EffectKind.TookOver when effect.Currency < 0 => $"goes on for {Other(effect)}, and took over what that one had",
        EffectKind.TookOver => $"{effect.Amount} {programme.Currencies[effect.Currency].Name} came with {Other(effect)}",
        EffectKind.Forfeited => $"{effect.Amount} {programme.Currencies[effect.Currency].Name} taken back: they were pending when the member left",
        EffectKind.ConsentGiven => $"consented to {NameOf(programme, effect.Subject)}{TextOf(effect)}",
        EffectKind.ConsentWithdrawn => $"withdrew the consent to {NameOf(programme, effect.Subject)}{TextOf(effect)}",
        _ => $"under the consent to {NameOf(programme, effect.Subject)} of {local(new Instant(effect.Amount))}{TextOf(effect)}",
    };

    private static string NameOf(Programme programme, int consent) => $"{programme.Consents[consent].Purpose} by {programme.Consents[consent].Channel}";

    private static string Other(in Effect effect) => effect.Text ?? "a member who is erased";

    private static string TextOf(in Effect effect) => effect.Text is null ? "" : $", text {effect.Text}";
}
