using System.Net;
using System.Net.Sockets;

namespace Workflows.Cli.Tests;

/// <summary>Messages leave, are listed, set aside and sent again, and what comes back is fed as events.</summary>
public sealed class OutboxTests
{
    private const string Programme = """
        programme Shop {
          currency  EUR
          time zone "Europe/Vienna"
        }

        event Purchase {
          order : text key
          total : money
        }

        member {
          mobile  : optional text personal
          consent marketing by sms
        }

        points Miles { worth 0.01 EUR }

        rule Base {
          on    Purchase
          award 1 Miles per 1 EUR of total
        }

        journey Thanks {
          start   on Purchase
          again   1 day after end
          purpose marketing
          send    sms "thanks"
        }
        """;

    private const string Events = "type,member,at,order,total,mobile,consent_marketing_sms\nJoined,anna,2026-02-01 12:00,,,+43 1 23,yes\n"
        + "Joined,ben,2026-02-01 12:00,,,,yes\nPurchase,anna,2026-02-10 12:00,1,20,,\nPurchase,ben,2026-02-10 13:00,2,20,,\n";

    [Fact]
    public async Task Messages_leave_and_what_is_set_aside_is_listed_and_sent_again()
    {
        using var folder = new WorkFolder();
        using var listener = new HttpListener();
        var address = Listen(listener);
        Directory.CreateDirectory(folder.At("messages"));
        folder.Write("shop.loyalty", Programme);
        folder.Write("events.csv", Events);
        folder.Write("messages/thanks.txt", "Thank you. Stop: {{ links.unsubscribe }}");
        folder.Write("messages/settings.json", $"{{ \"channels\": {{ \"sms\": {{ \"webhook\": \"{address}\", \"secret from\": \"PATH\", \"a minute\": 100 }} }} }}");
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db");
        var before = Loyalty.Good(folder.Path, "outbox", "list", "--db", "shop.db").Lines;
        Assert.Equal(2, before.Length);
        Assert.All(before, line => Assert.EndsWith("waiting", line, StringComparison.Ordinal));

        var received = Answer(listener, 400);
        var send = Loyalty.Run(folder.Path, "outbox", "send", "--programme", "shop.loyalty", "--db", "shop.db");
        var document = await received;
        Assert.Contains("\"to\":\"\\u002B43 1 23\"", document, StringComparison.Ordinal);
        Assert.Equal(1, send.Exit);
        Assert.Contains("0 sent, 0 to be tried again, 2 set aside, 0 of channels without a way", send.Error, StringComparison.Ordinal);
        var listed = Loyalty.Good(folder.Path, "outbox", "list", "--db", "shop.db", "--state", "set-aside").Lines;
        Assert.Contains("anna  set-aside after 1 attempt: 400 Bad Request", listed[0], StringComparison.Ordinal);
        Assert.Contains("ben  set-aside after 1 attempt: no address of the member is known for this channel", listed[1], StringComparison.Ordinal);

        var key = listed[0].Split(' ')[0];
        Assert.Equal($"{key}\n", Loyalty.Good(folder.Path, "outbox", "retry", key, "--db", "shop.db").Out);
        received = Answer(listener, 200);
        Assert.Contains("1 sent", Loyalty.Good(folder.Path, "outbox", "send", "--programme", "shop.loyalty", "--db", "shop.db").Error, StringComparison.Ordinal);
        await received;
        var shown = Loyalty.Good(folder.Path, "outbox", "show", key, "--db", "shop.db").Out;
        Assert.Contains("refused: 400 Bad Request", shown, StringComparison.Ordinal);
        Assert.Contains("to be sent again, by word of somebody", shown, StringComparison.Ordinal);
        Assert.Contains("taken: 200 OK", shown, StringComparison.Ordinal);
        Assert.Contains("was not set aside: it is sent", Loyalty.Refused(1, folder.Path, "outbox", "retry", key, "--db", "shop.db"), StringComparison.Ordinal);

        var token = document.Split("/unsubscribe/")[1][..38];
        folder.Write("back.jsonl", $"{{\"kind\":\"unsubscribe\",\"token\":\"{token}\",\"at\":\"2026-03-01T10:00:00Z\"}}\n{{\"kind\":\"spam\"}}\n");
        var back = Loyalty.Run(folder.Path, "outbox", "returns", "back.jsonl", "--db", "shop.db", "--out", "returns.jsonl");
        Assert.Equal(2, back.Exit);
        Assert.Contains("back.jsonl:2: `kind` has to be unsubscribe, complaint or bounce.", back.Error, StringComparison.Ordinal);
        folder.Write("later.csv", "type,member,at,order,total\nPurchase,anna,2026-03-10 12:00,3,20\n");
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "returns.jsonl", "later.csv", "--db", "shop.db");
        Assert.Equal(2, Loyalty.Good(folder.Path, "outbox", "list", "--db", "shop.db").Lines.Length);
        Assert.Contains("4 attempts to deliver messages: as the outbox has them", Loyalty.Good(folder.Path, "audit", "--db", "shop.db").Out, StringComparison.Ordinal);
        File.AppendAllText(folder.At("shop.db.delivery"), File.ReadLines(folder.At("shop.db.delivery")).Last() + "\n");
        var audit = Loyalty.Run(folder.Path, "audit", "--db", "shop.db");
        Assert.Equal(1, audit.Exit);
        Assert.Contains($"for the message {key} after it was taken", audit.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"channels\": 3 }", "has to be a record")]
    [InlineData("{ \"channels\": { \"sms\": {} } }", "say either `smtp`, for e-mail, or `webhook`")]
    [InlineData("{ \"channels\": { \"email\": { \"smtp\": \"mail\" } } }", "host:port")]
    [InlineData("{ \"channels\": { \"email\": { \"smtp\": \"mail:25\", \"tls\": false, \"user\": \"u\" } } }", "over an open line")]
    [InlineData("{ \"channels\": { \"sms\": { \"webhook\": \"http://a.example\", \"secret from\": \"PATH\" } } }", "begins with https://")]
    [InlineData("{ \"channels\": { \"sms\": { \"webhook\": \"https://a.example\", \"secret from\": \"NO_SUCH_VARIABLE\" } } }", "isn't set")]
    public void A_way_that_is_written_wrong_is_told(string settings, string expected)
    {
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At("messages"));
        folder.Write("shop.loyalty", Programme);
        folder.Write("messages/settings.json", settings);
        Assert.Contains(expected, Loyalty.Refused(1, folder.Path, "outbox", "send", "--programme", "shop.loyalty", "--db", "shop.db"), StringComparison.Ordinal);
    }

    private static string Listen(HttpListener listener)
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        var address = $"http://127.0.0.1:{port}/";
        listener.Prefixes.Add(address);
        listener.Start();
        return address;
    }

    private static async Task<string> Answer(HttpListener listener, int status)
    {
        var context = await listener.GetContextAsync();
        using var reader = new StreamReader(context.Request.InputStream);
        var text = await reader.ReadToEndAsync();
        context.Response.StatusCode = status;
        context.Response.Close();
        return text;
    }
}
