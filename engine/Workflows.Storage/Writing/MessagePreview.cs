using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Storage.Writing;

/// <summary>What a message would be given if it were decided now: for whoever looks at one before it is sent.</summary>
/// <param name="plan">The programme.</param>
public sealed class MessagePreview(ProgrammePlan plan)
{
    private readonly MessageModel _models = new(plan);

    /// <summary>The model of a message that was decided, as UTF-8 JSON.</summary>
    /// <param name="member">The member at that step.</param>
    /// <param name="sent">The decision, of the kind <see cref="EffectKind.MessageSent"/>.</param>
    /// <param name="start">The event that started its journey; null where something else did.</param>
    public byte[] Of(MemberState member, Effect sent, EventRecord? start) => _models.Of(member, MessageSender.Of(plan, sent), sent.At, start).ToArray();

    /// <summary>The model of a message that a journey would send at an instant.</summary>
    /// <param name="member">The member.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="send">Its step.</param>
    /// <param name="at">The instant.</param>
    /// <param name="start">The event that would have started the journey; null where something else does.</param>
    public byte[] Of(MemberState member, Journey journey, JourneyStep.Send send, Instant at, EventRecord? start)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(send);
        return Of(member, new Effect { Kind = EffectKind.MessageSent, At = at, Source = journey.Index, Text = send.Id }, start);
    }
}
