using Workflows.Core.Journeys;
using Workflows.Core.Ports;
using Workflows.Model.Time;

namespace Workflows.Core.Members;

/// <summary>A member's place on a ladder: what is earned goes on as if nothing were lent.</summary>
internal struct Standing
{
    /// <summary>The tier that is earned.</summary>
    public int Own;

    /// <summary>The tier that follows where the time of grace ends; 0 outside of grace.</summary>
    public int Fallback;

    /// <summary>The highest tier that is lent, by conditions or for a time; 0 for none.</summary>
    public int Lent;

    /// <summary>The highest tier that conditions of the ladder lend; 0 for none.</summary>
    public int Matched;

    /// <summary>When the earned tier ends, or its time of grace does, in microseconds; the member's first standing is 0, which never ends.</summary>
    public long Until;

    /// <summary>When its term ended and its time of grace began, in microseconds; 0 outside of grace.</summary>
    public long GraceFrom;

    /// <summary>Whether its term is over and it is only kept for the time of grace.</summary>
    public readonly bool IsInGrace => GraceFrom != 0;

    /// <summary>The tier that the member has: the higher of what is earned and what is lent.</summary>
    public readonly int Tier => Math.Max(Own, Lent);

    /// <summary>Whether the member has a tier only because it is lent.</summary>
    public readonly bool IsLent => Lent > Own;

    /// <summary>The same with another earned tier, whose term ends at an instant; no time of grace goes on.</summary>
    public readonly Standing With(int own, long until) => this with { Own = own, Fallback = 0, Until = until, GraceFrom = 0 };
}

/// <summary>An aggregate's value and what is needed to keep it up to date.</summary>
internal struct AggregateValue
{
    /// <summary>Which of its cells holds <see cref="Value"/>.</summary>
    public const int ValueCell = 0;

    /// <summary>Which of its cells holds <see cref="Extra"/>.</summary>
    public const int ExtraCell = 1;

    /// <summary>Which of its cells holds <see cref="NextEnd"/>.</summary>
    public const int NextEndCell = 2;

    /// <summary>The value; <see cref="MemberState.Unknown"/> where it is missing.</summary>
    public long Value;

    /// <summary>Average: how many. Distinct choices: a bit each. Streak and days between: the last period or day, plus 1. Last and first: when.</summary>
    public long Extra;

    /// <summary>When a record leaves the window next, in microseconds.</summary>
    public long NextEnd;

    /// <summary>Number of the first record in the window. Streak: how many periods in a row up to the last one.</summary>
    public int Tail;
}

/// <summary>Points of a currency by where they are.</summary>
internal struct Balance
{
    /// <summary>Not yet spendable.</summary>
    public long Pending;

    /// <summary>Spendable; below zero only where the programme lets returns go negative.</summary>
    public long Available;

    /// <summary>Owed after a return.</summary>
    public long Owed;

    /// <summary>Where returns go below zero: what was spent and is in no lot, so that the lots hold so much more than the balance.</summary>
    public long Short;
}

/// <summary>Points earned together that mature and expire together.</summary>
internal struct Lot
{
    /// <summary>The log id of the input that earned them.</summary>
    public long Id;

    /// <summary>When they were earned, in microseconds.</summary>
    public long Earned;

    /// <summary>
    /// When they become spendable, in microseconds; long.MinValue once they are. While they wait for an event: when they are taken back.
    /// </summary>
    public long Matures;

    /// <summary>The event for which they wait, as its place in the plan plus 1; 0 for none.</summary>
    public int Awaits;

    /// <summary>When they expire, in microseconds; long.MaxValue for never.</summary>
    public long Expires;

    /// <summary>When there is notice of their end, in microseconds; long.MaxValue for none, or none any more.</summary>
    public long NoticeAt;

    /// <summary>What is left of them.</summary>
    public long Left;

    /// <summary>Whether they are still pending.</summary>
    public readonly bool IsPending => Matures != long.MinValue;
}

/// <summary>How much of a cap is used.</summary>
internal struct CapUse
{
    /// <summary>When the period ends in which <see cref="Used"/> counts, in microseconds.</summary>
    public long PeriodEnd;

    /// <summary>Uses or points in that period.</summary>
    public long Used;
}

/// <summary>A journey that a member goes through, or went through.</summary>
internal sealed class JourneyRun
{
    // Most journeys end in the burst in which they start, so the list isn't made before it is needed.
    private List<Wait>? _waits;

    /// <summary>Index of the journey.</summary>
    public required int Journey { get; set; }

    /// <summary>Index of the journey with which it began, by which its goal is measured: that of an earlier version where it was moved.</summary>
    public required int Began { get; set; }

    /// <summary>Number within the member's, from 1.</summary>
    public required int Number { get; set; }

    /// <summary>When it started.</summary>
    public required Instant StartedAt { get; set; }

    /// <summary>Whether the member is held out: nothing is done, but the goal is measured.</summary>
    public required bool IsHeldOut { get; set; }

    /// <summary>When it ended; <see cref="Instant.Never"/> while it runs. A held-out one ends as it starts.</summary>
    public Instant EndedAt { get; set; } = Instant.Never;

    /// <summary>Until when its goal counts; <see cref="Instant.Earliest"/> once it is reached or where there is none.</summary>
    public Instant GoalUntil { get; set; } = Instant.Earliest;

    /// <summary>The state of its workflow; null for one that is held out or has ended.</summary>
    public WorkflowInstance? Workflow { get; set; }

    /// <summary>What went wrong, where it stands still because of that; null for one that goes on.</summary>
    public JourneyIncident? Incident { get; set; }

    /// <summary>What it waits for, oldest first.</summary>
    public List<Wait> Waits => _waits ??= [];

    /// <summary>Whether it waits for anything.</summary>
    public bool IsWaiting => _waits is { Count: > 0 };

    /// <summary>Whether it waits for something that may come: one that stands still hears of nothing.</summary>
    public bool IsAwaiting => Incident is null && IsWaiting;

    /// <summary>A copy that shares nothing.</summary>
    public JourneyRun Clone() => new()
    {
        Journey = Journey, Began = Began, Number = Number, StartedAt = StartedAt, IsHeldOut = IsHeldOut, EndedAt = EndedAt, GoalUntil = GoalUntil,
        Workflow = Workflow?.Clone(), Incident = Incident, _waits = IsWaiting ? [.. Waits] : null,
    };
}

/// <summary>A step of a journey that waits.</summary>
/// <param name="Step">Id of the activity that stands for the step.</param>
/// <param name="Due">When it is over if nothing comes before.</param>
/// <param name="Since">When it began; for a message, when it was asked for.</param>
internal readonly record struct Wait(string Step, Instant Due, Instant Since)
{
    /// <summary>Whether the step has not begun yet and begins when the wait is due; the start of the journey where <see cref="Step"/> is empty.</summary>
    public bool Begins { get; init; }

    /// <summary>How it ended, where that came to nothing because of an incident: what goes on again goes on with it. Null for one that isn't over.</summary>
    public string? Outcome { get; init; }
}
