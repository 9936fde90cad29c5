using System.Net.WebSockets;
using Workflows.LanguageServer.Ports;

namespace Workflows.Designer.Language;

/// <summary>Messages of the language server over a web socket: one in each text frame.</summary>
/// <param name="socket">The open socket.</param>
internal sealed class SocketTransport(WebSocket socket) : IMessageTransport
{
    private const int MessageMost = 64 << 20;

    private readonly byte[] _buffer = new byte[1 << 16];

    /// <inheritdoc/>
    public async ValueTask<byte[]?> Read(CancellationToken stop)
    {
        using var message = new MemoryStream();
        try
        {
            for (; ; )
            {
                var part = await socket.ReceiveAsync(_buffer.AsMemory(), stop).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                message.Write(_buffer.AsSpan(0, part.Count));
                if (message.Length > MessageMost)
                {
                    throw new InvalidDataException("A message is longer than 64 MiB.");
                }

                if (part.EndOfMessage)
                {
                    return message.ToArray();
                }
            }
        }
        catch (WebSocketException)
        {
            // The page is gone without a word, as pages go.
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask Write(ReadOnlyMemory<byte> message, CancellationToken stop)
    {
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            throw new IOException("The page is gone.", fault);
        }
    }
}
