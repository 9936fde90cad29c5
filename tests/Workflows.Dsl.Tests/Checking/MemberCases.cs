namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2620 to LOY2639: leaving, and personal values. See <see cref="CheckCases"/>.</summary>
internal static class MemberCases
{
    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2620", "rule Bye {\n  on «Left»\n  bonus 5 Gems\n}\n", "rule Back {\n  on Joined\n  bonus 5 Gems\n}\n"),
        ("LOY2620", "journey Bye {\n  start on «Left»\n  send email \"bye\"\n}\n", "journey Back {\n  start on Joined\n  send email \"hello\"\n}\n"),
        ("LOY2621", "event Told {\n  word: text personal\n  count: number\n}\nsegment Said when «last Told.word» is known\n",
            "event Told {\n  word: text personal\n  count: number\n}\nsegment Said when count of Told where word is \"x\" ever > 0\n"),
        ("LOY2622", "event Told { mail: text personal }\nrule T {\n  on Told\n  bonus 5 Gems\n  «at most 3 per mail per calendar month»\n}\n",
            "event Told { shop: text }\nrule T {\n  on Told\n  bonus 5 Gems\n  at most 3 per shop per calendar month\n}\n"),
        ("LOY2622", "event Told { mail: text personal }\nbudget M { «limit 30 EUR per mail per calendar month» }\nrule T {\n  on Told\n  bonus 5 Beans funded by M\n}\n",
            "event Told { shop: text }\nbudget M { limit 30 EUR per shop per calendar month }\nrule T {\n  on Told\n  bonus 5 Beans funded by M\n}\n"),
    ];
}
