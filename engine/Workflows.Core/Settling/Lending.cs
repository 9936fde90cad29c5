using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Settling;

/// <summary>Tiers that are lent for a time: how such a loan begins and ends. What the member has by it is seen when tiers settle next.</summary>
internal sealed class Lending(Calendar calendar)
{
    /// <summary>Lends a tier.</summary>
    /// <param name="member">The member.</param>
    /// <param name="ladder">Index of the ladder.</param>
    /// <param name="tier">The tier.</param>
    /// <param name="length">For how long.</param>
    /// <param name="by">Index of the rule; -1 - journey where a journey lends it.</param>
    /// <param name="at">From when.</param>
    /// <param name="output">Where the effects go.</param>
    /// <param name="instance">Number of the journey's instance; -1 for a rule.</param>
    /// <param name="step">The journey's step; null for a rule.</param>
    public void Lend(
        MemberState member, int ladder, int tier, TimeLength length, int by, Instant at, StepOutput output, int instance = -1, string? step = null)
    {
        output.Add(EffectKind.Lent, at, by, instance, text: step);
        Take(member, new Loan(ladder, tier, calendar.Plus(at, length).Micros, by), at, output);
    }

    /// <summary>A member gets a loan: of two of one tier the one that ends later stays.</summary>
    public static void Take(MemberState member, in Loan loan, Instant at, StepOutput output)
    {
        output.Add(EffectKind.TierLent, at, loan.Ladder, loan.Tier, amount: loan.Until);
        Keep(member, loan);
    }

    /// <summary>Keeps a loan in the order of ladders and tiers, without a word.</summary>
    public static void Keep(MemberState member, in Loan loan)
    {
        var loans = member.Loans ??= [];
        var place = 0;
        while (place < loans.Count && (loans[place].Ladder, loans[place].Tier).CompareTo((loan.Ladder, loan.Tier)) < 0)
        {
            place++;
        }

        if (place == loans.Count || (loans[place].Ladder, loans[place].Tier) != (loan.Ladder, loan.Tier))
        {
            loans.Insert(place, loan);
        }
        else if (loans[place].Until < loan.Until)
        {
            loans[place] = loan;
        }
    }

    /// <summary>The highest tier of a ladder that is lent for a time; 0 for none.</summary>
    public static int TierOf(MemberState member, int ladder)
    {
        var tier = 0;
        for (var i = 0; i < (member.Loans?.Count ?? 0); i++)
        {
            tier = member.Loans![i].Ladder == ladder ? Math.Max(tier, member.Loans[i].Tier) : tier;
        }

        return tier;
    }

    /// <summary>When the next loan ends; <see cref="Instant.Never"/> where there is none.</summary>
    public static Instant NextEnd(MemberState member)
    {
        var next = Instant.Never;
        for (var i = 0; i < (member.Loans?.Count ?? 0); i++)
        {
            next = Instant.Earlier(next, new Instant(member.Loans![i].Until));
        }

        return next;
    }

    /// <summary>Ends the loans whose time is over.</summary>
    public static void End(MemberState member, Instant at, StepOutput output)
    {
        for (var i = 0; i < member.Loans?.Count;)
        {
            if (member.Loans[i].Until > at.Micros)
            {
                i++;
                continue;
            }

            output.Add(EffectKind.LoanEnded, at, member.Loans[i].Ladder, member.Loans[i].Tier);
            member.Loans.RemoveAt(i);
        }

        member.Loans = member.Loans is { Count: 0 } ? null : member.Loans;
    }

    /// <summary>Who leaves is lent nothing any more, and has the tiers that are earned.</summary>
    public static void EndAll(Programme programme, MemberState member, Instant at, StepOutput output)
    {
        foreach (var loan in member.Loans ?? [])
        {
            output.Add(EffectKind.LoanEnded, at, loan.Ladder, loan.Tier);
        }

        foreach (var ladder in programme.Ladders)
        {
            var standing = member.Tiers[ladder.Index];
            if (standing.Matched > 0)
            {
                output.Add(EffectKind.TierMatched, at, ladder.Index, 0, amount: standing.Matched);
            }

            if (standing.IsLent)
            {
                output.Add(EffectKind.TierChanged, at, ladder.Index, standing.Own, amount: standing.Tier);
            }
        }

        Forget(member);
    }

    /// <summary>Nothing is lent to a member any more, without a word.</summary>
    public static void Forget(MemberState member)
    {
        member.Loans = null;
        foreach (ref var standing in member.Tiers)
        {
            (standing.Lent, standing.Matched) = (0, 0);
        }
    }
}
