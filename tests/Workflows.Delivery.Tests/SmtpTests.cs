using System.Text;
using MimeKit;
using Workflows.Delivery.Messages;
using Workflows.Delivery.Sending;

namespace Workflows.Delivery.Tests;

/// <summary>Mails over a real server on this machine.</summary>
public sealed class SmtpTests
{
    private static readonly byte[] Mail = Encoding.ASCII.GetBytes("From: a@a.example\r\nTo: anna@mail.example\r\nSubject: x\r\nMessage-ID: <17.3@a.example>\r\n\r\nHello\r\n");

    [Fact]
    public async Task A_mail_reaches_the_server_as_it_was_made()
    {
        using var outbox = new Outbox("anna");
        using var server = new MailServer(_ => "250 ok");
        using var transport = new SmtpTransport(Plain(server));
        using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        var run = new DeliveryRun(
            Outbox.Renderer, new Dictionary<string, DeliveryWay> { ["email"] = new(transport, true, new RateLimit(9)) }, "Shop", MessageSettings.Usual("Shop"), new HandClock());
        Assert.Equal(1, (await run.Pass(outbox.Reader, journal, default)).Sent);
        using var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.ASCII.GetBytes(Assert.Single(server.Taken))));
        Assert.Equal("Thank you", mail.Subject);
        Assert.Equal("anna@mail.example", mail.To.Mailboxes.Single().Address);
        Assert.Matches(@"^\d+\.\d+@shop\.example$", mail.MessageId);
        Assert.Matches("^<https://shop.example/unsubscribe/[A-Za-z0-9_-]{38}>$", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.StartsWith("12 Miles. Stop (https://shop.example/unsubscribe/", mail.TextBody, StringComparison.Ordinal);
        Assert.StartsWith("<title>Thank you</title><p>12 Miles.", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_TLS_is_asked_nothing_goes_over_an_open_line()
    {
        using var open = new MailServer(_ => "250 ok");
        using (var transport = new SmtpTransport(Plain(open) with { IsSecured = true }))
        {
            Assert.Equal(DeliveryState.Later, (await Send(transport)).State);
            Assert.Empty(open.Taken);
        }

        using var secured = new MailServer(_ => "250 ok", isSecured: true);
        using (var stranger = new SmtpTransport(Plain(secured) with { IsSecured = true }))
        {
            Assert.Equal(DeliveryState.Later, (await Send(stranger)).State);
            Assert.Empty(secured.Taken);
        }

        using var known = new SmtpTransport(Plain(secured) with { IsSecured = true }, (_, certificate, _, _) => certificate?.GetCertHashString() == secured.Thumbprint);
        Assert.Equal(DeliveryState.Sent, (await Send(known)).State);
        Assert.Equal(1, secured.Secured);
    }

    [Fact]
    public async Task A_server_that_refuses_for_good_or_for_now_is_believed_and_its_words_kept_without_the_address()
    {
        using var server = new MailServer(count => count == 0 ? "550 no anna@mail.example here" : count == 1 ? "451 try later" : "250 ok");
        using var transport = new SmtpTransport(Plain(server));
        Assert.Equal(new DeliveryOutcome(DeliveryState.Never, "550 no the address here"), await Send(transport));
        Assert.Equal(new DeliveryOutcome(DeliveryState.Later, "451 try later"), await Send(transport));
        Assert.Equal(DeliveryState.Sent, (await Send(transport)).State);
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_called_again()
    {
        using var server = new MailServer(count => count == 0 ? null : "250 ok");
        using var transport = new SmtpTransport(Plain(server));
        Assert.Equal(DeliveryState.Later, (await Send(transport)).State);
        Assert.Equal(DeliveryState.Sent, (await Send(transport)).State);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_and_one_that_is_not_there_is_told()
    {
        using (var server = new MailServer(_ => ""))
        using (var transport = new SmtpTransport(Plain(server) with { Patience = TimeSpan.FromMilliseconds(300) }))
        {
            var outcome = await Send(transport);
            Assert.Equal(DeliveryState.Later, outcome.State);
            Assert.Contains("didn't answer", outcome.Words, StringComparison.Ordinal);
        }

        int port;
        using (var gone = new MailServer(_ => "250 ok"))
        {
            port = gone.Port;
        }

        using var nobody = new SmtpTransport(new SmtpServer("127.0.0.1", port, false, null, null));
        Assert.Equal(DeliveryState.Later, (await Send(nobody)).State);
    }

    [Fact]
    public async Task What_is_no_mail_is_refused()
    {
        using var server = new MailServer(_ => "250 ok");
        using var transport = new SmtpTransport(Plain(server));
        Assert.Equal(DeliveryState.Never, (await transport.Send(new("k", "a", "Subject: x\r\n\r\n"u8.ToArray()), default)).State);
    }

    [Theory]
    [InlineData("anna@mail.example, eve@mail.example")]
    [InlineData("not an address")]
    public async Task A_mail_goes_to_one_mailbox_and_never_to_what_a_member_wrote_besides(string address)
    {
        using var server = new MailServer(_ => "250 ok");
        using var transport = new SmtpTransport(Plain(server));
        Assert.Equal(DeliveryState.Never, (await transport.Send(new("k", address, Mail), default)).State);
        Assert.Empty(server.Taken);
    }

    private static SmtpServer Plain(MailServer server) => new("127.0.0.1", server.Port, false, null, null);

    private static Task<DeliveryOutcome> Send(SmtpTransport transport) => transport.Send(new("Shop-17-3", "anna@mail.example", Mail), default);
}
