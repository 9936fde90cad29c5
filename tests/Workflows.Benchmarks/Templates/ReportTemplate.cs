using System.Globalization;

namespace Workflows.Benchmarks.Templates;

/// <summary>
/// A report: a table of 200 rows of eight cells, with three formatted numbers and dates, two escaped texts and one condition each, and the
/// class of every other row.
/// </summary>
internal static class ReportTemplate
{
    public static string Source(Dialect words) =>
        "<table>\n<tr><th>#</th><th>name</th><th>tier</th><th>visits</th><th>spent</th><th>mean</th><th>last</th><th>note</th></tr>\n"
        + words.Each("rows", $"<tr class=\"{words.Parity}\"><td>{words.Index}</td><td>{words.Item("name")}</td><td>{words.Item("tier")}</td>"
            + $"<td>{words.Item("visits")}</td><td>{words.Number("spent", ofItem: true)}</td><td>{words.Number("mean", ofItem: true)}</td>"
            + $"<td>{words.Date("last", ofItem: true)}</td><td>{words.If("is_away", ofItem: true, "away", "here")}</td></tr>\n")
        + "</table>\n";

    public static Dictionary<string, object?> Model() => new()
    {
        ["rows"] = Enumerable.Range(0, 200).Select(Row).ToList<object?>(),
    };

    private static Dictionary<string, object?> Row(int number) => new()
    {
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"Member & Co. <{number}>"),
        ["tier"] = number % 3 == 0 ? "Gold & more" : "Silver",
        ["visits"] = number * 7 % 40,
        ["spent"] = 1234.5m + number * 17.31m,
        ["mean"] = 12.34m + number,
        ["last"] = new DateTime(2026, 1, 1).AddDays(number),
        ["is_away"] = number % 5 == 0,
    };
}
