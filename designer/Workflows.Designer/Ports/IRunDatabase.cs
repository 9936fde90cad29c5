using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Designer.Ports;

/// <summary>
/// A database of a run, as it is watched: nothing is written to it. It may be as large as it likes; all lists come in pages, and counting goes on
/// a stretch of the log at a time. Several threads may ask.
/// </summary>
public interface IRunDatabase
{
    /// <summary>Counts on, a stretch of the log at most.</summary>
    /// <exception cref="RunFault">It can't be read.</exception>
    RunSight Look();

    /// <summary>The programme in force with the journeys of all versions before it.</summary>
    Programme Programme { get; }

    /// <summary>The journeys of all versions with what was counted so far; a journey stands at its index.</summary>
    IReadOnlyList<JourneyCounts> Counts { get; }

    /// <summary>An instant in local time of the programme, to the minute: <c>2026-03-07 10:00</c>.</summary>
    string Local(Instant at);

    /// <summary>A page of runs of journeys.</summary>
    /// <exception cref="RunFault">It can't be read.</exception>
    InstancePage Instances(InstanceQuery query);

    /// <summary>A run of a journey; null for none.</summary>
    /// <param name="id">What <see cref="Instance.Id"/> says.</param>
    /// <exception cref="RunFault">It can't be read.</exception>
    Instance? Find(string id);
}

/// <summary>A database that can't be read, in one sentence for whoever asked.</summary>
/// <param name="message">Which file, what is wrong, what to do.</param>
/// <param name="cause">What it came of.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "A broken world is called a fault everywhere in this engine.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "A fault always has its sentence and its cause.")]
public sealed class RunFault(string message, Exception cause) : Exception(message, cause);

/// <summary>How far the log was counted.</summary>
/// <param name="Counted">The last entry that was counted.</param>
/// <param name="Entries">How many there are.</param>
/// <param name="Clock">Where the clock of the database stands, in local time.</param>
/// <param name="Fault">Why something of it can't be read; null where all can.</param>
public sealed record RunSight(long Counted, long Entries, string Clock, string? Fault = null)
{
    /// <summary>Whether all was counted.</summary>
    public bool IsWhole => Counted == Entries;
}
