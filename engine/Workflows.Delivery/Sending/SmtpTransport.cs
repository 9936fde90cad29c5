using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Workflows.Delivery.Sending;

/// <summary>A mail server.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="IsSecured">Whether nothing is said before the connection is secured (TLS from the start on port 465, else STARTTLS).</param>
/// <param name="User">Who we are there; null where it doesn't ask.</param>
/// <param name="Password">The password.</param>
public sealed record SmtpServer(string Host, int Port, bool IsSecured, string? User, string? Password)
{
    /// <summary>How long it may take to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>Sends mails by a server (RFC 5321). One connection serves many mails; one that broke is made anew with the next.</summary>
/// <param name="server">The server.</param>
/// <param name="isTrusted">Judges the server's certificate; null for the judgement of the system.</param>
public sealed class SmtpTransport(SmtpServer server, RemoteCertificateValidationCallback? isTrusted = null) : IMessageTransport
{
    private const int Implicit = 465;
    private const int MostWords = 300;

    private SmtpClient? _client;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> Send(Outgoing message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(server.Patience);
            using var stream = new MemoryStream(message.Content.ToArray());
            using var mail = await MimeMessage.LoadAsync(stream, limit.Token).ConfigureAwait(false);

            // It goes to one mailbox: what a member gave as an address must not bring it to others too.
            if (mail.From.Mailboxes.FirstOrDefault() is not { } sender || !MailboxAddress.TryParse(message.Address, out var recipient))
            {
                return new(DeliveryState.Never, "this can't be sent as a mail: sender and member need one address each, such as anna@mail.example");
            }

            var client = await Connected(limit.Token).ConfigureAwait(false);
            var answer = await client.SendAsync(mail, sender, [recipient], limit.Token).ConfigureAwait(false);
            return new(DeliveryState.Sent, Without(message.Address, answer));
        }
        catch (SmtpCommandException refusal)
        {
            // 5xx is for good, 4xx for now (RFC 5321, 4.2.1).
            var state = (int)refusal.StatusCode >= 500 ? DeliveryState.Never : DeliveryState.Later;
            return new(state, Without(message.Address, $"{(int)refusal.StatusCode} {refusal.Message}"));
        }
        catch (Exception fault) when (fault is IOException or SocketException or ProtocolException or AuthenticationException or SslHandshakeException
            or ServiceNotConnectedException or NotSupportedException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            Drop();
            return new(DeliveryState.Later, Without(message.Address, fault is OperationCanceledException
                ? $"the server didn't answer within {server.Patience.TotalSeconds:0} seconds" : fault.Message.Split('\n')[0]));
        }
        catch (Exception fault) when (fault is ParseException or FormatException or InvalidOperationException)
        {
            return new(DeliveryState.Never, Without(message.Address, $"this can't be sent as a mail: {fault.Message}"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Drop();

    private async Task<SmtpClient> Connected(CancellationToken stop)
    {
        if (_client is { IsConnected: true } there)
        {
            return there;
        }

        Drop();
        _client = new SmtpClient { ServerCertificateValidationCallback = isTrusted };
        var security = !server.IsSecured ? SecureSocketOptions.None
            : server.Port == Implicit ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
        await _client.ConnectAsync(server.Host, server.Port, security, stop).ConfigureAwait(false);
        if (server.User is { } user)
        {
            await _client.AuthenticateAsync(user, server.Password ?? "", stop).ConfigureAwait(false);
        }

        return _client;
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <summary>What is kept of an answer doesn't say to whom the mail was: it would outlive the member's wish to be forgotten.</summary>
    internal static string Without(string address, string words)
    {
        var kept = words.Replace(address, "the address", StringComparison.OrdinalIgnoreCase).ReplaceLineEndings(" ");
        return kept.Length > MostWords ? kept[..MostWords] : kept;
    }
}
