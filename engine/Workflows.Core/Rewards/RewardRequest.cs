using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rewards;

/// <summary>
/// Events that ask for something: to spend points, or something about a reward. They are answered once, in the order in which they
/// arrive: an answer that a shop has acted on can't be given again, and the stock can't be asked in the past. One that is late counts at
/// its arrival, and none is put right or judged away.
/// </summary>
internal static class RewardRequest
{
    /// <summary>The name of the field that names a reward.</summary>
    public const string RewardField = "reward";

    /// <summary>The name of the field that names a reservation.</summary>
    public const string HoldField = "hold";

    /// <summary>Whether an event is a request.</summary>
    public static bool Is(EventRecord record) => record.Type is BuiltInEvents.Redeemed or BuiltInEvents.RewardHeld
        or BuiltInEvents.RewardReleased or BuiltInEvents.RewardCancelled or BuiltInEvents.RewardFulfilled or BuiltInEvents.VoucherUsed
        or BuiltInEvents.Transferred;

    /// <summary>Whether a request is about a reward; spending points for nothing of ours is not.</summary>
    public static bool IsOfReward(Programme programme, EventRecord record) => record.Type == BuiltInEvents.Redeemed
        ? IsKnown(programme, record, RewardField) || IsKnown(programme, record, HoldField)
        : record.Type != BuiltInEvents.Transferred && Is(record);

    /// <summary>The text of a field that may not be there.</summary>
    public static string? TextOf(Programme programme, EventRecord record, string field) =>
        programme.EventTypes[record.Type].FieldNamed(field) is { } found && record.Has(found.Index) ? record.Texts[found.Index] : null;

    /// <summary>The number of a field that may not be there.</summary>
    public static long? NumberOf(Programme programme, EventRecord record, string field) =>
        programme.EventTypes[record.Type].FieldNamed(field) is { } found && record.Has(found.Index) ? record.Numbers[found.Index] : null;

    private static bool IsKnown(Programme programme, EventRecord record, string field) =>
        programme.EventTypes[record.Type].FieldNamed(field) is { } found && record.Has(found.Index);
}
