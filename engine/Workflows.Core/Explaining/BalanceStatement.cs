using System.Collections.Immutable;
using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>A member's points of one currency, from every line of the ledger down to what there is.</summary>
/// <param name="Lots">The lots, oldest first; what is in none comes first.</param>
/// <param name="Amounts">By account: what came out of a source, or what stands in it, above 0; see <see cref="Account"/>.</param>
public sealed record BalanceStatement(ImmutableArray<LotStatement> Lots, ImmutableArray<long> Amounts)
{
    private static readonly Account[] Sources = [Account.Issued, Account.AdjustedIn, Account.TransferredIn, Account.Owed];

    /// <summary>Whether points come out of an account and not into it.</summary>
    public static bool IsSource(Account account) => Sources.Contains(account);

    /// <summary>The amount of an account.</summary>
    public long this[Account account] => Amounts[(int)account];

    /// <summary>Makes the statement.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="ledger">All lines of the member, in order.</param>
    /// <param name="member">The member as the lines left it; null where that is not known: then nothing is said of when lots end.</param>
    public static BalanceStatement Of(ProgrammePlan plan, int currency, IEnumerable<LedgerLine> ledger, MemberState? member)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lines = ledger.Where(line => line.Posting.Currency == currency).ToList();
        var net = new long[ChartOfAccounts.Count];
        foreach (var line in lines)
        {
            net[(int)line.Posting.From] -= line.Posting.Amount;
            net[(int)line.Posting.To] += line.Posting.Amount;
        }

        // What a correction takes back names the input that had given it, also of points that are all in one pot.
        var keepsLots = plan.Programme.Currencies[currency].KeepsLots;
        var rests = (member is null ? [] : RestsOf(plan, currency, member)).ToLookup(rest => keepsLots ? rest.Lot : 0, rest => rest.What);
        var lots = lines.GroupBy(line => keepsLots ? line.Posting.Lot : 0).OrderBy(lot => lot.Key)
            .Select(lot => new LotStatement(lot.Key, [.. lot], [.. rests[lot.Key]]));
        return new BalanceStatement([.. lots], [.. net.Select((amount, account) => IsSource((Account)account) ? -amount : amount)]);
    }

    private static IEnumerable<(long Lot, LotRest What)> RestsOf(ProgrammePlan plan, int currency, MemberState member)
    {
        foreach (var lot in member.LotsOf(currency) ?? [])
        {
            var rest = new LotRest(lot.Left, lot.IsPending && lot.Awaits == 0 ? new Instant(lot.Matures) : null, Ends(lot.Expires));

            // An event at the very end has come: the lot goes a microsecond later.
            yield return (lot.Id, lot.Awaits == 0 ? rest : rest with
            {
                AwaitsOfRule = plan.Awaited.All[lot.Awaits - 1].Rule, AwaitsUntil = new Instant(lot.Matures - 1),
            });
        }

        var ends = new HeldPoints(plan);
        foreach (var held in member.HeldEarnings ?? [])
        {
            if (held.Points(currency) is > 0 and var points)
            {
                var end = ends.EndOf(held);
                yield return (held.LogId, new LotRest(points, null, null)
                {
                    Guard = held.Guard, AwaitsUntil = end == Instant.Never ? null : new Instant(end.Micros - 1),
                });
            }
        }

        foreach (var hold in member.Rewards?.Holds.Where(hold => hold.Currency == currency) ?? [])
        {
            foreach (var part in hold.Parts)
            {
                yield return (part.Lot, new LotRest(part.Points, null, Ends(part.Expires)) { Hold = hold.Key });
            }
        }
    }

    private static Instant? Ends(long expires) => expires == long.MaxValue ? null : new Instant(expires);
}
