using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Workflows.Delivery.Sending;

/// <summary>
/// Hands messages over to a program of somebody else: a POST with a JSON document, a signature (<see cref="WebhookSignature"/>) and the key in
/// <c>Idempotency-Key</c>, by which the other side knows one that it has already.
/// </summary>
public sealed class WebhookTransport : IMessageTransport
{
    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly byte[] _secret;
    private readonly TimeProvider _clock;

    /// <summary>A receiver.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="secret">The secret that both sides know.</param>
    /// <param name="clock">The time.</param>
    /// <param name="patience">How long it may take to answer; null for 30 seconds.</param>
    public WebhookTransport(Uri address, byte[] secret, TimeProvider clock, TimeSpan? patience = null)
    {
        (_address, _secret, _clock) = (address, secret, clock);

        // Who is sent elsewhere may be sent to somebody who isn't meant to read it.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = patience ?? TimeSpan.FromSeconds(30),
        };
    }

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> Send(Outgoing message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        var seconds = _clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ReadOnlyMemoryContent(message.Content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Idempotency-Key", message.Key);
        request.Headers.Add(WebhookSignature.TimeHeader, seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(_secret, seconds, message.Content.Span));
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            var words = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
            return new(StateOf(response.StatusCode), SmtpTransport.Without(message.Address, words), PauseOf(response.Headers.RetryAfter));
        }
        catch (HttpRequestException fault)
        {
            return new(DeliveryState.Later, SmtpTransport.Without(message.Address, fault.Message));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(DeliveryState.Later, $"the receiver didn't answer within {_client.Timeout.TotalSeconds:0} seconds");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>How long the receiver wants to be left alone: it says so in seconds, or until when (RFC 9110, 10.2.3).</summary>
    private TimeSpan? PauseOf(RetryConditionHeaderValue? after) => after?.Delta ?? (after?.Date is { } until ? until - _clock.GetUtcNow() : null);

    private static DeliveryState StateOf(HttpStatusCode code) => (int)code switch
    {
        >= 200 and < 300 => DeliveryState.Sent,
        408 or 409 or 425 or 429 or >= 500 => DeliveryState.Later,
        _ => DeliveryState.Never,
    };
}
