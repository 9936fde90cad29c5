using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with rules, caps and budgets: LOY2300 to LOY2399, and LOY2940.</summary>
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

    public static DiagnosticDescriptor CapPeriods { get; } = Error("LOY2312", "Period twice",
        "`{0}` is said twice",
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
        "a budget is shared: write `per calendar month`, `in any 30 days`, `in total`, or `per` and a field of the event");

    public static DiagnosticDescriptor TwoScopes { get; } = Error("LOY2320", "Limit of two",
        "a limit is either each member's or shared in one way",
        "write a line for each: both limits hold");

    public static DiagnosticDescriptor TotalOfPart { get; } = Error("LOY2321", "In total of a part",
        "`in total` goes on its own: this limit is `{0}` already",
        "leave out one of them, or write a line for each: both limits hold");

    public static DiagnosticDescriptor EventShared { get; } = Error("LOY2322", "Event shared",
        "an event is one member's, so nobody shares this limit",
        "write `per member per event`, or another period");

    public static DiagnosticDescriptor UnknownScope { get; } = Error("LOY2323", "Unknown `per`",
        "a limit can't be per `{0}`: no event has such a field, and it is no ladder of tiers",
        "{1}");

    public static DiagnosticDescriptor PerPart { get; } = Error("LOY2324", "Per one of them",
        "`{0}` is one segment or tier, so there is nothing to tell apart",
        "write `in total among {0}`, or `per` and the name of a ladder");

    public static DiagnosticDescriptor CapPerJourney { get; } = Error("LOY2325", "Cap per journey",
        "a rule is in no journey",
        "limit what journeys give by a budget with `per journey`");

    public static DiagnosticDescriptor ScopeNotHere { get; } = Error("LOY2326", "Field not at hand",
        "{0} reacts to nothing that has a `{1}`",
        "name a field of its event, or leave out `per {1}`");

    public static DiagnosticDescriptor ScopeKind { get; } = Error("LOY2327", "Nothing to tell apart",
        "`{0}` is neither text nor one of a list",
        "name a field such as a store or a channel");

    public static DiagnosticDescriptor ScopePersonal { get; } = Error("LOY2328", "Limit by what is personal",
        "`{0}` is personal, and limits are kept after a member is erased",
        "name a field that isn't personal");

    public static DiagnosticDescriptor CapOfWorth { get; } = Error("LOY2329", "Cap of money without worth",
        "what `{0}` gives has no worth, so it never comes to any {1}",
        "add `worth` to its points, or cap points or times");

    public static DiagnosticDescriptor BudgetOfOther { get; } = Error("LOY2330", "Budget of other points",
        "`{0}` has a limit of `{1}`, which isn't given here",
        "let another budget pay");

    public static DiagnosticDescriptor WhenForWhere { get; } = Error("LOY2940", "`when` behind an event",
        "this `when` stands behind the event, and there is another one below",
        "write `where` for what the event must be, and keep `when` for the member");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Warning);
}
