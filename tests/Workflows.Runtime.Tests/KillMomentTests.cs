using System.Diagnostics;
using Workflows.Core.Time;
using Xunit.Abstractions;

namespace Workflows.Runtime.Tests;

/// <summary>
/// One run as a process of its own that is stopped at fifty moments, seeded; what its files are at each is what a SIGKILL at that moment would
/// leave, for a process that stands still has written what it has written. Each of these is gone on with to the end. A process killed for each
/// would mostly be starting: <see cref="KillTests"/> kills some.
/// </summary>
public sealed class KillMomentTests(ITestOutputHelper output) : IDisposable
{
    private const int Moments = 50;
    private const int AtTheEnd = 10;
    private const int Seed = 20261122;
    private static readonly int Until = Calendar.DayNumber(new DateOnly(2026, 6, 30));
    private readonly RunFolder _folder = new();

    [Fact]
    public void A_run_that_is_killed_at_any_of_fifty_moments_ends_with_the_ledger_and_the_outbox_of_one_that_is_not()
    {
        if (!Directory.Exists("/proc/self/task"))
        {
            output.WriteLine("Skipped: whether a process stands still is read from /proc, which isn't here.");
            return;
        }

        output.WriteLine($"seed {Seed}");
        var events = _folder.File("events.jsonl", new EventFile(21, 20).Lines(1_500, 60));
        _folder.Run(_folder.Request("whole.db", events) with { UntilDay = Until });
        var (whole, digest) = (_folder.Dump("whole.db"), _folder.Audit("whole.db").LedgerSha256);
        var moments = StopAndCopy(events, _folder.Bad.Count);
        var places = new SortedSet<long>();
        foreach (var moment in moments)
        {
            var left = _folder.Run(_folder.Request(moment, events) with { UntilDay = Until, BatchSize = 100 });
            places.Add(left.Taken + left.ClockSteps);
            Assert.True(whole == _folder.Dump(moment), $"{moment}, of which {left.Taken} events were left, ends as another one");
        }

        Assert.Equal(digest, _folder.Audit(moments[Moments / 2]).LedgerSha256);
        output.WriteLine($"{moments.Count} moments; what was left to do at each: {string.Join(' ', places)}");
        Assert.True(places.Count >= 10, $"The moments fell between {places.Count} commits only.");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Stops the run after fifty of the lines that it tells, and some more times after the last one, and copies its files.</summary>
    private List<string> StopAndCopy(string events, int lines)
    {
        var random = new Random(Seed);
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(Program).Assembly.Location, _folder.In("stopped.db"), events, $"{Until}"]) { RedirectStandardOutput = true })!;
        var copies = new List<string>();
        var seen = 0;
        while (process.StandardOutput.ReadLine() is { } line && line != "done")
        {
            // As many of the moments as there are lines left for, so that they are spread over the whole run.
            seen++;
            if (copies.Count < Moments && random.Next(Math.Max(1, lines - seen)) < Moments - copies.Count)
            {
                process.WaitForExit(random.Next(4));
                Copy(process, copies);
            }

            while (seen >= lines && copies.Count < Moments + AtTheEnd && !process.HasExited)
            {
                process.WaitForExit(random.Next(1, 12));
                Copy(process, copies);
            }
        }

        process.WaitForExit();
        Assert.InRange(copies.Count, Moments, Moments + AtTheEnd);
        return copies;
    }

    private void Copy(Process process, List<string> copies)
    {
        Signal(process, "STOP");
        while (!process.HasExited && !StandsStill(process))
        {
            Thread.Yield();
        }

        var copy = $"moment{copies.Count}.db";
        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            if (File.Exists(_folder.In("stopped.db" + part)))
            {
                File.Copy(_folder.In("stopped.db" + part), _folder.In(copy + part));
            }
        }

        copies.Add(copy);
        Signal(process, "CONT");
    }

    private static bool StandsStill(Process process) => Directory.GetDirectories($"/proc/{process.Id}/task")
        .All(task => File.ReadAllText(Path.Combine(task, "stat")) is var stat && stat[stat.LastIndexOf(')') + 2] is 'T' or 'Z' or 'X');

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
