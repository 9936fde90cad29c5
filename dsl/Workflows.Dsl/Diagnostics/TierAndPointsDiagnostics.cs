using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with the terms of tiers and points: LOY2250 to LOY2279.</summary>
internal static class TierAndPointsDiagnostics
{
    public static DiagnosticDescriptor GraceWithoutEnd { get; } = Error("LOY2250", "Grace without an end",
        "the tiers of `{0}` are kept for ever, so a time of grace never begins",
        "add `keep until end of next calendar year` or another `keep`, or leave out `grace`");

    public static DiagnosticDescriptor BenefitTwice { get; } = Error("LOY2251", "Benefit said twice",
        "`{0}` has this benefit already, or it is empty",
        "keep one of them, and say in words what it is");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
