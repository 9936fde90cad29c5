using Workflows.Core.Ports;

namespace Workflows.Runtime.Running;

/// <summary>Threads that step members side by side: those of the process's pool, and the one that asks.</summary>
/// <param name="count">How many work at once, from 1.</param>
public sealed class ThreadWorkers(int count) : IWorkers
{
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = count };

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public void Run(Action<int> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            Parallel.For(0, count, _options, work);
        }
        catch (AggregateException faults)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }
    }
}
