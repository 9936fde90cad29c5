using Workflows.Generation.Chance;

namespace Workflows.Generation.Tests;

public sealed class ChanceTests
{
    [Fact]
    public void The_generator_gives_the_reference_numbers_of_xoshiro256()
    {
        // The first outputs of the authors' C program from the state 1, 2, 3, 4.
        var random = new RandomStream(1, 2, 3, 4);
        Assert.Equal(11520UL, random.NextBits());
        Assert.Equal(0UL, random.NextBits());
        Assert.Equal(1509978240UL, random.NextBits());
        Assert.Equal(1215971899390074240UL, random.NextBits());
    }

    [Fact]
    public void Logarithm_and_exponential_are_good_to_fourteen_digits()
    {
        var random = new RandomStream(1, 0, Purpose.Purchases);
        for (var i = 0; i < 100_000; i++)
        {
            var x = (random.NextUnit() - 0.5) * 1_200;
            var exact = Math.Exp(x);
            Assert.InRange(ExactMath.Exp(x) / exact, 1 - 2e-13, 1 + 2e-13);
            var small = random.NextPositive();
            Assert.InRange(ExactMath.Log(small) - Math.Log(small), -1e-14, 1e-14);
        }

        Assert.Equal(0, ExactMath.Log(1));
        Assert.Equal(1, ExactMath.Exp(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactMath.Log(0));
    }

    [Fact]
    public void Draws_have_the_means_and_variances_of_their_distributions()
    {
        var random = new RandomStream(7, 3, Purpose.Purchases);
        Check(() => Draw.Exponential(random), 1, 1);
        Check(() => Draw.Normal(random), 0, 1);
        Check(() => Draw.Gamma(random, 0.25), 0.25, 0.25);
        Check(() => Draw.Gamma(random, 6.25), 6.25, 6.25);
        Check(() => Draw.Beta(random, 0.793, 2.426), 0.793 / 3.219, 0.793 * 2.426 / (3.219 * 3.219 * 4.219));
        Check(() => random.NextBelow(6), 2.5, 35.0 / 12);
    }

    [Fact]
    public void Streams_of_different_members_and_purposes_differ()
    {
        var firsts = new List<ulong>();
        for (var member = 0; member < 200; member++)
        {
            firsts.Add(new RandomStream(5, member, Purpose.Purchases).NextBits());
            firsts.Add(new RandomStream(5, member, Purpose.Baskets).NextBits());
            firsts.Add(new RandomStream(6, member, Purpose.Purchases).NextBits());
        }

        Assert.Equal(firsts.Count, firsts.Distinct().Count());
    }

    private static void Check(Func<double> draw, double mean, double variance)
    {
        const int Count = 200_000;
        double sum = 0;
        double squares = 0;
        for (var i = 0; i < Count; i++)
        {
            var x = draw();
            sum += x;
            squares += (x - mean) * (x - mean);
        }

        var error = Math.Sqrt(variance / Count);
        Assert.InRange(sum / Count, mean - 5 * error, mean + 5 * error);
        Assert.InRange(squares / Count / variance, 0.95, 1.05);
    }
}
