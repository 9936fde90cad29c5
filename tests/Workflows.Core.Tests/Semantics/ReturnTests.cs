using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class ReturnTests
{
    [Fact]
    public void Items_taken_back_leave_what_the_rest_would_have_earned()
    {
        var world = Shop();
        Buy(world, "A", 300m, ("case", "accessory", 2, 50m), ("phone", "device", 1, 200m));
        Assert.Equal(30 + 50, world.Points("ben", "Miles"));
        Return(world, "R-1", "A", ("case", 1));
        Assert.Equal(25 + 25, world.Points("ben", "Miles"));
        Return(world, "R-2", "A", ("phone", 1));
        Assert.Equal(5 + 25, world.Points("ben", "Miles"));
        Return(world, "R-3", "A", ("case", 1));
        Assert.Equal(0, world.Points("ben", "Miles"));
    }

    [Fact]
    public void Partial_returns_come_to_the_same_in_any_order()
    {
        var results = new HashSet<long>();
        foreach (var order in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
        {
            var world = Shop();
            Buy(world, "A", 333m, ("case", "accessory", 3, 31m), ("phone", "device", 1, 240m));
            foreach (var i in order)
            {
                if (i == 0)
                {
                    Return(world, "R-items", "A", ("case", 2));
                }
                else
                {
                    world.On("2026-03-05 12:00", "ben", "Refund", ("refund", $"R-{i}"), ("order", "A"), ("total", i * 33.33m));
                }
            }

            results.Add(world.Points("ben", "Miles"));
        }

        Assert.Single(results);
    }

    [Fact]
    public void An_amount_without_items_scales_all_lines_alike()
    {
        var world = Shop();
        Buy(world, "A", 200m, ("case", "accessory", 1, 100m), ("phone", "device", 1, 100m));
        Assert.Equal(20 + 50, world.Points("ben", "Miles"));
        world.On("2026-03-05 12:00", "ben", "Refund", ("refund", "R"), ("order", "A"), ("total", 100m));
        Assert.Equal(10 + 25, world.Points("ben", "Miles"));
    }

    [Fact]
    public void What_was_put_right_counts_as_if_it_had_been_so_from_the_beginning()
    {
        var world = Shop();
        Buy(world, "A", 300m);
        var type = world.Programme.EventTypes.Single(candidate => candidate.Name == "Purchase");
        var right = world.RecordOf(type, "2026-03-02 12:00", "ben", "A2", ("order", "A2"), ("total", 100m));
        var record = Replacing(right, "A");
        Assert.Equal(Refusal.None, world.Population.Take(record, world.At("2026-03-09 09:00")));
        Assert.Equal(10, world.Points("ben", "Miles"));
        Assert.Contains(world.Log.Steps[^1].Effects, effect => effect is { Kind: EffectKind.Replaced, Text: "A" });
        Return(world, "R", "A");
        Assert.Equal(0, world.Points("ben", "Miles"));
        var again = Replacing(world.RecordOf(type, "2026-03-02 12:00", "ben", "A3", ("order", "A3"), ("total", 100m)), "A2");
        Assert.Equal(Refusal.NothingToReplace, world.Population.Take(again, world.At("2026-03-10 09:00")));
    }

    [Fact]
    public void What_is_owed_is_paid_back_by_what_is_earned_next()
    {
        var world = Spent("owe");
        Assert.Equal((0, 80), (world.Member("ben").Available(0), world.Member("ben").Owed(0)));
        Buy(world, "2026-03-08 12:00", "B", 300m);
        Assert.Equal((0, 50), (world.Member("ben").Available(0), world.Member("ben").Owed(0)));
        Buy(world, "2026-03-09 12:00", "C", 900m);
        Assert.Equal((40, 0), (world.Member("ben").Available(0), world.Member("ben").Owed(0)));
    }

    [Fact]
    public void Where_returns_go_negative_the_balance_says_so_and_later_points_fill_it()
    {
        var world = Spent("go negative");
        Assert.Equal((-80, 0), (world.Member("ben").Available(0), world.Member("ben").Owed(0)));
        Buy(world, "2026-03-08 12:00", "B", 900m);
        Assert.Equal(10, world.Member("ben").Available(0));
        world.GoTo("2027-06-01 00:00");
        Assert.Equal(0, world.Member("ben").Available(0));
    }

    [Fact]
    public void Two_redemptions_below_zero_are_short_of_what_they_spent_together()
    {
        var world = Shop("go negative", "expire 12 months after earned");
        Buy(world, "A", 1_000m);
        world.On("2026-03-03 12:00", "ben", "Redeemed", ("redemption", "r1"), ("points", 60));
        world.On("2026-03-03 13:00", "ben", "Redeemed", ("redemption", "r2"), ("points", 20));
        Return(world, "R", "A");
        Assert.Equal((-80, 80), (world.Member("ben").Available(0), world.Member("ben").Balances[0].Short));
        Buy(world, "2026-03-08 12:00", "B", 900m);
        Assert.Equal((10, 0), (world.Member("ben").Available(0), world.Member("ben").Balances[0].Short));
        world.GoTo("2027-06-01 00:00");
        Assert.Equal(0, world.Member("ben").Available(0));
    }

    [Fact]
    public void Where_returns_stop_at_zero_the_company_bears_the_rest()
    {
        var world = Spent("stop");
        Assert.Equal((0, 0), (world.Member("ben").Available(0), world.Member("ben").Owed(0)));
        Buy(world, "2026-03-08 12:00", "B", 300m);
        Assert.Equal(30, world.Member("ben").Available(0));
    }

    private static Model.Events.EventRecord Replacing(Model.Events.EventRecord record, string replaced) => new()
    {
        Type = record.Type, Member = record.Member, At = record.At, Key = record.Key, Replaces = replaced, Numbers = record.Numbers,
        Texts = record.Texts, Known = record.Known, Lines = record.Lines,
    };

    /// <summary>Ben spends 80 of 100 points, and the order that gave them is returned.</summary>
    private static World Spent(string policy)
    {
        var world = Shop(policy, "expire 12 months after earned");
        Buy(world, "A", 1_000m);
        world.On("2026-03-03 12:00", "ben", "Redeemed", ("redemption", "r"), ("points", 80));
        Return(world, "R", "A");
        return world;
    }

    private static World Shop(string policy = "owe", string points = "worth 0.08 HKD")
    {
        var world = new World($$"""
            programme P {
              currency HKD
              time zone "Asia/Hong_Kong"
              returns take pending, then available, then {{policy}}
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
            points Miles { {{points}} }
            rule Base {
              on Purchase
              award 1 Miles per 10 HKD of total
            }
            rule Accessory {
              on Purchase
              for each line in lines where line.category is "accessory"
              award 5 Miles per 10 HKD of line.price * line.quantity
            }
            """);
        world.Join("2026-01-01 00:00", "ben");
        return world;
    }

    private static void Buy(World world, string order, decimal total, params (string Sku, string Category, int Quantity, decimal Price)[] lines) =>
        Buy(world, "2026-03-02 12:00", order, total, lines);

    private static void Buy(
        World world, string at, string order, decimal total, params (string Sku, string Category, int Quantity, decimal Price)[] lines) =>
        world.On(
            at, "ben", "Purchase", ("order", order), ("total", total),
            ("lines", lines.Select(line => new (string, object)[]
            {
                ("sku", line.Sku), ("category", line.Category), ("quantity", line.Quantity), ("price", line.Price),
            }).ToArray()));

    private static void Return(World world, string refund, string order, params (string Sku, int Quantity)[] items) =>
        world.On(
            "2026-03-05 12:00", "ben", "Refund", ("refund", refund), ("order", order),
            ("lines", items.Select(item => new (string, object)[] { ("sku", item.Sku), ("quantity", item.Quantity) }).ToArray()));
}
