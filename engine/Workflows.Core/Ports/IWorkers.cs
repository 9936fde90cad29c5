namespace Workflows.Core.Ports;

/// <summary>
/// Does pieces of work side by side. The core knows no threads: the shell brings them. What comes of a batch depends neither on how many
/// there are nor on which of them does what, or when.
/// </summary>
public interface IWorkers
{
    /// <summary>How many work side by side, from 1.</summary>
    int Count { get; }

    /// <summary>Calls the work once with each number from 0 to before <see cref="Count"/>, in any order, and returns when all are done.</summary>
    /// <param name="work">What to do. A fault of any of them is thrown once all are done.</param>
    void Run(Action<int> work);
}
