using System.Globalization;
using Workflows.Testing;

namespace Workflows.Core.Tests.Properties;

/// <summary>Makes things happen to members at random: purchases with lines, visits, returns, late news, long silences.</summary>
internal sealed class RandomLife(Random random)
{
    private readonly List<(string Member, string Order)> _orders = [];
    private DateTime _now = new(2025, 1, 3, 9, 0, 0);
    private int _number;

    public static void Begin(World world)
    {
        foreach (var member in Members)
        {
            world.Join("2025-01-01 00:00", member);
        }
    }

    /// <summary>One more thing happens.</summary>
    public void Step(World world)
    {
        _now = _now.AddMinutes(random.Next(60 * 24 * (random.Next(20) == 0 ? 60 : 3)));
        var member = Members[random.Next(Members.Length)];
        var at = _now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        _number++;
        if (_number % 37 == 0 && Merges(world, at))
        {
            return;
        }

        if (random.Next(50) == 0 && !world.Member(member).HasLeft)
        {
            world.On(at, member, "Left");
            return;
        }

        if (world.Member(member).HasLeft && random.Next(3) > 0)
        {
            ComeBackOrAsk(world, at, member);
            return;
        }

        if (random.Next(12) == 0 && _orders.Count > 0)
        {
            var (of, order) = _orders[random.Next(_orders.Count)];
            _orders.Remove((of, order));
            world.On(at, of, "Refund", ("refund", $"r{_number}"), ("order", order));
            return;
        }

        if (!IsAskedByWorkflow(world, at, member) && !Gives(world, at, member) && !Moves(world, at, member) && !Decides(world, at, member) && !AsksOrVisits(world, at, member))
        {
            Buy(world, at, member);
        }
    }

    /// <summary>A workflow that is no journey gives points, or asks for the lot.</summary>
    private bool IsAskedByWorkflow(World world, string at, string member)
    {
        if (_number % 11 != 0 || world.Member(member).HasLeft)
        {
            return false;
        }

        (string, object)[] asked = _number % 3 == 0
            ? [("ask", "hold out"), ("name", "trial"), ("share", 0.5m)]
            : [("ask", "award"), ("points", (_number % 7) + 1), ("currency", _number % 2 == 0 ? "Miles" : "Stars")];
        world.On(at, member, "workflow step", asked);
        return true;
    }

    private bool Gives(World world, string at, string member)
    {
        if (_number % 9 != 0 || Members.FirstOrDefault(one => one != member && !world.Member(one).HasLeft) is not { } other)
        {
            return false;
        }

        world.On(
            at, member, "Transferred", ("transfer", $"t{_number}"), ("to", other), ("points", (_number % 5) + 1),
            ("currency", _number % 2 == 0 ? "Miles" : "Stars"));
        return true;
    }

    /// <summary>One who is somebody of its own goes under in another such: so a third may go under in who took over a second.</summary>
    private static bool Merges(World world, string at)
    {
        var own = Members.Where(id => world.Member(id) is { HasLeft: false } one && one.Id == id).ToList();
        if (own.Count < 2)
        {
            return false;
        }

        world.On(at, own[0], "Merged", ("into", own[^1]));
        return true;
    }

    private bool AsksOrVisits(World world, string at, string member)
    {
        if (random.Next(4) == 0 || world.Member(member).HasLeft)
        {
            Ask(world, at, member);
            return true;
        }

        if (random.Next(5) > 0)
        {
            return false;
        }

        Visit(world, at, member);
        return true;
    }

    /// <summary>Somebody asks for a place in a household, full or not, or leaves one.</summary>
    private bool Moves(World world, string at, string member)
    {
        if (world.Programme.Household is null || _number % 8 != 0 || world.Member(member).HasLeft)
        {
            return false;
        }

        if (_number % 40 == 0)
        {
            world.On(at, member, "HouseholdLeft");
        }
        else
        {
            world.On(at, member, "HouseholdJoined", ("household", _number % 3 == 0 ? "H1" : "H0"));
        }

        return true;
    }

    /// <summary>Somebody decides about what a guard holds, if it holds anything.</summary>
    private bool Decides(World world, string at, string member)
    {
        if (world.Member(member) is not { HasLeft: false, HeldEarnings: { Count: > 0 } held } || random.Next(4) > 0)
        {
            return false;
        }

        var (key, releases) = (held[random.Next(held.Count)].Key, random.Next(2) == 0);
        if (random.Next(2) == 0)
        {
            world.On(at, member, releases ? "EarningReleased" : "EarningDenied", ("held", key));
        }
        else
        {
            world.On(at, member, releases ? "Cleared" : "Fraud", ("case", $"case of {key} {at}"), ("order", key));
        }

        return true;
    }

    private void Buy(World world, string at, string member)
    {
        var occurred = random.Next(10) == 0
            ? _now.AddMinutes(-random.Next(60 * 24 * 20)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : at;
        if (string.CompareOrdinal(occurred, "2025-01-02") < 0)
        {
            occurred = at;
        }

        var values = new List<(string, object)>
        {
            ("order", $"o{_number}"), ("total", random.Next(60_000) / 100m), ("items", random.Next(31)),
            ("channel", random.Next(3) switch { 0 => "shop", 1 => "web", _ => "app" }),
        };
        if (random.Next(2) == 0)
        {
            values.Add(("weight", random.Next(50_000) / 10_000m));
            values.Add(("topic", random.Next(2) == 0 ? "sale" : "news"));
            values.Add(("lines", Lines()));
        }

        world.Received(at, occurred, member, "Purchase", [.. values]);
        _orders.Add((member, $"o{_number}"));
    }

    private void ComeBackOrAsk(World world, string at, string member)
    {
        if (random.Next(2) == 0)
        {
            world.On(at, member, "Joined");
        }
        else
        {
            Ask(world, at, member);
        }
    }

    /// <summary>A visit, perhaps with a friend: another member, oneself, or nobody that is known.</summary>
    private void Visit(World world, string at, string member)
    {
        var friend = random.Next(5) is var one && one < Members.Length ? Members[one] : one == Members.Length ? "nobody" : null;
        (string, object)[] with = friend is null ? [] : [("friend", friend)];
        var occurred = random.Next(6) == 0 && string.CompareOrdinal(at, "2025-02-01") > 0
            ? _now.AddMinutes(-random.Next(60 * 24 * 20)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : at;
        world.Received(at, occurred, member, "Visit", [("visit", $"v{_number}"), ("score", random.Next(11)), .. with]);
        if (random.Next(8) == 0)
        {
            world.On(at, member, "Updated", ("mentor", Members[random.Next(Members.Length)]));
        }
    }

    /// <summary>Somebody asks for a reward, or for something that was reserved or given before, whether or not there still is such a thing.</summary>
    private void Ask(World world, string at, string member)
    {
        var reward = random.Next(2) == 0 ? "Mug" : "Card";
        var key = $"{member}{_number}";
        var rewards = world.Member(member).Rewards;
        var hold = rewards?.Holds.LastOrDefault()?.Key ?? "none";
        var given = rewards?.Redemptions.LastOrDefault();
        var channel = random.Next(2) == 0 ? "app" : "shop";
        (string Type, (string, object)[] Values)[] requests =
        [
            ("RewardHeld", [("hold", key), ("reward", reward), ("channel", channel)]),
            ("RewardHeld", [("hold", key), ("reward", reward)]),
            ("Redeemed", [("redemption", key), ("reward", reward), ("channel", channel)]),
            ("Redeemed", [("redemption", key), ("reward", reward)]),
            ("Redeemed", [("redemption", key), ("hold", hold)]),
            ("RewardReleased", [("hold", hold)]),
            ("RewardCancelled", [("redemption", given?.Key ?? "none")]),
            ("VoucherUsed", [("use", key), ("voucher", given?.Voucher?.Code ?? "none"), ("amount", random.Next(1, 2_000) / 100m)]),
        ];
        var (type, values) = requests[random.Next(requests.Length)];
        world.On(at, member, type, values);
    }

    private static readonly string[] Members = ["anna", "ben", "carol"];

    private (string, object)[][] Lines() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => new (string, object)[]
    {
        ("category", random.Next(2) == 0 ? "accessory" : "plan"), ("quantity", random.Next(1, 30_000) / 10_000m), ("price", random.Next(9_000) / 100m),
    })];
}
