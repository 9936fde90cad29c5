using Workflows.Core.Ports;

namespace Workflows.Testing;

/// <summary>Threads that step members side by side, or one thread that does the work of all in an order that nobody would expect.</summary>
public sealed class SideBySide(int count, bool backwards = false) : IWorkers
{
    public int Count => count;

    public void Run(Action<int> work)
    {
        if (backwards)
        {
            for (var worker = count - 1; worker >= 0; worker--)
            {
                work(worker);
            }

            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, work);
    }
}
