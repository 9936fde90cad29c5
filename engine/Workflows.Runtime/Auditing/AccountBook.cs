using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>
/// The accounts of every member by full recomputation from the ledger: issued + adjusted in + transferred in + owed = pending + available + held +
/// redeemed + expired + reversed + adjusted out + transferred out, for each member and currency and in total; nothing spendable below 0; and lots that cover.
/// </summary>
internal sealed class AccountBook(ProgrammePlan plan, Findings findings)
{
    private readonly Programme _programme = plan.Programme;
    private readonly bool _mayBeBelow = plan.Programme.Returns == ReturnPolicy.GoNegative
        || plan.Past.Any(past => past.Plan.Programme.Returns == ReturnPolicy.GoNegative);

    private readonly Dictionary<(int Member, int Currency), long[]> _accounts = [];

    /// <summary>Books the postings of an entry and looks at the balances after it.</summary>
    public void Book(StoredEntry entry)
    {
        foreach (var posting in entry.Postings)
        {
            if (posting.Currency < 0 || posting.Currency >= _programme.Currencies.Length || posting.From == posting.To)
            {
                findings.Require(false, $"Entry {entry.Id}: a line of the ledger names no currency or one account twice.");
                continue;
            }

            findings.Require(posting.Amount > 0, $"Entry {entry.Id}: a line of the ledger moves {posting.Amount} points; every line moves more than 0.");
            var accounts = AccountsOf(entry.Member, posting.Currency);
            accounts[(int)posting.From] -= posting.Amount;
            accounts[(int)posting.To] += posting.Amount;
            findings.Require(posting.Lot <= entry.Id, $"Entry {entry.Id}: a line of the ledger names the lot {posting.Lot}, which is not there yet.");
        }

        foreach (var posting in entry.Postings)
        {
            CheckBalances(entry, posting.Currency);
        }
    }

    /// <summary>Compares the accounts with a member's state.</summary>
    public void Compare(StoredMember stored, MemberState member)
    {
        foreach (var currency in _programme.Currencies)
        {
            var accounts = AccountsOf(stored.Index, currency.Index);
            var (pending, available) = (accounts[(int)Account.Pending], accounts[(int)Account.Available]);
            var (has, waits) = (member.Available(currency.Index), member.Pending(currency.Index));
            findings.Require(
                available == has && pending == waits,
                $"Member {stored.Id}: the ledger gives {available} {currency.Name} and {pending} pending, the member's state {has} and {waits}.");
            findings.Require(
                accounts[(int)Account.Held] == member.Held(currency.Index),
                $"Member {stored.Id}: the ledger gives {accounts[(int)Account.Held]} {currency.Name} held, the member's state {member.Held(currency.Index)}.");
            findings.Require(
                LotSums.Of(member, currency) is not { } lots || lots == (pending, available),
                $"Member {stored.Id}: the lots of {currency.Name} don't add up to the balance of {available} and {pending} pending.");
        }
    }

    /// <summary>The identity of double entry for each member and currency, and in total.</summary>
    public void CheckTotals(IReadOnlyList<StoredMember> members)
    {
        foreach (var currency in _programme.Currencies)
        {
            var total = new long[ChartOfAccounts.Count];
            foreach (var member in members)
            {
                var accounts = AccountsOf(member.Index, currency.Index);
                findings.Require(IsBalanced(accounts), $"Member {member.Id}: what came in of {currency.Name} is not what is there and went out.");
                for (var i = 0; i < ChartOfAccounts.Count; i++)
                {
                    total[i] += accounts[i];
                }
            }

            findings.Require(
                total[(int)Account.TransferredIn] + total[(int)Account.TransferredOut] == 0,
                $"Members gave each other {total[(int)Account.TransferredOut]} {currency.Name} and got {-total[(int)Account.TransferredIn]}.");
            findings.Require(IsBalanced(total), $"In total, what came in of {currency.Name} is not what is there and went out.");
        }
    }

    private static bool IsBalanced(long[] accounts)
    {
        long Of(Account account) => accounts[(int)account];
        var cameIn = -(Of(Account.Issued) + Of(Account.AdjustedIn) + Of(Account.TransferredIn) + Of(Account.Owed));
        return cameIn == Of(Account.Pending) + Of(Account.Available) + Of(Account.Held) + Of(Account.Redeemed) + Of(Account.Expired) + Of(Account.Reversed)
            + Of(Account.AdjustedOut) + Of(Account.TransferredOut);
    }

    private void CheckBalances(StoredEntry entry, int currency)
    {
        if (currency < 0 || currency >= _programme.Currencies.Length)
        {
            return;
        }

        var accounts = AccountsOf(entry.Member, currency);
        var (available, pending, held) = (accounts[(int)Account.Available], accounts[(int)Account.Pending], accounts[(int)Account.Held]);
        findings.Require(
            (available >= 0 || _mayBeBelow) && pending >= 0 && held >= 0,
            $"Entry {entry.Id}: the member has {available} {_programme.Currencies[currency].Name}, {pending} pending and {held} held afterwards, below 0.");
    }

    private long[] AccountsOf(int member, int currency)
    {
        if (!_accounts.TryGetValue((member, currency), out var accounts))
        {
            _accounts[(member, currency)] = accounts = new long[ChartOfAccounts.Count];
        }

        return accounts;
    }
}
