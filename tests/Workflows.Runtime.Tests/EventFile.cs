using System.Globalization;
using System.Text;

namespace Workflows.Runtime.Tests;

/// <summary>A generated file of events of the Shop, as JSON lines: repeats, late news, refunds and mistakes included.</summary>
internal sealed class EventFile(int seed, int members)
{
    private readonly Random _random = new(seed);
    private readonly List<(string Member, string Order, string At)> _orders = [];
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, int> _asked = [];
    private DateTime _now = new(2026, 1, 5, 1, 0, 0, DateTimeKind.Utc);

    /// <summary>The lines.</summary>
    /// <param name="count">How many events beside the joining of the members.</param>
    /// <param name="stepMinutes">At most so many minutes from one event to the next.</param>
    /// <param name="hasMistakes">Whether lines are bad, repeated, refused.</param>
    public IReadOnlyList<string> Lines(int count, int stepMinutes, bool hasMistakes = true)
    {
        for (var member = 0; member < members; member++)
        {
            _lines.Add(Text($$"""{"type":"Joined","member":"m{{member}}","at":"{{At(_now.AddSeconds(member))}}","level":4,"consent_marketing_email":"yes"}"""));
        }

        _now = _now.AddDays(1);
        for (var i = 0; i < count; i++)
        {
            _now = _now.AddSeconds(_random.Next(60 * stepMinutes));
            Add(i, hasMistakes);
            if (count >= 300 && i % (count / 4) == 0 && i > 0)
            {
                // m5 goes under in m6 and that one in m7; what comes for them later is of who goes on.
                _lines.Add(Merged(5 + (i / (count / 4)) - 1));
            }
        }

        return _lines;
    }

    private void Add(int number, bool hasMistakes)
    {
        var member = $"m{_random.Next(members)}";
        switch (_random.Next(hasMistakes ? 40 : 30))
        {
            case < 2 when _orders.Count > 0:
                var (of, order, _) = _orders[_random.Next(Math.Max(0, _orders.Count - 50), _orders.Count)];
                _lines.Add(Text($$"""{"type":"Refund","member":"{{of}}","at":"{{At(_now)}}","refund":"r{{number}}","order":"{{order}}","total":{{_random.Next(1, 60)}}}"""));
                break;
            case < 9:
                var friend = number % 3 == 0 ? $$""","friend":"m{{number % (members + 2)}}" """ : "";
                _lines.Add(Text($$"""{"type":"Visit","member":"{{member}}","at":"{{At(_now)}}","visit":"v{{number}}","score":{{_random.Next(11)}}{{friend}}}"""));
                break;
            case < 10 when _random.Next(3) > 0:
                _lines.Add(Asked(member, number));
                break;
            case < 10:
                _lines.Add(Text($$"""{"type":"Redeemed","member":"{{member}}","at":"{{At(_now)}}","redemption":"s{{number}}","points":{{_random.Next(1, 20)}},"currency":"Stars"}"""));
                break;
            case 28:
                _lines.Add(Text($$"""{"type":"Transferred","member":"{{member}}","at":"{{At(_now)}}","transfer":"t{{number}}","to":"m{{_random.Next(members)}}","currency":"Stars","points":{{_random.Next(1, 6)}}}"""));
                break;
            case 29 when _orders.Count > 0:
                var (owner, held, _) = _orders[_random.Next(Math.Max(0, _orders.Count - 30), _orders.Count)];
                var decided = hasMistakes && number % 2 == 0 ? "EarningDenied" : "EarningReleased";
                _lines.Add(Text($$"""{"type":"{{decided}}","member":"{{owner}}","at":"{{At(_now)}}","held":"{{held}}"}"""));
                break;
            case var mistake and >= 30 and <= 34:
                _lines.Add(Mistaken(mistake, member, number));
                break;
            default:
                var at = _random.Next(25) == 0 ? _now.AddHours(-_random.Next(1, 400)) : _now;
                at = at < new DateTime(2026, 1, 7) ? _now : at;
                _orders.Add((member, $"o{number}", At(at)));
                _lines.Add(Text($$"""{"type":"Purchase","member":"{{member}}","at":"{{At(at)}}","order":"o{{number}}","total":{{_random.Next(100, 60_000) / 100m}},"channel":"{{(_random.Next(2) == 0 ? "app" : "shop")}}","lines":[{"category":"extra","price":{{_random.Next(100)}}}]}"""));
                break;
        }
    }

    /// <summary>A line that adds nothing: one that was there already, or one that names what isn't there.</summary>
    private string Mistaken(int which, string member, int number) => which switch
    {
        30 or 31 => _lines[_random.Next(_lines.Count)],
        32 => Text($$"""{"type":"Visit","member":"stranger{{number}}","at":"{{At(_now)}}","visit":"v{{number}}","score":3}"""),
        33 => Text($$"""{"type":"Refund","member":"{{member}}","at":"{{At(_now)}}","refund":"r{{number}}","order":"no{{number}}","total":5}"""),
        _ => Text($$"""{"type":"Visit","member":"{{member}}","at":"{{At(_now)}}","visit":"v{{number}}","score":"many"}"""),
    };

    private string Merged(int member) => Text($$"""{"type":"Merged","member":"m{{member}}","at":"{{At(_now)}}","into":"m{{member + 1}}"}""");

    /// <summary>A request about a reward; what it asks for may be gone, or never have been.</summary>
    private string Asked(string member, int number)
    {
        var last = _asked.GetValueOrDefault(member, 0);
        _asked[member] = number;
        var what = _random.Next(5) switch
        {
            0 => Text($$"""RewardHeld","hold":"h{{number}}","reward":"Pen"""),
            1 => Text($$"""Redeemed","redemption":"s{{number}}","reward":"Pen"""),
            2 => Text($$"""Redeemed","redemption":"s{{number}}","hold":"h{{last}}"""),
            3 => Text($$"""RewardReleased","hold":"h{{last}}"""),
            _ => Text($$"""RewardCancelled","redemption":"s{{last}}"""),
        };
        return Text($$"""{"member":"{{member}}","at":"{{At(_random.Next(8) == 0 ? _now.AddHours(-9) : _now)}}","type":"{{what}}"}""");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string At(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes lines into a file.</summary>
    public static string Write(string path, IEnumerable<string> lines)
    {
        File.WriteAllText(path, string.Join('\n', lines) + "\n", new UTF8Encoding(false));
        return path;
    }
}
