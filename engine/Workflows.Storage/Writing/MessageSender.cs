using Workflows.Core.Asked;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Storage.Writing;

/// <summary>Who sends a message, and how it goes.</summary>
/// <param name="IsOfJourney">Whether a journey of the programme sends it, and not a workflow.</param>
/// <param name="Name">Name of the journey, or id of the workflow's definition.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Purpose">What the message is for.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Template">The template.</param>
internal sealed record MessageSender(bool IsOfJourney, string Name, string Title, string Purpose, string Channel, string Template)
{
    /// <summary>The sender of a message that was decided.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="sent">The decision, of the kind <see cref="EffectKind.MessageSent"/> or <see cref="EffectKind.WorkflowSent"/>.</param>
    public static MessageSender Of(ProgrammePlan plan, in Effect sent)
    {
        if (sent.Kind == EffectKind.WorkflowSent)
        {
            var message = WorkflowMessage.Of(sent.Text!);
            return new(false, message.Workflow, message.Workflow, message.Purpose, message.Channel, message.Template);
        }

        var (journey, send) = (plan.Programme.Journeys[sent.Source], (JourneyStep.Send)plan.Step(sent.Source, sent.Text!));
        return new(true, journey.Name, journey.Title, journey.Purpose, send.Channel, send.Template);
    }
}
