using System.Collections.Immutable;
using Workflows.Model.Time;

namespace Workflows.Designer.Ports;

/// <summary>Which runs of journeys are asked for.</summary>
/// <param name="Skip">How many to leave out.</param>
/// <param name="Take">How many at most.</param>
public sealed record InstanceQuery(int Skip, int Take)
{
    /// <summary>Only those of these journeys, by index; null for all.</summary>
    public IReadOnlySet<int>? Journeys { get; init; }

    /// <summary>Only those that are in this state; null for any.</summary>
    public InstanceState? State { get; init; }

    /// <summary>Only those at which something went wrong; once for each time it did.</summary>
    public bool HasProblems { get; init; }

    /// <summary>Only those of this member, by id; null for all.</summary>
    public string? Member { get; init; }

    /// <summary>Only those that wait at this step; null for any. Goes with one journey and those that run.</summary>
    public string? Step { get; init; }
}

/// <summary>A page of runs of journeys.</summary>
/// <param name="Items">The runs; those that aren't over by member, all others the latest first.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record InstancePage(ImmutableArray<Instance> Items, long Total);

/// <summary>Whether a run of a journey is over.</summary>
public enum InstanceState
{
    /// <summary>It waits at a step.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Finished,

    /// <summary>It was broken off.</summary>
    Cancelled,

    /// <summary>It isn't over, and stands still because something went wrong in it.</summary>
    Suspended,
}

/// <summary>A member's run of a journey.</summary>
/// <param name="Id">What it is found by.</param>
/// <param name="Member">The member's id.</param>
/// <param name="Journey">Index of the journey by whose text it goes on, or ended.</param>
/// <param name="State">Whether it is over.</param>
/// <param name="IsHeldOut">Whether nothing is done, so that it can be compared with.</param>
/// <param name="Waits">At which steps it waits.</param>
/// <param name="Journal">What happened in it, oldest first.</param>
public sealed record Instance(
    string Id, string Member, int Journey, InstanceState State, bool IsHeldOut, ImmutableArray<WaitingStep> Waits, ImmutableArray<JournalLine> Journal)
{
    /// <summary>When it started.</summary>
    public Instant StartedAt => Journal[0].At;

    /// <summary>When something last happened in it.</summary>
    public Instant UpdatedAt => Journal[^1].At;
}

/// <summary>A step at which a run waits.</summary>
/// <param name="Step">Its id; empty where the journey is about to begin.</param>
/// <param name="Since">Since when.</param>
/// <param name="Due">When it goes on if nothing comes before.</param>
/// <param name="Words">That it waits, and until when, in words.</param>
public sealed record WaitingStep(string Step, Instant Since, Instant Due, string Words);

/// <summary>What a line of a journal is about.</summary>
public enum JournalKind
{
    /// <summary>The journey began.</summary>
    Started,

    /// <summary>A step is done.</summary>
    Done,

    /// <summary>A step did something.</summary>
    Noted,

    /// <summary>A step is put off.</summary>
    PutOff,

    /// <summary>Something went wrong.</summary>
    Problem,

    /// <summary>The journey came to its end.</summary>
    Finished,

    /// <summary>The journey was broken off.</summary>
    Cancelled,
}

/// <summary>A line of the journal of a run.</summary>
/// <param name="Entry">The entry of the log in which it was decided.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Step">The step; null for the journey as a whole.</param>
/// <param name="Outcome">With which outcome a step was done; null for none, and for one that has one only.</param>
/// <param name="Words">What happened, in words, and what brought it about.</param>
public sealed record JournalLine(long Entry, Instant At, JournalKind Kind, string? Step, string? Outcome, string Words);
