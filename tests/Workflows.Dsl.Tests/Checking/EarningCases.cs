namespace Workflows.Dsl.Tests.Checking;

/// <summary>Mistakes in compounding groups, challenges and guards, behind <see cref="CheckCases.Prelude"/>.</summary>
internal static class EarningCases
{
    private const string Boost = "group Boost { compound }\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All => Compound();

    private static IEnumerable<(string, string, string)> Compound() =>
    [
        ("LOY2640", Boost + "rule «Extra» {\n  on Purchase\n  bonus 5 Beans\n  compete in Boost\n}\n",
            Boost + "rule Extra {\n  on Purchase\n  multiply Beans by 2\n  compete in Boost\n}\n"),
        ("LOY2641", "group «Boost» { compound }\n" + Multiply("A", "40") + Multiply("B", "30"), Boost + Multiply("A", "40") + Multiply("B", "25")),
        ("LOY2641", "group «Boost» { compound }\n" + Multiply("A", "1.0001") + Multiply("B", "1.0001"),
            Boost + Multiply("A", "1.001") + Multiply("B", "1.001")),
    ];

    private static string Multiply(string name, string by) =>
        $"rule {name} {{\n  on Purchase\n  multiply Beans by {by}\n  compete in Boost\n}}\n";
}
