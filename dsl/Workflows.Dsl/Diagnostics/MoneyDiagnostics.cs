using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong about money of other currencies: LOY2760 to LOY2769.</summary>
internal static class MoneyDiagnostics
{
    public static DiagnosticDescriptor NoRate { get; } = Error("LOY2760", "No rate",
        "there is no rate for `{0}`",
        "add it to `rates`: `day 2026-01-01 1 {0} = … {1}`");

    public static DiagnosticDescriptor RateTwice { get; } = Error("LOY2761", "Rate said twice",
        "what `{0}` is worth on this day is said twice",
        "keep one of them");

    public static DiagnosticDescriptor RateTooFine { get; } = Error("LOY2762", "Rate too fine",
        "a rate of `{0}` can't be counted this finely",
        "write at most {1} decimals for 1 {0}");

    public static DiagnosticDescriptor RateOfOther { get; } = Error("LOY2763", "No rate of the programme's money",
        "`{0}` doesn't say what another currency is worth in {1}",
        "write it like `1 {2} = … {1}`");

    public static DiagnosticDescriptor OtherMoney { get; } = Error("LOY2764", "Other money",
        "`{0}` isn't in {1}, in which the programme counts",
        "write it in {1}: what events tell in other money is converted before it is looked at");

    public static DiagnosticDescriptor NotOfAnEvent { get; } = Error("LOY2765", "Other money without a day",
        "a field of the member has no day whose rate would count",
        "write `money`, or make it a field of an event");

    public static DiagnosticDescriptor ReturnedInOther { get; } = Error("LOY2766", "Return in other money",
        "`{0}` takes back money that is told in other currencies, and isn't itself",
        "write `{0} : money in {1}`");

    public static DiagnosticDescriptor NoRateThen { get; } = Error("LOY2767", "No rate on that day",
        "there is no rate for `{0}` on {1}",
        "add one to `rates`, or let the last known one hold");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) => new(id, title, message, help, Severity.Error);
}
