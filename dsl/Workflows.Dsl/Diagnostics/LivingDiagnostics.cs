using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with what is said of members who are in the middle of something: LOY2800 to LOY2809.</summary>
internal static class LivingDiagnostics
{
    public static DiagnosticDescriptor NobodyIsIn { get; } = new("LOY2800", "Nobody is in it",
        "`also who is in it already` asks for a segment or tier, and this starts on something else",
        "write `start on entering NAME, also who is in it already`, or leave the words out", Severity.Error);

    public static DiagnosticDescriptor NoSuchPlace { get; } = new("LOY2801", "No such place",
        "nobody can go on at `{0}`: this journey has no such step, or nothing is in it",
        "name a `step` with something in it, or in quotes the place of a wait, a task or a message such as \"2.late.1\"", Severity.Error);
}
