using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Delivery.Messages;
using Workflows.Delivery.Sending;
using Workflows.Model.Programmes;
using Workflows.Storage;
using Workflows.Storage.Reading;
using Workflows.Storage.Writing;
using Workflows.Templates;
using Workflows.Testing;

namespace Workflows.Delivery.Tests;

/// <summary>
/// A database in a folder of its own, in which each of some members was sent a mail and an SMS. Who is called mei reads Chinese; who is called gone was
/// erased since.
/// </summary>
internal sealed class Outbox : IDisposable
{
    /// <summary>Its programme.</summary>
    public const string Text = """
        programme Shop { currency EUR
          time zone "Europe/Vienna" }
        event Purchase { order: text key
          total: money }
        event Bounced { message: text key
          channel: text }
        member { email: optional text personal
          mobile: optional text personal
          language: one of en, zh default en
          consent marketing by email
          consent research by email, sms }
        points Miles { worth 0.01 EUR }
        rule Base { on Purchase
          award 1 Miles per 1 EUR of total }
        journey Thanks { start on Purchase
          purpose marketing
          send email "thanks" }
        journey Text { start on Purchase
          send sms "text" }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("loyalty delivery ").FullName;
    private readonly World _world = new(Text, checksLedger: false);

    public Outbox(params string[] members)
    {
        using var store = LedgerStore.Open(Db, _world.Plan, [new SourceText("shop.loyalty", Text)]);
        store.Restore();
        var population = new Population(_world.Plan, store, store);
        foreach (var member in members)
        {
            population.Take(_world.RecordOf(
                _world.Programme.EventTypes[BuiltInEvents.Joined], "2026-03-01 10:00", member, $"joined {member}",
                ("email", $"{member}@mail.example"), ("mobile", "+43 1 23"), ("language", member == "mei" ? "zh" : "en"),
                ("consent_marketing_email", 1)));
        }

        var purchase = _world.Programme.EventTypes.Single(type => type.Name == "Purchase");
        foreach (var member in members)
        {
            population.Take(_world.RecordOf(purchase, "2026-03-02 10:00", member, member, ("order", member), ("total", 12m)));
        }

        if (members.Contains("gone"))
        {
            population.Take(_world.RecordOf(_world.Programme.EventTypes[BuiltInEvents.Erased], "2026-03-03 10:00", "gone", "erasure"));
        }

        store.Commit(new RunPosition { Received = population.Received, Pools = [.. population.Pools.Balances], Input = new InputPosition(0, 0) });
        Reader = RunReader.Open(Db);
    }

    public string Db => Path.Combine(_folder, "shop.db");

    public RunReader Reader { get; }

    public Programme Programme => _world.Programme;

    /// <summary>The plan with which it was run.</summary>
    public ProgrammePlan Plan => _world.Plan;

    /// <summary>What makes its messages.</summary>
    public static MessageRenderer Renderer { get; } = new(new ScribanRenderer(), new Templates(), MessageSettings.Usual("Shop"));

    /// <summary>The keys of the messages of a channel.</summary>
    public string[] Keys(string channel) => [.. Reader.Outbox().Where(message => message.Channel == channel).Select(DeliveryRun.KeyOf)];

    public void Dispose()
    {
        Reader.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Templates : IMessageTemplates
    {
        public Template? Find(string name, string language, string ending) => (name, ending) switch
        {
            ("thanks", "html") => new("thanks.html", "<title>Thank you</title><p>{{ points.Miles.available }} Miles. <a href=\"{{ links.unsubscribe }}\">Stop</a></p>", TemplateOutput.Html),
            ("paper", "html") => new("paper.html", "<style>@page { size: A4 } p { float: left }</style><p>{{ points.Miles.available }} Miles</p>", TemplateOutput.Html),
            ("text", "txt") => new("text.txt", "Thank you", TemplateOutput.Text),
            _ => null,
        };

        public string? Include(string name) => null;
    }
}
