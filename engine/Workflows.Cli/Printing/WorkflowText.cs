using Workflows.Core.Asked;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>What workflows asked for that are no journeys, in words.</summary>
internal static class WorkflowText
{
    /// <summary>A decision in words.</summary>
    /// <param name="effect">What was decided.</param>
    /// <param name="local">An instant in local time.</param>
    public static string Of(in Effect effect, Func<Instant, string> local) => effect.Kind switch
    {
        EffectKind.WorkflowAnswered => $"the workflow was answered: {effect.Text}",
        EffectKind.WorkflowSent => $"the workflow sent {MessageOf(effect)}",
        EffectKind.WorkflowPutOff => $"the workflow's message was put off until {local(new Instant(effect.Amount))}: {MessageOf(effect)}",
        EffectKind.WorkflowDropped => $"the workflow's message was given up ({JourneyText.DropText((MessageDropReason)effect.Amount)}): {MessageOf(effect)}",
        EffectKind.WorkflowBegan when IsTask(effect) => $"the workflow gave the task {effect.Text}, due {local(new Instant(effect.Amount))}",
        EffectKind.WorkflowBegan => $"the workflow waits for {effect.Text} until {local(new Instant(effect.Amount))}",
        EffectKind.WorkflowTold when effect.Subject == (int)WorkflowAsk.Propose => $"the workflow proposed something to {effect.Text}",
        EffectKind.WorkflowTold => $"the workflow told {effect.Text}",
        _ => EndOf(effect),
    };

    private static bool IsTask(in Effect effect) => effect.Subject == (int)WorkflowAsk.Task;

    private static string MessageOf(in Effect effect) =>
        WorkflowMessage.Of(effect.Text ?? "") is var message && message.Template.Length > 0 ? $"{message.Channel} \"{message.Template}\"" : effect.Text ?? "";

    private static string EndOf(in Effect effect)
    {
        var parts = (effect.Text ?? "").Split(' ', 2);
        var what = IsTask(effect) ? "task" : effect.Subject == (int)WorkflowAsk.WaitFor ? "wait" : "message";
        return $"the workflow's {what} ended: {parts[0]}{(parts.Length > 1 ? $" ({parts[1]})" : "")}";
    }
}
