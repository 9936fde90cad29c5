using Workflows.Model.Time;

namespace Workflows.Model.Effects;

/// <summary>What the core decided. The comment of each kind says what the parts of its <see cref="Effect"/> mean.</summary>
public enum EffectKind : byte
{
    /// <summary>A rule gave points. Source: rule. Currency, Amount: whole points posted, also 0.</summary>
    RuleGave,

    /// <summary>A rule's or a journey's points were cut by a cap. Source: rule. Subject: cap. Currency, Amount: points not given.</summary>
    CutByCap,

    /// <summary>A rule's or a journey's points were cut by a budget. Source: rule, or -1 - journey. Subject: budget or partner. Currency, Amount.</summary>
    CutByBudget,

    /// <summary>A rule lost to another one of its group. Source: rule. Subject: the rule that won.</summary>
    LostInGroup,

    /// <summary>A tier changed. Source: ladder. Subject: the new tier. Amount: the old one.</summary>
    TierChanged,

    /// <summary>The member came to satisfy a segment. Subject: segment.</summary>
    SegmentEntered,

    /// <summary>The member no longer satisfies a segment. Subject: segment.</summary>
    SegmentLeft,

    /// <summary>The member joined.</summary>
    Joined,

    /// <summary>Pending points became spendable. Currency, Amount.</summary>
    Matured,

    /// <summary>Points expired. Currency, Amount.</summary>
    Expired,

    /// <summary>The member spent points. Currency, Amount. Text: the key of the redemption.</summary>
    Redeemed,

    /// <summary>An event was taken back by another one. Text: the key of the event taken back.</summary>
    Reversed,

    /// <summary>
    /// A correction changed what a rule gave. Source: rule. Currency, Amount: difference, may be negative. Text: the event whose points change.
    /// </summary>
    Corrected,

    /// <summary>A request was refused. Subject: <see cref="RejectionReason"/>. Text: what it was about.</summary>
    Rejected,

    /// <summary>A journey started. Source: journey. Subject: number of the instance. Amount: 1 when held out, else 0.</summary>
    JourneyStarted,

    /// <summary>A step of a journey was done. Source: journey. Subject: instance. Text: step and outcome, <c>2 Late</c>.</summary>
    StepDone,

    /// <summary>A journey ended. Source: journey. Subject: instance. Text: outcome.</summary>
    JourneyFinished,

    /// <summary>The goal of a journey was reached in time. Source: journey. Subject: instance. Amount: 1 when held out, else 0.</summary>
    GoalReached,

    /// <summary>A journey gave points. Source: journey. Subject: instance. Currency, Amount. Text: step.</summary>
    JourneyGave,

    /// <summary>A message goes to the outbox. Source: journey. Subject: instance. Text: step.</summary>
    MessageSent,

    /// <summary>A message was put off. Source: journey. Subject: instance. Amount: until (microseconds). Text: step.</summary>
    MessagePutOff,

    /// <summary>A message was given up. Source: journey. Subject: instance. Amount: <see cref="MessageDropReason"/>. Text: step.</summary>
    MessageDropped,

    /// <summary>Staff got a task. Source: journey. Subject: instance. Text: step.</summary>
    TaskGiven,

    /// <summary>A task ended. Source: journey. Subject: instance. Text: step and outcome.</summary>
    TaskEnded,

    /// <summary>An event was put right by another one. Text: the key of the wrong one.</summary>
    Replaced,

    /// <summary>Points that became spendable made good what the member owed. Currency, Amount.</summary>
    PaidBack,

    /// <summary>
    /// A budget reached a share of a limit at which it warns. Subject: budget. Amount: which of its warnings, from 0. Text: whose limit,
    /// such as the value of a field; null where all share it.
    /// </summary>
    BudgetWarned,

    /// <summary>A tier ended and is kept for a time of grace. Source: ladder. Subject: tier. Amount: until (microseconds).</summary>
    TierInGrace,

    /// <summary>A tier was earned again in its time of grace. Source: ladder. Subject: tier.</summary>
    TierEarnedAgain,

    /// <summary>Notice that points are soon to expire. Currency, Amount. Subject: the last local day on which they can be spent.</summary>
    NoticeOfExpiry,

    /// <summary>A rule put off the end of points. Source: rule. Currency, Amount: how many points there are of it.</summary>
    Extended,

    /// <summary>The event came for which points were pending. Currency, Amount.</summary>
    Confirmed,

    /// <summary>The event didn't come for which points were pending: they were taken back. Currency, Amount.</summary>
    NotConfirmed,
}

/// <summary>Why a request was refused.</summary>
public enum RejectionReason
{
    /// <summary>There are not enough spendable points.</summary>
    NotEnoughPoints,

    /// <summary>There is no such points currency, or it can't be spent.</summary>
    NotSpendable,

    /// <summary>There is no such open task.</summary>
    NoSuchTask,
}

/// <summary>Why a message was given up.</summary>
public enum MessageDropReason
{
    /// <summary>The member has not consented to its purpose on its channel.</summary>
    NoConsent,

    /// <summary>It was put off for too long.</summary>
    GivenUp,
}

/// <summary>One decision with its cause. A plain value, so that the steady state allocates nothing.</summary>
public record struct Effect
{
    /// <summary>What was decided.</summary>
    public EffectKind Kind { get; set; }

    /// <summary>The sub-step of the input in which it was decided, from 0.</summary>
    public int SubStep { get; set; }

    /// <summary>Index of the rule, ladder or journey that caused it; see <see cref="EffectKind"/>. -1 for none.</summary>
    public int Source { get; set; }

    /// <summary>What it is about; see <see cref="EffectKind"/>.</summary>
    public int Subject { get; set; }

    /// <summary>Index of the points currency, or -1.</summary>
    public int Currency { get; set; }

    /// <summary>How much; see <see cref="EffectKind"/>.</summary>
    public long Amount { get; set; }

    /// <summary>When it counts: the due instant of its cause.</summary>
    public Instant At { get; set; }

    /// <summary>Words; see <see cref="EffectKind"/>.</summary>
    public string? Text { get; set; }
}
