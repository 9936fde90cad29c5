using Workflows.Core.Planning;
using Workflows.Storage.Personal;

namespace Workflows.Storage.Writing;

/// <summary>Two batches that change places: while one is written, the next steps go into the other.</summary>
internal sealed class BatchPair(ProgrammePlan plan, MemberKeys keys)
{
    /// <summary>Where steps go.</summary>
    public Batch Running { get; private set; } = new(plan, keys);

    /// <summary>The one that was handed to the writer last: it is written, or being written, and gets no further steps.</summary>
    public Batch Handed { get; private set; } = new(plan, keys);

    /// <summary>A pair for the next version of the programme: what ran last under the one before is handed over.</summary>
    /// <param name="before">The pair of the version before.</param>
    /// <param name="next">The next version.</param>
    /// <param name="keys">The members' keys.</param>
    public static BatchPair After(BatchPair before, ProgrammePlan next, MemberKeys keys) => new(next, keys) { Handed = before.Running };

    /// <summary>Hands the running batch over. Only once the one before it is written.</summary>
    public Batch HandOver()
    {
        (Running, Handed) = (Handed, Running);
        Running.Clear();
        return Handed;
    }
}
