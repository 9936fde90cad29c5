namespace Workflows.Model.Effects;

/// <summary>What the core decided. The comment of each kind says what the parts of its <see cref="Effect"/> mean.</summary>
public enum EffectKind : byte
{
    /// <summary>A rule gave points. Source: rule. Currency, Amount: whole points posted, also 0.</summary>
    RuleGave,

    /// <summary>
    /// A rule's or a journey's points were cut by a cap. Source: rule. Subject: cap. Currency, Amount: points not given; 0 where the rule would have
    /// put off the end of points.
    /// </summary>
    CutByCap,

    /// <summary>
    /// Points of a rule, a journey or a workflow were cut by a budget. Source: rule, or -1 - journey, or the smallest number but 2 for a workflow. Subject:
    /// budget or partner. Currency, Amount.
    /// </summary>
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

    /// <summary>Points expired. Currency, Amount. Text: why, where not because their time was over: <c>left</c> or <c>erased</c>.</summary>
    Expired,

    /// <summary>
    /// The member spent points. Source: the reward that they are for, or -1. Subject: the place of its price, from 0, or -1. Currency,
    /// Amount. Text: the key of the redemption.
    /// </summary>
    Redeemed,

    /// <summary>An event was taken back by another one. Text: the key of the event taken back.</summary>
    Reversed,

    /// <summary>
    /// A correction changed what a rule gave. Source: rule. Currency, Amount: difference, may be negative. Text: the event whose points change.
    /// </summary>
    Corrected,

    /// <summary>
    /// A request was refused. Source: the reward that was asked for, or -1. Subject: <see cref="RejectionReason"/>. Amount: the cap where a
    /// limit is used up. Text: what it was about.
    /// </summary>
    Rejected,

    /// <summary>A journey started. Source: journey. Subject: number of the instance. Amount: 1 when held out, else 0.</summary>
    JourneyStarted,

    /// <summary>A step of a journey was done. Source: journey. Subject: instance. Text: step and outcome, <c>2 Late</c>.</summary>
    StepDone,

    /// <summary>
    /// A journey ended. Source: journey. Subject: instance. Amount: which of its exits ended it, from 1; 0 where it came to its end. Text: outcome.
    /// </summary>
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
    /// A budget reached a share of a limit at which it warns. Source: which of its limits, from 0. Subject: budget. Amount: which of its
    /// warnings, from 0. Text: whose limit, such as the value of a field; null where all share it.
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

    /// <summary>A reward and its points were reserved. Source: reward. Subject: place of the price. Currency, Amount. Text: key of the hold.</summary>
    RewardHeld,

    /// <summary>A reservation was given up. Source: reward. Currency, Amount: points that are free again. Text: key of the hold.</summary>
    HoldReleased,

    /// <summary>The time of a reservation was over. Source: reward. Currency, Amount: points that are free again. Text: key of the hold.</summary>
    HoldEnded,

    /// <summary>
    /// A reward was taken back. Source: reward. Subject: place of the price. Currency, Amount: points given back. Text: key of the redemption.
    /// </summary>
    RewardCancelled,

    /// <summary>A reward reached the member. Source: reward. Text: key of the redemption.</summary>
    RewardFulfilled,

    /// <summary>A voucher was given. Source: reward. Amount: its worth in the units of money, 0 for one that is used once. Text: code.</summary>
    VoucherIssued,

    /// <summary>A voucher was used. Source: reward. Amount: units of money used, 0 for one that is used once. Text: code.</summary>
    VoucherUsed,

    /// <summary>The time of a voucher was over. Source: reward. Amount: units of money that were left. Text: code.</summary>
    VoucherExpired,

    /// <summary>The member left.</summary>
    Left,

    /// <summary>The member came back.</summary>
    CameBack,

    /// <summary>Points that were not spendable yet were lost by leaving. Currency, Amount.</summary>
    Forfeited,

    /// <summary>
    /// A journey was broken off. Source: journey. Subject: instance. Text: <c>merged</c> where its member went under in another one; null where the
    /// member left.
    /// </summary>
    JourneyCancelled,

    /// <summary>The member consented. Subject: consent. Text: version of the text, or null where none was told.</summary>
    ConsentGiven,

    /// <summary>The member withdrew a consent. Subject: consent. Text: version of the text, or null where none was told.</summary>
    ConsentWithdrawn,

    /// <summary>
    /// A message was sent under a consent. Source: journey. Subject: consent. Amount: when that was given (microseconds). Text: version of
    /// its text, or null where none was told.
    /// </summary>
    SentUnderConsent,

    /// <summary>
    /// A rule gave points to another member. Source: rule. Currency, Amount: may be negative where a correction takes back. Text: the other's id.
    /// </summary>
    PassedOn,

    /// <summary>
    /// What was for another member was not done. Source: rule. Subject: <see cref="PassingFailure"/>. Currency, Amount. Text: the other's id.
    /// </summary>
    NotPassedOn,

    /// <summary>An event came for which points of another member waited. Source: rule. Text: the other's id.</summary>
    AwaitedTold,

    /// <summary>A guard holds what the event earns. Source: guard. Amount: how many events its limit counts.</summary>
    GuardHeld,

    /// <summary>A guard refused the event: it earns nothing. Source: guard. Amount: how many events its limit counts.</summary>
    GuardRefused,

    /// <summary>A guard tells somebody of the event. Source: guard. Amount: how many events its limit counts.</summary>
    GuardAlerted,

    /// <summary>
    /// Points that a guard held were released. Source: guard. Subject: 1 where nobody had decided in time, else -1. Currency, Amount: -1 and 0 where it
    /// held a tier that is to be lent, and no points. Text: the key of the event that earned them.
    /// </summary>
    EarningReleased,

    /// <summary>
    /// What a guard held was denied. Source: guard. Subject: 1 where nobody had decided in time, else -1. Text: the key of the event that would have
    /// earned it.
    /// </summary>
    EarningDenied,

    /// <summary>A version of the programme came into force. Subject: which one, from 1.</summary>
    VersionBegan,

    /// <summary>The member gave points to another one. Currency, Amount. Text: the other's id.</summary>
    Transferred,

    /// <summary>Another member gave points to this one. Currency, Amount. Text: the other's id.</summary>
    TransferReceived,

    /// <summary>All that says who the member is was destroyed.</summary>
    Erased,

    /// <summary>
    /// A running journey goes on in another version. Source: journey in that version. Subject: instance. Amount: journey in the version that
    /// it leaves. Text: the step on which it waited, and the step at which it goes on: <c>2.late.1 3</c>; <c>start start</c> for one that stood still at
    /// its start, and begins anew.
    /// </summary>
    JourneyMoved,

    /// <summary>The member went under in another one, who goes on for both. Text: the other's id.</summary>
    MergedInto,

    /// <summary>
    /// What another member had is this one's from now on. Currency, Amount: points, less what that one owed; -1 and 0 for all that is not
    /// points. Text: the other's id.
    /// </summary>
    TookOver,

    /// <summary>
    /// A ranking was refreshed. Source: ranking. Amount: how many members had a value. Subject: index of the member with the last place of a
    /// leaderboard, or -1.
    /// </summary>
    Refreshed,

    /// <summary>A cut that a refresh found. Source: ranking. Subject: which one, from 0. Amount: in units of the ranking's scale.</summary>
    CutFound,

    /// <summary>The member was judged by cuts that were refreshed at this instant.</summary>
    JudgedByCuts,

    /// <summary>The member has a place of a leaderboard. Source: ranking. Subject: which one, from 1. Amount: the score.</summary>
    Placed,

    /// <summary>A member joined a household. Subject: index of the household; for the household's own, of the member.</summary>
    HouseholdJoined,

    /// <summary>A member left a household. Subject: as above.</summary>
    HouseholdLeft,

    /// <summary>
    /// Points of the member went to the household. Subject: index of the household. Currency, Amount: may be negative where a correction
    /// takes back.
    /// </summary>
    PointsPooled,

    /// <summary>Points of a member came to the household. Subject: index of the member. Currency, Amount.</summary>
    PoolGrew,

    /// <summary>The household gave points for what a member asked for. Subject: index of the member. Currency, Amount.</summary>
    PoolGave,

    /// <summary>Points of the household came for what the member asked for. Subject: index of the household. Currency, Amount.</summary>
    CameFromPool,

    /// <summary>The household was asked, and answers next. Subject: index of the household, or -1. Currency, Amount: points, or -1 and 0. Text: the key.</summary>
    HouseholdAsked,

    /// <summary>A step of a workflow that is no journey gave points. Currency, Amount: also 0.</summary>
    WorkflowGave,

    /// <summary>What a step of a workflow asked for was answered. Text: the answer, a word.</summary>
    WorkflowAnswered,

    /// <summary>
    /// Something went wrong in a journey, which stands still with it. Source: journey. Subject: instance. Text: the step and, behind a blank, what went
    /// wrong: <c>2.late.1 something was divided by 0</c>.
    /// </summary>
    JourneySuspended,

    /// <summary>
    /// A rule or a journey lent the tier that the next effect tells of. Source: rule, or -1 - journey. Subject: instance of the journey, or -1. Text: its
    /// step.
    /// </summary>
    Lent,

    /// <summary>A tier was lent for a time. Source: ladder. Subject: tier. Amount: until (microseconds).</summary>
    TierLent,

    /// <summary>A tier that was lent for a time is lent no longer. Source: ladder. Subject: tier.</summary>
    LoanEnded,

    /// <summary>What conditions of a ladder lend changed. Source: ladder. Subject: the tier that they lend now. Amount: the one before. 0 for none.</summary>
    TierMatched,

    /// <summary>
    /// The tier that a member has earned changed under one that is lent, or where one was lent before. Source: ladder. Subject: the new tier. Amount: the
    /// old one.
    /// </summary>
    OwnTierChanged,

    /// <summary>A journey would have started, and was paused by a follow-up. Source: journey. Text: the follow-up.</summary>
    JourneyPaused,

    /// <summary>
    /// A message that a workflow asked for goes to the outbox. Text: purpose, channel, template and the key of what asked, a blank between them.
    /// </summary>
    WorkflowSent,

    /// <summary>Such a message was put off. Amount: until (microseconds). Text: as above.</summary>
    WorkflowPutOff,

    /// <summary>Such a message was given up. Amount: <see cref="MessageDropReason"/>. Text: as above.</summary>
    WorkflowDropped,

    /// <summary>
    /// Staff got a task that a workflow asked for, or an event is awaited. Subject: <see cref="Programmes.WorkflowAsk"/>. Amount: when it is over at the
    /// latest (microseconds). Text: the task, or the type of the event.
    /// </summary>
    WorkflowBegan,

    /// <summary>
    /// What a workflow asked for and that took its time is over. Subject: as above. Text: the outcome and the key of what asked, a blank between them.
    /// </summary>
    WorkflowEnded,

    /// <summary>Staff was told something, or something was proposed, as a workflow asked. Subject: as above. Text: who.</summary>
    WorkflowTold,
}
