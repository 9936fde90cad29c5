using System.Diagnostics;
using System.Globalization;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Runtime.Auditing;
using Workflows.Storage;
using Workflows.Storage.Reading;
using Xunit.Abstractions;

namespace Workflows.Runtime.Tests;

/// <summary>
/// A life with everything in it, in processes that are ended by SIGKILL fifty times, each at a write to the disk that chance chooses beforehand
/// (<see cref="FaultPoint"/>), and begun again each time.
/// </summary>
public sealed class KillMomentTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20261123;
    private const int Killed = 128 + 9;
    private readonly RunFolder _folder = new();
    private string _program = typeof(Program).Assembly.Location;

    [Fact]
    public void A_life_with_everything_in_it_that_is_killed_at_fifty_moments_ends_with_the_ledger_and_the_outbox_of_one_that_is_not()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            output.WriteLine("Skipped: writes are counted in the structures of a machine of 64 bits, and SIGKILL is of Linux.");
            return;
        }

        output.WriteLine($"seed {Seed}");
        UseWhatIsCompiledAhead();
        var lines = FullShop.Lines(Seed, 1_000);
        string[] events = [_folder.File("first.jsonl", lines.Take(560)), _folder.File("second.jsonl", lines.Skip(560))];
        var change = new Instant(lines.Take(560).Max(AtOf).Micros + Instant.PerMinute);
        var random = new Random(Seed);
        var (kills, places) = (0, new SortedSet<long>());
        foreach (var (part, file) in new[] { (FullShop.Before, events[0]), (FullShop.Change, ""), (FullShop.After, events[1]) })
        {
            var (_, writes) = Start("whole.db", part, file, change, fatal: 0);
            foreach (var (times, most) in MomentsOf(part, writes))
            {
                for (var time = 0; time < times; time++)
                {
                    kills += Start("killed.db", part, file, change, random.Next(1, most)).WasKilled ? 1 : 0;
                    places.Add(EntriesOf("killed.db"));
                }
            }

            Assert.False(Start("killed.db", part, file, change, fatal: 0).WasKilled);
            output.WriteLine($"{part}: {writes} writes");
        }

        output.WriteLine($"{kills} kills; entries of the log after each: {string.Join(' ', places)}");
        Assert.Equal(50, kills);
        Assert.True(places.Count >= 20, $"The moments fell between {places.Count} commits only.");
        Assert.True(_folder.Dump("whole.db") == _folder.Dump("killed.db"), "The life that was killed ends as another one.");
        var findings = Audit.Run(_folder.In("killed.db"), FullShop.PlanFrom(change)).Findings;
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        RequireEverything("killed.db");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>How many kills a part has, and after how many writes of its process at most; together fifty, spread over the part.</summary>
    private static (int Times, int Most)[] MomentsOf(string part, int writes) => part switch
    {
        // The first hundred make the file, and before it is made nothing is gone on with.
        FullShop.Before => [(6, 100), (16, (int)((writes - 100) * 1.2 / 16))],

        // A change is two commits: killed within one, it is as if that had not begun.
        FullShop.Change => [(6, writes / 2)],
        _ => [(22, (int)(writes * 1.3 / 22))],
    };

    /// <summary>A life in which something never came to pass proves nothing about it.</summary>
    private void RequireEverything(string database)
    {
        using var reader = RunReader.Open(_folder.In(database));
        var found = reader.Entries().SelectMany(entry => entry.Effects).Select(effect => effect.Kind).ToHashSet();
        Assert.NotEmpty(reader.Outbox());
        Assert.All(
            [
                EffectKind.HouseholdJoined, EffectKind.PoolGrew, EffectKind.CameFromPool, EffectKind.CutFound, EffectKind.Placed, EffectKind.TookOver, EffectKind.VersionBegan,
                EffectKind.JourneyMoved, EffectKind.RewardHeld, EffectKind.Redeemed, EffectKind.VoucherExpired, EffectKind.RewardCancelled, EffectKind.JourneyStarted,
                EffectKind.JourneyGave, EffectKind.TaskGiven, EffectKind.TaskEnded, EffectKind.MessageSent, EffectKind.MessagePutOff, EffectKind.CutByBudget,
                EffectKind.CutByCap, EffectKind.BudgetWarned, EffectKind.NoticeOfExpiry, EffectKind.Extended, EffectKind.Expired, EffectKind.Transferred, EffectKind.Left,
                EffectKind.CameBack, EffectKind.GuardHeld, EffectKind.GuardAlerted, EffectKind.Reversed, EffectKind.Confirmed, EffectKind.TierChanged,
            ],
            kind => Assert.True(found.Contains(kind), $"{kind} never came to pass"));
    }

    /// <summary>Where ./test has compiled the program ahead (LOYALTY_PROGRAM), the processes use those parts of it and start in half the time.</summary>
    private void UseWhatIsCompiledAhead()
    {
        if (Environment.GetEnvironmentVariable("LOYALTY_PROGRAM") is not { Length: > 0 } named || Path.GetDirectoryName(named) is not { } ahead)
        {
            return;
        }

        var (from, to) = (Path.GetDirectoryName(_program)!, Directory.CreateDirectory(_folder.In("program")).FullName);
        Directory.CreateSymbolicLink(Path.Combine(to, "runtimes"), Path.Combine(from, "runtimes"));
        foreach (var file in Directory.GetFiles(from))
        {
            var (name, better) = (Path.GetFileName(file), Path.Combine(ahead, Path.GetFileName(file)));
            if (name.StartsWith(Path.GetFileNameWithoutExtension(_program), StringComparison.Ordinal))
            {
                File.Copy(file, Path.Combine(to, name));
            }
            else
            {
                File.CreateSymbolicLink(Path.Combine(to, name), File.Exists(better) ? better : file);
            }
        }

        _program = Path.Combine(to, Path.GetFileName(_program));
    }

    private long EntriesOf(string database)
    {
        if (!File.Exists(_folder.In(database)))
        {
            return 0;
        }

        try
        {
            using var reader = RunReader.Open(_folder.In(database));
            return reader.NextLogId;
        }
        catch (StorageFault fault) when (fault.Message.Contains("no programme in it yet", StringComparison.Ordinal))
        {
            return 0;
        }
    }

    /// <summary>Lives a part as a process of its own.</summary>
    private (bool WasKilled, int Writes) Start(string database, string part, string file, Instant change, int fatal)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec", _program, "life", fatal.ToString(CultureInfo.InvariantCulture), _folder.In(database), part, file,
                change.Micros.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardOutput = true,
        };

        // Nobody watches the program first to compile it better later.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or Killed, $"{part} ended with {process.ExitCode}: {said}");
        return process.ExitCode == Killed ? (true, 0) : (false, int.Parse(said, CultureInfo.InvariantCulture));
    }

    private static Instant AtOf(string line)
    {
        using var json = System.Text.Json.JsonDocument.Parse(line);
        return Instant.From(json.RootElement.GetProperty("at").GetDateTimeOffset());
    }
}
