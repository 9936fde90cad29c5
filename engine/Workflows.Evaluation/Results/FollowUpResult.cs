using System.Collections.Immutable;

namespace Workflows.Evaluation.Results;

/// <summary>What can be said of the condition of a follow-up in one period.</summary>
/// <param name="Name">The follow-up, as declared.</param>
/// <param name="Holds">Whether its condition holds; null where it can't be said.</param>
/// <param name="Numbers">The numbers on which that rests.</param>
/// <param name="WhyNot">Why it can't be said, or what is missing; empty where it can.</param>
public sealed record FollowUpFinding(string Name, bool? Holds, ImmutableArray<string> Numbers, string WhyNot);

/// <summary>A follow-up of the programme: how its condition stands in the period of the report, and what came of looking at it.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Holds">Whether its condition holds in the period; null where it can't be said.</param>
/// <param name="Numbers">The numbers on which that rests.</param>
/// <param name="Actions">What it asks for; to be done where it fires.</param>
public sealed record FollowUpResult(string Name, bool? Holds, ImmutableArray<string> Numbers, ImmutableArray<ActionResult> Actions)
{
    /// <summary>In how many periods in a row it has to hold, and with which confidence; empty where nothing of the kind is said.</summary>
    public string Asks { get; init; } = "";

    /// <summary>In how many closed periods in a row the condition has to hold.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>Whether it fired for what closed within the period, or would do so by this period alone.</summary>
    internal bool IsDue => (Holds == true && Periods == 1) || Looks.Any(look => look.Outcome == "fired");

    /// <summary>Why it can't be said whether the condition holds; empty where it can.</summary>
    public string WhyNot { get; init; } = "";

    /// <summary>When it was looked at for a period that closed within that of the report, and what was done.</summary>
    public ImmutableArray<LookResult> Looks { get; init; } = [];
}

/// <summary>That a follow-up was looked at: a decided fact of the log.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="Until">The day after its last one.</param>
/// <param name="Day">The local day on which it was looked at, by the clock of the log.</param>
/// <param name="Outcome"><c>fired</c>, <c>not due</c>, <c>not known</c> or <c>resting</c>.</param>
/// <param name="Figures">The figures by which it was decided.</param>
/// <param name="Why">Why it can't be said, or until when it rests; empty for nothing.</param>
/// <param name="Done">What was done.</param>
public sealed record LookResult(
    DateOnly From, DateOnly Until, DateOnly Day, string Outcome, string Figures, string Why, ImmutableArray<ActionResult> Done);

/// <summary>A task that a follow-up gave and that nobody reported as done before the report's end.</summary>
/// <param name="Name">The task.</param>
/// <param name="FollowUp">The follow-up.</param>
/// <param name="To">Who has it.</param>
/// <param name="Due">By when it is due, a local day.</param>
/// <param name="IsOverdue">Whether that day is over.</param>
public sealed record OpenTask(string Name, string FollowUp, string To, DateOnly Due, bool IsOverdue);

/// <summary>That a follow-up paused a journey.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="FollowUp">The follow-up.</param>
/// <param name="From">The local day from which on.</param>
/// <param name="Until">The local day on which it ended; null where it goes on.</param>
/// <param name="KeptOut">How many starts of the journey it kept from happening in the period.</param>
public sealed record PauseResult(string Journey, string FollowUp, DateOnly From, DateOnly? Until, long KeptOut);

/// <summary>What a follow-up asks for.</summary>
/// <param name="Kind"><c>proposal</c>, <c>alert</c>, <c>task</c> or <c>pause</c>.</param>
/// <param name="To">Who gets it; empty for a pause.</param>
/// <param name="Words">What it says; of a pause the journey.</param>
/// <param name="Due">By when a task is due, a local day; null for others.</param>
public sealed record ActionResult(string Kind, string To, string Words, DateOnly? Due);
