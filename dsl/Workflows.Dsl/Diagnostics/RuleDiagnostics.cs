using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with rules, caps and budgets: LOY2300 to LOY2399.</summary>
internal static class RuleDiagnostics
{
    public static DiagnosticDescriptor RateNeedsUntil { get; } = Error("LOY2300", "Rate without an end",
        "a rate that another one follows needs a last day",
        "add `until` and a day before `then`");

    public static DiagnosticDescriptor RatesOutOfOrder { get; } = Error("LOY2301", "Rates out of order",
        "this rate ends no later than the one before it",
        "put the rates in the order of their days");

    public static DiagnosticDescriptor MustBePositive { get; } = Error("LOY2302", "Must be above 0",
        "`{0}` gives nothing",
        "write a number above 0");

    public static DiagnosticDescriptor CurrencyTwice { get; } = Error("LOY2304", "Points twice",
        "`{0}` is given twice by one rate",
        "write one amount of it");

    public static DiagnosticDescriptor FactorTooSmall { get; } = Error("LOY2305", "Factor too small",
        "multiplying by {0} gives nothing extra",
        "write a factor above 1");

    public static DiagnosticDescriptor MultipliesNothing { get; } = Warning("LOY2306", "Multiplies nothing",
        "nothing awards {0} here that this could multiply",
        "{1}");

    public static DiagnosticDescriptor SharesNotWhole { get; } = Error("LOY2307", "Shares don't add up",
        "the shares add up to {0}, not to 100%",
        "change them so that they do");

    public static DiagnosticDescriptor ShareMissing { get; } = Error("LOY2308", "Share missing",
        "each of several budgets needs its share",
        "write a percentage after `{0}`");

    public static DiagnosticDescriptor NoWorth { get; } = Error("LOY2309", "Points without worth",
        "`{0}` has no worth, so no budget can pay for it",
        "add `worth` to its points block, or leave out `funded by`");

    public static DiagnosticDescriptor CapOfOther { get; } = Error("LOY2310", "Cap of other points",
        "the rule gives no `{0}`, so this cap limits nothing",
        "cap what it gives, or write `at most once`");

    public static DiagnosticDescriptor CapAlwaysHit { get; } = Warning("LOY2311", "Cap below the amount",
        "one time gives {0}, more than the cap of {1}",
        "raise the cap or lower the amount");

    public static DiagnosticDescriptor CapPeriods { get; } = Error("LOY2312", "Two periods",
        "a cap counts in one period",
        "keep one of them");

    public static DiagnosticDescriptor CapNotWhole { get; } = Error("LOY2313", "Cap not whole",
        "a cap is a whole number from 0",
        "leave out the decimals");

    public static DiagnosticDescriptor NeedsEvent { get; } = Error("LOY2314", "No event",
        "`for each` needs an event with a list",
        "begin the rule with `on` and such an event");

    public static DiagnosticDescriptor FeedsItself { get; } = Warning("LOY2315", "Feeds itself",
        "this rule reacts to what its own `{0}` can cause",
        "give other points, or add `at most once per member`");

    public static DiagnosticDescriptor EndsBeforeBegin { get; } = Error("LOY2316", "Ends before it begins",
        "this ends before it begins",
        "put the earlier day first");

    public static DiagnosticDescriptor EmptyCap { get; } = Error("LOY2317", "Cap of no rule",
        "`{0}` gives nothing that is counted here",
        "name rules that give `{1}`");

    public static DiagnosticDescriptor BudgetPeriod { get; } = Error("LOY2318", "Period of a budget",
        "a budget can't count `{0}`",
        "write `per calendar month` or another unit of the calendar, or `in total`");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Warning);
}
