using Workflows.Core.Rewards;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>What a member could have with what lies in an open basket, and what that would earn, in words.</summary>
internal static class BasketText
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(Programme programme, BasketView view)
    {
        foreach (var balance in view.Balances.Where(balance => !programme.Currencies[balance.Currency].IsStatus))
        {
            yield return $"now {balance.Spendable} {programme.Currencies[balance.Currency].Name} to spend"
                + (balance.Held > 0 ? $", {balance.Held} held" : "") + (balance.Pending > 0 ? $", {balance.Pending} pending once it is paid" : "");
        }

        var earned = view.Balances.Where(balance => balance.Earned > 0)
            .Select(balance => $"{balance.Earned} {programme.Currencies[balance.Currency].Name}").ToList();
        yield return $"this basket would earn {(earned.Count == 0 ? "nothing" : string.Join(" and ", earned))}, should every budget pay in full";
    }
}
