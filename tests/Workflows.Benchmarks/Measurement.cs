using System.Diagnostics;
using System.Globalization;

namespace Workflows.Benchmarks;

/// <summary>CPU times of one thing that is measured, and what it allocates.</summary>
internal sealed class Measurement(string name)
{
    private readonly List<double> _seconds = [];
    private long _allocated = long.MaxValue;

    /// <summary>The median CPU time in seconds.</summary>
    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    /// <summary>Runs it once.</summary>
    public void Time(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        _seconds.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        _allocated = Math.Min(_allocated, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    /// <summary>Prints the median by event.</summary>
    public void Print(int events)
    {
        var nanoseconds = (Median * 1e9 / events).ToString("0", CultureInfo.InvariantCulture);
        var bytes = ((double)_allocated / events).ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{name}: {nanoseconds} ns/event");
        Console.WriteLine($"{name} allocates: {bytes} B/event");
    }

    /// <summary>Prints the median and the bytes of one of a number of runs.</summary>
    public void PrintEach(string what, int count)
    {
        var microseconds = (Median * 1e6 / count).ToString("0.0", CultureInfo.InvariantCulture);
        var kilobytes = (_allocated / 1024.0 / count).ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{name}: {microseconds} us/{what}");
        Console.WriteLine($"{name} allocates: {kilobytes} KB/{what}");
    }
}
