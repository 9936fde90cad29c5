using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Rewards that nobody can have, and those that lose money.</summary>
internal static class RewardChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var reward in programme.Rewards)
        {
            if (reward.Stock == 0)
            {
                findings.Report(RewardDiagnostics.NoneInStock, reward.Span);
            }

            foreach (var price in reward.Prices)
            {
                var currency = programme.Currencies[price.Currency];
                var brings = (Fraction.Of(price.Points) * currency.Worth) + price.Money;
                if (currency.Worth > Fraction.Zero && brings < reward.OurCost)
                {
                    findings.Report(RewardDiagnostics.BelowCost, price.Span, Words(programme, price),
                        $"{brings} {programme.Currency}", $"{reward.OurCost} {programme.Currency}");
                }
            }
        }
    }

    private static string Words(Programme programme, RewardPrice price) =>
        $"{price.Points} {programme.Currencies[price.Currency].Name}"
        + (price.Money > Fraction.Zero ? $" and {price.Money} {programme.Currency}" : "");
}
