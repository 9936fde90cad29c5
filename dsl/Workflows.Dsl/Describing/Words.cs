using System.Globalization;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Describing;

/// <summary>The small change of English prose: names, numbers, days, lists.</summary>
internal static class Words
{
    private static readonly DateOnly FirstDay = new(1970, 1, 1);

    // What names of events end with that say what happened: they have no plural.
    private static readonly string[] Happened = ["ed", "paid", "sold", "sent", "made", "lost", "bought", "done", "won", "given", "taken"];

    /// <summary>A declared name as words: <c>ThirdOrderInAMonth</c> is <c>third order in a month</c>, <c>on_time</c> is <c>on time</c>.</summary>
    public static string OfName(string name) => string.Join(' ', Parts(name).Select(part => IsAbbreviation(part) ? part : part.ToLowerInvariant()));

    /// <summary>A title as declared, or the name as words where there is none.</summary>
    public static string Title(string name, string title) => Sentence(title == name ? OfName(name) : title);

    /// <summary>With a capital at its beginning.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>With the article that it is spoken with: <c>a purchase</c>, <c>an order</c>.</summary>
    public static string WithArticle(string noun) => "aeio".Contains(char.ToLowerInvariant(noun[0]), StringComparison.Ordinal) ? $"an {noun}" : $"a {noun}";

    /// <summary>The plural of a name that the business gave: its last word with an s, unless it has one.</summary>
    public static string Plural(string noun) => noun switch
    {
        _ when noun.EndsWith("ss", StringComparison.Ordinal) || noun.EndsWith('x') || noun.EndsWith("ch", StringComparison.Ordinal) => $"{noun}es",
        _ when Happened.Any(word => noun.EndsWith(word, StringComparison.Ordinal)) => $"“{noun}” events",
        _ when noun.EndsWith('s') || !char.IsAscii(noun[^1]) => noun,
        _ when noun.EndsWith('y') && noun.Length > 1 && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) => $"{noun[..^1]}ies",
        _ => $"{noun}s",
    };

    /// <summary>Several as they are enumerated: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> parts, string last = "and") => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {last} {parts[^1]}",
    };

    /// <summary>A number with thousands apart; what has no finite decimals is written as a fraction.</summary>
    public static string Number(Fraction value)
    {
        var text = value.ToString();
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? text : text[..dot];
        return decimal.TryParse(whole, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("#,##0", CultureInfo.InvariantCulture) + (dot < 0 ? "" : text[dot..])
            : text;
    }

    /// <summary>A share as a percentage.</summary>
    public static string Percent(Fraction share) => $"{Number(share * Fraction.Of(100))}%";

    /// <summary>An amount of money.</summary>
    public static string Money(Programme programme, Fraction amount) => $"{Number(amount)} {programme.Currency}";

    /// <summary>So many points of a currency: <c>1 Mile</c>, <c>300 Miles</c>.</summary>
    public static string Points(Programme programme, int currency, Fraction amount)
    {
        var name = programme.Currencies[currency].Title;
        var single = amount == Fraction.One && name.Length > 2 && name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal);
        return $"{Number(amount)} {(single ? name[..^1] : name)}";
    }

    /// <summary>A day, given as its number since 1970-01-01: <c>4 March 2026</c>.</summary>
    public static string Day(int day) => FirstDay.AddDays(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A minute of the day: <c>21:00</c>.</summary>
    public static string Minute(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>A unit of time, for one.</summary>
    public static string Unit(TimeUnit unit) => unit.ToString().ToLowerInvariant();

    /// <summary>A fixed value in the form of its type.</summary>
    public static string Value(Programme programme, Fraction value, DataType type) => type.Kind switch
    {
        DataKind.Points when programme.Currencies.FirstOrDefault(currency => currency.Name == type.Unit) is { } points =>
            Points(programme, points.Index, value),
        DataKind.Money => Money(programme, value),
        DataKind.Percent => Percent(value),
        DataKind.YesNo => value == Fraction.Zero ? "no" : "yes",
        DataKind.Choice => Choice(type.Choices[(int)value.Floor()]),
        DataKind.Date => Day((int)value.Floor()),
        DataKind.Number or DataKind.Points or DataKind.Text or DataKind.Duration or DataKind.Tier
            or DataKind.Member or DataKind.Lines or DataKind.Unknown => Number(value),
    };

    /// <summary>A word begins behind an underscore and at a capital, unless the capital goes on with a row of them (an abbreviation).</summary>
    private static IEnumerable<string> Parts(string name)
    {
        var from = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var begins = i == name.Length || name[i] == '_'
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (begins && name[from..i].Trim('_') is { Length: > 0 } part)
            {
                yield return part;
                from = i;
            }
        }
    }

    private static bool IsAbbreviation(string part) => part.Length > 1 && !part.Any(char.IsLower);

    private static string Choice(string word) => word switch
    {
        "Mon" => "Monday",
        "Tue" => "Tuesday",
        "Wed" => "Wednesday",
        "Thu" => "Thursday",
        "Fri" => "Friday",
        "Sat" => "Saturday",
        "Sun" => "Sunday",
        _ => OfName(word),
    };
}
