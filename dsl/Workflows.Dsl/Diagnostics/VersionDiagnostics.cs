using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with what was called otherwise in the version before: LOY2680 to LOY2684.</summary>
internal static class VersionDiagnostics
{
    public static DiagnosticDescriptor OldNameInUse { get; } = new("LOY2680", "Old name in use",
        "`{0}` says that it was `{1}`, and there is a {2} `{1}` here",
        "leave out `was {1}`, or the {2} `{1}`: what is renamed no longer has its old name", Severity.Error);

    public static DiagnosticDescriptor OldNameTwice { get; } = new("LOY2681", "Old name said twice",
        "`{1}` says already that it was `{0}`",
        "keep it where the counters and balances of `{0}` are to go on, and leave it out here", Severity.Error);
}
