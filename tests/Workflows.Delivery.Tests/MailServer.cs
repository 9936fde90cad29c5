using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Workflows.Delivery.Tests;

/// <summary>A small mail server on this machine: speaks SMTP with STARTTLS, keeps what it takes, and answers a recipient as it was told to.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly Func<int, string?> _answer;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="answer">Answers the n-th recipient, from 0; null closes the connection, an empty text says nothing.</param>
    /// <param name="isSecured">Whether it offers STARTTLS.</param>
    public MailServer(Func<int, string?> answer, bool isSecured = false)
    {
        (_answer, _certificate) = (answer, isSecured ? Certificate() : null);
        _listener.Start();
        _ = Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>By what a client knows its certificate.</summary>
    public string? Thumbprint => _certificate?.Thumbprint;

    public List<string> Taken { get; } = [];

    /// <summary>How many of the mails came over a secured line.</summary>
    public int Secured { get; private set; }

    private int _recipients;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _certificate?.Dispose();
        _stop.Dispose();
    }

    private async Task Listen()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var held = client;
        Stream stream = client.GetStream();
        try
        {
            await Say(stream, "220 here");
            while (await Line(stream) is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await Say(stream, _certificate is not null && stream is not SslStream ? "250-here\r\n250 STARTTLS" : "250 here");
                        break;
                    case "STARTTLS":
                        await Say(stream, "220 go on");
                        var secured = new SslStream(stream);
                        await secured.AuthenticateAsServerAsync(_certificate!);
                        stream = secured;
                        break;
                    case "RCPT":
                        if (_answer(_recipients++) is not { } answer)
                        {
                            return;
                        }

                        if (answer.Length > 0)
                        {
                            await Say(stream, answer);
                        }

                        break;
                    case "DATA":
                        await Say(stream, "354 go on");
                        await Take(stream);
                        await Say(stream, "250 taken");
                        break;
                    case "QUIT":
                        await Say(stream, "221 bye");
                        return;
                    default:
                        await Say(stream, "250 fine");
                        break;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // Whoever hangs up has nothing more to say.
        }
    }

    private async Task Take(Stream stream)
    {
        var mail = new StringBuilder();
        while (await Line(stream) is { } line && line != ".")
        {
            mail.Append(line).Append('\n');
        }

        Taken.Add(mail.ToString());
        Secured += stream is SslStream ? 1 : 0;
    }

    private static async Task Say(Stream stream, string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"));

    private static async Task<string?> Line(Stream stream)
    {
        var (line, one) = (new StringBuilder(), new byte[1]);
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
