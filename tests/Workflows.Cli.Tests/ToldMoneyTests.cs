using Workflows.Cli.Printing;
using Workflows.Testing;

namespace Workflows.Cli.Tests;

/// <summary>How <c>loyalty explain</c> says an amount of another currency.</summary>
public sealed class ToldMoneyTests
{
    private const string Text = """
        programme P {
          currency EUR
          time zone "Europe/Berlin"
        }
        event Purchase {
          order: text key
          total: money in USD
          tip: optional money in USD
        }
        rates {
          day 2026-01-09 1 USD = 0.9134 EUR
          other days take last known
        }
        points Beans { worth 0.05 EUR }
        rule Base {
          on Purchase
          award 1 Beans per 1 EUR of total
        }
        """;

    [Fact]
    public void What_was_told_is_said_with_its_rate_the_day_of_the_rate_and_what_it_counts()
    {
        var world = new World(Text);
        var type = world.Programme.EventTypes.Single(one => one.Name == "Purchase");
        var record = world.RecordOf(type, "2026-01-11 12:00", "anna", "1", ("order", "1"), ("total", "110.50 USD"), ("tip", 2m));
        Assert.Equal(
            "total 110.50 USD at 0.9134 EUR of 2026-01-09 = 100.9307 EUR, tip 2 EUR", new ValueText(world.Plan).Of(record, hasPersonal: true));
    }
}
