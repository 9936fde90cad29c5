namespace Workflows.LanguageServer.Ports;

/// <summary>
/// Carries messages to an editor and from it, whole and in order. Standard input and output frame them with their length
/// (<see cref="Protocol.StreamTransport"/>); a web socket carries one in each text frame.
/// </summary>
public interface IMessageTransport
{
    /// <summary>The next message as UTF-8; null when there will be none any more.</summary>
    /// <exception cref="InvalidDataException">What came can't be told apart into messages, so nothing behind it can be read.</exception>
    ValueTask<byte[]?> Read(CancellationToken stop);

    /// <summary>Sends a message. Called by one writer at a time.</summary>
    /// <param name="message">The message as UTF-8.</param>
    /// <param name="stop">Gives up.</param>
    ValueTask Write(ReadOnlyMemory<byte> message, CancellationToken stop);
}
