namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2250 to LOY2279: the terms of tiers and points. See <see cref="CheckCases"/>.</summary>
internal static class TierAndPointsCases
{
    public static IEnumerable<(string Code, string Bad, string Good)> All => [.. Tiers(), .. Points()];

    private static IEnumerable<(string Code, string Bad, string Good)> Tiers() =>
    [
        ("LOY2250", "tiers T {\n  tier A from joining\n  keep for ever\n  «grace 30 days»\n}\n",
            "tiers T {\n  tier A from joining\n  keep 12 months\n  grace 30 days\n}\n"),
        ("LOY2251", "tiers T {\n  tier A from joining {\n    benefit \"tea\"\n    benefit «\"tea\"»\n  }\n}\n",
            "tiers T {\n  tier A from joining {\n    benefit \"tea\"\n    benefit \"cake\"\n  }\n}\n"),
    ];

    private static IEnumerable<(string Code, string Bad, string Good)> Points() =>
    [
        ("LOY2252", "points M {\n  expire never\n  «notice 30 days before expiry»\n}\n",
            "points M {\n  expire at end of next calendar year\n  notice 30 days before expiry\n}\n"),
        ("LOY2253", "points M {\n  expire 1 month after activity\n  «notice 5 weeks before expiry»\n}\n",
            "points M {\n  expire 2 months after activity\n  notice 5 weeks before expiry\n}\n"),
        ("LOY2254", "rule N {\n  on notice of «Beans»\n  bonus 1 Gems\n}\n",
            "points M {\n  expire 3 months after end of calendar year\n  notice 5 weeks before expiry\n}\n"
            + "rule N {\n  on notice of M\n  bonus 1 Gems\n}\n"),
        ("LOY2256", "rule E {\n  on Survey\n  bonus 5 Stars«, pending until Purchase up to 60 days»\n}\n",
            "rule E {\n  on Survey\n  bonus 5 Gems, pending until Purchase where total > 9 EUR up to 60 days, all or nothing\n}\n"),
        ("LOY2255", "rule E {\n  on Survey\n  extend «Beans» by 3 months\n}\n",
            "points M { expire 3 months after earned, end of quarter }\nrule E {\n  on Survey\n  extend M by 3 months\n}\n"),
    ];
}
