using System.Globalization;
using System.Text;
using Workflows.LanguageServer.Ports;

namespace Workflows.LanguageServer.Protocol;

/// <summary>Messages in two streams, each behind a header that says how many bytes it has, as the base protocol lays down.</summary>
/// <param name="input">What the editor sends.</param>
/// <param name="output">What it gets.</param>
public sealed class StreamTransport(Stream input, Stream output) : IMessageTransport
{
    private const string LengthHeader = "Content-Length:";
    private const int HeaderMost = 4_096;
    private const int MessageMost = 256 << 20;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;

    /// <inheritdoc/>
    public async ValueTask<byte[]?> Read(CancellationToken stop)
    {
        int? length = null;
        for (var line = await Line(stop).ConfigureAwait(false); line is not ""; line = await Line(stop).ConfigureAwait(false))
        {
            if (line is null)
            {
                return null;
            }

            if (line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase))
            {
                length = int.TryParse(line.AsSpan(LengthHeader.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    && value <= MessageMost
                    ? value
                    : throw new InvalidDataException($"`{line}` is no length of a message.");
            }
        }

        var message = new byte[length ?? throw new InvalidDataException("A message has no header that says how long it is.")];
        var buffered = Math.Min(message.Length, _end - _at);
        _buffer.AsSpan(_at, buffered).CopyTo(message);
        _at += buffered;
        await input.ReadExactlyAsync(message.AsMemory(buffered), stop).ConfigureAwait(false);
        return message;
    }

    /// <inheritdoc/>
    public async ValueTask Write(ReadOnlyMemory<byte> message, CancellationToken stop)
    {
        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {message.Length}\r\n\r\n"));
        await output.WriteAsync(header, stop).ConfigureAwait(false);
        await output.WriteAsync(message, stop).ConfigureAwait(false);
        await output.FlushAsync(stop).ConfigureAwait(false);
    }

    /// <summary>A line of the header without its end; null at the end of the stream.</summary>
    private async ValueTask<string?> Line(CancellationToken stop)
    {
        var line = new StringBuilder();
        while (_at < _end || await Fill(stop).ConfigureAwait(false))
        {
            var letter = (char)_buffer[_at++];
            if (letter == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            if (line.Append(letter).Length > HeaderMost)
            {
                throw new InvalidDataException("A header is too long.");
            }
        }

        return null;
    }

    private async ValueTask<bool> Fill(CancellationToken stop)
    {
        (_at, _end) = (0, await input.ReadAsync(_buffer, stop).ConfigureAwait(false));
        return _end > 0;
    }
}
