using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Consents by purpose and channel, each with its time and the version of its text.</summary>
public sealed class ConsentTests
{
    private const string Text = """
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
        }
        event Purchase { total: money }
        member {
          consent marketing by email, sms
          consent research by email
        }
        points Coins { worth 1 HKD }
        rule Base {
          on Purchase
          bonus 1 Coins
        }
        journey Care {
          start on Purchase
          again 1 minutes after start
          purpose marketing
          send email "care"
        }
        """;

    [Fact]
    public void A_consent_is_kept_with_its_time_and_the_version_of_its_text()
    {
        var world = Member();
        var told = world.On(
            "2026-02-01 12:00", "anna", "Updated", ("consent_marketing_email", true), ("consent_research_email", false), ("consent_text", "v2"));
        var given = Assert.Single(told);
        Assert.Equal((EffectKind.ConsentGiven, 0, "v2"), (given.Kind, given.Subject, given.Text));
        Assert.Equal(world.At("2026-02-01 12:00"), world.Member("anna").ConsentAt(0));
        Assert.Equal("v2", world.Member("anna").ConsentText(0));
        Assert.False(world.Member("anna").HasConsentedTo(2));
    }

    [Fact]
    public void The_same_consent_told_again_stays_as_old_as_it_is_and_one_to_another_text_is_new()
    {
        var world = Member();
        world.On("2026-02-01 12:00", "anna", "Updated", ("consent_marketing_email", true), ("consent_text", "v2"));
        Assert.Empty(world.On("2026-03-01 12:00", "anna", "Updated", ("consent_marketing_email", true), ("consent_text", "v2")));
        Assert.Empty(world.On("2026-03-02 12:00", "anna", "Updated", ("consent_marketing_email", true)));
        Assert.Equal(world.At("2026-02-01 12:00"), world.Member("anna").ConsentAt(0));
        Assert.Single(world.On("2026-03-03 12:00", "anna", "Updated", ("consent_marketing_email", true), ("consent_text", "v3")));
        Assert.Equal(world.At("2026-03-03 12:00"), world.Member("anna").ConsentAt(0));
    }

    [Fact]
    public void A_message_says_under_which_consent_it_was_sent()
    {
        var world = Member();
        world.On("2026-02-01 12:00", "anna", "Updated", ("consent_marketing_email", true), ("consent_text", "v2"));
        var effects = world.On("2026-02-02 12:00", "anna", "Purchase", ("total", 10));
        var under = Assert.Single(effects, effect => effect.Kind == EffectKind.SentUnderConsent);
        Assert.Equal((0, 0, world.At("2026-02-01 12:00").Micros, "v2"), (under.Source, under.Subject, under.Amount, under.Text));
        Assert.Contains(effects, effect => effect.Kind == EffectKind.MessageSent);
    }

    [Fact]
    public void After_a_withdrawal_nothing_is_sent_for_that_purpose_on_that_channel()
    {
        var world = Member();
        world.On("2026-02-01 12:00", "anna", "Updated", ("consent_marketing_email", true), ("consent_marketing_sms", true));
        var told = world.On("2026-02-02 12:00", "anna", "Updated", ("consent_marketing_email", false), ("consent_text", "form 7"));
        Assert.Equal((EffectKind.ConsentWithdrawn, 0, "form 7"), (Assert.Single(told).Kind, told[0].Subject, told[0].Text));
        Assert.True(world.Member("anna").HasConsentedTo(1));
        var effects = world.On("2026-02-03 12:00", "anna", "Purchase", ("total", 10));
        Assert.Equal((long)MessageDropReason.NoConsent, Assert.Single(effects, effect => effect.Kind == EffectKind.MessageDropped).Amount);
    }

    [Fact]
    public void Who_leaves_has_withdrawn_every_consent()
    {
        var world = Member();
        world.On("2026-02-01 12:00", "anna", "Updated", ("consent_marketing_email", true), ("consent_research_email", true));
        var left = world.On("2026-02-02 12:00", "anna", "Left");
        Assert.Equal([0, 2], left.Where(effect => effect.Kind == EffectKind.ConsentWithdrawn).Select(effect => effect.Subject));
        world.On("2026-02-03 12:00", "anna", "Joined");
        Assert.False(world.Member("anna").HasConsentedTo(0));
    }

    private static World Member()
    {
        var world = new World(Text);
        world.On("2026-01-05 12:00", "anna", "Joined");
        return world;
    }
}
