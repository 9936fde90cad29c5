using Workflows.Model.Programmes;

namespace Workflows.Core.Rules;

/// <summary>What rules may react to, as a key: the kind and its subject.</summary>
public enum TriggerKind
{
    /// <summary>An event; the subject is its type.</summary>
    Event,

    /// <summary>A segment was entered; the subject is the segment.</summary>
    EnteringSegment,

    /// <summary>A segment was left; the subject is the segment.</summary>
    LeavingSegment,

    /// <summary>A tier was reached; the subject is <c>ladder * 1000 + tier</c>.</summary>
    EnteringTier,

    /// <summary>A tier was lost; the subject is <c>ladder * 1000 + tier</c>.</summary>
    LeavingTier,

    /// <summary>The member joined; the subject is 0.</summary>
    Joining,

    /// <summary>Points expired; the subject is the currency.</summary>
    ExpiryOf,

    /// <summary>Points are soon to expire; the subject is the currency.</summary>
    NoticeOf,

    /// <summary>Points were earned; the subject is the currency.</summary>
    Earning,

    /// <summary>The member came or came back, and may be in segments and tiers from the start; the subject is 0. Only journeys react to it.</summary>
    BeingIn,

    /// <summary>A place of a leaderboard was reached; the subject is its ranking.</summary>
    Placing,

    /// <summary>A workflow asks for it; the subject is 0. Only journeys can be asked for.</summary>
    Asked,
}

/// <summary>What happened, as far as it selects rules.</summary>
public readonly record struct TriggerKey(TriggerKind Kind, int Subject)
{
    private const int TiersMost = 1000;

    /// <summary>The key that a trigger of the programme waits for.</summary>
    public static TriggerKey Of(Trigger trigger) => trigger switch
    {
        Trigger.Event e => new(TriggerKind.Event, e.EventType),
        Trigger.EnteringSegment s => new(TriggerKind.EnteringSegment, s.Segment),
        Trigger.LeavingSegment s => new(TriggerKind.LeavingSegment, s.Segment),
        Trigger.EnteringTier t => Entering(t.Ladder, t.Tier),
        Trigger.LeavingTier t => Leaving(t.Ladder, t.Tier),
        Trigger.Joining => new(TriggerKind.Joining, 0),
        Trigger.ExpiryOf e => new(TriggerKind.ExpiryOf, e.Currency),
        Trigger.NoticeOf n => new(TriggerKind.NoticeOf, n.Currency),
        Trigger.Earning e => new(TriggerKind.Earning, e.Currency),
        Trigger.Placing p => new(TriggerKind.Placing, p.Ranking),
        _ => throw new ArgumentException($"Unknown trigger {trigger}."),
    };

    /// <summary>The member may be in segments and tiers from the start.</summary>
    public static TriggerKey BeingIn { get; } = new(TriggerKind.BeingIn, 0);

    /// <summary>A workflow asks for it.</summary>
    public static TriggerKey Asked { get; } = new(TriggerKind.Asked, 0);

    /// <summary>A tier was reached.</summary>
    public static TriggerKey Entering(int ladder, int tier) => new(TriggerKind.EnteringTier, (ladder * TiersMost) + tier);

    /// <summary>A tier was lost.</summary>
    public static TriggerKey Leaving(int ladder, int tier) => new(TriggerKind.LeavingTier, (ladder * TiersMost) + tier);
}
