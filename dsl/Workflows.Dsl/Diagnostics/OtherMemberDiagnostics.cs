using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with what reaches other members: LOY2600 to LOY2619.</summary>
internal static class OtherMemberDiagnostics
{
    public static DiagnosticDescriptor NotAMember { get; } = Error("LOY2600", "No other member",
        "`{0}` names no member",
        "name a field of the event or of the member whose type is `member`");

    public static DiagnosticDescriptor AwaitsThird { get; } = Error("LOY2601", "Event of a third",
        "the points are for `{0}`, so it is that member's own event that they can wait for",
        "leave out `by` and its name");

    public static DiagnosticDescriptor LimitOfTransfers { get; } = Error("LOY2602", "Limit of transfers",
        "`{0}` doesn't say how many `{1}` a member may give to others",
        "write a number and a period: `transfer at most 5_000 per member per calendar year`");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
