namespace Workflows.Dsl.Tests.Checking;

/// <summary>Texts about what reaches other members, as <see cref="CheckCases"/> has them.</summary>
internal static class OtherMemberCases
{
    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2600", "rule E {\n  on Purchase\n  bonus 5 Beans to «order»\n}\n",
            "rule E {\n  on Purchase where friend is known\n  award 1 Beans per 10 EUR of total to friend\n}\n"),
        ("LOY2601", "rule E {\n  on Purchase where friend is known\n  bonus 5 Beans to friend, pending until Survey by «friend» up to 9 days\n}\n",
            "rule E {\n  on Purchase where friend is known\n  bonus 5 Beans, pending until Survey by friend where score > 5 up to 9 days\n}\n"),
        ("LOY2602", "points Shells {\n  transfer «at most 5 per member per event»\n}\n",
            "points Shells {\n  transfer at most 5_000 per member per calendar year\n  transfer at most 9 Shells per member in any 3 days\n}\n"),
    ];
}
