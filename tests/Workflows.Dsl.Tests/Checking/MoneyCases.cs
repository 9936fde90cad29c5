namespace Workflows.Dsl.Tests.Checking;

/// <summary>Texts about money of other currencies, as <see cref="CheckCases"/> has them.</summary>
internal static class MoneyCases
{
    private const string Rates = "rates {\n  day 2026-01-05 1 USD = 0.92 EUR, 100 JPY = 0.61 EUR\n  other days refuse\n}\n";
    private const string Stay = "event Stay { total: money in USD }\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2760", Rates + "event Stay { total: money in USD, «CHF» }\n", Rates + "event Stay { total: money in USD, JPY, EUR }\n"),
        ("LOY2760", "event Stay { total: money in «USD» }\n", Rates + Stay),
        ("LOY2761", With("day 2026-01-05 1 USD = 0.92 EUR, «1 USD = 0.92 EUR»"), With("day 2026-01-05 1 USD = 0.92 EUR\n  day 2026-01-06 1 USD = 0.92 EUR")),
        ("LOY2761", With("day 2026-01-05 1 USD = 0.92 EUR\n  day 2026-01-05 «1 USD = 0.93 EUR»"), With("day 2026-01-05 1 USD = 0.92 EUR, 1 CHF = 1.06 EUR")),
        ("LOY2762", With("day 2026-01-05 «1 USD = 0.9200001 EUR»"), With("day 2026-01-05 1 USD = 0.920001 EUR, 1 JPY = 0.00612345 EUR")),
        ("LOY2762", With("day 2026-01-05 «3 USD = 1 EUR»"), With("day 2026-01-05 4 USD = 1 EUR")),
        ("LOY2763", With("day 2026-01-05 «1 EUR = 1.08 USD»"), With("day 2026-01-05 1 USD = 0.92 EUR")),
        ("LOY2763", With("day 2026-01-05 «1 USD = 0.88 CHF»"), With("day 2026-01-05 1 USD = 0.88 EUR")),
        ("LOY2302", With("day 2026-01-05 1 USD = «0 EUR»"), With("day 2026-01-05 1 USD = 0.01 EUR")),
        ("LOY2203", With("day 2026-01-05 1 «dollar» = 0.92 EUR"), With("day 2026-01-05 1 USD = 0.92 EUR")),
        ("LOY2201", "«rates {\n  day 2026-01-05 1 USD = 0.92 EUR\n}»\n" + Stay, With("other days take last known\n  day 2026-01-05 1 USD = 0.92 EUR", "")),
        ("LOY2202", With("other days take last known\n  day 2026-01-05 1 USD = 0.92 EUR\n  «other days refuse»", ""), Rates + Stay),
        ("LOY2218", Rates + "event Stay { total: money in USD, JPY, «USD» }\n", Rates + "event Stay { total: money in USD, JPY }\n"),
        ("LOY2764", Rates + Stay + Rule("on Stay where total >= «50 USD»"), Rates + Stay + Rule("on Stay where total >= 50 EUR")),
        ("LOY2764", Rates + "event Stay { total: money in USD default «5 USD» }\n", Rates + "event Stay { total: money in USD default 5 EUR }\n"),
        ("LOY2765", "programme P {\n  currency EUR\n  time zone \"Europe/Vienna\"\n}\n" + Rates + Stay + "member { income: optional «money in USD» }\n"
            + "points B { worth 1 EUR }\n" + Rule("on Stay\n  bonus 5 B", ""), "event Stay { total: money }\n"),
        ("LOY2766", Rates + "event Stay {\n  stay: text key\n  total: money in USD\n}\nevent Back {\n  stay: text\n  total: money\n  reverses Stay by stay, amount «total»\n}\n",
            Rates + "event Stay {\n  stay: text key\n  total: money in USD\n}\nevent Back {\n  stay: text\n  total: money in JPY\n  reverses Stay by stay, amount total\n}\n"),
        ("LOY2767", Rates + Stay + Stayed("2026-01-06", "«10 USD»"), Rates + Stay + Stayed("2026-01-05", "10 USD")),
        ("LOY2767", Known("2026-01-13", "«10 USD»"), Known("2026-01-12", "10 USD")),
    ];

    private static string With(string lines, string other = "\n  other days refuse") => $"rates {{\n  {lines}{other}\n}}\n" + Stay;

    private static string Rule(string lines, string bonus = "\n  bonus 5 Beans") => $"rule Extra {{\n  {lines}{bonus}\n}}\n";

    private static string Stayed(string day, string total) =>
        $"example \"A stay\" {{\n  given anna joined 2026-01-01\n  on {day} anna Stay {{ total: {total} }}\n  expect anna has 0 Beans\n}}\n";

    private static string Known(string day, string total) =>
        With("day 2026-01-05 1 USD = 0.92 EUR\n  other days take last known up to 7 days", "") + Stayed(day, total);
}
