using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Examples;
using Workflows.Core.Machine;
using Workflows.Core.Time;
using Workflows.Designer.Ports;
using Workflows.Model.Effects;

namespace Workflows.Cli.Trials;

/// <summary>Plays examples by the core that takes live events, and says of each step what the member notices of it.</summary>
internal sealed class ExamplePlayer : IExamplePlayer
{
    /// <inheritdoc/>
    public IReadOnlyList<NoticedThing> Play(string path, string title)
    {
        var programme = ProgrammeFile.Read(path).Compile().Programme;
        if (programme?.Examples.FirstOrDefault(one => one.Title == title) is not { } example || !Calendar.HasZone(programme.TimeZone))
        {
            return [];
        }

        var plan = ProgrammeFile.Plan(programme);
        var text = new ExplanationText(plan);
        return [.. new ExampleRunner(plan).Run(example).Steps.SelectMany(step => Noticed(step, text))];
    }

    private static IEnumerable<NoticedThing> Noticed(Step step, ExplanationText text)
    {
        if (step.Event is { } record && text.Plan.Programme.EventTypes[record.Type].Span.Line > 0)
        {
            yield return new NoticedThing(At(step, text), step.Member, true, $"{text.Plan.Programme.EventTypes[record.Type].Name} {record.Key}");
        }

        foreach (var effect in step.Effects.Where(effect => IsNoticed(effect)))
        {
            yield return new NoticedThing(At(step, text), step.Member, false, text.EffectText(effect));
        }
    }

    private static string At(Step step, ExplanationText text) => LocalTime.ToTheMinute(text.Plan.Calendar, step.At);

    /// <summary>Messages, points, tiers, rewards; not how they came about, nor what nobody was told.</summary>
    private static bool IsNoticed(in Effect effect) => effect.Kind switch
    {
        EffectKind.RuleGave or EffectKind.JourneyGave or EffectKind.Corrected => effect.Amount != 0,
        EffectKind.MessageSent or EffectKind.TaskGiven or EffectKind.TierChanged or EffectKind.Joined or EffectKind.Matured or EffectKind.Expired
            or EffectKind.Redeemed or EffectKind.Reversed or EffectKind.Rejected or EffectKind.NoticeOfExpiry or EffectKind.Extended
            or EffectKind.Confirmed or EffectKind.NotConfirmed or EffectKind.PaidBack or EffectKind.TierInGrace or EffectKind.TierEarnedAgain
            or EffectKind.TierLent or EffectKind.LoanEnded => true,
        >= EffectKind.RewardHeld and <= EffectKind.Forfeited => true,
        EffectKind.Transferred or EffectKind.TransferReceived or EffectKind.EarningReleased or EffectKind.EarningDenied or EffectKind.Placed => true,
        _ => false,
    };
}
