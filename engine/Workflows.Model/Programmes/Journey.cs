using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>An interaction process of one member.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Title">For people.</param>
/// <param name="Index">Its place in <see cref="Programme.Journeys"/>.</param>
/// <param name="Start">What starts it.</param>
/// <param name="Steps">What it does.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Journey(string Name, string Title, int Index, Trigger Start, ImmutableArray<JourneyStep> Steps, SourceSpan Span)
{
    /// <summary>A further condition on the member when it would start; null for none.</summary>
    public Expression? When { get; init; }

    /// <summary>When the same member may go through it again; null for never.</summary>
    public Again? Again { get; init; }

    /// <summary>The purpose of its messages.</summary>
    public string Purpose { get; init; } = Consent.Service;

    /// <summary>The share of members who are held out, from 0 to 1.</summary>
    public Fraction HoldOut { get; init; } = Fraction.Zero;

    /// <summary>What it is for: an event within a time from the start, measured in both arms; null for none.</summary>
    public Goal? Goal { get; init; }

    /// <summary>What ends a run of it before it comes to its end, in the order of the text; the goal is measured all the same.</summary>
    public ImmutableArray<JourneyExit> Exits { get; init; } = [];

    /// <summary>Whether it starts too for who is in its segment or tier already, on joining and where a version begins.</summary>
    public bool AlsoWhoIsIn { get; init; }

    /// <summary>How instances of earlier versions go on in this one; null where they end by the text with which they began.</summary>
    public RunningMove? Running { get; init; }

    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }

    /// <summary>
    /// Whether it belongs to the version that is in force. Where a database knows several versions, the ones of the others stand beside
    /// those in force, so that what they did can be named and what they began can end.
    /// </summary>
    public bool IsInForce { get; init; } = true;
}

/// <summary>When the same member may go through a journey again.</summary>
/// <param name="After">How long after.</param>
/// <param name="FromEnd">After the end of the last time, and not after its start.</param>
public sealed record Again(TimeLength After, bool FromEnd);

/// <summary>What ends running instances of a journey.</summary>
/// <param name="Trigger">What happens.</param>
/// <param name="Outcome">The word for how they ended.</param>
/// <param name="Span">Where it is written.</param>
public sealed record JourneyExit(Trigger Trigger, string Outcome, SourceSpan Span);

/// <summary>How instances of earlier versions of a journey go on in this one: where they wait, or at a place that is stated.</summary>
/// <param name="Places">Stated places, in the order of the text.</param>
public sealed record RunningMove(ImmutableArray<PlaceChange> Places);

/// <summary>Where instances go on that wait at a place of an earlier version.</summary>
/// <param name="From">A named part or a task of an earlier version, or the id of one of its steps.</param>
/// <param name="To">Id of a step of this version: a named part, which is begun, or a step that waits.</param>
/// <param name="Span">Where it is written.</param>
public sealed record PlaceChange(string From, string To, SourceSpan Span);

/// <summary>What a journey is for.</summary>
public sealed record Goal(int EventType, Expression? Where, TimeLength UpTo, SourceSpan Span);

/// <summary>
/// A step of a journey. <see cref="Id"/> is its place in the tree, such as <c>2.late.1</c>: steps are numbered from 1 within their
/// list; a branch adds its word (<c>arrived</c>, <c>late</c>, an outcome, <c>then</c>, <c>else</c>, the name of a step or of a fork's branch).
/// </summary>
public abstract record JourneyStep(string Id, SourceSpan Span)
{
    /// <summary>Sends a message made from a template.</summary>
    public sealed record Send(string Id, string Channel, string Template, SourceSpan Span) : JourneyStep(Id, Span);

    /// <summary>Gives points.</summary>
    public sealed record Bonus(string Id, PointsAmount Amount, Funding? Funding, bool AllOrNothing, SourceSpan Span) : JourneyStep(Id, Span);

    /// <summary>Lends a tier for a time, as <see cref="RuleEffect.Match"/> does.</summary>
    public sealed record Match(string Id, int Ladder, int Tier, TimeLength For, SourceSpan Span) : JourneyStep(Id, Span);

    /// <summary>Waits for an event, at most for a time.</summary>
    /// <param name="Id">Its place in the tree.</param>
    /// <param name="EventType">Index of the event type.</param>
    /// <param name="Where">The condition on the event; null for any.</param>
    /// <param name="UpTo">How long.</param>
    /// <param name="SinceStart">Counted from the start of the journey and not from this step.</param>
    /// <param name="Arrived">What follows when it came.</param>
    /// <param name="Late">What follows when it didn't.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record WaitFor(
        string Id, int EventType, Expression? Where, TimeLength UpTo, bool SinceStart,
        ImmutableArray<JourneyStep> Arrived, ImmutableArray<JourneyStep> Late, SourceSpan Span) : JourneyStep(Id, Span);

    /// <summary>Waits for a time.</summary>
    public sealed record Wait(string Id, TimeLength Length, SourceSpan Span) : JourneyStep(Id, Span);

    /// <summary>Gives a task to staff and goes on with the outcome that they report, or with <c>overdue</c>.</summary>
    public sealed record Task(
        string Id, string Name, string Team, string Priority, TimeLength DueIn,
        ImmutableArray<TaskOutcome> Outcomes, SourceSpan Span) : JourneyStep(Id, Span);

    /// <summary>Goes one of two ways.</summary>
    public sealed record If(
        string Id, Expression Condition, ImmutableArray<JourneyStep> Then, ImmutableArray<JourneyStep> Else, SourceSpan Span)
        : JourneyStep(Id, Span);

    /// <summary>
    /// Goes all of its branches at the same time. The journey goes on behind it when all of them have ended; or, where <see cref="UntilFirst"/>,
    /// when one has, and then the others are broken off.
    /// </summary>
    public sealed record Fork(string Id, bool UntilFirst, ImmutableArray<ForkBranch> Branches, SourceSpan Span) : JourneyStep(Id, Span)
    {
        /// <summary>What stands behind the id of a fork in the id of the place where its branches come together.</summary>
        public const string End = ".end";
    }

    /// <summary>A named part, reached in order or by <see cref="GoTo"/>.</summary>
    public sealed record Part(string Id, string Name, ImmutableArray<JourneyStep> Steps, SourceSpan Span) : JourneyStep(Id, Span)
    {
        /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
        public string? Was { get; init; }
    }

    /// <summary>Goes on with a named part.</summary>
    public sealed record GoTo(string Id, string Target, SourceSpan Span) : JourneyStep(Id, Span);

    /// <summary>Ends the journey with an outcome.</summary>
    public sealed record Finish(string Id, string Outcome, SourceSpan Span) : JourneyStep(Id, Span);
}

/// <summary>What follows one outcome of a task.</summary>
/// <param name="Name">The word that staff report; <c>overdue</c> when they report nothing in time.</param>
/// <param name="Steps">What follows.</param>
public sealed record TaskOutcome(string Name, ImmutableArray<JourneyStep> Steps)
{
    /// <summary>The outcome of a task that nobody reported in time.</summary>
    public const string Overdue = "overdue";
}

/// <summary>One of the ways that a journey goes at the same time.</summary>
/// <param name="Name">Unique within its fork.</param>
/// <param name="Steps">What it does.</param>
/// <param name="Span">Where its name is written.</param>
public sealed record ForkBranch(string Name, ImmutableArray<JourneyStep> Steps, SourceSpan Span);
