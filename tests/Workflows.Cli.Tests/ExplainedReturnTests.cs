namespace Workflows.Cli.Tests;

/// <summary>What an order gave, and what its returns took back, is told with the values of each time, also once nothing of the order is left.</summary>
public sealed class ExplainedReturnTests : IDisposable
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

        event Refund {
          refund : text key
          order  : text
          total  : optional money
          reverses Purchase by order, amount total
        }

        points Miles { worth 0.01 EUR }

        rule Base {
          on    Purchase
          award 1 Miles per 10 EUR of total
        }

        rule Second {
          on    Purchase
          when  count of Purchase this calendar month = 2
          bonus 5 Miles
        }
        """;

    private const string Events = """
        type,member,at,order,total,refund
        Joined,anna,2026-01-05 12:00,,,
        Purchase,anna,2026-01-10 12:00,one,50,
        Purchase,anna,2026-01-11 12:00,two,405,
        Refund,anna,2026-01-12 12:00,two,100,r1
        Refund,anna,2026-01-13 12:00,two,,r2
        """;

    private readonly WorkFolder _folder = new();

    public ExplainedReturnTests()
    {
        _folder.Write("shop.loyalty", Programme);
        _folder.Write("events.csv", Events);
        Loyalty.Good(_folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db");
    }

    [Fact]
    public void An_order_that_was_sent_back_is_told_as_it_was_when_it_came()
    {
        var order = Explain("--event", "two");
        Tells(order, "gave 40 Miles\n");
        Tells(order, "1 Miles per 10 EUR of total: 405 EUR / 10 EUR x 1 = 40.5 Miles before rounding\n");
        Tells(order, "Second (shop.loyalty:25) fired\n");
        Tells(Explain("--posting", "3"), "405 EUR / 10 EUR x 1 = 40.5 Miles before rounding\n");
    }

    [Fact]
    public void A_return_is_told_with_what_it_left_of_the_order() =>
        Tells(Explain("--event", "r1"), "1 Miles per 10 EUR of total: 305 EUR / 10 EUR x 1 = 30.5 Miles before rounding\n");

    [Fact]
    public void What_a_return_takes_back_of_one_lot_is_told_rule_by_rule()
    {
        var balance = Explain("--balance", "Miles");
        Tells(balance, "10 taken back: Base (shop.loyalty:20) corrected by -10 Miles for two, with Refund r1");
        Tells(balance, "35 taken back: Base (shop.loyalty:20) corrected by -30 Miles for two, Second (shop.loyalty:25) corrected by -5 Miles for two, with Refund r2");
    }

    [Fact]
    public void Points_that_are_kept_in_no_lots_are_one_sum_whatever_returns_took_back()
    {
        var balance = Explain("--balance", "Miles");
        Tells(balance, "in no lot:\n");
        Tells(balance, "  left 5\n");
        Assert.Single(balance.Split('\n'), line => line.StartsWith("  left ", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private string Explain(params string[] question) => Loyalty.Good(_folder.Path, ["explain", "--db", "shop.db", "--member", "anna", .. question]).Out;

    private static void Tells(string text, string words) => Assert.Contains(words, text, StringComparison.Ordinal);
}
