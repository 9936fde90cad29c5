using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Model.Programmes;

/// <summary>
/// The inputs that one member's step makes for another member. They stand in the other member's log as events do; nobody can send them, and
/// their names have blanks, so that no programme can declare the same. All have the same fields, at these places.
/// </summary>
public static class PassingEvents
{
    /// <summary>Member: whose step made it.</summary>
    public const int From = 0;

    /// <summary>Text: the name of the rule that it comes from; null for none.</summary>
    public const int Rule = 1;

    /// <summary>Text: the name of the points currency; null for none.</summary>
    public const int Currency = 2;

    /// <summary>Number: how many points, or 1 for what isn't about points; 0 where a correction took it all back.</summary>
    public const int Points = 3;

    /// <summary>Number: which of the rule's effects.</summary>
    public const int Effect = 4;

    /// <summary>Number: the lot that waits.</summary>
    public const int Lot = 5;

    /// <summary>Number: the last instant at which what is awaited may come, in microseconds.</summary>
    public const int Until = 6;

    /// <summary>Number: how many members' steps led to it, one after the other, from 1.</summary>
    public const int Hops = 7;

    /// <summary>Lines: the points by the lot that they come from, so that they keep their age. Its fields are the four below.</summary>
    public const int Parts = 8;

    /// <summary>Text, personal: all that a member who went under brings along, in the form of the core; null for none.</summary>
    public const int State = 9;

    /// <summary>Number: the index of the member or the household whose step made it, where that is not said by id.</summary>
    public const int Who = 10;

    /// <summary>How many fields there are.</summary>
    public const int FieldCount = 11;

    /// <summary>Of a part: the lot; 0 where points are not kept in lots.</summary>
    public const int PartLot = 0;

    /// <summary>Of a part: when its points were earned, in microseconds.</summary>
    public const int PartEarned = 1;

    /// <summary>Of a part: when they expire, in microseconds.</summary>
    public const int PartExpires = 2;

    /// <summary>Of a part: how many they are.</summary>
    public const int PartPoints = 3;

    /// <summary>How many fields a part has.</summary>
    public const int PartFieldCount = 4;

    /// <summary>Their types, in the order of their numbers.</summary>
    public static ImmutableArray<EventType> All { get; } =
    [
        Of(BuiltInEvents.PointsReceived), Of(BuiltInEvents.EventAwaited), Of(BuiltInEvents.AwaitedCame), Of(BuiltInEvents.TransferReceived),
        Of(BuiltInEvents.MemberTakenOver), Of(BuiltInEvents.SurvivorErased),
        Of(BuiltInEvents.PlaceAsked), Of(BuiltInEvents.PlaceGivenUp), Of(BuiltInEvents.PointsPooled), Of(BuiltInEvents.PointsAsked),
        Of(BuiltInEvents.HouseholdAnswered),
    ];

    /// <summary>Whether a type is one of them.</summary>
    public static bool Is(int type) => type is BuiltInEvents.PointsReceived or BuiltInEvents.EventAwaited
        or BuiltInEvents.AwaitedCame or BuiltInEvents.TransferReceived or BuiltInEvents.MemberTakenOver or BuiltInEvents.SurvivorErased
        || IsOfHousehold(type);

    /// <summary>Whether a field says nothing to people: what it holds is in the form of the core.</summary>
    /// <param name="type">Index of the type of the event.</param>
    /// <param name="field">The field.</param>
    public static bool IsForTheCore(int type, Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Is(type) && field.Index == State;
    }

    /// <summary>Whether a type is between a member and a household.</summary>
    public static bool IsOfHousehold(int type) => type is BuiltInEvents.PlaceAsked or BuiltInEvents.PlaceGivenUp or BuiltInEvents.PointsPooled
        or BuiltInEvents.PointsAsked or BuiltInEvents.HouseholdAnswered;

    private static EventType Of(int index) => new(
        BuiltInEvents.Names[index], index,
        [
            new("from", From, new DataType(DataKind.Member) { IsOptional = true }, SourceSpan.None),
            Text("rule", Rule), Text("currency", Currency), Whole("points", Points), Whole("effect", Effect),
            Whole("lot", Lot), Whole("until", Until), Whole("hops", Hops), PartsField,
            Text("state", State) with { IsPersonal = true },
            Whole("who", Who),
        ],
        SourceSpan.None);

    private static Field PartsField => new(
        "parts", Parts,
        new DataType(DataKind.Lines)
        {
            IsOptional = true,
            LineFields = [Whole("lot", PartLot), Whole("earned", PartEarned), Whole("expires", PartExpires), Whole("points", PartPoints)],
        },
        SourceSpan.None);

    private static Field Text(string name, int place) => new(name, place, DataType.Text with { IsOptional = true }, SourceSpan.None);

    private static Field Whole(string name, int place) => new(name, place, DataType.Whole with { IsOptional = true }, SourceSpan.None);
}
