using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with conditions and values: LOY2100 to LOY2199.</summary>
internal static class TypeDiagnostics
{
    public static DiagnosticDescriptor NotACondition { get; } = Error("LOY2100", "No condition",
        "`{0}` is {1}, and a condition is needed here",
        "compare it with something, for example with `>=`");

    public static DiagnosticDescriptor CantCompare { get; } = Error("LOY2101", "Can't be compared",
        "`{0}` is {1} and `{2}` is {3}",
        "only two of a kind can be compared{4}");

    public static DiagnosticDescriptor CantCalculate { get; } = Error("LOY2102", "Can't be calculated",
        "`{0}` is {1} and `{2}` is {3}: they can't be {4}",
        "{5}");

    public static DiagnosticDescriptor NoOrder { get; } = Error("LOY2103", "No order",
        "`{0}` is {1}, which has no order",
        "write `is`, `=` or `<>`");

    public static DiagnosticDescriptor LengthWithFixed { get; } = Error("LOY2104", "Length of time compared",
        "only the time since something can be compared with a length of time",
        "write for example `time since last Purchase >= 30 days`");

    public static DiagnosticDescriptor LengthNeverEqual { get; } = Error("LOY2105", "Length of time never equal",
        "a length of time is never exactly `{0}`",
        "write `>=` or `<`");

    public static DiagnosticDescriptor FixedDivisor { get; } = Error("LOY2106", "Divided by what may be 0",
        "only a fixed number other than 0 may divide here",
        "write a number after `/`, or divide in a measure");

    public static DiagnosticDescriptor MayBeMissing { get; } = Error("LOY2107", "May be missing",
        "`{0}` may be missing here",
        "ask first: `{1} is known and …`");

    public static DiagnosticDescriptor AlwaysKnown { get; } = Warning("LOY2108", "Always known",
        "`{0}` is always known",
        "leave the question out");

    public static DiagnosticDescriptor AverageOnlyCompared { get; } = Error("LOY2109", "Average not compared",
        "an average can only be compared with a fixed number or amount",
        "write for example `{0} >= 4`");

    public static DiagnosticDescriptor WrongType { get; } = Error("LOY2110", "Another kind of value needed",
        "`{0}` is {1}, and {2} is needed here",
        "{3}");

    public static DiagnosticDescriptor NumberTooLarge { get; } = Error("LOY2111", "Number too large or too fine",
        "`{0}` has more digits than can be counted exactly",
        "use at most 12 digits before and 9 after the point");

    public static DiagnosticDescriptor NotHere { get; } = Error("LOY2112", "Not possible here",
        "`{0}` can't be asked {1}",
        "{2}");

    public static DiagnosticDescriptor OnlyInMeasures { get; } = Error("LOY2113", "Figure over all members",
        "`{0}` is about all members",
        "use it in a `measure` or `follow up`; here {1}");

    public static DiagnosticDescriptor PeriodOfReport { get; } = Error("LOY2114", "Period of a report",
        "only a measure has a period of a report",
        "{0}");

    public static DiagnosticDescriptor WholeNumberNeeded { get; } = Error("LOY2115", "Whole number needed",
        "`is every` counts whole numbers, and `{0}` is {1}",
        "count something: `count of Purchase ever is every 3rd`");

    public static DiagnosticDescriptor FixedValueNeeded { get; } = Error("LOY2116", "Fixed value needed",
        "a fixed value is needed here",
        "write a number, an amount or a percentage");

    public static DiagnosticDescriptor TooFine { get; } = Error("LOY2117", "Too fine",
        "`{0}` has more decimals than can be counted exactly",
        "multiply fewer numbers with decimals");

    public static DiagnosticDescriptor NeverBoth { get; } = Warning("LOY2118", "Never true",
        "`{0}` and `{1}` can never both hold",
        "one of them must go, or `and` should be `or`");

    public static DiagnosticDescriptor FieldNeeded { get; } = Error("LOY2119", "Field needed",
        "`{0}` needs a field",
        "write for example `{0}.{1}`");

    public static DiagnosticDescriptor MustCount { get; } = Error("LOY2120", "Must be at least 1",
        "this must be at least 1",
        "write a number from 1");

    public static DiagnosticDescriptor OutOfRange { get; } = Error("LOY2121", "Outside its range",
        "`{0}` is never {1}",
        "it goes from {2} to {3}");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Warning);
}
