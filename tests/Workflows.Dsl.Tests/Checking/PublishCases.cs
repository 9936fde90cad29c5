namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2781 to LOY2799: who puts a programme into force, and who decides. See <see cref="CheckCases"/>.</summary>
internal static class PublishCases
{
    private const string Points = "points B { worth 1 EUR }\nrule R {\n  on joining\n  bonus 1 B\n}\n";

    private static string Programme(string line) => $"programme Q {{\n  currency EUR\n  time zone \"Europe/Vienna\"\n  {line}\n}}\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2781", Programme("«publish by 1 people»") + Points, Programme("publish by 2 people") + Points),
        ("LOY2782", Decision("check: text key\n  order: text\n  «releases Survey by order»"), Decision("check: text key\n  order: text\n  releases Purchase by order")),
        ("LOY2783", Decision("check: text key\n  order: number\n  denies Purchase by «order»"), Decision("check: text key\n  order: text\n  denies Purchase by order")),
        ("LOY2783", Decision("check: text key\n  order: optional text\n  denies Purchase by «order»"), Decision("check: text key\n  denies Purchase by check")),
        ("LOY2784", "market " + Decision("order: text key\n  «denies Purchase by order»"), Decision("order: text key\n  denies Purchase by order")),
        ("LOY2784", Decision("check: text key\n  order: text\n  reverses Purchase by order\n  «denies Purchase by order»"),
            Decision("check: text key\n  order: text\n  reverses Purchase by order")),
        ("LOY2003", Decision("check: text key\n  denies Purchase by «ordr»"), Decision("check: text key\n  denies Purchase by check")),
    ];

    /// <summary>A guard that holds, behind an event by which somebody decides.</summary>
    private static string Decision(string lines) =>
        $"event Checked {{\n  {lines}\n}}\nguard Velocity {{\n  on Purchase\n  at most 3 per member per calendar day\n  then hold for \"Desk\" up to 3 days, then release\n}}\n";
}
