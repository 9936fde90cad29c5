using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Storage;

namespace Workflows.Runtime.Running;

/// <summary>What <c>loyalty run</c> is asked to do.</summary>
public sealed record RunRequest
{
    private const int MostThreads = 8;

    /// <summary>Threads of a run that says nothing of them: the machine's processors less the two that read and write, 1 to 8.</summary>
    public static int UsualThreads => Math.Clamp(Environment.ProcessorCount - 2, 1, MostThreads);

    /// <summary>The programme, ready to run.</summary>
    public required ProgrammePlan Plan { get; init; }

    /// <summary>The programme's files, kept in a new database.</summary>
    public required IReadOnlyList<SourceText> Sources { get; init; }

    /// <summary>The database file; made where there is none.</summary>
    public required string Database { get; init; }

    /// <summary>The event files, in order.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The last local day of the run, as a day number since 1970-01-01; null for up to the last received-at.</summary>
    public int? UntilDay { get; init; }

    /// <summary>
    /// How many steps are collected before they are written in one transaction, from 1; as many events at most are judged at once, but never
    /// more than 4,000. Results don't depend on it.
    /// </summary>
    public int BatchSize { get; init; } = 4_000;

    /// <summary>What codes of vouchers are made with in a new database; null for a secret that is drawn, as it should be wherever codes are worth something.</summary>
    public VoucherSecret? VoucherSecret { get; init; }

    /// <summary>How many threads step the members of a batch, from 1. Results don't depend on it.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>How a run goes on.</summary>
/// <param name="Records">Records read so far.</param>
/// <param name="Taken">Events taken so far.</param>
/// <param name="PerSecond">Records a second since the last report.</param>
/// <param name="File">The file at hand.</param>
/// <param name="BytesRead">How many bytes of that file were read.</param>
/// <param name="BytesInAll">How many it has.</param>
public readonly record struct RunProgress(long Records, long Taken, double PerSecond, string File, long BytesRead, long BytesInAll);
