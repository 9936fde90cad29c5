using Workflows.Core.Time;
using Workflows.Evaluation.Books;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Sections;

/// <summary>What was given for points, what it cost us, and what is left of it.</summary>
internal static class RewardsSection
{
    private const string Name = "rewards";
    private const string Basis = "basis: redeemed, not added to the cost of points, which has the basis issued";

    public static void Write(FigureList figures, RunEnd end)
    {
        var programme = figures.Books.Programme;
        var total = Fraction.Zero;
        foreach (var reward in programme.Rewards)
        {
            var tally = figures.Books.Rewards[reward.Index];
            var kept = Net(tally).Sum(price => price.Times);
            total += Fraction.Of(kept) * reward.OurCost;
            Counts(figures, reward, tally);
            foreach (var points in Net(tally).GroupBy(price => reward.Prices[price.Price].Currency))
            {
                figures.Add(Name, "points", $"{reward.Name} in {programme.Currencies[points.Key].Name}",
                    points.Sum(price => price.Times * reward.Prices[price.Price].Points), "points", null,
                    $"effects Redeemed less RewardCancelled of {reward.Name}, {figures.InPeriod}");
            }

            var paid = Net(tally).Aggregate(Fraction.Zero, (sum, price) => sum + (Fraction.Of(price.Times) * reward.Prices[price.Price].Money));
            figures.Add(Name, "paid beside points", reward.Name, FigureList.Exact(paid), programme.Currency, null, "kept x money of the price");
            figures.Add(Name, "cost", reward.Name, FigureList.Exact(Fraction.Of(kept) * reward.OurCost), programme.Currency, kept,
                $"kept x our cost; {Basis}");
            Stock(figures, reward, tally, end);
        }

        if (programme.Rewards.Length > 0)
        {
            figures.Add(Name, "cost of rewards", "", FigureList.Exact(total), programme.Currency, null, Basis);
        }
    }

    private static void Counts(FigureList figures, Reward reward, RewardTally tally)
    {
        void Add(string name, long count, string effect) =>
            figures.Add(Name, name, reward.Name, count, "rewards", count, $"effects {effect} of {reward.Name}, {figures.InPeriod}");

        Add("given", tally.Given.Values.Sum(), "Redeemed");
        Add("cancelled", tally.Cancelled.Values.Sum(), "RewardCancelled");
        Add("fulfilled", tally.Fulfilled, "RewardFulfilled");
        Add("holds ended", tally.HoldsEnded, "HoldEnded");
        Add("vouchers expired", tally.VouchersExpired, "VoucherExpired");
    }

    private static void Stock(FigureList figures, Reward reward, RewardTally tally, RunEnd end)
    {
        if (reward.Stock is not { } stock)
        {
            return;
        }

        var pools = figures.Books.Plan.Pools;
        var used = end.Pools.Where(balance => pools[balance.Pool].Reward == reward.Index).Sum(balance => balance.Spent);
        figures.Add(Name, "stock", reward.Name, stock, "rewards", null, "the programme");
        figures.Add(Name, "stock left", reward.Name, stock - used, "rewards", null, "stock less given and reserved, at the end of the run");
        var since = tally.OutOfStock == 0 ? ""
            : $"; the first on {Calendar.DateOf(figures.Books.Plan.Calendar.DayOf(tally.FirstOutOfStock)):yyyy-MM-dd}";
        figures.Add(Name, "refused, none left", reward.Name, tally.OutOfStock, "requests", tally.OutOfStock,
            $"effects Rejected (OutOfStock) of {reward.Name}, {figures.InPeriod}{since}");
    }

    /// <summary>Given less cancelled, by the place of the price; below 0 where a period cancels what an earlier one gave.</summary>
    private static IEnumerable<(int Price, long Times)> Net(RewardTally tally) => tally.Given.Keys.Union(tally.Cancelled.Keys).Order()
        .Select(price => (price, tally.Given.GetValueOrDefault(price) - tally.Cancelled.GetValueOrDefault(price)));
}
