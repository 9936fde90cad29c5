using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Core.Tests.Properties;

/// <summary>Buying A and B and returning B leaves what buying A alone would have left.</summary>
public sealed class ReturnLawTests(ITestOutputHelper output)
{
    private const string Text = """
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
        }
        event Purchase {
          order: text key
          total: money
          lines: optional list of { sku: text, category: text, quantity: number, price: money }
        }
        event Refund {
          refund: text key
          order: text
          total: optional money
          lines: optional list of { sku: text, quantity: number }
          reverses Purchase by order, amount total, items lines
        }
        points Miles {
          pending 14 days
          expire 6 months after earned, end of month
          round down per event
        }
        points Stars { status only }
        tiers Status {
          tier Blue from joining
          tier Silver when earned Stars this calendar year >= 80
          keep until end of next calendar year
        }
        segment Keen when count of Purchase over last 30 days >= 3
        rule Base {
          on Purchase
          award 1 Miles and 1 Stars per 10 HKD of total
          at most 120 Miles per member per calendar week
        }
        rule Accessory {
          on Purchase
          for each line in lines where line.category is "accessory"
          award 1 Miles per 3 HKD of line.price * line.quantity
        }
        rule SilverDouble {
          on Purchase
          when member is Silver
          multiply Miles by 2
          at most 50 Miles per member in any 10 days
        }
        rule Third {
          on Purchase
          when count of Purchase over last 30 days is every 3rd
          bonus 25 Miles
        }
        rule BecameKeen {
          on entering Keen
          bonus 7 Miles
        }
        """;

    [Fact]
    public void Returning_in_parts_and_in_any_order_leaves_what_the_rest_alone_would_have_left()
    {
        const int Seed = 20260704;
        output.WriteLine($"seed {Seed}");
        for (var round = 0; round < 60; round++)
        {
            var random = new Random(Seed + round);
            var orders = Enumerable.Range(0, 8).Select(i => new Order(i, random)).ToList();
            var bought = new World(Text);
            var alone = new World(Text);
            foreach (var world in new[] { bought, alone })
            {
                world.Join("2026-01-01 00:00", "m");
            }

            foreach (var order in orders)
            {
                Buy(bought, order, order.Quantities);
                if (order.Left.Sum() > 0)
                {
                    Buy(alone, order, order.Left);
                }
            }

            var returns = orders.SelectMany(order => order.Returns()).ToArray();
            random.Shuffle(returns);
            foreach (var (order, item, quantity, number) in returns)
            {
                bought.On(
                    "2026-02-20 10:00", "m", "Refund", ("refund", $"R{number}"), ("order", order.Key),
                    ("lines", new[] { new (string, object)[] { ("sku", $"S{item}"), ("quantity", quantity) } }));
            }

            foreach (var until in new[] { "2026-02-20 10:00", "2026-03-15 00:00", "2026-12-01 00:00" })
            {
                bought.GoTo(until);
                alone.GoTo(until);
                Same(alone, bought, round);
            }
        }
    }

    private static void Same(World alone, World bought, int round)
    {
        for (var currency = 0; currency < 2; currency++)
        {
            var (expected, found) = (alone.Member("m"), bought.Member("m"));
            Assert.True(
                (expected.Pending(currency), expected.Available(currency)) == (found.Pending(currency), found.Available(currency)),
                $"round {round}, currency {currency}: expected {expected.Pending(currency)} and {expected.Available(currency)}, "
                + $"found {found.Pending(currency)} and {found.Available(currency)}");
        }

        Assert.Equal(alone.Tier("m"), bought.Tier("m"));
        Assert.Equal(alone.Member("m").IsIn(0), bought.Member("m").IsIn(0));
    }

    private static void Buy(World world, Order order, int[] quantities)
    {
        var lines = quantities.Select((quantity, item) => (quantity, item)).Where(line => line.quantity > 0)
            .Select(line => new (string, object)[]
            {
                ("sku", $"S{line.item}"), ("category", line.item % 2 == 0 ? "accessory" : "device"), ("quantity", line.quantity),
                ("price", order.Prices[line.item]),
            }).ToArray();
        world.On(
            order.At, "m", "Purchase", ("order", order.Key), ("total", quantities.Select((quantity, item) => quantity * order.Prices[item]).Sum()),
            ("lines", lines));
    }

    /// <summary>An order of up to three articles, and how many of each come back.</summary>
    private sealed class Order
    {
        private readonly int[] _back;
        private readonly int _number;

        public Order(int number, Random random)
        {
            _number = number;
            At = $"2026-01-{2 + (number * 3):00} {8 + random.Next(12):00}:{random.Next(60):00}";
            Quantities = [random.Next(4), 1 + random.Next(3), random.Next(2)];
            Prices = [.. Quantities.Select(_ => random.Next(100, 30_000) / 100m)];
            _back = [.. Quantities.Select(quantity => random.Next(2) == 0 ? 0 : random.Next(quantity + 1))];
        }

        public string At { get; }

        public int[] Quantities { get; }

        public decimal[] Prices { get; }

        public string Key => $"O{_number}";

        public int[] Left => [.. Quantities.Select((quantity, item) => quantity - _back[item])];

        /// <summary>One return for each thing that comes back.</summary>
        public IEnumerable<(Order Order, int Item, int Quantity, int Number)> Returns()
        {
            for (var item = 0; item < _back.Length; item++)
            {
                for (var one = 0; one < _back[item]; one++)
                {
                    yield return (this, item, 1, (_number * 100) + (item * 10) + one);
                }
            }
        }
    }
}
