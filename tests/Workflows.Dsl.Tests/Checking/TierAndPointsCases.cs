namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2250 to LOY2279: the terms of tiers and points. See <see cref="CheckCases"/>.</summary>
internal static class TierAndPointsCases
{
    public static IEnumerable<(string Code, string Bad, string Good)> All => [.. Tiers()];

    private static IEnumerable<(string Code, string Bad, string Good)> Tiers() =>
    [
        ("LOY2250", "tiers T {\n  tier A from joining\n  keep for ever\n  «grace 30 days»\n}\n",
            "tiers T {\n  tier A from joining\n  keep 12 months\n  grace 30 days\n}\n"),
        ("LOY2251", "tiers T {\n  tier A from joining {\n    benefit \"tea\"\n    benefit «\"tea\"»\n  }\n}\n",
            "tiers T {\n  tier A from joining {\n    benefit \"tea\"\n    benefit \"cake\"\n  }\n}\n"),
    ];
}
