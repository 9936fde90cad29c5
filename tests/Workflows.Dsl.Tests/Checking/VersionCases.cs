namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2680 to LOY2684: names of the version before. See <see cref="CheckCases"/>.</summary>
internal static class VersionCases
{
    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2680", "rule Better was «Base» {\n  on Survey\n  bonus 1 Stars\n}\n", "rule Better was Basic {\n  on Survey\n  bonus 1 Stars\n}\n"),
        ("LOY2681", "rule A was Old {\n  on Survey\n  bonus 1 Stars\n}\nrule B was «Old» {\n  on Survey\n  bonus 2 Stars\n}\n",
            "rule A was Old {\n  on Survey\n  bonus 1 Stars\n}\nrule B was Older {\n  on Survey\n  bonus 2 Stars\n}\n"),
        ("LOY2680", "tiers Rank was Levels {\n  tier Low from joining\n  tier High was «Low» when earned Stars this calendar year >= 5\n}\n",
            "tiers Rank was Levels {\n  tier Low was Bronze from joining\n  tier High was Top when earned Stars this calendar year >= 5\n}\n"),
        ("LOY2680", "segment Dear was «Fan» \"Dear ones\" when count of Purchase ever >= 9\n",
            "segment Dear was Friend \"Dear ones\" when count of Purchase ever >= 9\nrule Mean {\n  on Survey\n  when spent > 5 EUR\n  bonus 1 Stars\n}\nlet spent was paid = sum of Purchase.total over last 3 months\n"
            + "points Pearls was Shells \"Pearls\" { worth 0.01 EUR }\n"),
    ];
}
