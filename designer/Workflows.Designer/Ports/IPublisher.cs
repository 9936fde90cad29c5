using System.Collections.Immutable;

namespace Workflows.Designer.Ports;

/// <summary>Puts texts into force in the database that is watched, each with its plan shown first.</summary>
public interface IPublisher
{
    /// <summary>What a text would change as the next version, and for whom.</summary>
    /// <param name="path">The programme's file.</param>
    /// <param name="at">From when, in local time as <c>2026-07-01T06:00</c>; null for right after the clock of the database.</param>
    PublishPlan Plan(string path, string? at);

    /// <summary>Puts a text into force, or notes that somebody is for it where more than one person has to be.</summary>
    /// <param name="path">The programme's file.</param>
    /// <param name="version">The version that the plan was of: another text is refused.</param>
    /// <param name="by">Who is for it.</param>
    /// <param name="why">Why; null where nothing is said.</param>
    /// <param name="at">From when, as the plan was made.</param>
    PublishResult Publish(string path, string version, string by, string? why, string? at);

    /// <summary>The versions that were in force, oldest first, and who was for each.</summary>
    PublishHistory History();
}

/// <summary>What a text would change.</summary>
/// <param name="Version">The version that it is; null where it can't become one.</param>
/// <param name="Lines">The plan in lines, or why there is none.</param>
/// <param name="Needed">How many different people have to be for it, from 1.</param>
/// <param name="For">Who is, in the order in which they said so.</param>
/// <param name="IsInForce">Whether it means what is in force already.</param>
public sealed record PublishPlan(string? Version, ImmutableArray<string> Lines, int Needed, ImmutableArray<string> For, bool IsInForce = false);

/// <summary>What came of it.</summary>
/// <param name="IsDone">Whether it was taken: it is in force, or one more is for it.</param>
/// <param name="IsInForce">Whether it is in force.</param>
/// <param name="Lines">What happened, or why not.</param>
public sealed record PublishResult(bool IsDone, bool IsInForce, ImmutableArray<string> Lines);

/// <summary>The versions of a programme.</summary>
/// <param name="Versions">Those that were in force, oldest first.</param>
/// <param name="Lines">The same in lines, with texts that some are for and that are not in force.</param>
public sealed record PublishHistory(ImmutableArray<PublishedVersion> Versions, ImmutableArray<string> Lines);

/// <summary>A version that was in force.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Files">Its files, the programme's first file first; with them those of rivals, named as seen from the first.</param>
public sealed record PublishedVersion(int Number, ImmutableArray<PublishedFile> Files);

/// <summary>A file of a version.</summary>
/// <param name="File">What it was called.</param>
/// <param name="Text">What it said.</param>
public sealed record PublishedFile(string File, string Text);
