using Workflows.Core.Explaining;
using Workflows.Core.Journeys;
using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Members are written to by the clock of where they live; everything else goes by the clock of the programme.</summary>
public sealed class MemberZoneTests
{
    private const string Text = """
        programme P {
          currency EUR
          time zone "Europe/Vienna"
        }
        event Purchase {
          order: text key
          total: money
        }
        member {
          zone: optional text
          consent marketing by email
        }
        messages {
          quiet 21:00 to 09:00
          time zone member.zone
        }
        points Coins { worth 1 EUR }
        rule Base {
          on Purchase
          bonus 1 Coins
        }
        journey Care {
          start on Purchase where total > 5 EUR
          again 1 minutes after start
          purpose marketing
          wait 1 day
          send email "care"
        }
        """;

    [Theory]
    [InlineData("Asia/Hong_Kong", "2026-03-04 12:00", "2026-03-05 12:00")]
    [InlineData("Asia/Hong_Kong", "2026-03-04 14:00", "2026-03-06 02:00")]
    [InlineData("America/New_York", "2026-03-04 12:00", "2026-03-05 15:00")]
    [InlineData("Asia/Nowhere", "2026-03-04 22:30", "2026-03-06 09:00")]
    [InlineData("", "2026-03-04 22:30", "2026-03-06 09:00")]
    [InlineData("", "2026-03-04 20:30", "2026-03-05 20:30")]
    public void Quiet_hours_are_those_of_the_clock_where_the_member_lives(string zone, string bought, string sent)
    {
        var world = Member(zone);
        world.On(bought, "anna", "Purchase", ("order", "1"), ("total", 10));
        world.GoTo("2026-03-20 12:00");
        Assert.Equal(world.At(sent), Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.MessageSent).At);
    }

    [Fact]
    public void What_puts_a_message_off_is_told_by_the_clock_where_the_member_lived()
    {
        var world = Member("Asia/Hong_Kong");
        world.On("2026-03-04 14:00", "anna", "Purchase", ("order", "1"), ("total", 10));
        world.GoTo("2026-03-20 12:00");
        var put = Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.MessagePutOff);
        Assert.Equal(PutOffReasons.QuietHours, PutOff.Of(world.Plan, put.At, new Instant(put.Amount), "Asia/Hong_Kong"));
        Assert.NotEqual(PutOffReasons.QuietHours, PutOff.Of(world.Plan, put.At, new Instant(put.Amount), null));
    }

    [Fact]
    public void Who_moves_while_a_message_waits_gets_it_by_the_clock_there()
    {
        var world = Member("Asia/Hong_Kong");
        world.On("2026-03-04 14:00", "anna", "Purchase", ("order", "1"), ("total", 10));
        world.On("2026-03-05 20:00", "anna", "Updated", ("zone", "Europe/Vienna"));
        world.GoTo("2026-03-20 12:00");
        Assert.Equal(world.At("2026-03-06 09:00"), Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.MessageSent).At);
    }

    [Fact]
    public void A_message_knows_the_event_that_started_its_journey_and_no_other_at_the_same_instant()
    {
        var world = Member("");
        world.On("2026-03-04 12:00", "anna", "Purchase", ("order", "1"), ("total", 3));
        world.On("2026-03-04 12:00", "anna", "Purchase", ("order", "2"), ("total", 10));
        world.On("2026-03-04 15:00", "anna", "Purchase", ("order", "3"), ("total", 4));
        world.GoTo("2026-03-20 12:00");
        var step = Assert.Single(world.Log.Steps, one => one.Effects.Any(effect => effect.Kind == EffectKind.MessageSent));
        var sent = step.Effects.Single(effect => effect.Kind == EffectKind.MessageSent);
        var start = StartingEvent.Of(world.Plan, world.Member("anna"), sent, step.Event, step.Effects, world.Log);
        Assert.Equal("2", start!.Key);
    }

    private static World Member(string zone)
    {
        var world = new World(Text);
        var joined = world.Programme.EventTypes[BuiltInEvents.Joined];
        (string, object)[] values = [("consent_marketing_email", true), .. zone.Length == 0 ? [] : new (string, object)[] { ("zone", zone) }];
        Assert.Equal(Refusal.None, world.Population.Take(world.RecordOf(joined, "2026-01-05 12:00", "anna", "joined anna", values)));
        return world;
    }
}
