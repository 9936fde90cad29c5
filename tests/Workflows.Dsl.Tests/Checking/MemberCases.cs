namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2620 to LOY2639: leaving, and personal values. See <see cref="CheckCases"/>.</summary>
internal static class MemberCases
{
    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2620", "rule Bye {\n  on «Left»\n  bonus 5 Gems\n}\n", "rule Back {\n  on Joined\n  bonus 5 Gems\n}\n"),
        ("LOY2620", "journey Bye {\n  start on «Left»\n  send email \"bye\"\n}\n", "journey Back {\n  start on Joined\n  send email \"hello\"\n}\n"),
        ("LOY2620", Waiting("Left"), Waiting("Joined").Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)),
        ("LOY2621", "event Told {\n  word: text personal\n  count: number\n}\nsegment Said when «last Told.word» is known\n",
            "event Told {\n  word: text personal\n  count: number\n}\nsegment Said when count of Told where word is \"x\" ever > 0\n"),
    ];
    private static string Waiting(string type) =>
        $"journey Bye {{\n  start on joining\n  «wait up to 3 days for {type} {{\n    on late {{ finish \"late\" }}\n  }}»\n}}\n";
}
