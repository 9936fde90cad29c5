using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Runtime.Asked;

/// <summary>Reads from what was decided about a member how something ended that a workflow asked for and that can take its time.</summary>
internal static class SlowAnswers
{
    /// <summary>The answer.</summary>
    /// <param name="key">Key of the event that asked.</param>
    /// <param name="effects">What was decided with it and since then.</param>
    public static MemberAnswer Of(string key, List<Effect> effects)
    {
        var open = Instant.Never;
        foreach (var effect in effects)
        {
            switch (effect.Kind)
            {
                case EffectKind.WorkflowTold:
                    return new MemberAnswer { Outcome = MemberAnswer.Done };
                case EffectKind.WorkflowEnded when OutcomeFor(key, effect.Text!) is { } outcome:
                    return new MemberAnswer { Outcome = outcome };

                // The first of it stands right with what asked; what other runs began stands later.
                case EffectKind.WorkflowBegan when open == Instant.Never:
                    open = new Instant(effect.Amount);
                    break;
                case EffectKind.WorkflowPutOff when effect.Text!.EndsWith($" {key}", StringComparison.Ordinal):
                    open = new Instant(effect.Amount);
                    break;
            }
        }

        return new MemberAnswer { OpenUntil = open };
    }

    private static string? OutcomeFor(string key, string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank && text.AsSpan(blank + 1).SequenceEqual(key) ? text[..blank] : null;
}
