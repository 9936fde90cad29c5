namespace Workflows.Model.Programmes;

/// <summary>Who shares a limit that isn't each member's own.</summary>
public abstract record PoolScope
{
    private PoolScope()
    {
    }

    /// <summary>All members together.</summary>
    public sealed record Everyone : PoolScope;

    /// <summary>All members together, one limit for each value of a field of the event; events without a value share one more.</summary>
    /// <param name="Field">The name of the field.</param>
    public sealed record PerField(string Field) : PoolScope;

    /// <summary>The members with one value of a field together, one limit for each value; members without a value share one more.</summary>
    /// <param name="Field">Index of the member's field.</param>
    public sealed record PerMemberField(int Field) : PoolScope;

    /// <summary>The members of a household together, one limit for each household; a member in none has one alone.</summary>
    public sealed record PerHousehold : PoolScope;

    /// <summary>The members of a tier together, one limit for each tier of a ladder.</summary>
    /// <param name="Ladder">Index of the ladder.</param>
    public sealed record PerTier(int Ladder) : PoolScope;

    /// <summary>One limit for each journey; rules share one more.</summary>
    public sealed record PerJourney : PoolScope;

    /// <summary>The members of a segment together; others have no such limit.</summary>
    /// <param name="Segment">Index of the segment.</param>
    public sealed record AmongSegment(int Segment) : PoolScope;

    /// <summary>The members of one tier together; others have no such limit.</summary>
    /// <param name="Ladder">Index of the ladder.</param>
    /// <param name="Tier">The place of the tier on it.</param>
    public sealed record AmongTier(int Ladder, int Tier) : PoolScope;
}
