using System.Diagnostics;
using Workflows.Core.Time;

namespace Workflows.Runtime.Tests;

/// <summary>A run whose disk is full. <see cref="KillMomentTests"/> kills.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly int Until = Calendar.DayNumber(new DateOnly(2026, 12, 31));
    private readonly RunFolder _folder = new();

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

        Assert.Equal("done", LastLineOf(events));
        Assert.Equal(_folder.Dump("whole.db"), _folder.Dump("killed.db"));
    }

    public void Dispose() => _folder.Dispose();

    private static string Assembly => typeof(Program).Assembly.Location;

    private string Database => _folder.In("killed.db");

    private string LastLineOf(string events)
    {
        using var process = StartProcess("dotnet", ["exec", Assembly, Database, events, $"{Until}"]);
        var last = "";
        while (process.StandardOutput.ReadLine() is { } line)
        {
            last = line;
        }

        process.WaitForExit();
        return last;
    }

    private static Process StartProcess(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
