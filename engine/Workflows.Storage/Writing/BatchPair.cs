using Workflows.Core.Planning;

namespace Workflows.Storage.Writing;

/// <summary>Two batches that change places: while one is written, the next steps go into the other.</summary>
internal sealed class BatchPair(ProgrammePlan plan)
{
    /// <summary>Where steps go.</summary>
    public Batch Running { get; private set; } = new(plan);

    /// <summary>The one that was handed to the writer last: it is written, or being written, and gets no further steps.</summary>
    public Batch Handed { get; private set; } = new(plan);

    /// <summary>A pair for the next version of the programme: what ran last under the one before is handed over.</summary>
    public static BatchPair After(BatchPair before, ProgrammePlan next) => new(next) { Handed = before.Running };

    /// <summary>Hands the running batch over. Only once the one before it is written.</summary>
    public Batch HandOver()
    {
        (Running, Handed) = (Handed, Running);
        Running.Clear();
        return Handed;
    }
}
