using Workflows.Core.Pools;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// Steps of somebody of whom nobody knows any more who it was: what they decided can't be decided again, but each has its number, and the pools gave
/// what they gave.
/// </summary>
/// <param name="end">Where the log ends.</param>
/// <param name="pools">The pools.</param>
internal sealed class RecordedSteps(LogEnd end, PoolBook pools)
{
    private readonly Queue<(long Id, IReadOnlyList<Answer> Answers)> _steps = new();

    /// <summary>A step that comes where its number is next.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="answers">What pools answered.</param>
    public void Add(long id, IReadOnlyList<Answer> answers)
    {
        if (id >= end.NextId)
        {
            _steps.Enqueue((id, answers));
        }
    }

    /// <summary>Goes past those whose number is next.</summary>
    public void Pass()
    {
        while (_steps.TryPeek(out var step) && step.Id == end.NextId)
        {
            _steps.Dequeue();
            end.NextId++;
            foreach (var answer in step.Answers)
            {
                pools.Grant(answer.Draw);
            }

            // What a budget warned of then was said then.
            pools.Warn(Instant.Earliest, new StepOutput());
        }
    }
}
