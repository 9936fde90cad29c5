using Workflows.Core.Planning;
using Workflows.Model.Time;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Versions;

/// <summary>What <c>loyalty apply</c> is asked to do.</summary>
public sealed record ApplyRequest
{
    /// <summary>The version in force, with those before it.</summary>
    public required ProgrammePlan Before { get; init; }

    /// <summary>The version that is to begin, with those before it; from when is said by the last of its past versions.</summary>
    public required ProgrammePlan Next { get; init; }

    /// <summary>The files of the version that is to begin.</summary>
    public required IReadOnlyList<SourceText> Sources { get; init; }

    /// <summary>The files of the version in force.</summary>
    public required IReadOnlyList<SourceText> SourcesBefore { get; init; }

    /// <summary>The database file.</summary>
    public required string Database { get; init; }

    /// <summary>Who makes it so, when and why; null where nobody says. To be checked before, see <see cref="Publishing"/>.</summary>
    public StoredApproval? Approval { get; init; }

    /// <summary>From when it is to be in force.</summary>
    public Instant At => Next.Past[^1].Until;
}

/// <summary>What came of it.</summary>
/// <param name="Members">Members whose state went over.</param>
/// <param name="TierMoves">Members who changed tier by it.</param>
/// <param name="SegmentMoves">How often a member entered or left a segment by it.</param>
/// <param name="JourneyMoves">Running journeys that go on in it.</param>
/// <param name="JourneyStarts">Journeys that begin by it for who is in their segment or tier already, held-out ones included.</param>
public sealed record ApplyResult(int Members, int TierMoves, int SegmentMoves, int JourneyMoves, int JourneyStarts);
