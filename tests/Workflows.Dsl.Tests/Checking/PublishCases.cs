namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2780 to LOY2799: who puts a programme into force, and who decides. See <see cref="CheckCases"/>.</summary>
internal static class PublishCases
{
    private const string Points = "points B { worth 1 EUR }\nrule R {\n  on joining\n  bonus 1 B\n}\n";

    private static string Programme(string line) => $"programme Q {{\n  currency EUR\n  time zone \"Europe/Vienna\"\n  {line}\n}}\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2780", Programme("«publish by 1 people»") + Points, Programme("publish by 2 people") + Points),
    ];
}
