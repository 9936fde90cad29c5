using System.Diagnostics;
using System.Globalization;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Erasing;
using Workflows.Runtime.Versions;
using Workflows.Storage;
using Workflows.Storage.Reading;
using Workflows.Storage.Tests;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Runtime.Tests;

/// <summary>What may come before a version is put into force, and in the middle of it.</summary>
public sealed class ApplyTests(ITestOutputHelper output) : IDisposable
{
    private readonly RunFolder _folder = new();

    [Fact]
    public void A_change_of_versions_that_is_killed_at_any_moment_leaves_the_one_before_or_the_next_one_whole()
    {
        _folder.Run("before.db", _folder.File("first.jsonl", new EventFile(31, 60).Lines(700, 400, hasMistakes: false)));
        var at = AfterTheClock("before.db");
        File.Copy(_folder.In("before.db"), _folder.In("whole.db"));
        var watch = Stopwatch.StartNew();
        Assert.False(ApplyAndKill("whole.db", at, int.MaxValue));
        var length = (int)watch.ElapsedMilliseconds;
        var random = new Random(32);
        var (kills, changed) = (0, 0);
        for (var i = 0; i < 6; i++)
        {
            var database = $"killed {i}.db";
            File.Copy(_folder.In("before.db"), _folder.In(database));
            kills += ApplyAndKill(database, at, random.Next(length)) ? 1 : 0;
            if (VersionsIn(database) == 1)
            {
                Assert.Empty(_folder.Audit(database).Findings);
                Apply(_folder.In(database), at);
            }
            else
            {
                changed++;
            }

            Assert.Equal(_folder.Dump("whole.db"), _folder.Dump(database));
        }

        Assert.True(kills >= 2, $"{kills} kills hit a running process");
        output.WriteLine($"{kills} kills, {changed} of 6 had the next version");
    }

    [Fact]
    public void What_stands_on_the_disk_right_after_the_commit_of_a_change_is_the_next_version_whole()
    {
        _folder.Run("shop.db", _folder.File("first.jsonl", new EventFile(34, 20).Lines(300, 400, hasMistakes: false)));
        ProgrammePlan next;
        using (RunReader.Open(_folder.In("shop.db")))
        {
            // While somebody else has the database open, what is committed stays in the file beside it: both are what a kill at that moment leaves.
            next = Apply(_folder.In("shop.db"), AfterTheClock("shop.db"));
            File.Copy(_folder.In("shop.db"), _folder.In("killed.db"));
            File.Copy(_folder.In("shop.db-wal"), _folder.In("killed.db-wal"));
        }

        Assert.NotEqual(File.ReadAllBytes(_folder.In("shop.db")), File.ReadAllBytes(_folder.In("killed.db")));
        Assert.Equal(2, VersionsIn("killed.db"));
        Assert.Empty(Audit.Run(_folder.In("killed.db"), next).Findings);
        Assert.Equal(_folder.Dump("shop.db"), _folder.Dump("killed.db"));
    }

    [Fact]
    public void A_budget_of_another_period_has_paid_also_what_it_paid_somebody_who_was_erased()
    {
        const string More = """

            budget Kind { limit 500 HKD per calendar month }
            rule Kindness { on Purchase
              bonus 5 Miles funded by Kind }
            """;
        const string Budget = "budget Kind { limit 500 HKD per calendar month }";
        var nextText = Shop.Text + More.Replace(Budget, "budget Kind { limit 500 HKD in total }", StringComparison.Ordinal);
        using var folder = new RunFolder(More);
        var database = folder.In("shop.db");
        folder.Run("shop.db", folder.File("events.jsonl", new EventFile(35, 6).Lines(120, 20, hasMistakes: false)));
        File.Copy(database, folder.In("known.db"));
        long[] Spent(string name, bool erases)
        {
            Instant At()
            {
                using var before = RunReader.Open(folder.In(name));
                return new Instant(before.Received.Micros + (5 * Instant.PerHour));
            }

            if (erases)
            {
                Assert.Equal(Refusal.None, Erasure.Run(folder.In(name), folder.Plan, [], "m3", At()).Refusal);
            }

            var next = World.PlanOf([new(World.Compile(Shop.Text + More), Instant.Earliest), new(World.Compile(nextText), At())]);
            VersionRun.Apply(new ApplyRequest
            {
                Before = folder.Plan, Next = next, Database = folder.In(name),
                SourcesBefore = [new SourceText("shop.loyalty", Shop.Text + More)], Sources = [new SourceText("shop.loyalty", nextText)],
            });
            Assert.Empty(Audit.Run(folder.In(name), next).Findings);
            using var reader = RunReader.Open(folder.In(name));
            var pool = next.Pools.Single(one => one.Budget >= 0 && next.Programme.Budgets[one.Budget].Name == "Kind" && one.LimitPlace >= 0);
            return [.. reader.Pools().Where(balance => balance.Pool == pool.Index).Select(balance => balance.Spent)];
        }

        var known = Assert.Single(Spent("known.db", erases: false));
        Assert.True(known > 0);
        Assert.Equal(known, Assert.Single(Spent("shop.db", erases: true)));
    }

    [Fact]
    public void A_version_comes_into_force_after_somebody_was_erased_and_nobody_comes_back_by_it()
    {
        var lines = new EventFile(33, 20).Lines(500, 400, hasMistakes: false);
        _folder.Run("shop.db", _folder.File("first.jsonl", lines.Take(300)));
        var erased = Erasure.Run(_folder.In("shop.db"), _folder.Plan, [], "m3", AfterTheClock("shop.db"));
        Assert.Equal(Refusal.None, erased.Refusal);
        var next = Apply(_folder.In("shop.db"), AfterTheClock("shop.db"));
        Assert.Empty(Audit.Run(_folder.In("shop.db"), next).Findings);

        var refused = _folder.Run(_folder.Request("shop.db", _folder.File("rest.jsonl", lines.Skip(300))) with
        {
            Plan = next, Sources = [new SourceText("shop.loyalty", VersionTests.NextText)],
        }).Refused;
        Assert.True(refused > 0);
        Assert.Empty(Audit.Run(_folder.In("shop.db"), next).Findings);
        using var reader = RunReader.Open(_folder.In("shop.db"));
        Assert.Null(reader.FindMember("m3"));
        Assert.True(reader.FindMember(erased.StandIn)!.IsErased);
        Assert.DoesNotContain(reader.EntriesOf(reader.FindMember(erased.StandIn)!).SkipWhile(entry => entry.Effects.All(effect => effect.Kind != EffectKind.Erased))
            .SelectMany(entry => entry.Effects), effect => effect.Kind is EffectKind.RuleGave or EffectKind.JourneyStarted or EffectKind.TierChanged);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Puts the next version into force.</summary>
    internal static ProgrammePlan Apply(string database, Instant at)
    {
        var next = World.PlanOf(VersionTests.Versions(at));
        VersionRun.Apply(new ApplyRequest
        {
            Before = World.PlanOf(Shop.Text), Next = next, Database = database,
            SourcesBefore = [new SourceText("shop.loyalty", Shop.Text)], Sources = [new SourceText("shop.loyalty", VersionTests.NextText)],
        });
        return next;
    }

    private Instant AfterTheClock(string database)
    {
        using var reader = RunReader.Open(_folder.In(database));
        return new Instant(reader.Received.Micros + (5 * Instant.PerHour));
    }

    private int VersionsIn(string database)
    {
        using var reader = RunReader.Open(_folder.In(database));
        return reader.Versions().Count;
    }

    /// <returns>Whether it was still running when it was killed.</returns>
    private bool ApplyAndKill(string database, Instant at, int milliseconds)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(Program).Assembly.Location, "apply", _folder.In(database), at.Micros.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("begun", process.StandardOutput.ReadLine());
        var isRunning = !process.WaitForExit(milliseconds);
        if (isRunning)
        {
            process.Kill();
        }

        process.WaitForExit();
        return isRunning;
    }
}
