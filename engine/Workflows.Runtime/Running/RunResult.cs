using Workflows.Model.Time;

namespace Workflows.Runtime.Running;

/// <summary>What came of a run.</summary>
/// <param name="Taken">Events that were taken.</param>
/// <param name="Duplicates">Events that had been taken before and were skipped.</param>
/// <param name="Refused">Events that were refused; each was reported.</param>
/// <param name="Bad">Lines that make no event; each was reported.</param>
/// <param name="Skipped">Records that no map of the programme wants.</param>
/// <param name="ClockSteps">Steps that no event of the input made by itself: those of the clock, and those that other members' steps led to.</param>
/// <param name="Members">Members in all.</param>
/// <param name="Received">Where the clock stands; <see cref="Instant.Earliest"/> where nothing ever came.</param>
/// <param name="WasStopped">Whether it was stopped before the end of the input.</param>
public sealed record RunResult(
    long Taken, long Duplicates, long Refused, long Bad, long Skipped, long ClockSteps, int Members, Instant Received, bool WasStopped)
{
    /// <summary>Whether some of the input was bad: the shell's exit code is 2 then.</summary>
    public bool HasBadInput => Refused + Bad > 0;
}
