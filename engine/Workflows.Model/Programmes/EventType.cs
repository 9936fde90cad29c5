using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Model.Programmes;

/// <summary>Where an event's key comes from.</summary>
public enum KeySource
{
    /// <summary>From the field marked <c>key</c>.</summary>
    Field,

    /// <summary>From the content: two equal records are one event.</summary>
    Content,

    /// <summary>From the content and how often it occurred in the file before: two equal lines are two events, the same file fed twice adds nothing.</summary>
    Line,
}

/// <summary>A kind of thing that the business tells us.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Index">Its place in <see cref="Programme.EventTypes"/>.</param>
/// <param name="Fields">What it carries.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record EventType(string Name, int Index, ImmutableArray<Field> Fields, SourceSpan Span)
{
    /// <summary>Where its key comes from.</summary>
    public KeySource Key { get; init; } = KeySource.Content;

    /// <summary>Whether it is news of the market, which is nobody's: it has no member, and measures and follow-ups alone ask for it.</summary>
    public bool IsMarket { get; init; }

    /// <summary>What it takes back, if it does.</summary>
    public Reversal? Reverses { get; init; }

    /// <summary>What it decides about points that a guard holds, if it does.</summary>
    public HoldDecision? Decides { get; init; }

    /// <summary>The field of that name, or null.</summary>
    public Field? FieldNamed(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>The field that an amount taken back is taken off: of the amount's name, or else the first of money; null for none.</summary>
    /// <param name="reversal">What takes events of this type back.</param>
    public Field? ReducedBy(Reversal reversal) =>
        (reversal.Amount is { } amount ? FieldNamed(amount.Name) : null) ?? Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Money);
}

/// <summary>An event that takes back another one, whole or in part.</summary>
/// <param name="EventType">Index of the type that is reversed.</param>
/// <param name="By">The field of the reversing event that holds the key of the reversed one.</param>
/// <param name="Amount">The field that says how much is taken back, or null for all of it.</param>
/// <param name="Items">The field with the lines that are taken back, or null.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Reversal(int EventType, Field By, Field? Amount, Field? Items, SourceSpan Span);

/// <summary>An event that decides about what a guard holds of another one.</summary>
/// <param name="Releases">Whether the points are let go; else they are denied, and the log is judged again without them.</param>
/// <param name="By">The field of the deciding event that holds the key of the one that is held.</param>
/// <param name="EventType">Index of the type of the events that are held; null for whatever guards hold.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record HoldDecision(bool Releases, Field By, int? EventType, SourceSpan Span);

/// <summary>The events that every programme has, by their place in <see cref="Programme.EventTypes"/>.</summary>
public static class BuiltInEvents
{
    /// <summary>A member joins; the fields are the member's and the consents.</summary>
    public const int Joined = 0;

    /// <summary>What is known of a member changes; fields as of <see cref="Joined"/>, those that are missing stay.</summary>
    public const int Updated = 1;

    /// <summary>
    /// A member spends points: <c>redemption: text key</c>, <c>points: number</c>, <c>currency: text</c>; where the programme has rewards
    /// also <c>reward</c>, what the member gets, and <c>hold: text</c>, the reservation that is made good.
    /// </summary>
    public const int Redeemed = 2;

    /// <summary>Staff report a task: <c>task: text</c> is its name, <c>outcome: text</c> how it went.</summary>
    public const int TaskDone = 3;

    /// <summary>A reward and its points are reserved for an open basket: <c>hold: text key</c>, and reward, points and currency.</summary>
    public const int RewardHeld = 4;

    /// <summary>A reservation is given up: <c>hold: text</c>.</summary>
    public const int RewardReleased = 5;

    /// <summary>A reward that was given is taken back, and its points are given back: <c>redemption: text</c>.</summary>
    public const int RewardCancelled = 6;

    /// <summary>A reward has reached the member: <c>redemption: text</c>.</summary>
    public const int RewardFulfilled = 7;

    /// <summary>A voucher is used, whole or in part: <c>use: text key</c>, <c>voucher: text</c>, <c>amount: money</c>.</summary>
    public const int VoucherUsed = 8;

    /// <summary>A member leaves; <see cref="Joined"/> is how the same member comes back.</summary>
    public const int Left = 9;

    /// <summary>Points that another member's step gave: see <see cref="PassingEvents"/>, as for the two below.</summary>
    public const int PointsReceived = 10;

    /// <summary>Points of another member wait for an event of this one.</summary>
    public const int EventAwaited = 11;

    /// <summary>The event of another member came for which points of this one wait.</summary>
    public const int AwaitedCame = 12;

    /// <summary>What an event earned that a guard held is let go: <c>held: text</c> is the event's key.</summary>
    public const int EarningReleased = 13;

    /// <summary>What an event earned that a guard held is taken back: <c>held: text</c> is the event's key.</summary>
    public const int EarningDenied = 14;

    /// <summary>
    /// A member gives points to another one: <c>transfer: text key</c>, <c>to: member</c>, <c>points: number</c>, <c>currency: text</c>.
    /// </summary>
    public const int Transferred = 15;

    /// <summary>Points that another member transferred: one of <see cref="PassingEvents"/>.</summary>
    public const int TransferReceived = 16;

    /// <summary>All that says who a member is was destroyed, by the member's wish.</summary>
    public const int Erased = 17;

    /// <summary>A member turns out to be another one and goes under: <c>into: member</c> is the one who goes on for both.</summary>
    public const int Merged = 18;

    /// <summary>What a member who goes under brings to the one who goes on: one of <see cref="PassingEvents"/>.</summary>
    public const int MemberTakenOver = 19;

    /// <summary>The member who went on for this one was erased: one of <see cref="PassingEvents"/>.</summary>
    public const int SurvivorErased = 20;

    /// <summary>A member asks for a place in a household: <c>household: text</c> names it.</summary>
    public const int HouseholdJoined = 21;

    /// <summary>A member leaves the household.</summary>
    public const int HouseholdLeft = 22;

    /// <summary>A household is asked for a place: one of <see cref="PassingEvents"/>, as the four below.</summary>
    public const int PlaceAsked = 23;

    /// <summary>A place in a household is free again.</summary>
    public const int PlaceGivenUp = 24;

    /// <summary>Points of a member go to the household.</summary>
    public const int PointsPooled = 25;

    /// <summary>A household is asked for points.</summary>
    public const int PointsAsked = 26;

    /// <summary>What a household says to a member who asked: 1 for a place, or the points; 0 for no.</summary>
    public const int HouseholdAnswered = 27;

    /// <summary>What a step of a workflow asks that is no journey of the programme: see <see cref="WorkflowEvents"/>.</summary>
    public const int WorkflowStep = 28;

    /// <summary>A follow-up was looked at for a period that had closed: see <see cref="FollowUpEvents"/>, as for the one below.</summary>
    public const int FollowUpLooked = 29;

    /// <summary>What somebody says to what a follow-up did: a journey starts again, a task is done.</summary>
    public const int FollowUpAnswered = 30;

    /// <summary>How many there are.</summary>
    public const int Count = 31;

    /// <summary>Their names, in order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "Joined", "Updated", "Redeemed", "TaskDone", "RewardHeld", "RewardReleased", "RewardCancelled", "RewardFulfilled", "VoucherUsed",
        "Left", "points received", "event awaited", "awaited event came",
        "EarningReleased", "EarningDenied",
        "Transferred", "transfer received", "Erased",
        "Merged", "member taken over", "survivor erased",
        "HouseholdJoined", "HouseholdLeft", "place asked", "place given up", "points pooled", "points asked", "household answered",
        "workflow step", "follow-up looked at", "follow-up answered",
    ];

    /// <summary>Whether files and other programs can tell events of a type: what members' steps and workflows make, they can't.</summary>
    public static bool IsToldFromOutside(int type) => !PassingEvents.Is(type) && type is not (WorkflowStep or FollowUpLooked or FollowUpAnswered);
}
