using System.Net;
using System.Text;
using Workflows.Delivery.Links;
using Workflows.Delivery.Messages;
using Workflows.Delivery.Sending;
using Workflows.Input;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;
using Workflows.Testing;

namespace Workflows.Delivery.Tests;

/// <summary>The pages to which links of messages lead, asked over HTTP on this machine.</summary>
public sealed class LinkSiteTests : IAsyncLifetime, IDisposable
{
    private const string Words = "application/x-www-form-urlencoded";

    private readonly HandClock _clock = new();
    private readonly Outbox _outbox = new("anna", "mei", "gone");
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private LinkDesk _desk = null!;
    private LinkSite _site = null!;

    private string Inbox => $"{_outbox.Db}.inbox.jsonl";

    public async Task InitializeAsync()
    {
        _desk = Desk();
        _site = await LinkSite.Start("http://127.0.0.1:0", "https://shop.example/m", _desk, words => Assert.Fail(words), default);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public void Dispose()
    {
        _desk.Dispose();
        _client.Dispose();
        _outbox.Dispose();
    }

    [Fact]
    public async Task A_page_asks_and_only_the_answer_stops_messages_once_however_often_it_is_given()
    {
        var path = $"m/unsubscribe/{TokenTo("anna")}";
        var asked = await Get(path);
        Assert.Contains("You will get no more offers by e-mail from us.", asked, StringComparison.Ordinal);
        Assert.False(File.Exists(Inbox));
        for (var i = 0; i < 3; i++)
        {
            // As a mail program's button does it (RFC 8058): without having looked at the page.
            using var answer = await _client.PostAsync(new Uri(_site.Address, path), new StringContent("List-Unsubscribe=One-Click", Encoding.ASCII, Words));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("<h1>Stopped</h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            _clock.Now = _clock.Now.AddMinutes(1);
        }

        var line = Assert.Single(File.ReadAllLines(Inbox));
        Assert.Equal(
            $$"""{"type":"Updated","member":"anna","at":"2026-03-04T10:00:00Z","key":"unsubscribe {{MailTo("anna")}} 2026-03-04T10:00:00Z","consent_marketing_email":"no"}""", line);
    }

    [Fact]
    public async Task What_a_member_asked_for_is_an_event_that_withdraws_the_consent_and_the_next_message_is_not_sent()
    {
        await Post($"unsubscribe/{TokenTo("anna")}");
        var told = Assert.Single(EventReader.Read(_outbox.Programme, Inbox, new EventReaderOptions())).Event!;
        var world = new World(Outbox.Text);
        world.Join("2026-03-01 10:00", "anna");
        Assert.NotEmpty(Sent(world.On("2026-03-03 12:00", "anna", "Purchase", ("order", "1"), ("total", 10))));
        world.Population.Take(told);
        Assert.False(world.Member("anna").HasConsentedTo(0));
        Assert.DoesNotContain("thanks", Sent(world.On("2026-03-05 12:00", "anna", "Purchase", ("order", "2"), ("total", 10))));

        IEnumerable<string> Sent(IEnumerable<Effect> effects) => effects.Where(effect => effect.Kind == EffectKind.MessageSent)
            .Select(effect => ((JourneyStep.Send)world.Plan.Step(effect.Source, effect.Text!)).Template);
    }

    [Fact]
    public async Task Preferences_show_what_is_chosen_and_take_what_is_chosen_now_in_the_language_of_the_member()
    {
        var path = $"m/preferences/{TokenTo("mei")}";
        var page = await Get(path);
        Assert.Contains("<html lang=\"zh-Hant\">", page, StringComparison.Ordinal);
        Assert.Contains("name=\"consent_marketing_email\" value=\"yes\" checked>", page, StringComparison.Ordinal);
        Assert.Contains("name=\"consent_research_sms\" value=\"yes\">", page, StringComparison.Ordinal);
        var saved = await Post(path, ("consent_research_sms", "yes"));
        Assert.Contains("role=\"status\"", saved, StringComparison.Ordinal);
        Assert.Contains("name=\"consent_marketing_email\" value=\"yes\">", saved, StringComparison.Ordinal);
        Assert.Contains("name=\"consent_research_sms\" value=\"yes\" checked>", saved, StringComparison.Ordinal);
        Assert.EndsWith(
            "\"consent_marketing_email\":\"no\",\"consent_research_sms\":\"yes\"}", Assert.Single(File.ReadAllLines(Inbox)), StringComparison.Ordinal);

        // Whoever begins again knows what is in the file already, and who changes their mind is heard.
        using var again = Desk();
        Assert.Equal(200, again.Take(LinkKind.Unsubscribe, TokenTo("mei"), new HashSet<string>()).Status);
        Assert.Single(File.ReadAllLines(Inbox));
        _clock.Now = _clock.Now.AddDays(1);
        Assert.Contains("checked", again.Take(LinkKind.Preferences, TokenTo("mei"), new HashSet<string> { "consent_marketing_email" }).Page, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(Inbox).Length);
        Assert.Equal(200, again.Take(LinkKind.Unsubscribe, TokenTo("mei"), new HashSet<string>()).Status);
        Assert.Equal(3, File.ReadAllLines(Inbox).Distinct().Count());
    }

    [Fact]
    public async Task A_link_that_was_made_up_is_not_believed_and_nothing_tells_it_from_one_of_nobody()
    {
        var message = _outbox.Reader.Outbox().First(one => one.Channel == "email");
        var right = TokenTo("anna");
        string[] wrong =
        [
            new LinkToken(message.Entry, message.Line).Signed(new byte[32]), new LinkToken(message.Entry, message.Line + 9).Signed(new byte[32]),
            $"{right[..20]}{(right[20] == 'A' ? 'B' : 'A')}{right[21..]}", "abc", $"{right}/x",
        ];
        var pages = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in wrong)
        {
            foreach (var kind in new[] { "unsubscribe", "preferences" })
            {
                using var shown = await _client.GetAsync(new Uri(_site.Address, $"{kind}/{token}"));
                using var taken = await _client.PostAsync(new Uri(_site.Address, $"{kind}/{token}"), new StringContent("a=b", Encoding.ASCII, Words));
                Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, taken.StatusCode));
                pages.Add(await shown.Content.ReadAsStringAsync());
                pages.Add(await taken.Content.ReadAsStringAsync());
            }
        }

        Assert.Single(pages);
        Assert.False(File.Exists(Inbox));
    }

    [Fact]
    public void The_links_of_who_was_erased_are_dead()
    {
        var gone = _outbox.Reader.Members.Single(member => member.IsErased).Index;
        var message = _outbox.Reader.Outbox().First(one => one.Member == gone);
        Assert.Equal(404, _desk.Show(LinkKind.Unsubscribe, new LinkToken(message.Entry, message.Line).Signed([])).Status);
    }

    [Fact]
    public async Task Only_what_a_link_can_ask_is_answered()
    {
        using var put = await _client.PutAsync(new Uri(_site.Address, $"unsubscribe/{TokenTo("anna")}"), new StringContent(""));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        using var json = await _client.PostAsync(new Uri(_site.Address, $"preferences/{TokenTo("anna")}"), new StringContent("{}", Encoding.ASCII, "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        using var large = await _client.PostAsync(new Uri(_site.Address, $"preferences/{TokenTo("anna")}"), new StringContent(new string('a', 9_000), Encoding.ASCII, Words));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var root = await _client.GetAsync(_site.Address);
        Assert.Equal(HttpStatusCode.NotFound, root.StatusCode);
        Assert.Equal("no-store", root.Headers.GetValues("Cache-Control").Single());
        Assert.StartsWith("default-src 'none'", root.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(File.Exists(Inbox));
    }

    [Fact]
    public void A_line_that_was_cut_off_does_not_swallow_the_next()
    {
        File.WriteAllText(Inbox, "{\"type\":\"Upda");
        using var desk = Desk();
        desk.Take(LinkKind.Unsubscribe, TokenTo("anna"), new HashSet<string>());
        var lines = EventReader.Read(_outbox.Programme, Inbox, new EventReaderOptions()).ToList();
        Assert.Equal([false, true], lines.Select(line => line.Event is not null));
    }

    private LinkDesk Desk() => new(_outbox.Db, () => _outbox.Plan, new ConsentInbox(Inbox), _clock);

    private string TokenTo(string member) => LinkToken.Of(Mail(member), _outbox.Reader);

    private string MailTo(string member) => DeliveryRun.KeyOf(Mail(member));

    private StoredMessage Mail(string member) => _outbox.Reader.Outbox().Single(
        message => message.Channel == "email" && message.Member == _outbox.Reader.FindMember(member)!.Index);

    private Task<string> Get(string path) => _client.GetStringAsync(new Uri(_site.Address, path));

    private async Task<string> Post(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _client.PostAsync(new Uri(_site.Address, path), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
