using Workflows.Model.Ledger;
using Workflows.Model.Numbers;

namespace Workflows.Accounting.Tests;

public sealed class RevenueTests
{
    [Fact]
    public void Example_52_of_IFRS_15_comes_out()
    {
        var points = Revenue.Allocated(F(100_000), F(100_000), F(9_500));
        Assert.Equal(8_676, Whole(points));
        var first = Revenue.ToDate(points, F(4_500), F(9_500 - 4_500));
        Assert.Equal(4_110, Whole(first));
        Assert.Equal(4_566, Whole(points - first));
        var second = Revenue.ToDate(points, F(8_500), F(9_700 - 8_500));
        Assert.Equal(3_493, Whole(second - first));
        Assert.Equal(1_073, Whole(points - second));
    }

    [Fact]
    public void Example_10A_and_10B_of_the_handbook_come_out()
    {
        var allocated = F(9_000);
        Assert.Equal(4_175, Whole(Revenue.ToDate(allocated, F(4_500), F(9_700 - 4_500))));
        var second = F(Whole(Revenue.ToDate(allocated, F(4_500), F(9_700 - 4_500))));
        Assert.Equal(3_552, Whole(Revenue.ToDate(allocated, F(8_500), F(9_900 - 8_500)) - second));
        Assert.Equal(4_140, Whole(Revenue.ToDate(allocated, F(8_500), F(9_200 - 8_500)) - second));
    }

    [Fact]
    public void The_flight_of_800_keeps_18_75_for_its_2000_miles()
    {
        var points = F(2_000) * new Fraction(12, 1_000) * new Fraction(8, 10);
        Assert.Equal(F(1_920, 100), points);
        Assert.Equal(1_875, Whole(Revenue.Allocated(F(800), F(800), points) * F(100)));
    }

    [Fact]
    public void Of_100_given_and_60_redeemed_20_are_still_expected_at_a_breakage_of_20_percent() =>
        Assert.Equal(F(20), Given100Redeemed60().Expected(F(8, 10)));

    [Fact]
    public void Where_nothing_is_expected_any_more_all_of_the_price_is_earned() =>
        Assert.Equal(F(100), Revenue.ToDate(F(100), F(0), F(0)));

    private static Standing Given100Redeemed60()
    {
        var cohort = new Cohort(0, 0);
        cohort.Add(0, Account.Issued, Account.Available, 100);
        cohort.Add(1, Account.Available, Account.Redeemed, 60);
        return cohort.At(1);
    }

    private static Fraction F(long value, long scale = 1) => Fraction.Of(value, scale);

    private static long Whole(Fraction value) => (long)(value + F(1, 2)).Floor();
}
