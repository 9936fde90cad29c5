namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2725 to LOY2729: tiers that are lent. See <see cref="CheckCases"/>.</summary>
internal static class LoanCases
{
    private const string Card = "tiers Card {\n  tier Plain from joining\n  tier Black when count of Survey ever >= 3\n  match ";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2725", "rule Try {\n  on Survey\n  match «Blue» for 90 days\n}\n", "rule Try {\n  on Survey\n  match Gold for 90 days\n}\n"),
        ("LOY2725", "journey Try {\n  start on Survey\n  match «Blue» for 90 days\n}\n", "journey Try {\n  start on Survey\n  match Gold for 90 days\n}\n"),
        ("LOY2725", Card + "«Plain» while member is at least Gold\n}\n", Card + "Black while member is at least Gold\n}\n"),
        ("LOY2726", Card + "«Gold» while member is in Fan\n}\n", Card + "Black while member is in Fan\n}\n"),
        ("LOY2727", "rule Again {\n  on leaving Gold\n  «match Gold for 90 days»\n}\n",
            "rule Again {\n  on leaving Gold\n  match Gold for 90 days\n  at most once per member\n}\n"),
    ];
}
