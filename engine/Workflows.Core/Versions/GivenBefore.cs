using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Versions;

/// <summary>Something that a rule or a reward gave, as far as caps count it.</summary>
/// <param name="At">When it counts.</param>
/// <param name="Rule">Index of the rule; -1 for a reward.</param>
/// <param name="Reward">Index of the reward; -1 for a rule.</param>
/// <param name="Currency">Index of the currency.</param>
/// <param name="Points">How many points.</param>
/// <param name="IsNewUse">Whether it counts as a use: what one rule gives of several currencies at once is one.</param>
/// <param name="Key">The key of the redemption; null for a rule.</param>
internal sealed record Given(Instant At, int Rule, int Reward, int Currency, long Points, bool IsNewUse, string? Key)
{
    /// <summary>The event that it was given for, as the version of then has it; null for the clock.</summary>
    public EventRecord? Event { get; init; }
}

/// <summary>
/// What was given to a member under the versions so far, in order: a limit that begins with a version counts what was given before it.
/// </summary>
internal sealed class GivenBefore
{
    private (long Input, int SubStep, int Rule) _latest = (-1, -1, -1);

    /// <summary>What was given.</summary>
    public List<Given> All { get; } = [];

    /// <summary>Takes in what a step decided.</summary>
    /// <param name="record">The event; null for the clock.</param>
    /// <param name="output">What was decided.</param>
    public void Take(EventRecord? record, StepOutput output)
    {
        // What another member's rule gave is a use of that member's limits, where it stands as passed on; the receiver has used nothing.
        var isReceived = record is not null && PassingEvents.Is(record.Type);
        foreach (var effect in output.Effects)
        {
            switch (effect.Kind)
            {
                case EffectKind.RuleGave when isReceived && effect.SubStep == 0:
                    break;

                // What a rule gives to others uses its limits as what it gives the member; putting off the end of points is a use, and gives none.
                case EffectKind.RuleGave or EffectKind.PassedOn or EffectKind.Extended when effect.Amount > 0:
                    var use = (output.LogId, effect.SubStep, effect.Source);
                    var points = effect.Kind == EffectKind.Extended ? 0 : effect.Amount;
                    All.Add(new Given(effect.At, effect.Source, -1, effect.Currency, points, use != _latest, null) { Event = record });
                    _latest = use;
                    break;
                case EffectKind.Redeemed when effect.Source >= 0:
                    All.Add(new Given(effect.At, -1, effect.Source, effect.Currency, effect.Amount, true, effect.Text) { Event = record });
                    break;
                case EffectKind.RewardCancelled:
                    All.RemoveAll(given => given.Reward == effect.Source && given.Key == effect.Text);
                    break;
                default:
                    break;
            }
        }
    }
}
