using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Core.Rewards;

/// <summary>What an open basket would come to for a member: nothing happens, and nothing is recorded.</summary>
/// <param name="Balances">Points by currency, as they stand while the basket is open.</param>
/// <param name="InReach">
/// Rewards that the member could have now for points: eligible, within the member's limits and the shared ones, with points enough for one of
/// its prices, and not gone. Whether one is still there when it is asked for only a request can tell.
/// </param>
public sealed record BasketView(ImmutableArray<BasketBalance> Balances, ImmutableArray<int> InReach)
{
    /// <summary>Looks at a basket.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="member">The member; not changed.</param>
    /// <param name="pools">What pools have spent: a reward whose stock or limit is used up is not in reach.</param>
    /// <param name="basket">The event that the basket would become; null to look at the balance alone.</param>
    /// <param name="at">When; not before the member's last change.</param>
    /// <param name="household">The household that the member is in, whose points buy rewards too; null for none.</param>
    public static BasketView Of(
        ProgrammePlan plan, MemberState member, IEnumerable<PoolBalance> pools, EventRecord? basket, Instant at, MemberState? household = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(member);
        var (step, output, look) = (new MemberStep(plan, runsJourneys: false), new StepOutput(), member.Clone());
        while (look.NextClock <= at)
        {
            step.Wake(look, look.NextClock, waitsToo: false, new FullGrants(), output);
        }

        var book = new PoolBook(plan);
        foreach (var balance in pools)
        {
            book.Restore(balance);
        }

        var inReach = step.InReach(look, at, book, household);
        var before = plan.Programme.Currencies.Select(currency => (Free: look.Available(currency.Index), Held: look.Held(currency.Index))).ToList();
        output.Clear(long.MaxValue);
        if (basket is not null)
        {
            step.Event(look, basket.MovedTo(at), new FullGrants(), output);
        }

        return new BasketView(
            [.. plan.Programme.Currencies.Select(currency => new BasketBalance(
                currency.Index, before[currency.Index].Free, before[currency.Index].Held,
                output.Postings.Where(posting => posting.Currency == currency.Index && posting.From == Account.Issued).Sum(posting => posting.Amount),
                look.Pending(currency.Index)))],
            inReach);
    }
}

/// <summary>The tentative balance of one currency.</summary>
/// <param name="Currency">Index of the currency.</param>
/// <param name="Spendable">What can be spent in the basket; what is held is not in it.</param>
/// <param name="Held">What is reserved.</param>
/// <param name="Earned">What the basket would earn, should every budget pay in full.</param>
/// <param name="Pending">What would not be spendable yet once the basket is paid.</param>
public readonly record struct BasketBalance(int Currency, long Spendable, long Held, long Earned, long Pending);
