namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2740 to LOY2749: members who are merged. See <see cref="CheckCases"/>.</summary>
internal static class MergeCases
{
    private const string Points = "points B { worth 1 EUR }\nrule R {\n  on joining\n  bonus 1 B\n}\n";

    private static string Programme(string line) => $"programme Q {{\n  currency EUR\n  time zone \"Europe/Vienna\"\n  {line}\n}}\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2740", "rule Both {\n  on «Merged»\n  bonus 5 Gems\n}\n", "rule Back {\n  on Joined\n  bonus 5 Gems\n}\n"),
        ("LOY2740", "journey Both {\n  start on «Merged»\n  send email \"both\"\n}\n", "journey Back {\n  start on Joined\n  send email \"hello\"\n}\n"),
        ("LOY2741", Programme("«merging keeps the lower tier»") + Points,
            Programme("merging keeps the lower tier") + Points + "points S { status only }\nrule T {\n  on joining\n  bonus 1 S\n}\n"
                + "tiers L {\n  tier A from joining\n  tier C when earned S ever >= 5\n}\n"),
    ];
}
