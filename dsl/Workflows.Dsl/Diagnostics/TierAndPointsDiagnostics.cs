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

    public static DiagnosticDescriptor NoticeOfNothing { get; } = Error("LOY2252", "Notice of nothing",
        "`{0}` never expire, so there is nothing to give notice of",
        "add for example `expire 24 months after earned`, or leave out `notice`");

    public static DiagnosticDescriptor NoticeTooLong { get; } = Warning("LOY2253", "Notice too early",
        "this is no shorter than `{0}` last, so notice comes as soon as they are earned",
        "write a shorter time");

    public static DiagnosticDescriptor NoNotice { get; } = Error("LOY2254", "No notice",
        "there is no notice of `{0}`, so this never happens",
        "add `notice 30 days before expiry` to its points block");

    public static DiagnosticDescriptor NothingExpires { get; } = Error("LOY2255", "Nothing expires",
        "`{0}` never expire, so there is no end to put off",
        "add for example `expire 24 months after earned` to its points block, or leave this out");

    public static DiagnosticDescriptor StatusNotPending { get; } = Error("LOY2256", "Status points pending",
        "`{0}` are status points, which count at once",
        "leave out `pending until`, or give points that can be spent");

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Warning);

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
