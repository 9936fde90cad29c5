namespace Workflows.Delivery.Sending;

/// <summary>What came of handing a message over.</summary>
public enum DeliveryState
{
    /// <summary>It was taken.</summary>
    Sent,

    /// <summary>It was not taken now, and may be later.</summary>
    Later,

    /// <summary>It will never be taken as it is.</summary>
    Never,
}

/// <summary>What came of handing a message over, with the words of the other side.</summary>
/// <param name="State">What came of it.</param>
/// <param name="Words">What the other side said, or why nothing was asked of it; without the member's address.</param>
/// <param name="NotBefore">How long the other side wants to be left alone; null where it didn't say.</param>
public sealed record DeliveryOutcome(DeliveryState State, string Words, TimeSpan? NotBefore = null);

/// <summary>A message that is handed over.</summary>
/// <param name="Key">Its idempotency key, from what caused it: the same whenever and however often it is sent.</param>
/// <param name="Address">The member's address on its channel.</param>
/// <param name="Content">The bytes: a mail, or a JSON document.</param>
public sealed record Outgoing(string Key, string Address, ReadOnlyMemory<byte> Content);

/// <summary>Hands messages over to somebody who brings them to members: a mail server, a program of another company.</summary>
public interface IMessageTransport : IDisposable
{
    /// <summary>Hands one over. What goes wrong is an outcome and no exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="stop">Ends the attempt.</param>
    Task<DeliveryOutcome> Send(Outgoing message, CancellationToken stop);
}
