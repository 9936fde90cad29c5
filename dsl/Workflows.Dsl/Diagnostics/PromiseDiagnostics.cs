using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with tables of cases and with promises about all members: LOY2920 to LOY2949.</summary>
internal static class PromiseDiagnostics
{
    public static DiagnosticDescriptor RowLength { get; } = Error("LOY2920", "Row of another length",
        "this row has {0}, and the table has {1}",
        "give each column one value, with commas between them");

    public static DiagnosticDescriptor NoColumn { get; } = Error("LOY2921", "Unknown column",
        "`{0}` is no column of a table of this example, and {1} belongs here",
        "{2}");

    public static DiagnosticDescriptor WrongCell { get; } = Error("LOY2922", "Value that doesn't fit",
        "`{0}` stands where {1} belongs",
        "write for example `{2}`");

    public static DiagnosticDescriptor RowWithoutTable { get; } = Error("LOY2923", "Row without a table",
        "this row belongs to no table",
        "write `table` and the names of its columns before the rows");

    public static DiagnosticDescriptor NoRows { get; } = Error("LOY2924", "Table without rows",
        "this table has no rows, so nothing is tried",
        "write a `row` for each case");

    public static DiagnosticDescriptor UnusedColumn { get; } = new("LOY2925", "Column of no use",
        "the column `{0}` is used nowhere in this example",
        "write its name where its values belong, or leave the column out", Severity.Warning);

    public static DiagnosticDescriptor NothingToBreak { get; } = new("LOY2930", "Promise that says nothing",
        "no rule gives {0} for `{1}`, so this promise can't be broken",
        "name another event, or leave the promise out", Severity.Warning);

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
