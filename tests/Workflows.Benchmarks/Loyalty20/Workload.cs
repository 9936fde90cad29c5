namespace Workflows.Benchmarks.Loyalty20;

/// <summary>A member of the workload.</summary>
internal readonly record struct WorkloadMember(int Id, int BirthMonth, int Tier);

/// <summary>A purchase of the workload: seconds since 2025-01-01, cents, places of the choices.</summary>
internal readonly record struct WorkloadPurchase(int Id, int Member, int Seconds, int Cents, int Channel, int Category, int Items);

/// <summary>
/// The Loyalty-20 workload: 100,000 members and 1,000,000 purchases of one year, made by SplitMix64 with seed 20260701 and integers only,
/// so that every implementation on every machine works on the same data.
/// </summary>
internal static class Workload
{
    public const int Members = 100_000;
    public const int Events = 1_000_000;
    private const ulong Seed = 20260701;
    private const long SecondsOfYear = 31_536_000;

    /// <summary>The members and purchases; of a sample only the members whose id it divides, with all of their purchases.</summary>
    public static (WorkloadMember[] Members, WorkloadPurchase[] Purchases) Make(int sample)
    {
        var random = new SplitMix64(Seed);
        var members = new List<WorkloadMember>();
        for (var id = 0; id < Members; id++)
        {
            var birthMonth = 1 + random.Below(12);
            var tier = random.Below(100) switch { < 70 => 0, < 90 => 1, < 98 => 2, _ => 3 };
            if (id % sample == 0)
            {
                members.Add(new WorkloadMember(id, birthMonth, tier));
            }
        }

        var purchases = new List<WorkloadPurchase>(Events / sample);
        for (var id = 0; id < Events; id++)
        {
            // The square root is exactly rounded everywhere, so the skew of the members is the same everywhere.
            var u = random.Unit();
            var member = Math.Min((int)(Members * (u * Math.Sqrt(u))), Members - 1);
            var seconds = (id * SecondsOfYear / Events) + random.Below(31);
            var category = random.Below(8);
            var cents = 50 + (int)((long)random.Below(1000) * random.Below(1000) * 2 / 100);
            cents *= category == 5 ? 3 : 1;
            var channel = random.Below(4);
            var items = 1 + random.Below(6);
            items += random.Below(10) == 0 ? random.Below(24) : 0;
            if (member % sample == 0)
            {
                purchases.Add(new WorkloadPurchase(id, member, (int)seconds, cents, channel, category, items));
            }
        }

        return ([.. members], [.. purchases]);
    }

    private struct SplitMix64(ulong state)
    {
        private ulong _state = state;

        public int Below(int n) => (int)((Next() >> 33) % (ulong)n);

        public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

        private ulong Next()
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15UL;
                var z = _state;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
                return z ^ (z >> 31);
            }
        }
    }
}
