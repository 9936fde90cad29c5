using System.Globalization;
using System.Text;

namespace Workflows.Benchmarks.Templates;

/// <summary>
/// An e-mail as shops send them: about 300 lines and 38 KB, most of it markup, with five offers of three tags each. 51 values are escaped
/// and 21 numbers and dates formatted.
/// </summary>
internal static class EmailTemplate
{
    private const string Cell = "    <td align=\"left\" valign=\"top\" style=\"padding:12px 24px;font-family:Helvetica,Arial,sans-serif;font-size:14px\">";

    public static string Source(Dialect words)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>").Append(words.Value("subject")).Append("</title>\n");
        Styles(text, 98);
        text.Append("</head>\n<body>\n<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\n");
        foreach (var path in (string[])["shop.name", "member.first_name", "member.last_name", "member.tier", "member.number", "member.city",
            "member.next_tier", "shop.slogan"])
        {
            Row(text, Title(path) + ": " + words.Value(path));
        }

        foreach (var path in (string[])["member.points", "member.spent", "member.to_next", "member.saved"])
        {
            Row(text, Title(path) + ": " + words.Number(path, ofItem: false));
        }

        Row(text, "since " + words.Date("member.since", ofItem: false) + ", until " + words.Date("member.until", ofItem: false));
        Row(text, words.If("member.is_gold", ofItem: false, "Gold members skip the queue.", "Gold is one step away."));
        text.Append(words.Each("offers", Offer(words)));
        Spacers(text, 40);
        foreach (var path in (string[])["shop.street", "shop.postcode", "shop.town", "shop.phone", "shop.mail", "shop.owner", "member.mail"])
        {
            Row(text, Title(path) + ": " + words.Value(path));
        }

        return text.Append("</table>\n</body>\n</html>\n").ToString();
    }

    public static Dictionary<string, object?> Model() => new()
    {
        ["subject"] = "News & points for Anna",
        ["shop"] = Record("name:Roast & Grind", "slogan:Coffee <3", "street:12 Harbour Lane", "postcode:BS1 4RB", "town:Bristol",
            "phone:+44 117 496 0000", "mail:hello@roast.example", "owner:J. \"Joe\" O'Hara"),
        ["member"] = new Dictionary<string, object?>(Record("first_name:Anna", "last_name:O'Neill", "tier:Silver", "number:A-1001",
            "city:Bristol", "next_tier:Gold", "mail:anna@example.org"))
        {
            ["points"] = 12_345.5m, ["spent"] = 987.65m, ["to_next"] = 154.5m, ["saved"] = 43.21m, ["is_gold"] = false,
            ["since"] = new DateTime(2021, 3, 4), ["until"] = new DateTime(2027, 3, 4),
        },
        ["offers"] = Enumerable.Range(1, 5).Select(Offer).ToList<object?>(),
    };

    private static Dictionary<string, object?> Offer(int number) => new(Record($"title:Offer {number} & more", $"text:Buy {number}, get one",
        $"code:SAVE-{number}", $"place:Aisle {number}"))
    {
        ["price"] = 4.5m * number, ["before"] = 6m * number, ["ends"] = new DateTime(2026, 12, number), ["is_new"] = number % 2 == 0,
        ["tags"] = new List<object?> { "coffee", "tea & cake", $"level <{number}>" },
    };

    private static Dictionary<string, object?> Record(params string[] members) =>
        members.ToDictionary(member => member[..member.IndexOf(':', StringComparison.Ordinal)],
            member => (object?)member[(member.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    private static string Offer(Dialect words) =>
        $"  <tr>\n{Cell}<h2>{words.Item("title")}</h2>\n<p>{words.Item("text")}, {words.Item("code")}, {words.Item("place")}</p>\n"
        + $"<p>{words.Number("price", ofItem: true)} (was {words.Number("before", ofItem: true)}) until {words.Date("ends", ofItem: true)}</p>\n"
        + words.If("is_new", ofItem: true, "<b>new</b>", "<i>again</i>") + "<ul>"
        + words.Each(".tags", $"<li>{words.Element}</li>") + "</ul></td>\n  </tr>\n";

    private static void Styles(StringBuilder text, int count)
    {
        text.Append("<style>\n");
        for (var index = 0; index < count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  .block-{index} td.cell, .block-{index} p.note {{ padding: {index % 24}px 24px; ")
                .Append("font-family: Helvetica, Arial, sans-serif; line-height: 1.5; color: #333333; background-color: #f7f7f2; border-radius: 2px; mso-line-height-rule: exactly; direction: ltr; }\n");
        }

        text.Append("</style>\n");
    }

    private static void Row(StringBuilder text, string content) =>
        text.Append("  <tr>\n").Append(Cell).Append("<p>").Append(content).Append("</p></td>\n  </tr>\n");

    private static void Spacers(StringBuilder text, int count)
    {
        for (var index = 0; index < count; index++)
        {
            text.Append("  <tr class=\"spacer\">\n").Append(Cell).Append("<img src=\"https://images.roast.example/mail/2026/line-")
                .Append(index).Append(".png\" width=\"552\" height=\"2\" alt=\"\" style=\"display:block;border:0;outline:none\"></td>\n  </tr>\n");
        }
    }

    private static string Title(string path) => path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', ' ');
}
