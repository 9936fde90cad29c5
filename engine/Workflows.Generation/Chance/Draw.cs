namespace Workflows.Generation.Chance;

/// <summary>Draws from the distributions of the model, with <see cref="ExactMath"/> only.</summary>
internal static class Draw
{
    /// <summary>Exponential with mean 1.</summary>
    internal static double Exponential(RandomStream random) => -ExactMath.Log(random.NextPositive());

    /// <summary>Standard normal by the polar method (Marsaglia and Bray 1964), which needs no sine.</summary>
    internal static double Normal(RandomStream random)
    {
        while (true)
        {
            var u = 2 * random.NextUnit() - 1;
            var v = 2 * random.NextUnit() - 1;
            var square = u * u + v * v;
            if (square is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * ExactMath.Log(square) / square);
            }
        }
    }

    /// <summary>Gamma with the given shape and rate 1 (Marsaglia and Tsang 2000, ACM TOMS 26(3)); below shape 1 by their boost.</summary>
    internal static double Gamma(RandomStream random, double shape)
    {
        if (shape < 1)
        {
            var boost = ExactMath.Exp(ExactMath.Log(random.NextPositive()) / shape);
            return boost * Gamma(random, shape + 1);
        }

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal(random);
            var root = 1 + c * x;
            if (root <= 0)
            {
                continue;
            }

            var v = root * root * root;
            if (ExactMath.Log(random.NextPositive()) < 0.5 * x * x + d - d * v + d * ExactMath.Log(v))
            {
                return d * v;
            }
        }
    }

    /// <summary>Beta as the share of the first of two gammas; a half where both are too small to be told from 0.</summary>
    internal static double Beta(RandomStream random, double a, double b)
    {
        var first = Gamma(random, a);
        var second = Gamma(random, b);
        return first + second > 0 ? first / (first + second) : 0.5;
    }

    /// <summary>The index of a weight, chosen in proportion to it.</summary>
    internal static int Weighted(RandomStream random, IReadOnlyList<double> weights)
    {
        double total = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            total += weights[i];
        }

        var left = random.NextUnit() * total;
        for (var i = 0; i < weights.Count - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Count - 1;
    }
}
