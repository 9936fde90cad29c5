using System.Runtime.InteropServices;
using Workflows.Core.Members;
using Workflows.Core.Rewards;

namespace Workflows.Core.Machine.Batches;

/// <summary>
/// Numbers that a member's steps have until it is known which numbers the log gives them: larger than any of the log and in the member's
/// own order, so that whatever is sorted by them stays sorted.
/// </summary>
internal static class ProvisionalIds
{
    private const long First = 1L << 62;

    /// <summary>The provisional number of a member's step.</summary>
    /// <param name="step">Which of the member's entries it is, from 0.</param>
    public static long Of(int step) => First + step;

    /// <summary>Puts the numbers of the log in their place, in what a step decided.</summary>
    /// <param name="output">What was decided.</param>
    /// <param name="steps">The member's steps; those up to this one have their numbers.</param>
    public static void Settle(StepOutput output, List<DraftStep> steps)
    {
        output.LogId = Final(output.LogId, steps);
        foreach (ref var posting in CollectionsMarshal.AsSpan(output.Postings))
        {
            posting.Lot = Final(posting.Lot, steps);
        }

        foreach (ref var answer in CollectionsMarshal.AsSpan(output.Answers))
        {
            answer = answer with { Draw = answer.Draw with { Input = Final(answer.Draw.Input, steps) } };
        }
    }

    /// <summary>Puts the numbers of the log in their place, in a member's lots, in what guards hold, and in the points that are reserved or spent.</summary>
    /// <param name="member">The member.</param>
    /// <param name="steps">The member's steps; those up to the last that changed this state have their numbers.</param>
    public static void Settle(MemberState member, List<DraftStep> steps)
    {
        foreach (var lots in member.Lots)
        {
            foreach (ref var lot in CollectionsMarshal.AsSpan(lots))
            {
                lot.Id = Final(lot.Id, steps);
            }
        }

        foreach (ref var held in CollectionsMarshal.AsSpan(member.HeldEarnings))
        {
            held = held.LogId < First ? held : held with { LogId = Final(held.LogId, steps) };
        }

        if (member.Rewards is { } rewards)
        {
            Settle(rewards, steps);
        }
    }

    private static void Settle(MemberRewards rewards, List<DraftStep> steps) => rewards.Renumber(id => Final(id, steps));

    private static long Final(long id, List<DraftStep> steps) => id < First ? id : steps[(int)(id - First)].LogId;
}
