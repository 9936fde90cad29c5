using System.Numerics;

namespace Workflows.Generation.Chance;

/// <summary>What a stream of random numbers decides; each purpose has its own, so that a new draw for one moves no other.</summary>
internal enum Purpose
{
    Arrivals = 1,
    Attributes = 2,
    Purchases = 3,
    Baskets = 4,
    Responses = 5,
    Bills = 6,
    Service = 7,
    Referral = 8,
    Recovery = 9,
    Rewards = 10,
    Staff = 11,
    Market = 12,
    Trials = 13,
}

/// <summary>
/// xoshiro256** (Blackman and Vigna 2018, "Scrambled linear pseudorandom number generators"), seeded by SplitMix64 as its authors advise.
/// It works on 64-bit integers alone, so it gives the same numbers on every machine. Each member and purpose has a stream of its own.
/// </summary>
internal sealed class RandomStream
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    internal RandomStream(ulong seed, int member, Purpose purpose)
    {
        unchecked
        {
            var state = Mix(Mix(Mix(seed) + (ulong)member) + (ulong)purpose);
            _a = Mix(state += Golden);
            _b = Mix(state += Golden);
            _c = Mix(state += Golden);
            _d = Mix(state + Golden);
        }
    }

    /// <summary>A stream in a given state, not all zero.</summary>
    internal RandomStream(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The odd number next to 2^64 / golden ratio, SplitMix64's step.</summary>
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The next 64 random bits.</summary>
    internal ulong NextBits()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
            var shifted = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= shifted;
            _d = BitOperations.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    internal double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in (0, 1]: never 0, so that its logarithm exists.</summary>
    internal double NextPositive() => ((NextBits() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>A whole number of 0 to below - 1; the bias of the multiplication is under 2^-32 times <paramref name="below"/>.</summary>
    internal int NextBelow(int below) => (int)(((NextBits() >> 32) * (ulong)below) >> 32);

    /// <summary>True with the given probability.</summary>
    internal bool Happens(double probability) => NextUnit() < probability;

    /// <summary>SplitMix64's finishing function.</summary>
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
