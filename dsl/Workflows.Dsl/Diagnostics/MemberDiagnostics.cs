using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong about members who leave, and about personal values: LOY2620 to LOY2639.</summary>
internal static class MemberDiagnostics
{
    public static DiagnosticDescriptor AfterLeaving { get; } = new("LOY2620", "After leaving",
        "who has left earns nothing and is sent nothing, so this never happens",
        "leave it out; for who comes back write `on Joined`", Severity.Error);
}
