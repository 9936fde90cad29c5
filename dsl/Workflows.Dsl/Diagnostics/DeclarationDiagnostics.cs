using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with declarations: LOY2200 to LOY2299.</summary>
internal static class DeclarationDiagnostics
{
    public static DiagnosticDescriptor NoProgramme { get; } = Error("LOY2200", "No programme block",
        "this file has no `programme` block",
        "begin with `programme NAME {` and say its currency and time zone");

    public static DiagnosticDescriptor ClauseMissing { get; } = Error("LOY2201", "Something missing",
        "{0} doesn't say {1}",
        "add `{2}`");

    public static DiagnosticDescriptor SaidTwice { get; } = Error("LOY2202", "Said twice",
        "`{0}` is said twice",
        "keep one of them");

    public static DiagnosticDescriptor BadCurrency { get; } = Error("LOY2203", "No currency code",
        "`{0}` is no code of a currency",
        "write three capital letters, such as HKD or EUR");

    public static DiagnosticDescriptor BadTimeZone { get; } = Error("LOY2204", "No time zone",
        "`{0}` is no name of a time zone",
        "write a name such as \"Asia/Hong_Kong\" or \"Europe/Berlin\"");

    public static DiagnosticDescriptor NoZoneField { get; } = Error("LOY2220", "No field with a time zone",
        "`{0}` can't say in which time zone a member lives",
        "name a text of the member, such as `time zone member.zone` with `zone : optional text` in `member`");

    public static DiagnosticDescriptor NoRules { get; } = Warning("LOY2205", "No rules",
        "the programme has no rule, so nobody earns anything",
        "add a `rule`");

    public static DiagnosticDescriptor Unused { get; } = Warning("LOY2206", "Unused",
        "nothing uses the {0} `{1}`",
        "use it or delete it");

    public static DiagnosticDescriptor TooManyFields { get; } = Error("LOY2207", "Too many fields",
        "`{0}` has more than {1} fields",
        "leave some out; consents count as fields of the member");

    public static DiagnosticDescriptor KeyTwice { get; } = Error("LOY2208", "Two keys",
        "`{0}` has two keys",
        "keep one of them");

    public static DiagnosticDescriptor BadKey { get; } = Error("LOY2209", "Field can't be a key",
        "`{0}` can't be a key",
        "a key is text, a number or a member of an event, and always there");

    public static DiagnosticDescriptor SecondList { get; } = Error("LOY2210", "Second list",
        "an event has at most one list",
        "keep one of them");

    public static DiagnosticDescriptor ListNotHere { get; } = Error("LOY2211", "List in a wrong place",
        "a list can only be a field of an event",
        "make it an event, or leave it out");

    public static DiagnosticDescriptor EmptyRange { get; } = Error("LOY2212", "Empty range",
        "nothing is from {0} to {1}",
        "put the smaller end first");

    public static DiagnosticDescriptor OptionalDefault { get; } = Error("LOY2213", "Optional with a default",
        "`{0}` is optional and has a default",
        "leave out `optional`: with a default it is never missing");

    public static DiagnosticDescriptor ReversedWithoutKey { get; } = Error("LOY2214", "Nothing to find it by",
        "`{0}` has no key by which it could be taken back",
        "mark one of its fields with `key`");

    public static DiagnosticDescriptor ReversingField { get; } = Error("LOY2215", "Field can't take back",
        "`{0}` is {1}, but {2} is needed to take `{3}` back",
        "use another field");

    public static DiagnosticDescriptor StatusConflict { get; } = Error("LOY2216", "Status points",
        "status points can't have `{0}`",
        "leave out this line or `status only`");

    public static DiagnosticDescriptor ShareRange { get; } = Error("LOY2217", "No share",
        "{0} is no share",
        "write a percentage from 0% to 100%");

    public static DiagnosticDescriptor ChoiceTwice { get; } = Error("LOY2218", "Choice listed twice",
        "`{0}` is listed twice",
        "keep one of them");

    public static DiagnosticDescriptor ReversesItself { get; } = Error("LOY2219", "Takes itself back",
        "`{0}` can't take itself back",
        "name the event that is taken back");

    public static DiagnosticDescriptor FirstTier { get; } = Error("LOY2230", "First tier",
        "the first tier must be `from joining`",
        "write `tier {0} from joining`, and its condition at the next one");

    public static DiagnosticDescriptor LaterTier { get; } = Error("LOY2231", "Tier from joining",
        "only the first tier can be `from joining`",
        "write what it takes: `tier {0} when …`");

    public static DiagnosticDescriptor TierOrder { get; } = Error("LOY2232", "Tiers out of order",
        "`{0}` is easier to reach than `{1}` below it",
        "list the tiers from the lowest to the highest");

    public static DiagnosticDescriptor TierNeverReached { get; } = Warning("LOY2233", "Tier never reached",
        "`{0}` is never reached: `{1}` takes the same",
        "ask for more at `{1}`");

    public static DiagnosticDescriptor SpentOfNothing { get; } = Error("LOY2240", "Spent of no limit",
        "the partner `{0}` has no limit that something could be spent of",
        "add `limit` to the partner");

    public static DiagnosticDescriptor WarnsOfNothing { get; } = Error("LOY2241", "Warning without a limit",
        "`{0}` has no limit to warn of",
        "add `limit`");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Warning);
}
