using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class OtherMoneyTests
{
    private const string Text = """
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
        }
        event Purchase {
          order: text key
          total: money in USD, JPY
          lines: optional list of { sku: text, quantity: number, price: money }
        }
        event Refund {
          refund: text key
          order: text
          total: optional money in USD, JPY
          lines: optional list of { sku: text, quantity: number }
          reverses Purchase by order, amount total, items lines
        }
        rates {
          day 2026-03-02 1 USD = 7.8125 HKD, 100 JPY = 5.01 HKD
          day 2026-03-03 1 USD = 6 HKD
          other days take last known
        }
        points Miles { worth 0.08 HKD }
        points Thirds { round down per event }
        segment Big when sum of Purchase.total ever >= 96.0002 HKD
        rule Base {
          on Purchase
          award 1 Miles per 1 HKD of total
        }
        rule Third {
          on Purchase
          award 3 Thirds per 1 HKD of total
        }
        """;

    [Fact]
    public void Nothing_is_rounded_before_points_are()
    {
        // 12.29 USD are 96.015625 HKD: three times that is 288.046875, and not 3 times 96.01 or 96.02.
        var world = Shop("12.29 USD");
        Assert.Equal((96, 288), (world.Points("ben", "Miles"), world.Points("ben", "Thirds")));
        Assert.True(world.Member("ben").IsIn(0));

        // 1,199 JPY at 5.01 for 100 are 60.0699 HKD.
        world.On("2026-03-02 13:00", "ben", "Purchase", ("order", "B"), ("total", "1199 JPY"));
        Assert.Equal((156, 288 + 180), (world.Points("ben", "Miles"), world.Points("ben", "Thirds")));
    }

    [Fact]
    public void What_is_taken_back_whole_leaves_nothing_whatever_the_rate_is_by_then()
    {
        var world = Shop("100 USD");
        Assert.Equal(781, world.Points("ben", "Miles"));
        world.On("2026-03-05 12:00", "ben", "Refund", ("refund", "R-1"), ("order", "A"), ("total", "40 USD"));
        Assert.Equal(468, world.Points("ben", "Miles"));
        world.On("2026-03-06 12:00", "ben", "Refund", ("refund", "R-2"), ("order", "A"), ("total", "60 USD"));
        Assert.Equal(0, world.Points("ben", "Miles"));
    }

    [Fact]
    public void A_return_in_another_currency_counts_by_the_rate_of_its_own_day()
    {
        var world = Shop("100 USD");
        world.On("2026-03-05 12:00", "ben", "Refund", ("refund", "R-1"), ("order", "A"), ("total", 81.25m));
        Assert.Equal(700, world.Points("ben", "Miles"));
        world.On("2026-03-06 12:00", "ben", "Refund", ("refund", "R-2"), ("order", "A"), ("total", "1000 JPY"));
        Assert.Equal(649, world.Points("ben", "Miles"));
    }

    [Fact]
    public void Items_of_which_prices_are_told_in_the_programmes_money_come_off_a_total_of_another()
    {
        var world = new World(Text);
        world.Join("2026-03-01 00:00", "ben");
        world.On("2026-03-02 12:00", "ben", "Purchase", ("order", "A"), ("total", "100 USD"),
            ("lines", new (string, object)[][] { [("sku", "case"), ("quantity", 3), ("price", 50m)] }));
        world.On("2026-03-05 12:00", "ben", "Refund", ("refund", "R"), ("order", "A"),
            ("lines", new (string, object)[][] { [("sku", "case"), ("quantity", 2)] }));
        Assert.Equal(681, world.Points("ben", "Miles"));
    }

    private static World Shop(string total)
    {
        var world = new World(Text);
        world.Join("2026-03-01 00:00", "ben");
        world.On("2026-03-02 12:00", "ben", "Purchase", ("order", "A"), ("total", total));
        return world;
    }
}
