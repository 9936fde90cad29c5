using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong about members who leave, and about personal values: LOY2620 to LOY2639.</summary>
internal static class MemberDiagnostics
{
    public static DiagnosticDescriptor AfterLeaving { get; } = new("LOY2620", "After leaving",
        "who has left earns nothing and is sent nothing, so this never happens",
        "leave it out; for who comes back write `on Joined`", Severity.Error);

    public static DiagnosticDescriptor PersonalKept { get; } = new("LOY2621", "Personal value kept",
        "`{0}` is personal, and this would keep its value in the member's history",
        "ask about it in a `where`, of which only the answer is kept, or use another field", Severity.Error);
}
