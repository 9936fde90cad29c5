using System.Runtime.CompilerServices;
using Workflows.Benchmarks.Loyalty20;

namespace Workflows.Benchmarks.Memory;

/// <summary>What the members hold after a year of purchases, the events themselves let go.</summary>
internal static class MemoryBenchmark
{
    private const double Megabyte = 1e6;

    public static void Run(int sample)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var engine = AfterTheYear(sample);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var members = engine.Members;
        GC.KeepAlive(engine);
        Console.WriteLine(FormattableString.Invariant($"members: {members}"));
        Console.WriteLine(FormattableString.Invariant($"memory: {held / Megabyte:0.0} MB"));
        Console.WriteLine(FormattableString.Invariant($"memory of a member: {(double)held / members:0} B"));
    }

    // Apart, so that no local variable keeps the events alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Engine AfterTheYear(int sample)
    {
        var (members, purchases) = Workload.Make(sample);
        var engine = new Engine(members, purchases, 4_000, 1);
        engine.Prepare();
        engine.Run();
        engine.ForgetEvents();
        return engine;
    }
}
