using System.Text.Json;
using Workflows.Delivery.Files;
using Workflows.Delivery.Messages;
using Workflows.Delivery.Returns;
using Workflows.Delivery.Sending;

namespace Workflows.Delivery.Tests;

public sealed class DeliveryRunTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public async Task A_message_is_sent_once_however_often_it_is_tried_and_whoever_begins_again()
    {
        using var outbox = new Outbox("anna", "ben");
        var taken = new Scripted(DeliveryState.Sent);
        for (var i = 0; i < 3; i++)
        {
            using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
            var result = await Run(taken).Pass(outbox.Reader, journal, default);
            Assert.Equal((i == 0 ? 2 : 0, 0, 0, 2), (result.Sent, result.Later, result.SetAside, result.NoWay));
        }

        Assert.Equal(outbox.Keys("email").Select(key => $"Shop-{key}"), taken.Keys);
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_ever_later_and_then_set_aside_and_listed_until_somebody_says_retry()
    {
        using var outbox = new Outbox("anna");
        using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        var busy = new Scripted(DeliveryState.Later);
        var pauses = new List<double>();
        for (var i = 0; i < RetrySchedule.MostAttempts; i++)
        {
            var result = await Run(busy).Pass(outbox.Reader, journal, default);
            Assert.Equal(i == RetrySchedule.MostAttempts - 1 ? (0, 1) : (1, 0), (result.Later, result.SetAside));
            if (result.Next is { } next)
            {
                pauses.Add((next - _clock.Now).TotalMinutes);
                _clock.Now = next.AddTicks(-1);
                Assert.Equal(0, (await Run(busy).Pass(outbox.Reader, journal, default)).Later);
                _clock.Now = next;
            }
        }

        Assert.Equal([1, 5, 30, 120, 480, 1440], pauses);
        Assert.Equal(RetrySchedule.MostAttempts, busy.Keys.Count);
        var key = outbox.Keys("email").Single();
        Assert.Equal(DeliveryStage.SetAside, DeliveryStanding.Of(journal.Attempts)[key].Stage);
        Assert.Null((await Run(busy).Pass(outbox.Reader, journal, default)).Next);
        journal.Add(new DeliveryAttempt(key, _clock.Now, "email", null));
        Assert.Equal(1, (await Run(new Scripted(DeliveryState.Sent)).Pass(outbox.Reader, journal, default)).Sent);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_set_aside_at_once_and_holds_nobody_up()
    {
        using var outbox = new Outbox("anna", "ben");
        using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        var result = await Run(new Scripted(DeliveryState.Never, DeliveryState.Sent)).Pass(outbox.Reader, journal, default);
        Assert.Equal((1, 1), (result.SetAside, result.Sent));
    }

    [Fact]
    public async Task No_more_are_sent_in_any_minute_than_the_channel_takes()
    {
        using var outbox = new Outbox("a", "b", "c", "d", "e");
        using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        var taken = new Scripted(DeliveryState.Sent);
        var first = await Run(taken, most: 2).Pass(outbox.Reader, journal, default);
        Assert.Equal((2, _clock.Now.AddMinutes(1)), (first.Sent, first.Next));
        _clock.Now = _clock.Now.AddSeconds(59);
        Assert.Equal(0, (await Run(taken, most: 2).Pass(outbox.Reader, journal, default)).Sent);
        _clock.Now = first.Next!.Value;
        Assert.Equal(2, (await Run(taken, most: 2).Pass(outbox.Reader, journal, default)).Sent);
    }

    [Fact]
    public async Task What_was_sent_before_counts_once_towards_the_limit_however_many_passes_read_of_it()
    {
        using var outbox = new Outbox("anna");
        using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        var run = Run(new Scripted(DeliveryState.Never, DeliveryState.Sent), most: 2);
        Assert.Equal(1, (await run.Pass(outbox.Reader, journal, default)).SetAside);
        _clock.Now = _clock.Now.AddSeconds(10);
        journal.Add(new DeliveryAttempt(outbox.Keys("email").Single(), _clock.Now, "email", null));
        Assert.Equal(1, (await run.Pass(outbox.Reader, journal, default)).Sent);
    }

    [Fact]
    public async Task Whoever_is_stopped_while_handing_over_notes_nothing_and_the_message_goes_again()
    {
        using var outbox = new Outbox("anna");
        using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        using var stop = new CancellationTokenSource();
        using var stopping = new Stopping(stop);
        Assert.Equal(new DeliveryResult(0, 0, 0, 0, null), await Run(stopping).Pass(outbox.Reader, journal, stop.Token));
        Assert.Empty(journal.Attempts);
        Assert.Equal(1, (await Run(new Scripted(DeliveryState.Sent)).Pass(outbox.Reader, journal, default)).Sent);
    }

    [Fact]
    public async Task The_journal_of_another_database_is_not_believed()
    {
        using var outbox = new Outbox("anna");
        using var other = new Outbox("ben");
        using (var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader))
        {
            await Run(new Scripted(DeliveryState.Sent)).Pass(outbox.Reader, journal, default);
        }

        File.Copy(DeliveryJournal.PathOf(outbox.Db), DeliveryJournal.PathOf(other.Db));
        Assert.Contains("another database", Assert.Throws<DeliveryFault>(() => DeliveryJournal.Open(other.Db, other.Reader)).Message, StringComparison.Ordinal);
        Assert.Contains("another database", Assert.Single(DeliveryAudit.Of(other.Db, other.Reader)!.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_sent_is_not_written_to_a_folder_too()
    {
        using var outbox = new Outbox("anna");
        var folder = Path.Combine(Path.GetDirectoryName(outbox.Db)!, "out");
        using (var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader))
        {
            await Run(new Scripted(DeliveryState.Sent)).Pass(outbox.Reader, journal, default);
        }

        var standings = DeliveryStanding.Of(DeliveryJournal.Read(outbox.Db, outbox.Reader));
        var result = new OutboxWriter(Outbox.Renderer, MessageSettings.Usual("Shop")).Write(outbox.Reader, standings, folder);
        Assert.Equal((1, 0, 1), (result.Written, result.There, result.Sent));
        Assert.EndsWith("-text.sms.txt", Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_finds_what_the_journal_cannot_have()
    {
        using var outbox = new Outbox("anna");
        Assert.Null(DeliveryAudit.Of(outbox.Db, outbox.Reader));
        using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        await Run(new Scripted(DeliveryState.Later)).Pass(outbox.Reader, journal, default);
        Assert.Equal((1, 0), (DeliveryAudit.Of(outbox.Db, outbox.Reader)!.Attempts, DeliveryAudit.Of(outbox.Db, outbox.Reader)!.Findings.Count));
        var (mail, text) = (outbox.Keys("email").Single(), outbox.Keys("sms").Single());
        var sent = new DeliveryOutcome(DeliveryState.Sent, "");
        journal.Add(new(mail, _clock.Now.AddSeconds(59), "email", sent));
        journal.Add(new(mail, _clock.Now.AddMinutes(9), "email", sent));
        journal.Add(new(text, _clock.Now, "email", new(DeliveryState.Never, "")));
        journal.Add(new(text, _clock.Now, "sms", sent));
        journal.Add(new("999-1", _clock.Now, "sms", null));
        Assert.Equal(
            [
                $"The journal of deliveries has an attempt at 2026-03-04 10:00:59 UTC for the message {mail} before 2026-03-04 10:01:00 UTC, when it was due again.",
                $"The journal of deliveries has an attempt at 2026-03-04 10:09:00 UTC for the message {mail} after it was taken.",
                $"The journal of deliveries has an attempt at 2026-03-04 10:00:00 UTC for the message {text} by email; it is to go by sms.",
                $"The journal of deliveries has an attempt at 2026-03-04 10:00:00 UTC for the message {text} after it was set aside, by nobody's word.",
                "The journal of deliveries has a word to send again at 2026-03-04 10:00:00 UTC for the message 999-1, which is not in the outbox.",
            ],
            DeliveryAudit.Of(outbox.Db, outbox.Reader)!.Findings);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_no_attempt_and_the_message_goes_again_under_its_key()
    {
        using var outbox = new Outbox("anna");
        using (var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader))
        {
            await Run(new Scripted(DeliveryState.Sent)).Pass(outbox.Reader, journal, default);
        }

        var path = DeliveryJournal.PathOf(outbox.Db);
        var whole = File.ReadAllText(path);
        Assert.DoesNotContain("anna", whole, StringComparison.Ordinal);
        File.WriteAllText(path, whole[..^5]);
        using var again = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        var taken = new Scripted(DeliveryState.Sent);
        Assert.Equal(1, (await Run(taken).Pass(outbox.Reader, again, default)).Sent);
        Assert.Equal($"Shop-{outbox.Keys("email").Single()}", taken.Keys.Single());
        Assert.Equal(whole, string.Concat(File.ReadLines(path).Select(line => line + "\n")));
    }

    [Fact]
    public void A_message_in_the_outbox_tells_the_event_that_started_its_journey()
    {
        using var outbox = new Outbox("anna");
        using var model = JsonDocument.Parse(outbox.Reader.Outbox().First(message => message.Channel == "email").Model);
        Assert.Equal(("anna", 12), (model.RootElement.GetProperty("event").GetProperty("order").GetString(), model.RootElement.GetProperty("event").GetProperty("total").GetInt32()));
    }

    [Fact]
    public void Two_programs_do_not_send_the_same_messages_at_once()
    {
        using var outbox = new Outbox("anna");
        using var journal = DeliveryJournal.Open(outbox.Db, outbox.Reader);
        Assert.Contains("another program", Assert.Throws<DeliveryFault>(() => DeliveryJournal.Open(outbox.Db, outbox.Reader)).Message, StringComparison.Ordinal);
        Assert.Empty(DeliveryJournal.Read(outbox.Db, outbox.Reader));
    }

    [Fact]
    public void What_comes_back_becomes_events_of_its_member()
    {
        using var outbox = new Outbox("anna", "ben");
        var events = new ReturnEvents(outbox.Programme, outbox.Reader);
        var mail = outbox.Reader.Outbox().Last(message => message.Channel == "email");
        var token = LinkToken.Of(mail, outbox.Reader);
        var stop = Assert.Single(events.Of(ReturnNote.Read($$"""{"kind":"unsubscribe","token":"{{token}}","at":"2026-03-04T10:00:00Z"}""", out _)!, out _));
        Assert.Equal(
            $$"""{"type":"Updated","member":"ben","at":"2026-03-04T10:00:00Z","key":"unsubscribe {{mail.Entry}}-{{mail.Line}} 2026-03-04T10:00:00Z","consent_marketing_email":"no"}""", stop);
        var bounce = Assert.Single(events.Of(ReturnNote.Read($$"""{"kind":"bounce","key":"Shop-{{mail.Entry}}-{{mail.Line}}","at":"2026-03-04T10:00:00Z"}""", out _)!, out _));
        Assert.Contains("\"type\":\"Bounced\",\"member\":\"ben\"", bounce, StringComparison.Ordinal);
        Assert.Contains("\"channel\":\"email\"", bounce, StringComparison.Ordinal);
        Assert.Single(events.Of(ReturnNote.Read($$"""{"kind":"bounce","key":"<{{mail.Entry}}.{{mail.Line}}@shop.example>","at":"2026-03-04T10:00:00Z"}""", out _)!, out _));
        Assert.Single(events.Of(ReturnNote.Read($$"""{"kind":"complaint","key":"{{mail.Entry}}-{{mail.Line}}","at":"2026-03-04T10:00:00Z"}""", out _)!, out _));
        var forged = ReturnNote.Read($$"""{"kind":"unsubscribe","token":"{{new LinkToken(mail.Entry, mail.Line).Signed(new byte[32])}}","at":"2026-03-04T10:00:00Z"}""", out _)!;
        Assert.Empty(events.Of(forged, out var wrong));
        Assert.Equal("the token isn't signed by this database", wrong);
    }

    [Theory]
    [InlineData("nonsense", "no JSON record")]
    [InlineData("[]", "no JSON record")]
    [InlineData("{}", "`kind` has to be")]
    [InlineData("{\"kind\":\"2\",\"key\":\"1-1\",\"at\":\"2026-03-04T10:00:00Z\"}", "`kind` has to be")]
    [InlineData("{\"kind\":\"bounce\",\"key\":\"1-1\",\"at\":\"soon\"}", "`at` has to be")]
    [InlineData("{\"kind\":\"bounce\",\"key\":\"anna\",\"at\":\"2026-03-04T10:00:00Z\"}", "names no message")]
    [InlineData("{\"kind\":\"unsubscribe\",\"key\":\"1-1\",\"at\":\"2026-03-04T10:00:00Z\"}", "needs the `token`")]
    public void A_note_that_says_nothing_is_told(string line, string expected)
    {
        Assert.Null(ReturnNote.Read(line, out var wrong));
        Assert.Contains(expected, wrong, StringComparison.Ordinal);
    }

    private DeliveryRun Run(IMessageTransport transport, int most = 100) => new(
        Outbox.Renderer, new Dictionary<string, DeliveryWay> { ["email"] = new(transport, true, new RateLimit(most)) }, "Shop",
        MessageSettings.Usual("Shop"), _clock);

    /// <summary>Somebody who is interrupted in the middle.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IMessageTransport
    {
        public async Task<DeliveryOutcome> Send(Outgoing message, CancellationToken token)
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new(DeliveryState.Sent, "");
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Somebody who answers as was written down, the last answer again and again.</summary>
    private sealed class Scripted(params DeliveryState[] answers) : IMessageTransport
    {
        public List<string> Keys { get; } = [];

        public Task<DeliveryOutcome> Send(Outgoing message, CancellationToken stop)
        {
            Keys.Add(message.Key);
            return Task.FromResult(new DeliveryOutcome(answers[Math.Min(Keys.Count, answers.Length) - 1], "as written"));
        }

        public void Dispose()
        {
        }
    }
}
