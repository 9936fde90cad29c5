using System.Globalization;

namespace Workflows.Evaluation.Output;

/// <summary>Numbers and dates as people read them: thousands separators, one unit, a true minus sign, no more digits than are
/// meant.</summary>
internal static class PeopleNumbers
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "–";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A number in a unit of a report figure.</summary>
    public static string Of(decimal? value, string unit) => value is not { } v ? None : unit switch
    {
        "share" => Share(v),
        "score" => Score(v),
        "members" or "points" or "messages" or "tasks" or "answers" or "requests" or "moves" or "uses" => Whole(v),
        "number" => Plain(v),
        _ => Money(v, unit),
    };

    /// <summary>A whole number.</summary>
    public static string Whole(decimal value) => Signed(Math.Round(value, 0, MidpointRounding.AwayFromZero), "#,##0");

    /// <summary>A plain number with what digits it needs.</summary>
    public static string Plain(decimal value) => Signed(value,
        Math.Abs(value) switch { >= 100 => "#,##0", >= 1 => "#,##0.##", _ => "0.####" });

    /// <summary>Money: whole from 1,000 on, else with cents.</summary>
    public static string Money(decimal value, string currency) =>
        Signed(value, Math.Abs(value) >= 1000 || value == 0 ? $"'{currency} '#,##0" : $"'{currency} '#,##0.00");

    /// <summary>Money in as few letters as an axis has room for: 1.2M, 340k.</summary>
    public static string Short(decimal value) => Math.Abs(value) switch
    {
        >= 1_000_000_000 => Signed(value / 1_000_000_000, "0.#") + "bn",
        >= 1_000_000 => Signed(value / 1_000_000, "0.#") + "M",
        >= 10_000 => Signed(value / 1_000, "0") + "k",
        >= 1_000 => Signed(value / 1_000, "0.#") + "k",
        _ => Signed(value, "0.##"),
    };

    /// <summary>A share as a percentage with one decimal; what is not nothing is never shown as 0.</summary>
    public static string Share(decimal value) => value is > 0 and < 0.0005m ? "<0.1%" : value is < 0 and > -0.0005m ? ">−0.1%"
        : Signed(value * 100, Math.Abs(value) >= 10 ? "#,##0" : "0.0") + "%";

    /// <summary>A difference of shares in percentage points, with its sign.</summary>
    public static string PercentagePoints(decimal value) => $"{Sign(value)}{Signed(Math.Abs(value * 100), "0.0")} pp";

    /// <summary>A promoter score, with its sign.</summary>
    public static string Score(decimal value) => $"{Sign(value)}{Signed(Math.Abs(value), "0")}";

    /// <summary>A difference in a unit, with its sign.</summary>
    public static string Difference(decimal value, string unit) =>
        unit == "share" ? PercentagePoints(value)
            : $"{Sign(value)}{unit} {Signed(Math.Abs(value), Math.Abs(value) >= 1000 ? "#,##0" : "#,##0.00")}";

    /// <summary>A day: 1 Oct 2025.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", Invariant);

    /// <summary>A period whose last day is the one before <paramref name="until"/>.</summary>
    public static string Period(DateOnly from, DateOnly until) => $"{Day(from)} to {Day(until.AddDays(-1))}";

    /// <summary>A month of a report figure: Oct 25.</summary>
    public static string Month(string month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day)
            ? day.ToString("MMM\u00a0yy", Invariant) : month;

    /// <summary>A name of a programme as words: GoodwillRunsLow is Goodwill runs low, and repeat_rate is repeat rate.</summary>
    public static string Name(string name)
    {
        var words = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            words.Append(begins ? " " : "");
            words.Append(name[i] == '_' ? ' ' : begins ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return words.ToString();
    }

    private static string Sign(decimal value) => value > 0 ? "+" : value < 0 ? "−" : "±";

    private static string Signed(decimal value, string format)
    {
        var text = Math.Abs(value).ToString(format, Invariant);
        var isZero = !text.Any(letter => letter is >= '1' and <= '9');
        return value < 0 && !isZero ? "−" + text : text;
    }
}
