namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2430 to LOY2432: what ends a journey before its end. See <see cref="CheckCases"/>.</summary>
internal static class ExitCases
{
    private const string Wait = "wait up to 7 days for Purchase {\n    on arrived { finish \"came\" }\n    on late { finish \"lost\" }\n  }";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2430", Journey("exit on «joining» as \"in\"", "wait 3 days"), Journey("exit on Survey as \"in\"", "wait 3 days")),
        ("LOY2431", Journey("exit on Survey as \"said\"\n  «exit on Survey where score <= 6 as \"unhappy\"»", "wait 3 days"),
            Journey("exit on Survey where score <= 6 as \"unhappy\"\n  exit on Survey as \"said\"", "wait 3 days")),
        ("LOY2431", Journey("exit on leaving Fan as \"back\"\n  «exit on leaving Fan as \"gone\"»", "wait 3 days"),
            Journey("exit on leaving Fan as \"back\"\n  exit on entering Fan as \"gone\"", "wait 3 days")),
        ("LOY2432", Journey("exit on Purchase as \"bought\"", $"«{Wait}»", "Survey"), Journey("exit on Purchase where total >= 5 EUR as \"bought\"", Wait, "Survey")),
    ];

    private static string Journey(string exits, string steps, string start = "Purchase") => $"journey Extra {{\n  start on {start}\n  {exits}\n  {steps}\n}}\n";
}
