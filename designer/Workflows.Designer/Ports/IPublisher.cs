using System.Collections.Immutable;

namespace Workflows.Designer.Ports;

/// <summary>Puts texts into force in the database that is watched, each with its plan shown first.</summary>
public interface IPublisher
{
    /// <summary>What a text would change as the next version, and for whom.</summary>
    /// <param name="path">The programme's file.</param>
    PublishPlan Plan(string path);

    /// <summary>Puts a text into force, or notes that somebody is for it where more than one person has to be.</summary>
    /// <param name="path">The programme's file.</param>
    /// <param name="version">The version that the plan was of: another text is refused.</param>
    /// <param name="by">Who is for it.</param>
    /// <param name="why">Why; null where nothing is said.</param>
    PublishResult Publish(string path, string version, string by, string? why);

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
/// <param name="File">What its file was called.</param>
/// <param name="Text">Its text.</param>
public sealed record PublishedVersion(int Number, string File, string Text);
