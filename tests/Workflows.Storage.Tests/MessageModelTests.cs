using System.Text.Json;
using Workflows.Core.Journeys;
using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Storage.Writing;
using Workflows.Testing;

namespace Workflows.Storage.Tests;

/// <summary>What a message knows besides its member: the event of its journey, the voucher, and by whose clock.</summary>
public sealed class MessageModelTests
{
    private const string Text = """
        programme P {
          currency EUR
          time zone "Europe/Vienna"
        }
        event Purchase {
          order: text key
          total: money
          note: optional text
          items: list of { sku: text, price: money }
        }
        member {
          zone: optional text
        }
        messages { time zone member.zone }
        points Coins { worth 1 EUR }
        reward Gift "A gift" {
          price 10 Coins
          voucher valid 20 days worth 5 EUR
        }
        rule Base {
          on Purchase
          bonus 100 Coins
        }
        journey Bought {
          start on Purchase
          again 1 minutes after end
          wait 1 day
          send email "bought"
        }
        journey Redeeming {
          start on Redeemed
          again 1 minutes after end
          wait 1 hour
          send email "redeemed"
        }
        """;

    private readonly World _world = new(Text);

    [Fact]
    public void The_event_is_told_with_all_that_it_said_by_the_clock_of_the_member()
    {
        Join("Asia/Hong_Kong");
        _world.On("2026-03-02 20:30", "anna", "Purchase", ("order", "1"), ("total", 12.5m), ("items", new (string, object)[][] { [("sku", "tea"), ("price", 12.5m)] }));
        _world.GoTo("2026-03-10 12:00");
        using var model = Models("bought").Single();
        Assert.Equal(
            """{"at":"2026-03-03T03:30:00\u002B08:00","order":"1","total":12.5,"items":[{"sku":"tea","price":12.5}]}""", model.RootElement.GetProperty("event").GetRawText());
        Assert.EndsWith("+08:00", model.RootElement.GetProperty("sent").GetString(), StringComparison.Ordinal);
        Assert.False(model.RootElement.TryGetProperty("voucher", out _));
    }

    [Fact]
    public void Each_redemption_has_its_own_voucher_though_another_came_after_it()
    {
        Join("");
        _world.On("2026-03-02 12:00", "anna", "Purchase", ("order", "1"), ("total", 1), ("items", Array.Empty<(string, object)[]>()));
        var first = Redeem("2026-03-03 12:00", "a");
        var later = Redeem("2026-03-03 13:30", "b");
        Redeem("2026-03-03 14:00", "c");
        _world.GoTo("2026-03-10 12:00");
        var models = Models("redeemed").ToList();
        Assert.Equal([first, later], models.Take(2).Select(model => model.RootElement.GetProperty("voucher").GetProperty("code").GetString()));
        Assert.Equal(["a", "b"], models.Take(2).Select(model => model.RootElement.GetProperty("event").GetProperty("redemption").GetString()));
        Assert.Equal("A gift", models[0].RootElement.GetProperty("voucher").GetProperty("reward").GetString());
        Assert.Equal(5, models[0].RootElement.GetProperty("voucher").GetProperty("left").GetDecimal());
        Assert.StartsWith("2026-03-23T", models[0].RootElement.GetProperty("voucher").GetProperty("until").GetString(), StringComparison.Ordinal);
        models.ForEach(model => model.Dispose());
    }

    private string? Redeem(string local, string key) => _world.On(local, "anna", "Redeemed", ("redemption", key), ("reward", "Gift"))
        .Single(effect => effect.Kind == EffectKind.VoucherIssued).Text;

    private void Join(string zone)
    {
        (string, object)[] values = zone.Length == 0 ? [] : [("zone", zone)];
        Assert.Equal(Refusal.None, _world.Population.Take(
            _world.RecordOf(_world.Programme.EventTypes[BuiltInEvents.Joined], "2026-01-05 12:00", "anna", "joined anna", values)));
    }

    private IEnumerable<JsonDocument> Models(string template)
    {
        var previews = new MessagePreview(_world.Plan);
        return from step in _world.Log.Steps
               from sent in step.Effects
               where sent.Kind == EffectKind.MessageSent && ((JourneyStep.Send)_world.Plan.Step(sent.Source, sent.Text!)).Template == template
               let start = StartingEvent.Of(_world.Plan, _world.Member("anna"), sent, step.Event, step.Effects, _world.Log)
               select JsonDocument.Parse(previews.Of(_world.Member("anna"), sent, start));
    }
}
