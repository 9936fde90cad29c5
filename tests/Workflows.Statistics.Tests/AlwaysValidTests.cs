using Xunit.Abstractions;

namespace Workflows.Statistics.Tests;

public sealed class AlwaysValidTests(ITestOutputHelper output)
{
    [Fact]
    public void The_interval_of_two_shares_is_growthbooks_published_one()
    {
        var lift = RelativeLift.Of(Sample.Of(new Proportion(2422, 3461)), Sample.Of(new Proportion(1396, 3000)));
        Assert.NotNull(lift);
        Assert.Equal(0.50386, lift.Lift, 5);
        Assert.Equal(0.03386, lift.StandardError, 5);
        var interval = AlwaysValid.Around(lift.Lift, lift.StandardError, lift.Count);
        Assert.Equal(0.40098, interval.Low, 5);
        Assert.Equal(0.60675, interval.High, 5);
    }

    [Fact]
    public void The_interval_of_two_means_is_growthbooks_published_one()
    {
        var control = FromSums(1396.87, 52377.9767, 3000);
        var treatment = FromSums(2422.7, 134698.29, 3461);
        var lift = RelativeLift.Of(treatment, control);
        Assert.NotNull(lift);
        Assert.Equal(0.33341, lift.StandardError, 5);
        var interval = AlwaysValid.Around(lift.Lift, lift.StandardError, lift.Count, tuning: 1000);
        Assert.Equal(-0.55844, interval.Low, 5);
        Assert.Equal(1.56516, interval.High, 5);
    }

    [Fact]
    public void Looking_after_every_member_raises_a_false_alarm_in_at_most_five_of_a_hundred_experiments()
    {
        // 2,000 experiments without any effect, 10 % held out, 20,000 members each, looked at after every 20th member from the
        // 200th on. The ordinary interval, looked at as often, is wrong in about half of them: the units can't be off.
        const int Experiments = 2000;
        var random = new Random(20260101);
        var alwaysValid = 0;
        var ordinary = 0;
        for (var i = 0; i < Experiments; i++)
        {
            var (first, second) = FalseAlarms(random);
            alwaysValid += first ? 1 : 0;
            ordinary += second ? 1 : 0;
        }

        output.WriteLine($"False alarms of {Experiments}: always valid {alwaysValid}, ordinary {ordinary}.");
        Assert.InRange(alwaysValid / (double)Experiments, 0.002, 0.05);
        Assert.True(ordinary / (double)Experiments > 0.3);
    }

    private static (bool AlwaysValid, bool Ordinary) FalseAlarms(Random random)
    {
        var wins = new long[2];
        var sizes = new long[2];
        var ordinary = false;
        for (var member = 1; member <= 20_000; member++)
        {
            var arm = random.NextDouble() < 0.1 ? 1 : 0;
            sizes[arm]++;
            wins[arm] += random.NextDouble() < 0.25 ? 1 : 0;
            if (member < 200 || member % 20 != 0)
            {
                continue;
            }

            var treated = new Proportion(wins[0], sizes[0]);
            var heldOut = new Proportion(wins[1], sizes[1]);
            var error = TwoProportions.StandardError(treated, heldOut);
            var difference = treated.Rate - heldOut.Rate;
            ordinary |= Math.Abs(difference) > 1.96 * error;
            if (!AlwaysValid.Around(difference, error, member).Contains(0))
            {
                return (true, ordinary);
            }
        }

        return (false, ordinary);
    }

    private static Sample FromSums(double sum, double squares, long count)
    {
        var variance = (squares - sum * sum / count) / (count - 1);
        return new Sample(sum / count, Math.Sqrt(variance), count);
    }
}
