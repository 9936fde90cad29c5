using System.Globalization;
using Workflows.Model.Events;
using Workflows.Model.Time;
using Workflows.Testing;

namespace Workflows.Storage.Tests;

/// <summary>Random events of some members of the <see cref="Shop"/>: purchases with lines, visits, refunds, late news, silences, spending.</summary>
internal sealed class Life(int seed, World world)
{
    private readonly Random _random = new(seed);
    private readonly List<(string Member, string Order, decimal Total)> _orders = [];
    private DateTime _now = new(2026, 1, 3, 9, 0, 0);
    private readonly Dictionary<string, string> _asked = [];
    private readonly HashSet<string> _left = [];
    private int _number;

    public static string[] Members { get; } = ["anna", "ben", "carol", "dora"];

    /// <summary>The events, each with when it became known.</summary>
    public IEnumerable<(EventRecord Event, Instant Received)> Events(int count)
    {
        foreach (var member in Members)
        {
            yield return (Record(
                "Joined", "2026-01-01 08:00", member, $"j {member}", ("consent_marketing_email", true), ("email", $"{member}@mail.example"),
                ("birthday", "1990-02-14"), ("zone", Zone())), world.At("2026-01-01 08:00"));
        }

        for (var i = 0; i < count; i++)
        {
            _now = _now.AddMinutes(_random.Next(60 * 24 * (_random.Next(15) == 0 ? 60 : 2)));
            yield return (Merged() ?? Next(), world.At(Text(_now)));
        }
    }

    /// <summary>Where members live: where the clock goes otherwise, as here, and where nobody knows which.</summary>
    private string Zone() => _random.Next(4) switch { 0 => "America/New_York", 1 => "Asia/Tokyo", 2 => "Asia/Hong_Kong", _ => "Atlantis" };

    /// <summary>Now and then two are one: the second merge is of who took over in the first.</summary>
    private EventRecord? Merged()
    {
        var (member, into) = _number == 45 ? ("dora", "carol") : ("carol", "anna");
        return _number is 45 or 110 ? Record("Merged", Text(_now), member, $"k{++_number}", ("into", into)) : null;
    }

    private EventRecord Next()
    {
        var member = Members[_random.Next(Members.Length)];
        var key = $"k{++_number}";
        var at = Text(_now);
        if (_random.Next(25) == 0 || _left.Contains(member))
        {
            return LeftOrBack(member, key, at);
        }

        switch (_random.Next(12))
        {
            case 0 when _orders.Count > 0:
                var (of, order, total) = _orders[^1];
                _orders.RemoveAt(_orders.Count - 1);
                return Record("Refund", at, of, key, ("refund", key), ("order", order), ("total", _random.Next(2) == 0 ? total : total / 2));
            case 0 or 1 when _random.Next(4) == 0:
                return Record("Updated", at, member, key, ("email", $"{key}@mail.example"), ("zone", Zone()));
            case 0 or 1:
                return Asked(member, key, at);
            case 2 when _number % 3 == 0:
                return Record(
                    "Transferred", at, member, key, ("transfer", key), ("to", Members[_random.Next(Members.Length)]), ("points", _random.Next(1, 5)));
            case 2 when _random.Next(3) == 0:
                return Record("Redeemed", at, member, key, ("redemption", key), ("points", _random.Next(1, 20)), ("currency", "Stars"));
            case 2 or 3 or 4:
                (string, object)[] with = _random.Next(3) == 0 ? [("friend", _random.Next(4) == 0 ? "zoë" : Members[_random.Next(Members.Length)])] : [];
                return Record(
                    "Visit", at, member, key, [("visit", key), ("score", _random.Next(11)), ("topic", _random.Next(2) == 0 ? "täst" : "x"), .. with]);
            default:
                var late = _random.Next(10) == 0 && _now > new DateTime(2026, 2, 15);
                var paid = _random.Next(1, 600) * 2m;
                _orders.Add((member, key, paid));
                return Record(
                    "Purchase", late ? Text(_now.AddDays(-_random.Next(1, 40))) : at, member, key, ("order", key), ("total", paid),
                    ("channel", _random.Next(3) switch { 0 => "shop", 1 => "web", _ => "app" }), ("lines", Lines()));
        }
    }

    private EventRecord LeftOrBack(string member, string key, string at)
    {
        if (_left.Remove(member))
        {
            return Record("Joined", at, member, key, ("consent_marketing_email", true), ("consent_text", $"v{_number}"));
        }

        _left.Add(member);
        return Record("Left", at, member, key);
    }

    /// <summary>A request about a reward; what it asks for may be gone, or never have been.</summary>
    private EventRecord Asked(string member, string key, string at)
    {
        var last = _asked.GetValueOrDefault(member, "none");
        _asked[member] = key;
        return _random.Next(6) switch
        {
            0 or 1 => Record("RewardHeld", at, member, key, ("hold", key), ("reward", "Pen")),
            2 => Record("Redeemed", at, member, key, ("redemption", key), ("reward", "Pen"), ("points", 2)),
            3 => Record("Redeemed", at, member, key, ("redemption", key), ("hold", last)),
            4 => Record("RewardReleased", at, member, key, ("hold", last)),
            _ => Record("RewardCancelled", at, member, key, ("redemption", last)),
        };
    }

    private (string, object)[][] Lines() => [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new (string, object)[]
    {
        ("category", _random.Next(2) == 0 ? "extra" : "plain"), ("price", _random.Next(9_000) / 100m),
    })];

    private EventRecord Record(string type, string at, string member, string key, params (string, object)[] values) =>
        world.RecordOf(world.Programme.EventTypes.Single(candidate => candidate.Name == type), at, member, key, values);

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
