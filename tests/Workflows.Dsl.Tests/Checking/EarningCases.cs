namespace Workflows.Dsl.Tests.Checking;

/// <summary>Mistakes in compounding groups, challenges and guards, behind <see cref="CheckCases.Prelude"/>.</summary>
internal static class EarningCases
{
    private const string Funded = "rule Extra {\n  on Purchase\n  bonus 5 Beans funded by Few\n}\n";
    private const string Boost = "group Boost { compound }\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All => [.. Compound(), .. Challenges(), .. Guards(), .. Limits()];

    private static IEnumerable<(string, string, string)> Compound() =>
    [
        ("LOY2640", Boost + Multiply("Other", "2") + "rule «Extra» {\n  on Purchase\n  bonus 5 Beans\n  compete in Boost\n}\n",
            Boost + "rule Extra {\n  on Purchase\n  multiply Beans by 2\n  compete in Boost\n}\n"),
        ("LOY2641", "group «Boost» { compound }\n" + Multiply("A", "40") + Multiply("B", "30"), Boost + Multiply("A", "40") + Multiply("B", "25")),
        ("LOY2641", "group «Boost» { compound }\n" + Multiply("A", "1.0001") + Multiply("B", "1.0001"),
            Boost + Multiply("A", "1.001") + Multiply("B", "1.001")),
    ];

    private static IEnumerable<(string, string, string)> Challenges() =>
    [
        ("LOY2642", Challenge("count Purchase\n  reach 9 of «weight»"), Challenge("count Survey\n  reach 9 of score")),
        ("LOY2642", Challenge("count Purchase\n  reach 9 of «channel»"), Challenge("count Purchase\n  reach 9 EUR of total")),
        ("LOY2643", "challenge C {\n  count Purchase\n  reach 9\n  bonus 5 Beans per «10 EUR of spend»\n}\n", Challenge("count Purchase\n  reach 9")),
        ("LOY2644", Challenge("count Purchase\n  reach 9\n  when «count of Purchase ever» > 5"), Challenge("count Purchase\n  reach 9\n  when member is in Fan")),
        ("LOY2644", Challenge("count Purchase\n  reach 9\n  when member is in Fan and «spend» > 5 EUR"),
            Challenge("count Purchase\n  reach 9\n  when time since joining < 5 days")),
        ("LOY2645", Challenge("count Purchase\n  reach 9 «over last 30 days»"), Challenge("count Purchase\n  reach 9 this calendar month")),
        ("LOY2646", Challenge("«count Purchase»\n  reach 9 Stars"), Challenge("reach 9 Stars ever")),
        ("LOY2647", "challenge «C» {\n  reach 50 Beans\n  bonus 5 Beans\n}\n", "challenge C {\n  reach 50 Beans\n  bonus 5 Gems\n}\n"),
        ("LOY2648", Challenge("count Purchase\n  reach «9 EUR this calendar year»"), Challenge("count Purchase\n  reach 9 EUR of total this calendar year")),
        ("LOY2201", "challenge «C» {\n  count Purchase\n  bonus 5 Beans\n}\n", Challenge("count Purchase\n  reach 4 calendar weeks in a row")),
        ("LOY2110", Challenge("count Purchase\n  reach «9» of total"), Challenge("count Purchase\n  valid 2026-01-01 to 2026-02-01\n  reach 9 EUR of total")),
    ];

    private static IEnumerable<(string, string, string)> Guards() =>
    [
        ("LOY2649", Guard("«at most 20 EUR per calendar day»"), Guard("at most 20 per calendar day")),
        ("LOY2649", Guard("«at most 20 per channel»"), Guard("at most 20 per member in any 24 hours")),
        ("LOY2649", Guard("«at most 20 per event»"), Guard("at most 20 per member in total")),
        ("LOY2649", Guard("«at most 20 in total»"), Guard("at most 20")),
        ("LOY2649", Guard("«at most 2.5 per member»"), Guard("at most once per member")),
        ("LOY2650", "guard G {\n  «on joining»\n  at most 2\n  then refuse\n}\n", Guard("when count of Purchase over last 1 hour > 3")),
        ("LOY2651", "guard «G» {\n  on Purchase\n  then refuse\n}\n", "guard G {\n  on Purchase\n  then alert \"Risk\"\n}\n"),
        ("LOY2652", Guard("at most 2").Replace("guard G", "guard «G»", StringComparison.Ordinal)
                + "rule Extra {\n  on Purchase where friend is known\n  bonus 5 Beans to friend\n}\n",
            "guard G {\n  on Purchase\n  at most 2\n  then refuse\n}\nrule Extra {\n  on Purchase where friend is known\n  bonus 5 Beans to friend\n}\n"),
        ("LOY2780", Held("«then hold for \"Risk\"»"), Held("then hold for \"Risk\" up to 36 hours, then release")),
        ("LOY2201", "guard «G» {\n  on Purchase where gift\n}\n", "guard G {\n  on Purchase where gift\n  then refuse\n}\n"),
        ("LOY2001", Guard("at most 2") + "guard «G» {\n  on Survey\n  then alert \"x\"\n}\n", Guard("at most 2")),
    ];

    private static IEnumerable<(string, string, string)> Limits() =>
    [
        ("LOY2320", Rule("at most 9 Beans per channel «per Status»"), Rule("at most 9 Beans per member per channel")),
        ("LOY2003", Rule("at most 9 Beans per member.«langage»"), Rule("at most 9 Beans per member.language")),
        ("LOY2327", Rule("at most 9 Beans per member.«age»"), Rule("at most 9 Beans per member.language per calendar day")),
        ("LOY2327", Rule("«at most 9 Beans per member per gift»"), Rule("at most 9 Beans per member per channel in any 5 days")),
        ("LOY2326", "rule Extra {\n  on joining\n  bonus 5 Beans\n  «at most 9 Beans per member per channel»\n}\n",
            Rule("at most 9 EUR per channel per member")),
        ("LOY2282", "reward Cup {\n  price 30 Beans\n  «at most 2 per event»\n}\n", "reward Cup {\n  price 30 Beans\n  at most 2 per member.language\n}\n"),
        ("LOY2327", "reward Cup {\n  price 30 Beans\n  «at most 2 per gift per calendar day»\n}\n",
            "reward Cup {\n  price 30 Beans\n  at most 2 per channel per calendar day\n  at most 1 per member per channel\n  at most 9 per calendar day in total among Fan\n}\n"
            + "rule Asked {\n  on Redeemed where channel is known\n  bonus 1 Beans\n}\n"),
        ("LOY2318", "budget Few {\n  limit 5 EUR «per member»\n}\n" + Funded, "budget Few {\n  limit 5 EUR per member.language\n}\n" + Funded),
    ];

    private static string Rule(string limit) => $"rule Extra {{\n  on Purchase\n  bonus 5 Beans\n  {limit}\n}}\n";

    private static string Guard(string lines) => $"guard G {{\n  on Purchase\n  {lines}\n  then hold for \"Risk\" up to 3 days, then deny\n}}\n";

    private static string Held(string then) => $"guard G {{\n  on Purchase\n  at most 2\n  {then}\n}}\n";

    private static string Challenge(string lines) => $"challenge C {{\n  {lines}\n  bonus 5 Beans\n}}\n";

    private static string Multiply(string name, string by) =>
        $"rule {name} {{\n  on Purchase\n  multiply Beans by {by}\n  compete in Boost\n}}\n";
}
