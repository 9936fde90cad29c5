using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Workflows.Delivery.Sending;

namespace Workflows.Delivery.Tests;

/// <summary>Messages to a real receiver on this machine.</summary>
public sealed class WebhookTests : IDisposable
{
    private static readonly byte[] Secret = "a secret"u8.ToArray();

    private readonly HandClock _clock = new();
    private readonly HttpListener _listener = new();
    private readonly string _address;

    public WebhookTests()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(_address);
        _listener.Start();
    }

    [Fact]
    public async Task The_receiver_knows_of_whom_it_is_and_which_one_it_is()
    {
        using var transport = new WebhookTransport(new Uri(_address), Secret, _clock);
        var sent = transport.Send(Message, default);
        var context = await _listener.GetContextAsync();
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var seconds = long.Parse(context.Request.Headers[WebhookSignature.TimeHeader]!, CultureInfo.InvariantCulture);
        var signature = context.Request.Headers[WebhookSignature.Header]!;
        byte[] text = [.. Encoding.ASCII.GetBytes($"{_clock.Now.ToUnixTimeSeconds()}."), .. body.ToArray()];
        var signed = HMACSHA256.HashData(Secret, text);
        Assert.Equal((_clock.Now.ToUnixTimeSeconds(), $"v1={Convert.ToHexStringLower(signed)}"), (seconds, signature));
        Assert.Equal("{\"text\":\"謝\"}", Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal("Shop-17-3", context.Request.Headers["Idempotency-Key"]);
        context.Response.StatusCode = 202;
        context.Response.Close();
        Assert.Equal(DeliveryState.Sent, (await sent).State);
    }

    [Theory]
    [InlineData(200, DeliveryState.Sent)]
    [InlineData(302, DeliveryState.Never)]
    [InlineData(400, DeliveryState.Never)]
    [InlineData(410, DeliveryState.Never)]
    [InlineData(429, DeliveryState.Later)]
    [InlineData(500, DeliveryState.Later)]
    [InlineData(503, DeliveryState.Later)]
    public async Task What_the_receiver_answers_decides(int status, DeliveryState expected)
    {
        using var transport = new WebhookTransport(new Uri(_address), Secret, _clock);
        var sent = transport.Send(Message, default);
        var context = await _listener.GetContextAsync();
        context.Response.StatusCode = status;
        context.Response.Headers["Location"] = "http://elsewhere.example/";
        context.Response.Headers["Retry-After"] = "90";
        context.Response.Close();
        var outcome = await sent;
        Assert.Equal((expected, TimeSpan.FromSeconds(90)), (outcome.State, outcome.NotBefore));
        Assert.Equal(
            expected == DeliveryState.Later ? _clock.Now.AddSeconds(90) : null, RetrySchedule.Next(1, _clock.Now, outcome));
    }

    [Theory]
    [InlineData("Wed, 04 Mar 2026 10:10:00 GMT", 600)]
    [InlineData("31536000", 24 * 3600)]
    [InlineData("1", 60)]
    public async Task A_receiver_is_left_alone_as_long_as_it_asks_and_for_a_day_at_most(string asked, int seconds)
    {
        using var transport = new WebhookTransport(new Uri(_address), Secret, _clock);
        var sent = transport.Send(Message, default);
        var context = await _listener.GetContextAsync();
        context.Response.StatusCode = 503;
        context.Response.Headers["Retry-After"] = asked;
        context.Response.Close();
        Assert.Equal(_clock.Now.AddSeconds(seconds), RetrySchedule.Next(1, _clock.Now, await sent));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_or_is_gone_is_tried_later()
    {
        using var transport = new WebhookTransport(new Uri(_address), Secret, _clock, TimeSpan.FromMilliseconds(300));
        Assert.Contains("didn't answer", (await transport.Send(Message, default)).Words, StringComparison.Ordinal);
        _listener.Stop();
        Assert.Equal(DeliveryState.Later, (await transport.Send(Message, default)).State);
    }

    public void Dispose() => _listener.Close();

    private static Outgoing Message => new("Shop-17-3", "+43 1 23", Encoding.UTF8.GetBytes("{\"text\":\"謝\"}"));
}
