using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with events of the market and with rivals: LOY2700 to LOY2719.</summary>
internal static class MarketDiagnostics
{
    public static DiagnosticDescriptor MarketReverses { get; } = Error("LOY2700", "Market takes back",
        "`{0}` is nobody's, so it can't take back a member's `{1}`",
        "leave out `reverses`, or write `event` without `market`");

    public static DiagnosticDescriptor RivalFile { get; } = Error("LOY2701", "Rival not to be read",
        "the programme of `{0}` can't be read: {1}",
        "write the path of its file as seen from this one");

    public static DiagnosticDescriptor RivalWrong { get; } = Error("LOY2702", "Rival with errors",
        "the programme of `{0}` has an error, {1}",
        "put it right first; `loyalty check` of that file says what to do");

    public static DiagnosticDescriptor RivalEvent { get; } = Error("LOY2703", "Rival's event unlike ours",
        "`{0}` counts on `{1}`, {2}",
        "write its events as they stand here: the same names, and no field that we don't have");

    public static DiagnosticDescriptor RivalMeasure { get; } = Error("LOY2704", "Rival's measure missing",
        "the programme of `{0}` has no measure `{1}`",
        "write `measure {1} = …` in {2}");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
