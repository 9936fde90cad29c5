using Microsoft.Data.Sqlite;
using Workflows.Core.Planning;
using Workflows.Core.Versions;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Versions;
using Workflows.Storage;
using Workflows.Storage.Reading;
using Workflows.Storage.Tests;
using Workflows.Storage.Writing;
using Workflows.Testing;

namespace Workflows.Runtime.Tests;

/// <summary>A database whose programme gets another version in the middle of its life.</summary>
public sealed class VersionTests : IDisposable
{
    /// <summary>The text of the next version.</summary>
    internal static readonly string NextText = Shop.Text
        .Replace("segment Busy when", "let recent = count of Visit over last 40 days\nsegment Chatty when recent >= 2\nsegment Busy when", StringComparison.Ordinal)
        .Replace("rule Base {", "rule Basic was Base {", StringComparison.Ordinal)
        .Replace("award 1 Miles and 1 Status per 10 HKD of total", "award 2 Miles and 1 Status per 10 HKD of total\n  at most 900 Miles per member per calendar month", StringComparison.Ordinal)
        .Replace("tier Silver when", "tier Jade when earned Status this calendar year >= 60\n  tier Silver when", StringComparison.Ordinal)
        .Replace("limit 400 HKD per calendar month", "limit 300 HKD per calendar month", StringComparison.Ordinal)
        .Replace("limit 30 HKD per channel in any 20 days", "limit 30 HKD per channel in any 15 days", StringComparison.Ordinal)
        .Replace("limit 300 HKD per calendar month }", "limit 300 HKD per calendar year }", StringComparison.Ordinal)
        .Replace("wait up to 7 days for Purchase", "wait up to 9 days for Purchase", StringComparison.Ordinal)
        .Replace("start on entering Quiet", "start on entering Quiet\n  running move here", StringComparison.Ordinal)
        .Replace("topic: optional text\n", "topic: optional text\n  mood: optional number\n", StringComparison.Ordinal)
        + "\njourney Chat {\n  start on entering Chatty, also who is in it already\n  bonus 1 Stars\n  wait up to 3 days for Visit {\n    on late { finish \"silent\" }\n  }\n}\n";

    private readonly RunFolder _folder = new();
    private readonly IReadOnlyList<string> _lines = new EventFile(21, 60).Lines(1_400, 400, hasMistakes: false);

    [Fact]
    public void Batches_and_threads_change_nothing_of_a_life_that_goes_through_two_versions_and_an_audit_finds_it_sound()
    {
        Live("one.db", 1, 7);
        Live("other.db", 4, 1_000);
        Assert.Equal(_folder.Dump("one.db"), _folder.Dump("other.db"));
        using (var reader = Storage.Reading.RunReader.Open(_folder.In("one.db")))
        {
            var began = reader.Entries().Where(entry => entry.Effects.Any(effect => effect.Kind == EffectKind.VersionBegan)).SelectMany(entry => entry.Effects).ToList();
            Assert.Contains(began, effect => effect.Kind == EffectKind.JourneyMoved);
            Assert.Contains(began, effect => effect.Kind == EffectKind.JourneyStarted);
            Assert.Contains(reader.Entries(), entry => entry.Answers.Any(answer => answer.Draw.IsCarried && answer.Granted > 0));
        }

        var audit = Audit.Run(_folder.In("one.db"), Next(_folder.In("one.db")));
        Assert.True(audit.Findings.Count == 0, string.Join("\n", audit.Findings));
        Assert.True(audit.Entries > 1_400);
    }

    [Theory]
    [InlineData("UPDATE event SET effects = NULL WHERE id = (SELECT from_event + 3 FROM programme WHERE number = 2)", "something else is decided")]
    [InlineData("UPDATE ledger SET amount = amount + 1 WHERE event = (SELECT MIN(event) FROM ledger)", "other points are posted")]
    [InlineData("UPDATE ledger SET rule = rule + 1 WHERE event = (SELECT MAX(event) FROM ledger WHERE rule >= 0)", "other points are posted")]
    [InlineData("UPDATE member SET state = (SELECT state FROM member WHERE id = 1) WHERE id = 2", "is not the one that the log leads to")]
    [InlineData("UPDATE programme SET from_at = from_at + 1 WHERE number = 2", "parts from it here")]
    [InlineData("UPDATE pool SET spent = spent - 1", "are stored")]
    public void A_change_by_hand_is_found_on_either_side_of_the_change_of_versions(string change, string finding)
    {
        Live("shop.db", 1, 500);
        Execute(_folder.In("shop.db"), change);
        Assert.Contains(
            Audit.Run(_folder.In("shop.db"), Next(_folder.In("shop.db"))).Findings, found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void An_audit_finds_a_version_that_too_few_were_for_and_one_whose_text_they_were_not_for()
    {
        const string Two = "programme Shop \"Shop\" {\n  publish by 2 people";
        using var folder = new RunFolder();
        var (old, next) = (World.Compile(Shop.Text), World.Compile(Shop.Text.Replace("programme Shop \"Shop\" {", Two, StringComparison.Ordinal)));
        folder.Run("shop.db", folder.File("events.jsonl", _lines.Take(100)));
        var plan = World.PlanOf([new(old, Instant.Earliest), new(next, AtOf(folder.In("shop.db")))]);
        StoredApproval By(string name) => new(2, next.Version, name, new Instant(1), null);
        Approvals.Add(folder.In("shop.db"), By("Anna"));
        VersionRun.Apply(new ApplyRequest
        {
            Before = folder.Plan, Next = plan, Sources = [new SourceText("next.loyalty", "")], SourcesBefore = [], Database = folder.In("shop.db"), Approval = By("Ben"),
        });
        Assert.Empty(Audit.Run(folder.In("shop.db"), plan).Findings);
        Execute(folder.In("shop.db"), "UPDATE approval SET version = 'another text' WHERE name = 'Anna'");
        Assert.Contains(Audit.Run(folder.In("shop.db"), plan).Findings, found => found.EndsWith("came into force with 1 of 2 people for it.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_stops_a_version_in_the_middle_leaves_the_one_before_in_force_and_it_can_be_applied_again()
    {
        var first = _folder.File("first.jsonl", _lines.Take(700));
        _folder.Run("whole.db", first);
        _folder.Run("stopped.db", first);
        var at = AtOf(_folder.In("whole.db"));
        Apply("whole.db", at);
        Execute(_folder.In("stopped.db"), "CREATE TRIGGER stop BEFORE INSERT ON source BEGIN SELECT RAISE(ABORT, 'stopped'); END");
        Assert.Throws<StorageFault>(() => Apply("stopped.db", at));
        Assert.Empty(_folder.Audit("stopped.db").Findings);
        Execute(_folder.In("stopped.db"), "DROP TRIGGER stop");
        Apply("stopped.db", at);
        Assert.Equal(_folder.Dump("whole.db"), _folder.Dump("stopped.db"));
    }

    [Fact]
    public void Events_that_were_fed_before_are_known_again_under_the_next_version()
    {
        var all = _folder.File("all.jsonl", _lines);
        Live("shop.db", 1, 500);
        var again = _folder.Run(_folder.Request("shop.db", all) with { Plan = Next(_folder.In("shop.db")) });
        Assert.Equal(0, again.Taken);
        Assert.DoesNotContain(_folder.Bad, bad => bad.ToString().Contains("other content", StringComparison.Ordinal));
    }

    [Fact]
    public void A_version_is_not_applied_at_an_instant_that_is_over_nor_run_before_it_is_applied()
    {
        _folder.Run("shop.db", _folder.File("first.jsonl", _lines.Take(300)));
        var over = Assert.Throws<StorageFault>(() => Apply("shop.db", new Instant(0)));
        Assert.Contains("name a later instant", over.Message, StringComparison.Ordinal);
        var early = Assert.Throws<StorageFault>(() => _folder.Run(
            _folder.Request("shop.db", _folder.File("rest.jsonl", _lines.Skip(300))) with { Plan = World.PlanOf(NextText) }));
        Assert.Contains("loyalty apply", early.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Live(string database, int threads, int batch)
    {
        _folder.Run(_folder.Request(database, _folder.File("first.jsonl", _lines.Take(700))) with { Threads = threads, BatchSize = batch });
        var next = Apply(database);
        _folder.Run(_folder.Request(database, _folder.File("rest.jsonl", _lines.Skip(700))) with
        {
            Plan = next, Sources = [new SourceText("shop.loyalty", NextText)], Threads = threads, BatchSize = batch,
        });
    }

    private ProgrammePlan Apply(string database, Instant? at = null)
    {
        var next = World.PlanOf(Versions(at ?? AtOf(_folder.In(database))));
        VersionRun.Apply(new ApplyRequest
        {
            Before = _folder.Plan, Next = next, Database = _folder.In(database),
            SourcesBefore = [new SourceText("shop.loyalty", Shop.Text)], Sources = [new SourceText("shop.loyalty", NextText)],
        });
        return next;
    }

    private static ProgrammePlan Next(string database)
    {
        using var reader = Storage.Reading.RunReader.Open(database);
        return World.PlanOf(Versions(reader.Versions()[1].From));
    }

    /// <summary>Some hours after the clock, so that late events come for the version before.</summary>
    private static Instant AtOf(string database)
    {
        using var reader = Storage.Reading.RunReader.Open(database);
        return new Instant(reader.Received.Micros + (5 * Instant.PerHour));
    }

    /// <summary>Both versions, the second from an instant on.</summary>
    internal static IReadOnlyList<ProgrammeVersion> Versions(Instant at) =>
        [new(World.Compile(Shop.Text), Instant.Earliest), new(World.Compile(NextText), at)];

    private static void Execute(string database, string change)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The changes are literals of the tests.
        command.CommandText = change;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
