using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with how guards end: LOY2780 and LOY2782 to LOY2789.</summary>
internal static class GuardDiagnostics
{
    public static DiagnosticDescriptor HoldsForEver { get; } = new("LOY2780", "Held for ever",
        "what `{0}` holds stays pending for ever if nobody decides",
        "add `up to 3 days, then release` or `up to 3 days, then deny`", Severity.Warning);

    public static DiagnosticDescriptor NobodyHolds { get; } = new("LOY2782", "Nothing to decide about",
        "`{0}` decides about `{1}`, and no guard holds what such an event earns",
        "name an event of a guard that says `then hold for …`, or leave the line out", Severity.Error);

    public static DiagnosticDescriptor DecidesBy { get; } = new("LOY2783", "Decided by no key",
        "`{0}` can't hold the key of the event that is decided about",
        "name a field that is a text and always there", Severity.Error);

    public static DiagnosticDescriptor DecidesAndMore { get; } = new("LOY2784", "More than a decision",
        "`{0}` {1}, so that it can't decide about what a guard holds as well",
        "make an event of its own for the decision", Severity.Error);
}
