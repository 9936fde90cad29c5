namespace Workflows.Benchmarks.Loyalty20;

/// <summary>Twenty rules over a million purchases: our engine against the loop written by hand, interleaved.</summary>
internal static class Loyalty20Benchmark
{
    public static void Run(int sample, int rounds, int batch, int threads)
    {
        var (members, purchases) = Workload.Make(sample);
        var engine = new Engine(members, purchases, batch, threads);
        var ours = new Measurement("engine");
        var hand = new Measurement("hand-written loop");
        var checksums = new HashSet<string>();
        for (var round = 0; round < rounds; round++)
        {
            var loop = new HandWritten(members, sample);
            hand.Time(() => loop.Run(purchases, sample));
            checksums.Add(Checksum.Of(loop.Totals()));
            engine.Prepare();
            ours.Time(engine.Run);
            checksums.Add(Checksum.Of(engine.Totals()));
        }

        foreach (var checksum in checksums)
        {
            Console.WriteLine(checksum);
        }

        hand.Print(purchases.Length);
        ours.Print(purchases.Length);
        Console.WriteLine(FormattableString.Invariant($"engine allocates in the last tenth: {engine.SteadyBytes:0.0} B/event"));
        Console.WriteLine(FormattableString.Invariant($"ratio to hand-written loop: {ours.Median / hand.Median:0.00}"));
    }
}
