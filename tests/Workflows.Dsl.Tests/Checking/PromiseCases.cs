namespace Workflows.Dsl.Tests.Checking;

/// <summary>Mistakes in tables of cases, in promises about all members, and with words that look like others, behind <see cref="CheckCases.Prelude"/>.</summary>
internal static class PromiseCases
{
    private const string Rows = "row 10 EUR, 1 Beans\n  row 25 EUR, 2 Beans";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2920", Table("spent, beans", "«row 10 EUR»\n  row 25 EUR, 2 Beans"), Table("spent, beans", Rows)),
        ("LOY2920", Table("spent, beans", "row 10 EUR, 1 Beans\n  «row 25 EUR, 2 Beans, 3 Beans»"), Table("spent, beans", Rows)),
        ("LOY2921", Table("spent, beans", Rows, "ann earned beans\n  expect ann has «benas»"), Table("spent, beans", Rows, "ann earned beans\n  expect ann has beans")),
        ("LOY2921", Story("expect ann has «Beans»"), Story("expect ann has 0 Beans")),
        ("LOY2921", Story("expect ann is sent «care»"), Story("expect ann is sent \"care\"")),
        ("LOY2921", Story("expect ann has 0 Beans at «tomorrow»"), Story("expect ann has 0 Beans at 2026-03-05")),
        ("LOY2922", Table("spent, beans", "row 10 EUR, «1%»"), Table("spent, beans", Rows)),
        ("LOY2922", Table("spent, text", "row 10 EUR, «1 Beans»", "ann is sent text"), Table("spent, text", "row 10 EUR, \"care\"", "ann is sent text")),
        ("LOY2922", Table("spent, rung", "row 10 EUR, «5»", "ann is rung"), Table("spent, rung", "row 10 EUR, Blue", "ann is rung")),
        ("LOY2922", Table("spent, beans", "row 10 EUR, «2026-01-01» 10:00", "ann has beans"), Table("spent, moment", "row 10 EUR, 2026-03-05 10:00", "ann has 1 Beans at moment")),
        ("LOY2923", Story("«row 10 EUR, 1 Beans»"), Table("spent, beans", Rows)),
        ("LOY2924", Story("expect ann has 0 Beans\n  «table spent, beans»"), Table("spent, beans", Rows)),
        ("LOY2925", Table("spent, «beans»", Rows, "ann has 1 Beans"), Table("spent, beans", Rows)),
        ("LOY2001", Table("spent, beans, «spent»", "row 10 EUR, 1 Beans, 2 EUR"), Table("spent, beans", Rows)),
        ("LOY2940", "rule Extra {\n  on Purchase «when» gift\n  when spend > 5 EUR\n  bonus 5 Beans\n}\n", "rule Extra {\n  on Purchase where gift\n  when spend > 5 EUR\n  bonus 5 Beans\n}\n"),
        ("LOY2941", "measure cost = cost of «letters»\n", "measure cost = cost of points + cost of tasks\n"),
        ("LOY2941", "measure all = cost of points + cost of «mesages»\n", "measure all = cost of points + cost of messages\n"),
        ("LOY2930", "never \"Much\" more than 5 Beans from one «Survey»\n", "never \"Much\" more than 5_000 Beans from one Purchase\n"),
        ("LOY2000", "always \"Fine\" balance of «Bens» >= 0\n", "always \"Fine\" balance of Beans >= 0\n"),
        ("LOY2000", "never \"Much\" more than 5 Beans from one «Purchas»\n", "never \"Much\" not balance of Beans >= 0\n"),
        ("LOY2101", "never \"Much\" more than 5 Beans from one Purchase where total >= «5»\n", "never \"Much\" more than 5 Beans from one Purchase where total >= 5 EUR\n"),
        ("LOY2502", "never \"Much\" more than «5.5 Beans» from one Purchase\n", "never \"Much\" more than 5 Beans from one Purchase\n"),
    ];

    private static string Table(string columns, string rows, string expected = "ann earned beans") =>
        $"example \"e\" {{\n  given ann joined 2026-01-01\n  on 2026-03-04 10:00 ann Purchase {{ order: \"A-1\", total: spent, channel: shop, gift: no, percent_off: 0% }}\n"
        + $"  expect {expected}\n  table {columns}\n  {rows}\n}}\n";

    private static string Story(string line) => $"example \"e\" {{\n  given ann joined 2026-01-01\n  {line}\n}}\n";
}
