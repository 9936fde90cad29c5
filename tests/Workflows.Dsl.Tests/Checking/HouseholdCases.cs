namespace Workflows.Dsl.Tests.Checking;

/// <summary>Texts about households, as <see cref="CheckCases"/> has them.</summary>
internal static class HouseholdCases
{
    private const string Home = "household {\n  up to 6 members\n  pool Beans\n}\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2720", "household {\n  up to 6 members\n  pool Beans, «Stars»\n}\n", "household {\n  up to 6 members\n  pool Beans, Gems\n}\n"),
        ("LOY2201", "«household {\n  pool Beans\n}»\n", "household {\n  up to 2 members\n}\n"),
        ("LOY2202", "household {\n  up to 6 members\n  pool Beans, «Beans»\n}\n", Home),
        ("LOY2000", "household {\n  up to 6 members\n  pool «Baens»\n}\n", Home),
        ("LOY2721", Limited("at most 5 Beans per «household» per calendar month"), Home + Limited("at most 5 Beans per household per calendar month")),
        ("LOY2721", "budget B {\n  limit 9 EUR per «household»\n}\n" + Funded, Home + "budget B {\n  limit 9 EUR per household per calendar year\n}\n" + Funded),
        ("LOY2320", Home + Limited("at most 5 Beans per channel «per household»"), Home + Limited("at most 5 Beans per household in any 9 days")),
        ("LOY2722", Home + "segment Rich when «balance of Beans» > 99\n", Home + "segment Rich when balance of Gems > 99\n"),
        ("LOY2721", Rule("«HouseholdJoined»"), Home + Rule("HouseholdJoined")),
        ("LOY2721", "rule Extra {\n  on Purchase\n  «bonus 5 Beans, pending until HouseholdJoined up to 9 days»\n}\n",
            Home + "rule Extra {\n  on Purchase\n  bonus 5 Beans, pending until HouseholdJoined up to 9 days\n}\n"),
        ("LOY2721", Rule("«HouseholdLeft»"), Home + Rule("HouseholdLeft")),
    ];

    private const string Funded = "rule Extra {\n  on Purchase\n  bonus 5 Beans funded by B\n}\n";

    private static string Limited(string limit) => $"rule Extra {{\n  on Purchase\n  bonus 5 Beans\n  {limit}\n}}\n";

    private static string Rule(string type) => $"rule Extra {{\n  on {type}\n  bonus 5 Beans\n}}\n";
}
