using System.Collections.Immutable;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Input;

/// <summary>What the reader of event files is told beside the programme.</summary>
public sealed record EventReaderOptions
{
    /// <summary>The file's name in messages; null for the path as given.</summary>
    public string? Name { get; init; }

    /// <summary>The event type of records that have no column <c>type</c>; null where the programme makes it clear.</summary>
    public string? Type { get; init; }

    /// <summary>The first instant that is too late: events at it or after it are bad input. Null for no limit.</summary>
    public Instant? Before { get; init; }

    /// <summary>
    /// By which rates amounts of other currencies counted before those of the programme: those of earlier versions, each until the instant from which the
    /// next version is in force, in that order.
    /// </summary>
    public ImmutableArray<(Instant Until, RateTable? Rates)> RatesBefore { get; init; } = [];

    /// <summary>Told now and then how many bytes of the file (as it lies on disk) were read, and how many it has.</summary>
    public Action<long, long>? Progress { get; init; }
}
