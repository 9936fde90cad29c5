using Workflows.Model.Diagnostics;

namespace Workflows.Core.Versions;

/// <summary>What can be wrong with a text as the next version of another one: LOY2685 to LOY2699, LOY2735, LOY2736, LOY2785, LOY2810 to LOY2819.</summary>
internal static class ChangeDiagnostics
{
    public static DiagnosticDescriptor OtherProgramme { get; } = Error("LOY2685", "Another programme",
        "the version in force has the {0} {1}, this text has {2}",
        "a version keeps name, money and time zone; for another programme begin another database");

    public static DiagnosticDescriptor UnknownOldName { get; } = Error("LOY2686", "Unknown old name",
        "`{0}` says that it was `{1}`, and the version in force has no {2} `{1}`",
        "name the {2} as it is called there, or leave out `was {1}`");

    public static DiagnosticDescriptor OldNameOfTwo { get; } = Error("LOY2687", "Two become one",
        "the version in force has both {2}s `{0}` and `{1}`",
        "leave out `was {1}`: what they counted can't be put together");

    public static DiagnosticDescriptor EventGone { get; } = Error("LOY2688", "Event gone",
        "the event `{0}` of the version in force is not declared here, and the log may have such events",
        "keep its declaration; no rule needs to react to it");

    public static DiagnosticDescriptor FieldChanged { get; } = Error("LOY2689", "Field changed",
        "the field `{0}` of `{1}` is {2} in the version in force",
        "keep its type, and take a new name for the new one");

    public static DiagnosticDescriptor ChoicesChanged { get; } = Error("LOY2690", "Choices changed",
        "the choices of `{0}` of `{1}` begin with {2} in the version in force",
        "keep those in their order, and add new ones behind them");

    public static DiagnosticDescriptor FieldNotOptional { get; } = Error("LOY2691", "New field not optional",
        "the field `{0}` of `{1}` is new, and the events of before don't have it",
        "write `{0}: optional …`");

    public static DiagnosticDescriptor PointsGone { get; } = Error("LOY2692", "Points gone",
        "the points `{0}` of the version in force are not declared here, and members may have some",
        "keep their declaration, or say `points NEW was {0}`");

    public static DiagnosticDescriptor PointsUnspendable { get; } = Error("LOY2693", "Points that can't be spent any more",
        "the points `{0}` can be spent in the version in force and are `status only` here, so members would lose theirs",
        "leave out `status only`, or take new points for the status");

    public static DiagnosticDescriptor LadderGone { get; } = Error("LOY2694", "Tiers gone",
        "the tiers `{0}` of the version in force are not declared here, so members would lose theirs",
        "keep them, or say `tiers NEW was {0}`");

    public static DiagnosticDescriptor TierGone { get; } = Error("LOY2695", "Tier gone",
        "the tier `{0}` of the version in force is not declared here, and nothing says where its members go",
        "say it of the tier that they get: `tier NAME was {0}`");

    public static DiagnosticDescriptor HouseholdsGone { get; } = Error("LOY2735", "Households gone",
        "the version in force has households, and this text has none, so nobody could spend what they have",
        "keep the block `household`");

    public static DiagnosticDescriptor PoolGone { get; } = Error("LOY2736", "Points out of the pool",
        "households of the version in force have `{0}` together, and here they don't, so nobody could spend what they have",
        "keep `{0}` in the line `pool`");

    public static DiagnosticDescriptor UnknownPlace { get; } = Error("LOY2810", "Unknown place",
        "no earlier version of the journey `{1}` has a step, a task or a place `{0}` where somebody could wait",
        "name it as `loyalty plan` prints it, or leave the change out");

    public static DiagnosticDescriptor DecisionChanged { get; } = Error("LOY2785", "Another decision",
        "the event `{0}` {1} in the version in force, and the log may have such events, about which it would be decided otherwise now",
        "leave that as it is, and take a new event for the new decision");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
