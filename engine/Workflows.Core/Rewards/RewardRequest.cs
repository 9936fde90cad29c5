using Workflows.Core.Members;
using Workflows.Core.Machine;
using Workflows.Core.Rules;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

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
        or BuiltInEvents.RewardReleased or BuiltInEvents.RewardCancelled or BuiltInEvents.RewardFulfilled or BuiltInEvents.VoucherUsed;

    /// <summary>Whether a request is about a reward; spending points for nothing of ours is not.</summary>
    public static bool IsOfReward(Programme programme, EventRecord record) => record.Type == BuiltInEvents.Redeemed
        ? IsKnown(programme, record, RewardField) || IsKnown(programme, record, HoldField)
        : Is(record);

    /// <summary>The event as it is judged: a request that comes too late for its own instant counts as it arrives.</summary>
    /// <param name="record">The event.</param>
    /// <param name="member">The member, with the clock let go on to the arrival.</param>
    /// <param name="known">When it became known.</param>
    public static EventRecord InTurn(EventRecord record, MemberState member, Instant known)
    {
        if (!Is(record) || EffectiveLog.Compare(record, member.LastAt, member.LastKey) >= 0)
        {
            return record;
        }

        var at = Instant.Later(record.At, Instant.Later(known, member.LastAt));
        var isAfter = at > member.LastAt || Utf8Order.Compare(record.Key, member.LastKey) >= 0;
        return record.MovedTo(isAfter ? at : new Instant(at.Micros + 1));
    }

    /// <summary>The text of a field that may not be there.</summary>
    public static string? TextOf(Programme programme, EventRecord record, string field) =>
        programme.EventTypes[record.Type].FieldNamed(field) is { } found && record.Has(found.Index) ? record.Texts[found.Index] : null;

    /// <summary>The number of a field that may not be there.</summary>
    public static long? NumberOf(Programme programme, EventRecord record, string field) =>
        programme.EventTypes[record.Type].FieldNamed(field) is { } found && record.Has(found.Index) ? record.Numbers[found.Index] : null;

    private static bool IsKnown(Programme programme, EventRecord record, string field) =>
        programme.EventTypes[record.Type].FieldNamed(field) is { } found && record.Has(found.Index);
}
