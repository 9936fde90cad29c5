using System.Diagnostics;
using Workflows.Core.Time;
using Xunit.Abstractions;

namespace Workflows.Runtime.Tests;

public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Until = Calendar.DayNumber(new DateOnly(2026, 12, 31));
    private readonly RunFolder _folder = new();

    [Fact]
    public void A_run_that_is_killed_at_any_moment_and_begun_again_ends_as_one_that_is_not()
    {
        var events = _folder.File("events.jsonl", new EventFile(10, 60).Lines(4_000, 60));
        _folder.Run(_folder.Request("whole.db", events) with { UntilDay = Until });
        var random = new Random(11);
        var kills = 0;
        for (var i = 0; i < 4; i++)
        {
            // Bad lines are told as they come, so their number says how far the run is; the last kills fall into the end of the clock.
            kills += RunAndKill(events, i * _folder.Bad.Count / 3, random.Next(60)) ? 1 : 0;
        }

        Assert.True(kills >= 3, $"{kills} kills hit a running process");
        Assert.Equal("done", Start(events, int.MaxValue, 0).LastLine);
        Assert.Equal(_folder.Dump("whole.db"), _folder.Dump("killed.db"));
        Assert.Empty(_folder.Audit("killed.db").Findings);
        output.WriteLine($"{kills} kills");
    }

    [Fact]
    public async Task A_run_whose_disk_is_full_says_so_in_a_sentence_and_goes_on_once_there_is_room()
    {
        var events = _folder.File("events.jsonl", new EventFile(12, 30).Lines(2_000, 60));
        _folder.Run(_folder.Request("whole.db", events) with { UntilDay = Until });

        // A limit on the size of files, as a disk of its own isn't everybody's to make; the runtime itself keeps code in a large file unless told not to.
        using var process = StartProcess("bash", ["-c", "export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f 300; exec \"$0\" \"$@\"", "dotnet", "exec", Assembly, Database, events, $"{Until}"]);
        var (words, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var told = await errors;
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith($"The disk of {Database} fails", told, StringComparison.Ordinal);
        Assert.Single(told.Trim().Split('\n'));
        Assert.DoesNotContain("done", await words, StringComparison.Ordinal);

        Assert.Equal("done", Start(events, int.MaxValue, 0).LastLine);
        Assert.Equal(_folder.Dump("whole.db"), _folder.Dump("killed.db"));
    }

    public void Dispose() => _folder.Dispose();

    private static string Assembly => typeof(Program).Assembly.Location;

    private string Database => _folder.In("killed.db");

    private bool RunAndKill(string events, int lines, int spins) => Start(events, lines, spins).WasKilled;

    private (bool WasKilled, string LastLine) Start(string events, int lines, int milliseconds)
    {
        using var process = StartProcess("dotnet", ["exec", Assembly, Database, events, $"{Until}"]);
        var last = "";
        for (var seen = 0; process.StandardOutput.ReadLine() is { } line; seen++)
        {
            last = line;
            if (seen == lines)
            {
                // Somewhere after that line; where exactly is chance, and must not matter.
                process.WaitForExit(milliseconds);
                var isRunning = !process.HasExited;
                process.Kill();
                process.WaitForExit();
                return (isRunning, last);
            }
        }

        process.WaitForExit();
        return (false, last);
    }

    private static Process StartProcess(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
