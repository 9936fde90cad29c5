using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with measures, maps and examples: LOY2500 to LOY2599, and LOY2941.</summary>
internal static class EvaluationDiagnostics
{
    public static DiagnosticDescriptor TargetForm { get; } = Error("LOY2500", "Target of no use",
        "a target can't be `<>`",
        "write `>=`, `<=`, `>`, `<` or `=`");

    public static DiagnosticDescriptor ValueMissing { get; } = Error("LOY2501", "Value missing",
        "`{0}` always has `{1}`",
        "add `{1}: …`");

    public static DiagnosticDescriptor NotWholePoints { get; } = Error("LOY2502", "Part of a point",
        "points are counted in whole numbers",
        "leave out the decimals");

    public static DiagnosticDescriptor TemplateNeverSent { get; } = Error("LOY2503", "Template never sent",
        "no journey sends \"{0}\"",
        "{1}");

    public static DiagnosticDescriptor FillTarget { get; } = Error("LOY2504", "Nothing to fill",
        "`{0}` can't be filled from a file",
        "{1}");

    public static DiagnosticDescriptor GroupWithoutList { get; } = Error("LOY2505", "Nothing to group",
        "`{0}` has no list whose lines could be grouped",
        "leave out `group by`");

    public static DiagnosticDescriptor TooFineValue { get; } = Error("LOY2506", "Too many decimals",
        "`{0}` has more decimals than `{1}` can hold",
        "leave out the last ones");

    public static DiagnosticDescriptor CostOfNothing { get; } = Error("LOY2941", "Cost of nothing known",
        "there is a cost of points, messages and tasks, and no cost of `{0}`",
        "{1}");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
