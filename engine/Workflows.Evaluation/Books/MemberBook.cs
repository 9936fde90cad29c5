using System.Collections.Immutable;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Books;

/// <summary>What the report has to know of a member: a fixed amount, however long the run is.</summary>
internal sealed class MemberBook(int segments, int ladders, int currencies, int tallies, int journeys)
{
    /// <summary>When the member joined; <see cref="Instant.Never"/> before.</summary>
    public Instant JoinedAt { get; set; } = Instant.Never;

    /// <summary>What the report has to know of a household, which is no member; null for a member.</summary>
    public HouseholdBook? Household { get; set; }

    /// <summary>Whether the member had left, and not come back, by the end of the period.</summary>
    public bool HasLeftByEnd { get; set; }

    /// <summary>Whether the member went under in another one by the end of the period, whose book has had all since.</summary>
    public bool IsMerged { get; private set; }

    /// <summary>Whether the member is in each segment now.</summary>
    public bool[] Segments { get; } = new bool[segments];

    /// <summary>Whether the member was in each segment when the period began; null until that is known.</summary>
    public bool[]? SegmentsAtStart { get; set; }

    /// <summary>Whether the member was in each segment when the period ended; null while it has not.</summary>
    public bool[]? SegmentsAtEnd { get; set; }

    /// <summary>The tier on each ladder now.</summary>
    public int[] Tiers { get; } = new int[ladders];

    /// <summary>The tier on each ladder when the period ended; null while it has not.</summary>
    public int[]? TiersAtEnd { get; set; }

    /// <summary>What is lent to the member.</summary>
    public LoanBook Loans { get; } = new();

    /// <summary>The ladders on which the member had a tier only because it was lent when the period ended; null while it has not.</summary>
    public IReadOnlySet<int>? LentAtEnd { get; private set; }

    /// <summary>Whether points were earned or redeemed in the period.</summary>
    public bool IsActive { get; set; }

    /// <summary>The last month in which points were earned or redeemed, so that a month counts the member once.</summary>
    public int ActiveMonth { get; set; } = int.MinValue;

    /// <summary>Points issued in the period less those reversed, by currency.</summary>
    public long[] Issued { get; } = new long[currencies];

    /// <summary>Points reversed in the period, by currency.</summary>
    public long[] Reversed { get; } = new long[currencies];

    /// <summary>Points redeemed in the period, by currency.</summary>
    public long[] Redeemed { get; } = new long[currencies];

    /// <summary>Points expired in the period, by currency.</summary>
    public long[] Expired { get; } = new long[currencies];

    /// <summary>Messages sent in the period.</summary>
    public int Messages { get; set; }

    /// <summary>What they cost.</summary>
    public decimal MessageCost { get; set; }

    /// <summary>Tasks given to staff in the period.</summary>
    public int Tasks { get; set; }

    /// <summary>Tasks that ended in the period because nobody reported in time.</summary>
    public int TasksOverdue { get; set; }

    /// <summary>Events of the period, by slot.</summary>
    public Tally[] Tallies { get; } = new Tally[tallies];

    /// <summary>The member's way through each journey; null until the first start.</summary>
    public MemberJourney?[] Journeys { get; } = new MemberJourney?[journeys];

    /// <summary>By journey: the number of the instance that came to it from an earlier version; null until the first.</summary>
    public int?[]? MovedTo { get; set; }

    /// <summary>The segments at the end of the period.</summary>
    public bool[] EndSegments => SegmentsAtEnd ?? Segments;

    /// <summary>The ladders on which the member has a tier only because it is lent, at the end of the period.</summary>
    public IReadOnlySet<int> EndLent => LentAtEnd ?? Loans.LentOnly(Tiers);

    /// <summary>The tiers at the end of the period.</summary>
    public int[] EndTiers => TiersAtEnd ?? Tiers;

    /// <summary>Puts the book of a member who went under in this one to this book, so that the person has one row. The way through a journey that this one has stays.</summary>
    /// <param name="other">The book of that one, empty from then on.</param>
    /// <param name="slots">What the events are counted by.</param>
    public void TakeOver(MemberBook other, ImmutableArray<TallySlot> slots)
    {
        for (var i = 0; i < Issued.Length; i++)
        {
            Issued[i] += other.Issued[i];
            Reversed[i] += other.Reversed[i];
            Redeemed[i] += other.Redeemed[i];
            Expired[i] += other.Expired[i];
        }

        for (var i = 0; i < Tallies.Length; i++)
        {
            slots[i].Merge(ref Tallies[i], other.Tallies[i]);
        }

        for (var i = 0; i < Journeys.Length; i++)
        {
            Journeys[i] ??= other.Journeys[i];
        }

        (Messages, MessageCost, Tasks, TasksOverdue) =
            (Messages + other.Messages, MessageCost + other.MessageCost, Tasks + other.Tasks, TasksOverdue + other.TasksOverdue);
        (IsActive, ActiveMonth) = (IsActive || other.IsActive, Math.Max(ActiveMonth, other.ActiveMonth));
        (other.IsMerged, other.JoinedAt) = (true, Instant.Never);
    }

    /// <summary>Keeps what was so at the two ends of the period, before a step at an instant changes it.</summary>
    public void StepAt(Instant at, Instant start, Instant end)
    {
        if (SegmentsAtStart is null && at >= start)
        {
            SegmentsAtStart = (bool[])Segments.Clone();
        }

        if (SegmentsAtEnd is null && at >= end)
        {
            SegmentsAtEnd = (bool[])Segments.Clone();
            TiersAtEnd = (int[])Tiers.Clone();
            LentAtEnd = Loans.LentOnly(Tiers);
        }
    }
}

/// <summary>A member's way through a journey, for the one row that the analysis has of each member, and for the funnel.</summary>
internal sealed class MemberJourney
{
    /// <summary>When the journey first started.</summary>
    public required Instant FirstStart { get; init; }

    /// <summary>The number of that first instance.</summary>
    public required int FirstNumber { get; init; }

    /// <summary>Whether the member is held out.</summary>
    public required bool IsHeldOut { get; init; }

    /// <summary>Until when the goal of the first instance counts; <see cref="Instant.Earliest"/> without a goal.</summary>
    public required Instant WindowEnd { get; init; }

    /// <summary>Whether the goal of the first instance was reached.</summary>
    public bool IsReached { get; set; }

    /// <summary>Sales from the first start to the end of its window, in units of money.</summary>
    public long Sales { get; set; }

    /// <summary>What the programme spent on the member in that time: points issued at expected cost, messages, tasks.</summary>
    public decimal Cost { get; set; }

    /// <summary>The number of the latest instance.</summary>
    public int Number { get; set; }

    /// <summary>Whether the latest instance began in the period.</summary>
    public bool IsOfPeriod { get; set; }
}
