using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rewards;

/// <summary>
/// The stock of rewards. It is a pool as budgets are: a step asks for one and goes on with the recorded answer, so that no stock is ever
/// below 0. What was answered is a fact: nobody asks again when a log is judged again.
/// </summary>
internal static class StockPools
{
    // Below 0 as the sources of journeys are, and none of them.
    private const int Source = int.MinValue;

    /// <summary>Takes one, or puts one back.</summary>
    /// <returns>Whether there was one.</returns>
    /// <param name="plan">The programme.</param>
    /// <param name="reward">The reward.</param>
    /// <param name="count">1 to take one, -1 to put one back.</param>
    /// <param name="answers">The pools.</param>
    /// <param name="output">Where the answer is recorded.</param>
    public static bool Ask(ProgrammePlan plan, Reward reward, int count, IAnswers answers, StepOutput output)
    {
        if (plan.StockOf[reward.Index] is not { } pool)
        {
            return true;
        }

        var draw = new Draw(output.LogId, pool.Index, "", 0, Source, output.SubStep, count, Math.Max(count, 0), 1);
        var granted = answers.Grant(draw);
        output.Answers.Add(new Answer(draw, granted));
        return granted == count;
    }
}
