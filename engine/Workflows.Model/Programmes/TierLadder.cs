using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>How long a tier is kept.</summary>
public abstract record TierTerm
{
    private TierTerm()
    {
    }

    /// <summary>For ever.</summary>
    public sealed record Lasting : TierTerm;

    /// <summary>For a length of time from the instant at which it was reached.</summary>
    public sealed record For(TimeLength Length) : TierTerm;

    /// <summary>To the end of the calendar period in which it was reached, or of the next one.</summary>
    public sealed record UntilEndOf(TimeUnit Unit, bool Next) : TierTerm;

    /// <summary>To the end of the membership year in which it was reached, or of the next one; years run from the day of joining.</summary>
    public sealed record UntilEndOfMembershipYear(bool Next) : TierTerm;
}

/// <summary>Where a member goes whose tier ends.</summary>
public enum TierDrop
{
    /// <summary>At least to the tier below.</summary>
    OneTier,

    /// <summary>To the tier that the measure gives.</summary>
    ByBalance,
}

/// <summary>A rung of a ladder.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Index">Its place on the ladder; 0 is the lowest.</param>
/// <param name="When">The condition that earns it; null for the first, which members have from joining.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Tier(string Name, int Index, Expression? When, SourceSpan Span)
{
    /// <summary>What members of the tier have of it, in words for people: messages and explanations say them.</summary>
    public ImmutableArray<string> Benefits { get; init; } = [];

    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }
}

/// <summary>A tier that is lent as long as a condition holds: the member has it besides the one that is earned.</summary>
/// <param name="Tier">Its place on the ladder, above 0.</param>
/// <param name="While">The condition.</param>
/// <param name="Span">Where it is written.</param>
public sealed record TierMatch(int Tier, Expression While, SourceSpan Span);

/// <summary>A ladder of tiers, lowest first.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Index">Its place in <see cref="Programme.Ladders"/>.</param>
/// <param name="Tiers">The tiers, lowest first.</param>
/// <param name="Keep">How long a tier is kept.</param>
/// <param name="Drop">Where a member goes then.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record TierLadder(string Name, int Index, ImmutableArray<Tier> Tiers, TierTerm Keep, TierDrop Drop, SourceSpan Span)
{
    /// <summary>Tiers that are lent as long as a condition holds, in the order of the text.</summary>
    public ImmutableArray<TierMatch> Matches { get; init; } = [];

    /// <summary>How long a member who would drop keeps the tier after its end, to earn it again; null for not at all.</summary>
    public TimeLength? Grace { get; init; }

    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }
}
