namespace Workflows.Dsl.Tests.Checking;

/// <summary>What conditions, rules, tiers and segments say together, behind <see cref="CheckCases.Prelude"/>.</summary>
internal static class AnalysisCases
{
    public static IEnumerable<(string Code, string Bad, string Good)> All => [.. Conditions(), .. Rules(), .. Groups(), .. Circles(), .. Standings()];

    private static IEnumerable<(string, string, string)> Conditions() =>
    [
        ("LOY2900", On("Survey where «score > 10»"), On("Survey where score > 9")),
        ("LOY2900", On("Purchase where «total < 0 EUR»"), On("Purchase where total < 1 EUR")),
        ("LOY2900", On("Purchase where «hour > 23»"), On("Purchase where hour > 22")),
        ("LOY2900", When("count of Purchase ever >= 5 or «count of Purchase ever < 0»"), When("count of Purchase ever >= 5 or count of Purchase ever < 1")),
        ("LOY2901", On("Purchase where weekday is one of Fri, Sat and weekday is one of Sat, Sun and «weekday is one of Fri, Sun»"),
            On("Purchase where weekday is one of Fri, Sat and weekday is one of Sat, Sun and total > 5 EUR")),
        ("LOY2118", On("Purchase where channel is shop and «channel is one of web»"), On("Purchase where channel is shop or total > 5 EUR")),
        ("LOY2118", On("Purchase where gift and «not gift»"), On("Purchase where gift or weekday is Sat")),
        ("LOY2118", Rule("when member is at least Gold and «member is below Silver»"), Rule("when member is at least Silver and member is below Gold")),
        ("LOY2118", On("Purchase where total * 2 > 10 EUR and «total < 5 EUR»"), On("Purchase where total * 2 > 10 EUR and total < 6 EUR")),
        ("LOY2118", On("Purchase where total > 10 EUR and (gift or «total < 5 EUR»)"), On("Purchase where total > 10 EUR and (gift or total < 15 EUR)")),
        ("LOY2118", When("time since last Purchase < 30 days and «not (last Purchase is known)»"), When("time since last Purchase < 30 days and last Purchase is known")),
        ("LOY2902", On("Survey where score > 2 and «score <= 10»"), On("Survey where score > 2 and score < 10")),
        ("LOY2902", On("Survey where «score <= 10»"), On("Survey where score < 10")),
        ("LOY2902", On("Purchase where «channel is one of shop, web»"), On("Purchase where channel is one of web")),
        ("LOY2902", On("Purchase where «gift or not gift»"), On("Purchase where gift or not (channel is web)")),
        ("LOY2903", On("Purchase where total >= 100 EUR and «total >= 50 EUR»"), On("Purchase where total >= 100 EUR and total <= 150 EUR")),
        ("LOY2903", On("Purchase where «weekday is one of Sat, Sun» and weekday is Sat"), On("Purchase where weekday is one of Sat, Sun and hour < 12")),
        ("LOY2903", "rule Extra {\n  on Purchase where gift\n  when «gift»\n  bonus 5 Gems\n}\n", "rule Extra {\n  on Purchase where gift\n  when member is at least Silver\n  bonus 5 Gems\n}\n"),
        ("LOY2904", Rule("when member is at least Gold\n  except when «member is at least Silver»"), Rule("when member is at least Silver\n  except when member is at least Gold")),
        ("LOY2905", Rule("when member is at least Gold\n  except when «member is below Silver»"), Rule("when member is at least Silver\n  except when member is at least Gold")),
    ];

    private static IEnumerable<(string, string, string)> Rules() =>
    [
        ("LOY2906", Gives("A", "on Purchase where gift\n  bonus 5 Gems") + "rule «B» {\n  on Purchase where gift\n  bonus 5 Gems\n}\n",
            Gives("A", "on Purchase where gift\n  bonus 5 Gems") + Gives("B", "on Purchase where gift\n  bonus 6 Gems")),
        ("LOY2908", Gives("A", "on Purchase where total <= 100 EUR\n  bonus 5 Gems") + "rule «B» {\n  on Purchase where total >= 100 EUR\n  bonus 9 Gems\n}\n",
            Gives("A", "on Purchase where total < 100 EUR\n  bonus 5 Gems") + Gives("B", "on Purchase where total >= 100 EUR\n  bonus 9 Gems")),
        ("LOY2908", Gives("A", "valid 2026-01-01 to 2026-03-31\n  on Purchase\n  multiply Beans by 2") + "rule «B» {\n  valid 2026-03-31 to 2026-06-30\n  on Purchase\n  multiply Beans by 3\n}\n",
            Gives("A", "valid 2026-01-01 to 2026-03-31\n  on Purchase\n  multiply Beans by 2") + Gives("B", "valid 2026-04-01 to 2026-06-30\n  on Purchase\n  multiply Beans by 3")),
    ];

    private static IEnumerable<(string, string, string)> Groups() =>
    [
        ("LOY2907", "group G { first }\n" + Gives("A", "on Purchase\n  bonus 5 Gems\n  compete in G") + "rule «B» {\n  on Purchase where gift\n  bonus 9 Gems\n  compete in G\n}\n",
            "group G { first }\n" + Gives("A", "on Purchase where gift\n  bonus 5 Gems\n  compete in G") + Gives("B", "on Purchase\n  bonus 9 Gems\n  compete in G")),
        ("LOY2907", "group G { best for member }\nrule «A» {\n  on Purchase where gift\n  multiply Beans by 2\n  compete in G\n}\n" + Gives("B", "on Purchase\n  multiply Beans by 3\n  compete in G"),
            "group G { best for member }\n" + Gives("A", "on Purchase where gift\n  multiply Beans by 2\n  compete in G")
                + Gives("B", "on Purchase\n  multiply Beans by 3\n  at most 90 Beans per member per event\n  compete in G")),
    ];

    private static IEnumerable<(string, string, string)> Circles() =>
    [
        ("LOY2909", Rich + "rule «A» {\n  on entering Rich\n  bonus 5 Gems\n}\n" + Gives("B", "on entering Gemmed\n  bonus 5 Beans"),
            Rich + Gives("A", "on entering Rich\n  bonus 5 Gems\n  at most once per member") + Gives("B", "on entering Gemmed\n  bonus 5 Beans")),
    ];

    private static IEnumerable<(string, string, string)> Standings() =>
    [
        ("LOY2910", Ladder("earned Stars this calendar year >= 5 and earned Stars this calendar year < 9", "earned Stars this calendar year > 9", "«B»"),
            Ladder("earned Stars this calendar year >= 5 and earned Stars this calendar year < 9", "earned Stars this calendar year >= 9")),
        ("LOY2911", "tiers Rank {\n  tier Low from joining\n  tier «A» when count of Purchase ever >= 9 and spend >= 5 EUR\n  tier B when count of Purchase ever >= 5\n}\n",
            Ladder("count of Purchase ever >= 5", "count of Purchase ever >= 9 and spend >= 5 EUR")),
        ("LOY2912", Segment("A", "spend < 100 EUR") + "segment «B» when spend > 100 EUR\n", Segment("A", "spend < 100 EUR") + Segment("B", "spend >= 100 EUR")),
        ("LOY2912", Segment("A", "spend < 100 EUR") + Segment("B", "spend >= 100 EUR and spend < 200 EUR") + "segment «C» when spend >= 300 EUR\n",
            Segment("A", "spend < 100 EUR") + Segment("C", "spend >= 300 EUR")),
        ("LOY2913", Segment("A", "spend <= 100 EUR") + "segment «B» when spend >= 100 EUR\n", Segment("A", "spend <= 200 EUR") + Segment("B", "spend >= 100 EUR")),
        ("LOY2914", Segment("A", "spend >= 100 EUR") + "segment «B» when spend >= 100 EUR\n", Segment("A", "spend >= 100 EUR") + Segment("B", "spend >= 101 EUR")),
    ];

    private const string Rich = "segment Rich when balance of Beans >= 9\nsegment Gemmed when balance of Gems >= 9\n";

    private static string On(string trigger) => $"rule Extra {{\n  on {trigger}\n  bonus 5 Gems\n}}\n";

    private static string Rule(string lines) => $"rule Extra {{\n  on Purchase\n  {lines}\n  bonus 5 Gems\n}}\n";

    private static string Gives(string name, string lines) => $"rule {name} {{\n  {lines}\n}}\n";

    private static string When(string condition) => $"segment Here when {condition}\n";

    private static string Segment(string name, string when) => $"segment {name} when {when}\n";

    private static string Ladder(string a, string b, string second = "B") =>
        $"tiers Rank {{\n  tier Low from joining\n  tier A when {a}\n  tier {second} when {b}\n}}\n";
}
