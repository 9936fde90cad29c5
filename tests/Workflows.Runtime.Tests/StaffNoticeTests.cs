using Workflows.Delivery.Files;
using Workflows.Model.Time;
using Workflows.Runtime.Asked;
using Workflows.Runtime.Erasing;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Tests;

/// <summary>What staff are told: tasks, what guards hold, alerts.</summary>
public sealed class StaffNoticeTests : IDisposable
{
    private readonly RunFolder _folder = new("""

        event Cleared { case: text key
          order: text
          releases Purchase by order }
        guard Fourth { on Purchase
          at most 1 per member per calendar day
          then hold for "Risk desk" up to 2 days, then deny }
        guard Huge { on Purchase where total > 300 HKD
          then alert "Owner" }
        journey Care { start on Visit where score = 0
          purpose service
          task Call to "Service desk" priority urgent due in 4 hours {
            on solved { finish "solved" }
            on unsolved { finish "unsolved" }
            on overdue { finish "late" }
          } }
        journey Round { start on Visit where score = 1
          step Again {
            wait up to 7 days for Purchase since start {
              on arrived { go to Again }
              on late { go to Again } } } }
        """);

    [Fact]
    public void A_hold_an_alert_and_a_task_are_told_once_in_words_that_say_what_to_do()
    {
        _folder.Run("shop.db", _folder.File("events.jsonl", Lines()));
        Assert.Equal((3, 0), Write());
        var notices = Directory.GetFiles(_folder.In("out"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.All(notices, path => Assert.Equal("2026-01", Path.GetFileName(Path.GetDirectoryName(path))));
        var hold = File.ReadAllText(Assert.Single(notices, path => path.EndsWith("-Fourth.txt", StringComparison.Ordinal)));
        Assert.StartsWith("To: Risk desk\nDate: 2026-01-02T05:00:00Z\nKey: ", hold, StringComparison.Ordinal);
        Assert.Contains("The guard Fourth holds what was earned by Purchase o2 of member m0, 2026-01-02 13:00: 2 such events, at most 1 per member per calendar day.", hold, StringComparison.Ordinal);
        Assert.Contains("If nobody decides by 2026-01-04 13:00, it is denied.", hold, StringComparison.Ordinal);
        Assert.Contains("To release it send Cleared { order: \"o2\" }; to deny it, EarningDenied { held: \"o2\" }.", hold, StringComparison.Ordinal);
        var alert = File.ReadAllText(Assert.Single(notices, path => path.EndsWith("-Huge.txt", StringComparison.Ordinal)));
        Assert.Contains("The guard Huge saw Purchase o2 of member m0", alert, StringComparison.Ordinal);
        var task = File.ReadAllText(Assert.Single(notices, path => path.EndsWith("-Call.txt", StringComparison.Ordinal)));
        Assert.Contains("To: Service desk\n", task, StringComparison.Ordinal);
        Assert.Contains("Call (urgent) for member m1, of the journey Care; due 2026-01-03 17:00.", task, StringComparison.Ordinal);
        Assert.Contains("TaskDone { task: \"Call\", outcome: solved or unsolved }", task, StringComparison.Ordinal);
        Assert.Equal((0, 3), Write());
    }

    [Theory]
    [InlineData("Task", "task", "Ring", "Ring", "Ring (normal) for member m1, of the workflow care; due 2026-01-06 13:00.\nReport it as TaskDone { task: \"Ring\", outcome: up or down }.")]
    [InlineData("Alert", "text", "Look at it.", "alert", "An alert of the workflow care about member m1:\nLook at it.")]
    [InlineData("Propose", "text", "Give more.", "proposal", "A proposal of the workflow care about member m1:\nGive more.")]
    public void What_a_workflow_has_staff_do_or_know_is_told_too(string type, string setting, string value, string about, string words)
    {
        _folder.Run("shop.db", _folder.File("events.jsonl", Lines()));
        Write();
        var settings = new Dictionary<string, string> { ["team"] = "Desk", ["dueIn"] = "3 days", ["outcomes"] = "up,down", [setting] = value };
        var ask = new MemberAsk("r", $"Loyalty.{type}", "m1", Instant.From(new(2026, 1, 3, 5, 0, 0, TimeSpan.Zero)), "care", 1, "s", settings);
        MemberDesk.Take(_folder.In("shop.db"), _folder.Plan, _folder.Request("shop.db").Sources, [ask], ask.At);
        Assert.Equal((1, 3), Write());
        var notice = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder.In("out"), $"*-{about}.txt", SearchOption.AllDirectories)));
        Assert.StartsWith("To: Desk\n", notice, StringComparison.Ordinal);
        Assert.EndsWith($"\n\n{words}\n", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journey_that_stands_still_is_told_to_who_keeps_the_programme_and_is_the_same_after_a_pause_and_in_the_audit()
    {
        string[] before = [.. Lines(), """{"type":"Visit","member":"m1","at":"2026-01-03T14:00:00+08:00","visit":"v2","score":1}"""];
        string[] after =
        [
            """{"type":"Purchase","member":"m0","at":"2026-01-20T12:00:00+08:00","order":"o8","total":10,"channel":"shop"}""",
            """{"type":"Purchase","member":"m1","at":"2026-01-21T12:00:00+08:00","order":"o9","total":10,"channel":"shop"}""",
        ];
        _folder.Run("shop.db", _folder.File("before.jsonl", before));
        _folder.Run("shop.db", _folder.File("after.jsonl", after));
        _folder.Run("whole.db", _folder.File("whole.jsonl", before.Concat(after)));
        Assert.Equal(_folder.Dump("whole.db"), _folder.Dump("shop.db"));
        Assert.Empty(_folder.Audit("shop.db").Findings);
        Write();
        var notice = File.ReadAllText(Assert.Single(
            Directory.GetFiles(_folder.In("out"), "*.txt", SearchOption.AllDirectories), path => path.EndsWith("-Round-stands-still.txt", StringComparison.Ordinal)));
        Assert.StartsWith("To: Programme owner\nDate: 2026-01-10T06:00:00Z\n", notice, StringComparison.Ordinal);
        Assert.Contains("The journey Round of member m1 stands still since 2026-01-10 14:00, at step 1.Again.1 (line ", notice, StringComparison.Ordinal);
        Assert.Contains("10000 steps ran without a wait", notice, StringComparison.Ordinal);
        Assert.Contains("`running move here`", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_whoever_is_erased_staff_is_told_nothing_any_more()
    {
        _folder.Run("shop.db", _folder.File("events.jsonl", Lines()));
        Instant at;
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            at = new Instant(reader.Received.Micros + Instant.PerHour);
        }

        Erasure.Run(_folder.In("shop.db"), _folder.Plan, [], "m0", at);
        Assert.Equal((1, 0), Write());
    }

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<string> Lines() =>
    [
        .. Enumerable.Range(0, 2).Select(i => $$"""{"type":"Joined","member":"m{{i}}","at":"2026-01-01T12:00:00+08:00","level":4}"""),
        """{"type":"Purchase","member":"m0","at":"2026-01-02T12:00:00+08:00","order":"o1","total":10,"channel":"shop"}""",
        """{"type":"Purchase","member":"m0","at":"2026-01-02T13:00:00+08:00","order":"o2","total":400,"channel":"shop"}""",
        """{"type":"Visit","member":"m1","at":"2026-01-03T13:00:00+08:00","visit":"v1","score":0}""",
    ];

    private (long Written, long There) Write()
    {
        using var reader = RunReader.Open(_folder.In("shop.db"));
        return new StaffNotices(_folder.Plan).Write(reader, _folder.In("out"));
    }
}
