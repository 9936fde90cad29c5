using Workflows.Core.Machine;
using Workflows.Core.Pools;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rewards;

/// <summary>
/// The stock of rewards. It belongs to the pools as budgets do: a step asks for one and goes on with the recorded answer, so that no
/// stock is ever below 0. The pools of the stock come after those of the budgets. What was answered is a fact: nobody asks again when a
/// log is judged again.
/// </summary>
public static class StockPools
{
    // Below 0 as the sources of journeys are, and none of them.
    private const int Source = int.MinValue;

    /// <summary>The number of the pool that holds the stock of a reward.</summary>
    public static int IndexOf(Programme programme, int reward) => programme.Budgets.Length + reward;

    /// <summary>The reward of which a pool holds the stock; null for a budget.</summary>
    public static Reward? RewardOf(Programme programme, int pool) =>
        pool < programme.Budgets.Length ? null : programme.Rewards[pool - programme.Budgets.Length];

    /// <summary>Takes one, or puts one back.</summary>
    /// <returns>Whether there was one.</returns>
    /// <param name="programme">The programme.</param>
    /// <param name="reward">The reward.</param>
    /// <param name="count">1 to take one, -1 to put one back.</param>
    /// <param name="answers">The pools.</param>
    /// <param name="output">Where the answer is recorded.</param>
    internal static bool Ask(Programme programme, Reward reward, int count, IAnswers answers, StepOutput output)
    {
        if (reward.Stock is null)
        {
            return true;
        }

        var draw = new Draw(output.LogId, IndexOf(programme, reward.Index), 0, Source, output.SubStep, count, Math.Max(count, 0), 1);
        var granted = answers.Grant(draw);
        output.Answers.Add(new Answer(draw, granted));
        return granted == count;
    }
}
