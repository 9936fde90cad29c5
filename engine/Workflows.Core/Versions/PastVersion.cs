using Workflows.Core.Planning;
using Workflows.Model.Time;

namespace Workflows.Core.Versions;

/// <summary>A version that was in force before another one.</summary>
/// <param name="Plan">The version, ready to run, in the numbers that all versions share.</param>
/// <param name="Until">The instant from which the next version is in force.</param>
public sealed record PastVersion(ProgrammePlan Plan, Instant Until);
