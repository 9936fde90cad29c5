using Workflows.Model.Effects;

namespace Workflows.Testing;

/// <summary>The shop of many tests: purchases have a key and a total, and what they give is up to the test.</summary>
public static class PlainShop
{
    /// <summary>The beginning of its programme.</summary>
    public const string Head = """
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
        }
        event Purchase {
          order: text key
          total: money
        }

        """;

    /// <summary>Purchases that can be sent back whole.</summary>
    public const string Returns = """
        event Refund {
          refund: text key
          order: text
          reverses Purchase by order
        }

        """;

    /// <summary>Purchases that can be sent back in part.</summary>
    public const string PartialReturns = """
        event Refund {
          refund: text key
          order: text
          total: money
          reverses Purchase by order, amount total
        }

        """;

    /// <summary>The shop with points and rules, and those who have joined it.</summary>
    public static World Open(string pointsAndRules, string joined, params IEnumerable<string> members)
    {
        var world = new World(Head + pointsAndRules);
        foreach (var member in members)
        {
            world.Join(joined, member);
        }

        return world;
    }

    /// <summary>Somebody buys.</summary>
    public static IReadOnlyList<Effect> Buy(World world, string at, string order, decimal total, string member = "anna") =>
        world.On(at, member, "Purchase", ("order", order), ("total", total));
}
