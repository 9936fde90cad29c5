using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Testing;

/// <summary>Checks the ledger after every step: it balances, it equals the member's balances, and nothing is below zero.</summary>
public sealed class LedgerChecks(Func<ProgrammePlan> planOf) : IStepSink
{
    private readonly Dictionary<(int Member, int Currency), long[]> _accounts = [];

    public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        var plan = planOf();
        foreach (var posting in output.Postings)
        {
            Require(posting.Amount > 0, "a posting moves something", output);
            var accounts = AccountsOf(member.Index, posting.Currency);
            accounts[(int)posting.From] -= posting.Amount;
            accounts[(int)posting.To] += posting.Amount;
        }

        for (var currency = 0; currency < plan.Programme.Currencies.Length; currency++)
        {
            var accounts = AccountsOf(member.Index, currency);
            Require(accounts.Sum() == 0, "double entry sums to nothing", output);
            Require(accounts[(int)Account.Pending] == member.Pending(currency), "pending is what the ledger says", output);
            Require(accounts[(int)Account.Available] == member.Available(currency), "available is what the ledger says", output);
            Require(accounts[(int)Account.Redeemed] >= 0, "nothing is given back that was not spent", output);
            Require(accounts[(int)Account.Held] == member.Held(currency), "what is held is what the ledger says", output);
            Require(accounts[(int)Account.Owed] == -member.Owed(currency), "what is owed is what the ledger says", output);
            Require(
                (member.Available(currency) >= 0 || plan.Programme.Returns == ReturnPolicy.GoNegative) && member.Pending(currency) >= 0,
                "nothing is below zero", output);
            Require(
                LotSums.Of(member, plan.Programme.Currencies[currency]) is not { } lots
                || lots == (member.Pending(currency), member.Available(currency)), "the lots hold what the balance says", output);
        }
    }

    private long[] AccountsOf(int member, int currency)
    {
        if (!_accounts.TryGetValue((member, currency), out var accounts))
        {
            _accounts[(member, currency)] = accounts = new long[ChartOfAccounts.Count];
        }

        return accounts;
    }

    private static void Require(bool holds, string rule, StepOutput output)
    {
        if (!holds)
        {
            throw new InvalidOperationException(
                $"Broken: {rule}. {string.Join(", ", output.Postings.Select(p => $"{p.From}->{p.To} {p.Amount} lot {p.Lot}"))}");
        }
    }
}
