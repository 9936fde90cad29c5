using System.Collections.Immutable;
using Workflows.Core.Earning;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Rewards;

/// <summary>
/// How many of a reward there may be: each member's own limits stand in the member; those that members share, and the stock, are pools, which
/// are asked for one and answer. What was answered is a fact: nobody asks again when a log is judged again.
/// </summary>
internal sealed class RewardLimits(ProgrammePlan plan, CapBook caps)
{
    // Below 0 as the sources of journeys are, and none of them.
    private const int Source = int.MinValue;

    private readonly ILookup<int, Pool> _ofCap = plan.Pools.Where(pool => pool.Cap >= 0).ToLookup(pool => pool.Cap);

    /// <summary>The first of the member's own limits that is used up; null for none.</summary>
    /// <param name="reward">The reward.</param>
    /// <param name="facts">The member, the clock, and the request where there is one.</param>
    public Cap? UsedUp(Reward reward, RuleFacts facts)
    {
        foreach (var cap in reward.Caps)
        {
            // Without a request nobody knows at which store it would be.
            var isAsked = cap.PerField is null || facts.Event.Type >= 0;
            if (cap.Scope is null && isAsked && caps.Left(facts.Member, cap, facts.Now, KeyOf(cap, facts)) < 1)
            {
                return cap;
            }
        }

        return null;
    }

    /// <summary>Takes one of every shared limit, in the order of the text.</summary>
    /// <param name="reward">The reward.</param>
    /// <param name="facts">The member, the clock and the request.</param>
    /// <param name="answers">The pools.</param>
    /// <param name="output">Where the answers are recorded.</param>
    /// <param name="uses">What was taken, to be put back where the reward isn't kept.</param>
    /// <returns>The limit that has none left, and then nothing was taken; null for none.</returns>
    public Cap? Take(Reward reward, RuleFacts facts, IAnswers answers, StepOutput output, out ImmutableArray<LimitUse> uses)
    {
        uses = UsesOf(reward, facts);
        for (var i = 0; i < uses.Length; i++)
        {
            if (uses[i].Pool >= 0 && !Ask(uses[i].Pool, uses[i].Key, uses[i].Period, 1, answers, output))
            {
                PutBack(uses[..i], answers, output);
                return plan.CapOf(plan.Pools[uses[i].Pool].Cap);
            }
        }

        return null;
    }

    /// <summary>Takes one of the stock, or puts one back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool AskStock(Reward reward, int count, IAnswers answers, StepOutput output) =>
        plan.StockOf[reward.Index] is not { } pool || Ask(pool.Index, "", 0, count, answers, output);

    /// <summary>Gives back what shared limits granted.</summary>
    public static void PutBack(ImmutableArray<LimitUse> uses, IAnswers answers, StepOutput output)
    {
        foreach (var use in uses.Where(use => use.Pool >= 0))
        {
            Ask(use.Pool, use.Key, use.Period, -1, answers, output);
        }
    }

    /// <summary>What a reward uses of the limits that depend on more than the member: whose share of a pool, or which value of a field.</summary>
    public ImmutableArray<LimitUse> UsesOf(Reward reward, RuleFacts facts)
    {
        var uses = ImmutableArray.CreateBuilder<LimitUse>();
        foreach (var cap in reward.Caps)
        {
            if (cap.PerField is not null)
            {
                uses.Add(new LimitUse(-1, KeyOf(cap, facts), cap.Index));
            }
            else if (cap.Scope is { } scope && PoolKey.Of(scope, plan.Programme, facts, 0) is { } key)
            {
                uses.AddRange(_ofCap[cap.Index].Select(pool => new LimitUse(pool.Index, key, pool.PeriodOf(facts.Now, facts.Day, plan.Calendar))));
            }
        }

        return uses.ToImmutable();
    }

    /// <summary>Books one in the member's own limits.</summary>
    public void Book(Reward reward, RuleFacts facts)
    {
        foreach (var cap in reward.Caps.Where(cap => cap.Scope is null))
        {
            caps.Book(facts.Member, cap, facts.Now, facts.Day, 1, KeyOf(cap, facts));
        }
    }

    /// <summary>Takes back what was booked in the member's own limits.</summary>
    /// <param name="member">The member.</param>
    /// <param name="reward">The reward.</param>
    /// <param name="booked">When.</param>
    /// <param name="uses">The values of fields for which it was booked.</param>
    public void Unbook(MemberState member, Reward reward, Instant booked, ImmutableArray<LimitUse> uses)
    {
        foreach (var cap in reward.Caps.Where(cap => cap.Scope is null))
        {
            var key = uses.FirstOrDefault(use => use.Pool < 0 && use.Period == cap.Index).Key ?? "";
            caps.Unbook(member, cap, booked, plan.Calendar.DayOf(booked), 1, key);
        }
    }

    private string KeyOf(Cap cap, RuleFacts facts) => cap.PerField is { } field ? PoolKey.ValueOf(field, plan.Programme, facts) : "";

    private static bool Ask(int pool, string key, long period, int count, IAnswers answers, StepOutput output)
    {
        var draw = new Draw(output.LogId, pool, key, period, Source, output.SubStep, count, Math.Max(count, 0), 1);
        var granted = answers.Grant(draw);
        output.Answers.Add(new Answer(draw, granted));
        return granted == count;
    }
}
