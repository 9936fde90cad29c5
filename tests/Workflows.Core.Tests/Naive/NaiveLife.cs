using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Testing;

namespace Workflows.Core.Tests.Naive;

/// <summary>Something that becomes known: an event, or nothing but that it is later.</summary>
/// <param name="Event">The event; null where only the clock goes on.</param>
/// <param name="Received">When it becomes known.</param>
internal sealed record Happening(EventRecord? Event, Instant Received)
{
    /// <summary>A version of the programme that comes into force right after; null for none.</summary>
    public string? Version { get; init; }

    public override string ToString() => Version is not null ? $"{Received}: another version\n{Version}"
        : Event is null ? $"{Received}: the clock goes on"
        : $"{Received}: {Event.Member} {Event.Type} {Event.Key} of {Event.At}{(Event.Replaces is { } old ? $" for {old}" : "")}"
        + $" [{string.Join(' ', Event.Numbers)}] [{string.Join(' ', Event.Texts)}]"
        + string.Concat(Event.Lines.Select(line => $" ({string.Join(' ', line.Numbers)} {string.Join(' ', line.Texts)})"));
}

/// <summary>
/// Makes things happen at random: purchases late and in time, put right, taken back whole, by items and by amount, points spent, silences
/// that pass expiry and both changes of the clock, and events at the very instant of another one or at the very end of a window.
/// </summary>
/// <param name="world">The programme.</param>
/// <param name="random">What decides.</param>
/// <param name="next">The version that comes into force in the middle; null for none.</param>
internal sealed class NaiveLife(World world, Random random, string? next = null)
{
    private static readonly string[] Members = ["anna", "ben", "carol"];
    private static readonly TimeLength[] Lengths =
    [
        new(30, TimeUnit.Day), new(1, TimeUnit.Month), new(36, TimeUnit.Hour), new(14, TimeUnit.Day),
        new(2, TimeUnit.Month), new(10, TimeUnit.Day), new(40, TimeUnit.Day), new(5, TimeUnit.Day),
    ];

    private readonly NaiveCalendar _calendar = new("Europe/Vienna");
    private readonly List<(string Member, string Key, Instant At)> _orders = [];

    /// <summary>What follows from what was asked for, sooner or later.</summary>
    private readonly Queue<Func<Happening>> _follow = [];

    /// <summary>When two turn out to be one; never, for most.</summary>
    private readonly int _mergesAt = random.Next(90);

    private bool _hasChanged;

    /// <summary>How many eighths of what happens concern other members, guards and rewards.</summary>
    private readonly int _dealings = random.Next(6);
    private readonly IReadOnlyList<string> _tasks =
    [
        .. world.Programme.Journeys.SelectMany(journey => ProgrammePlan.StepsOf(journey.Steps)).OfType<JourneyStep.Task>().Select(task => task.Name),
        .. Regex.Matches(next ?? "", @"task (T\d+) ", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(found => found.Groups[1].Value),
    ];
    private readonly bool _holds = world.Programme.Guards.Any(guard => guard.Action == GuardAction.Hold);

    /// <summary>When each joined; who was erased and comes anew is somebody else.</summary>
    private readonly Dictionary<string, Instant> _joined = [];
    private Instant _now;
    private string? _spent;
    private int _number;

    public IReadOnlyList<Happening> Live(int steps)
    {
        string[] starts =
        [
            "2023-12-28 10:00", "2024-02-29 08:00", "2024-03-20 22:00", "2024-10-10 02:30", "2025-02-10 12:00", "2024-06-01 00:00",
        ];
        _now = world.At(starts[random.Next(starts.Length)]);
        if (HasJourneys)
        {
            // What a journey waits for, a refresh and an event that comes late don't fall upon one instant.
            _now = new Instant(_now.Micros + (13 * Instant.PerSecond));
        }

        var all = new List<Happening>();
        foreach (var member in Members)
        {
            // Each on a day of its own, for most, so that their years of membership are different ones. Refreshes would come in between, and make the
            // numbers of members others than those of which codes of vouchers are made.
            var later = random.Next(3) == 0 || !world.Programme.Rankings.IsEmpty ? 0 : random.NextInt64(250);
            _now = new Instant(_now.Micros + (later * Instant.PerDay));
            _joined[member] = _now;
            all.Add(Joined(member, $"joined {member}"));
        }

        var changes = steps * random.Next(2, 5) / 6;
        while (all.Count < steps)
        {
            all.Add(next is not null && all.Count == changes ? Change(next) : Next());
        }

        return all;
    }

    private Happening Change(string text)
    {
        _now = new Instant(_now.Micros + 1);
        _hasChanged = true;
        return new Happening(null, _now) { Version = text };
    }

    private bool HasJourneys => !world.Programme.Journeys.IsEmpty || next?.Contains("\njourney ", StringComparison.Ordinal) == true;

    private bool MergesNow => _number == _mergesAt && (next is null || _hasChanged);

    private Happening Next()
    {
        _number++;
        var member = Members[random.Next(Members.Length)];
        if (!HasJourneys && random.Next(5) == 0 && Edge() is { } edge && edge.At >= _now)
        {
            (_now, member) = (edge.At, random.Next(4) == 0 ? member : edge.Member);
            return random.Next(4) == 0 ? Of(_now, member, "Redeemed", $"s{_number}", ("points", random.Next(1, 70))) : Purchase(member, _now);
        }

        _now = new Instant(_now.Micros + (random.NextInt64(60 * 24 * (random.Next(15) == 0 ? 45 : random.Next(3) == 0 ? 1 : 3)) * 60_000_000));
        if (_spent is { } spender && random.Next(2) == 0)
        {
            // What was just spent is taken back with the order that gave it, so that something is owed.
            _spent = null;
            return Back(_orders.FindLastIndex(order => order.Member == spender));
        }

        if (MergesNow)
        {
            return Of(_now, member, "Merged", $"m{_number}", ("into", Members.First(other => other != member)));
        }

        if (_follow.Count > 0 && random.Next(2) == 0)
        {
            return _follow.Dequeue()();
        }

        return Dealing(member) ?? Ordinary(member);
    }

    /// <summary>What concerns others, rewards or tasks; null for nothing of that.</summary>
    private Happening? Dealing(string member)
    {
        if (random.Next(8) < _dealings)
        {
            return random.Next(2) == 0 ? OfOthers(member) : OfRewards(member);
        }

        if (_tasks.Count > 0 && random.Next(6) == 0)
        {
            return Of(_now, member, "TaskDone", $"d{_number}", ("task", _tasks[random.Next(_tasks.Count)]), ("outcome", random.Next(4) == 0 ? "unheard" : "reached"));
        }

        return null;
    }

    private Happening Ordinary(string member)
    {
        return random.Next(20) switch
        {
            0 when random.Next(2) == 0 => Jump(),
            1 when random.Next(3) == 0 => Of(_now, member, "Updated", $"u{_number}", ("consent_marketing_email", random.Next(3) > 0)),
            0 or 1 => Of(_now, member, "Visit", $"v{_number}", ("score", random.Next(11))),
            2 or 3 => Spend(member),
            4 or 5 when _orders.Count > 0 => Back(random.Next(_orders.Count)),
            6 when _orders.Count > 0 => PutRight(),
            _ => Purchase(member),
        };
    }

    /// <summary>Exactly at a midnight, at the instant of another purchase, or at the end of a window of it, or just before.</summary>
    private (string Member, Instant At)? Edge()
    {
        if (_orders.Count == 0)
        {
            return null;
        }

        var (member, _, other) = _orders[random.Next(Math.Max(0, _orders.Count - 6), _orders.Count)];
        var end = _calendar.Plus(other, Lengths[random.Next(Lengths.Length)]);
        Instant[] edges = [_calendar.Midnight(_calendar.Day(_now).PlusDays(1)), end, end, new(end.Micros - 1), _now];
        return (member, edges[random.Next(edges.Length)]);
    }

    private Happening Jump()
    {
        _now = new Instant(_now.Micros + (random.NextInt64(20, 250) * Instant.PerDay));
        return new Happening(null, _now);
    }

    private Happening Purchase(string member)
    {
        var at = random.Next(6) == 0 ? new Instant(_now.Micros - (random.NextInt64(60 * 24 * 40) * 60_000_000)) : _now;
        return Purchase(member, at <= _joined[member] ? _now : at);
    }

    private Happening Purchase(string member, Instant at)
    {
        if (_holds && random.Next(4) == 0)
        {
            var order = (member, $"o{_number}", at);
            _follow.Enqueue(() => Decide(order));
        }

        _orders.Add((member, $"o{_number}", at));
        return Of(at, member, "Purchase", $"o{_number}", Values());
    }

    private (string, object)[] Values()
    {
        var values = new List<(string, object)>
        {
            ("total", random.Next(1, random.Next(8) == 0 ? 60_000 : 15_000) / 100m), ("items", random.Next(31)),
            ("channel", random.Next(3) switch { 0 => "shop", 1 => "web", _ => "app" }),
        };
        if (random.Next(2) == 0)
        {
            values.Add(("lines", Enumerable.Range(0, random.Next(4)).Select(line => new (string, object)[]
            {
                ("sku", $"s{line}"), ("category", random.Next(2) == 0 ? "accessory" : "plan"), ("quantity", random.Next(1, 4)),
                ("price", random.Next(1, 3_000) / 100m),
            }).ToArray()));
        }

        return [.. values];
    }

    private Happening Spend(string member)
    {
        _spent = _orders.Exists(order => order.Member == member) ? member : null;
        return Of(_now, member, "Redeemed", $"s{_number}", ("points", random.Next(1, random.Next(3) switch { 0 => 30, 1 => 80, _ => 250 })));
    }

    /// <summary>What concerns another member, or a guard's decision.</summary>
    private Happening OfOthers(string member)
    {
        var other = random.Next(8) == 0 ? member : Members.First(one => one != member && (one != Members[0] || random.Next(2) == 0));
        if (world.Programme.Household is not null && random.Next(3) == 0)
        {
            return random.Next(5) == 0 ? Of(_now, member, "HouseholdLeft", $"h{_number}")
                : Of(_now, member, "HouseholdJoined", $"h{_number}", ("household", random.Next(4) == 0 ? "H1" : "H0"));
        }

        switch (random.Next(14))
        {
            case < 5 when other != member:
                if (random.Next(2) == 0)
                {
                    _follow.Enqueue(() => Purchase(other, _now));
                }

                return Of(_now, member, "Referral", $"f{_number}", ("friend", other));
            case < 9:
                return Of(_now, member, "Transferred", $"t{_number}", ("to", other), ("points", random.Next(1, 30)));
            case < 12 when _orders.Count > 0:
                return Decide(_orders[random.Next(Math.Max(0, _orders.Count - 5), _orders.Count)]);
            case 12 when random.Next(3) == 0:
                _follow.Enqueue(() => JoinAnew(member));
                return Of(_now, member, "Erased", $"e{_number}");
            case 12:
                _follow.Enqueue(() => Joined(member, $"j{_number}"));
                return Of(_now, member, "Left", $"l{_number}");
            default:
                return Of(_now, member, "Visit", $"v{_number}", ("score", random.Next(11)));
        }
    }

    /// <summary>Somebody joins under the id of one who was erased, or comes back.</summary>
    private Happening JoinAnew(string member)
    {
        _joined[member] = _now;
        return Joined(member, $"n{_number}");
    }

    private Happening Joined(string member, string key) => Of(_now, member, "Joined", key, ("consent_marketing_email", random.Next(5) > 0));

    private Happening Decide((string Member, string Key, Instant At) order) =>
        Of(_now, order.Member, random.Next(3) == 0 ? "EarningDenied" : "EarningReleased", $"g{_number}", ("held", order.Key));

    /// <summary>What members ask for rewards, and what becomes of them.</summary>
    private Happening OfRewards(string member)
    {
        if (world.Programme.Rewards.IsEmpty)
        {
            return random.Next(2) == 0 ? Purchase(member) : Spend(member);
        }

        var key = $"s{_number}";
        if (random.Next(2) == 0)
        {
            _follow.Enqueue(() => OfGiven(member, key));
            return random.Next(4) == 0 ? Of(_now, member, "Redeemed", key, ("reward", "Mug"), ("points", 2))
                : Of(_now, member, "Redeemed", key, ("reward", "Mug"), ("currency", random.Next(2) == 0 ? "Miles" : "Stars"));
        }

        _follow.Enqueue(() => OfHeld(member, key));
        return Of(_now, member, "RewardHeld", key, ("reward", "Mug"), ("currency", random.Next(3) != 0 ? "Miles" : "Stars"));
    }

    private Happening OfHeld(string member, string hold)
    {
        var key = $"s{_number}";
        if (random.Next(3) == 0)
        {
            return Of(_now, member, "RewardReleased", key, ("hold", hold));
        }

        _follow.Enqueue(() => OfGiven(member, key));
        return Of(_now, member, "Redeemed", key, ("hold", hold));
    }

    /// <summary>
    /// The code of a voucher: all members join at the beginning, in the order of their names. Who comes anew under an id has codes that nobody here
    /// tells.
    /// </summary>
    public static string CodeOf(Programme programme, string member, string redemption) =>
        VoucherCode.Of(VoucherSecret.Stated, programme, Members.IndexOf(member) is >= 0 and var place ? place : 1_000, redemption);

    private Happening OfGiven(string member, string redemption)
    {
        if (random.Next(2) == 0)
        {
            _follow.Enqueue(() => OfGiven(member, redemption));
        }

        var code = CodeOf(world.Programme, member, redemption);
        return random.Next(6) switch
        {
            0 or 1 => Of(_now, member, "RewardCancelled", $"s{_number}", ("redemption", redemption)),
            2 => Of(_now, member, "RewardFulfilled", $"s{_number}", ("redemption", redemption)),
            3 => Of(_now, member, "VoucherUsed", $"s{_number}", ("voucher", code)),
            _ => Of(_now, member, "VoucherUsed", $"s{_number}", ("voucher", code), ("amount", random.Next(1, 600) / 100m)),
        };
    }

    private Happening Back(int place)
    {
        var (member, order, _) = _orders[place];
        (string, object)[] what = random.Next(3) switch
        {
            0 => [("order", order)],
            1 => [("order", order), ("total", random.Next(1, 9_000) / 100m)],
            _ => [("order", order), ("lines", new (string, object)[][] { [("sku", $"s{random.Next(2)}"), ("quantity", random.Next(1, 3))] })],
        };
        return Of(_now, member, "Refund", $"r{_number}", what);
    }

    private Happening PutRight()
    {
        var (member, order, at) = _orders[random.Next(_orders.Count)];
        var earlier = at.Micros - (random.NextInt64(60 * 24 * 10) * 60_000_000);
        var right = random.Next(3) == 0 ? new Instant(Math.Max(_joined[member].Micros + 1, earlier)) : at;
        _orders.Add((member, $"o{_number}", right));
        return Of(right, member, "Purchase", $"o{_number}", Values(), order);
    }

    private Happening Of(Instant at, string member, string type, string key, params (string, object)[] values) =>
        Of(at, member, type, key, values, null);

    private Happening Of(Instant at, string member, string type, string key, (string, object)[] values, string? replaces)
    {
        var eventType = world.Programme.EventTypes.Single(one => one.Name == type);
        var record = world.RecordOf(eventType, "2024-01-01 00:00", member, key, values);
        if (eventType.FieldNamed("total") is { Type.Currencies: { IsEmpty: false } currencies } total && record.Has(total.Index) && random.Next(4) > 0)
        {
            var amount = (decimal)record.Numbers[total.Index] / total.Type.Scale;
            (record.Numbers[total.Index], record.Texts[total.Index]) = OtherMoney.Told(
                world.Programme, string.Create(CultureInfo.InvariantCulture, $"{amount} {currencies[random.Next(3) / 2]}"), world.Plan.Calendar.DayOf(at));
        }

        return new Happening(
            new EventRecord
            {
                Type = record.Type, Member = member, At = at, Key = key, Replaces = replaces, Numbers = record.Numbers, Texts = record.Texts,
                Known = record.Known, Lines = record.Lines,
            },
            _now);
    }
}
