using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong about the files of a programme: LOY2950 to LOY2959.</summary>
internal static class FileDiagnostics
{
    public static DiagnosticDescriptor NotReadable { get; } = Error("LOY2950", "File not to be read",
        "`{0}` can't be read: {1}",
        "write the path of the file as seen from this one");

    public static DiagnosticDescriptor IncludesItself { get; } = Error("LOY2951", "Include in an included file",
        "this file is included by `{0}`, so it can't include another one",
        "write this line in `{0}`");

    public static DiagnosticDescriptor Twice { get; } = Error("LOY2952", "File included twice",
        "`{0}` is included already",
        "leave one of the two lines out");

    public static DiagnosticDescriptor Outside { get; } = Error("LOY2953", "File outside of the folder",
        "`{0}` doesn't lead to a file in the folder of this one or below",
        "write for example `include \"rules/summer.loyalty\"`, and keep all files of a programme in its folder");

    public static DiagnosticDescriptor ProgrammeInside { get; } = Error("LOY2954", "Programme in an included file",
        "this file is included by `{0}`, so it can't say what the programme is",
        "write `programme` in `{0}`, which holds the programme together");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
