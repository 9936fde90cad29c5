using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Workflows.Cli.Following;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Running;
using Workflows.Storage.Reading;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Tests;

/// <summary>Follow-ups from the text to what they do: looked at when a month has closed, carried out once, told, answered.</summary>
public sealed class FollowTests : IDisposable
{
    private const string Programme = """
        programme Shop {
          currency EUR
          time zone "Europe/Vienna"
          starts    2026-01-01
          joining with first event
        }

        event Purchase {
          order : text key
          total : money
        }

        points Beans {
          worth 0.10 EUR
        }

        rule Base {
          on    Purchase
          award 1 Beans per 5 EUR of total
        }

        journey Hello {
          start   on Purchase where total >= 10 EUR
          again   1 days after start
          purpose service
          wait    20 days
          bonus   1 Beans
          finish  "done"
        }

        measure sales = sum of Purchase.total this period

        follow up StopHello {
          when    sales < 100 EUR for 2 months
          pause   Hello
          task    Review to "Owner" due in 5 days
          propose "Say something else" to "Owner"
          rest    3 months
        }

        follow up Quiet {
          when  sales < 1 EUR
          alert "Desk"
        }

        """;

    private readonly WorkFolder _folder = new();

    public FollowTests() => _folder.Write("shop.loyalty", Programme);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_follow_up_fires_after_two_months_and_says_by_which_figures()
    {
        Assert.Equal(
            """
            StopHello 2026-02-01/2026-03-01: fired
              1 Jan 2026 to 31 Jan 2026: sales is EUR 40.00, n 2 (threshold: below EUR 100.00) | 1 Feb 2026 to 28 Feb 2026: sales is EUR 20.00, n 1 (threshold: below EUR 100.00)
              pause Hello
              task Review to Owner, due 2026-03-06
              propose "Say something else" to Owner
            Quiet 2026-02-01/2026-03-01: not due
              sales is EUR 20.00, n 1 (threshold: below EUR 1.00)
            """, string.Join('\n', FollowedInMarch()), ignoreLineEndingDifferences: true);
        Audited();
    }

    [Fact]
    public void Nobody_begins_a_paused_journey_and_whoever_is_in_it_goes_on()
    {
        FollowedInMarch();
        RunTo("2026-03-31", Buys("anna", "2026-03-05", "A-9", 50), Buys("dora", "2026-03-06", "D-1", 50));
        Assert.Equal("paused by StopHello", JourneysOf("anna", "2026-03"));
        Assert.Equal("paused by StopHello", JourneysOf("dora", "2026-03"));

        // Carl began on the last day before.
        Assert.Equal("finished", JourneysOf("carl", "2026-03"));
        Audited();
    }

    [Fact]
    public void A_period_is_looked_at_once_and_a_fired_follow_up_rests()
    {
        FollowedInMarch();
        Assert.Empty(Follow());
        RunTo("2026-04-30", Buys("anna", "2026-03-05", "A-9", 50));
        Assert.Equal(
            "StopHello 2026-03-01/2026-04-01: resting (it rests until 1 Jun 2026)|Quiet 2026-03-01/2026-04-01: not due"
                + "|StopHello 2026-04-01/2026-05-01: resting (it rests until 1 Jun 2026)|Quiet 2026-04-01/2026-05-01: fired",
            string.Join('|', Follow().Where(line => !line.StartsWith(' '))));
        RunTo("2026-05-31", Buys("anna", "2026-05-05", "A-10", 50));
        Assert.Equal("StopHello 2026-05-01/2026-06-01: fired", Follow()[0]);
        Audited();
    }

    [Fact]
    public void A_programme_that_is_looked_at_for_the_first_time_does_nothing_of_long_ago_and_needs_the_months_that_are_asked()
    {
        RunTo("2026-01-31", Buys("anna", "2026-01-05", "A-1", 20));
        Assert.Equal("StopHello 2026-01-01/2026-02-01: not known (the log covers 1 of the 2 months that are asked)", Follow()[0]);
        RunTo("2026-02-20", Buys("anna", "2026-02-05", "A-2", 20));
        Assert.Empty(Follow());
    }

    [Fact]
    public void Somebody_lets_the_journey_start_again_and_reports_the_task()
    {
        FollowedInMarch();
        Assert.Contains("No follow-up has paused Base", Assert.Throws<ShellFault>(() => Desk().Answer(FollowUpReply.Resumed, "Base", "Mei", null)).Message, StringComparison.Ordinal);
        Desk().Answer(FollowUpReply.Resumed, "Hello", "Mei", "New letters");
        Desk().Answer(FollowUpReply.TaskDone, "Review", "Mei", null);
        Assert.Throws<ShellFault>(() => Desk().Answer(FollowUpReply.Resumed, "Hello", "Mei", null));
        Assert.Throws<ShellFault>(() => Desk().Answer(FollowUpReply.TaskDone, "Review", "Mei", null));
        RunTo("2026-03-10", Buys("anna", "2026-03-05", "A-9", 50));
        Assert.Equal("started", JourneysOf("anna", "2026-03"));
        Audited();
    }

    [Fact]
    public void What_comes_of_a_pause_is_the_same_with_threads_and_after_a_stop()
    {
        FollowedInMarch();
        File.Copy(_folder.At("shop.db"), _folder.At("other.db"));
        string[] more = [.. Enumerable.Range(0, 40).Select(i => Buys($"m{i % 9}", $"2026-03-{2 + i / 3:00}", $"M-{i}", 7 + i % 5))];
        RunTo("2026-03-31", more);
        _folder.Write("half.jsonl", string.Join('\n', more[..20]) + "\n");
        Run("half.jsonl", "other.db", null, threads: 3, batch: 3);
        Run("events.jsonl", "other.db", "2026-03-31", threads: 2, batch: 7);
        Assert.StartsWith("paused by StopHello", JourneysOf("m3", "2026-03"), StringComparison.Ordinal);
        Assert.Equal(Audited(), Audited("other.db"));
    }

    [Theory]
    [InlineData("UPDATE event SET key = 'StopHello 2026-01-01/2026-02-01' WHERE type = 29 AND id = (SELECT min(id) FROM event WHERE type = 29)")]
    [InlineData("UPDATE event SET at = at - 86400000000 WHERE type = 29")]
    [InlineData("UPDATE event SET payload = (SELECT payload FROM event WHERE type = 29 ORDER BY id DESC LIMIT 1) WHERE id = (SELECT min(id) FROM event WHERE type = 29)")]
    public void Audit_finds_a_decision_that_somebody_changed(string change)
    {
        FollowedInMarch();
        RunTo("2026-03-31", Buys("anna", "2026-03-05", "A-9", 50));
        using (var connection = new SqliteConnection($"Data Source={_folder.At("shop.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is that of the test.
            command.CommandText = change;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        Assert.NotEmpty(Audit.Run(_folder.At("shop.db"), Desk().Plan).Findings);
    }

    [Fact]
    public void From_the_command_line_staff_is_told_the_report_says_what_came_of_it_and_another_version_ends_the_pause()
    {
        FollowedInMarch();
        RunTo("2026-03-31", Buys("anna", "2026-03-05", "A-9", 50), Buys("dora", "2026-03-06", "D-1", 50));
        Loyalty.Good(_folder.Path, "follow", "--db", "shop.db", "--outbox", "out");
        var notices = Directory.GetFiles(_folder.At("out/staff"), "*.txt", SearchOption.AllDirectories);
        var task = File.ReadAllText(Assert.Single(notices, path => path.EndsWith("-Review.txt", StringComparison.Ordinal)));
        Assert.StartsWith("To: Owner\n", task, StringComparison.Ordinal);
        Assert.Contains("Review; due 2026-03-06.\nThe follow-up StopHello fired for 2026-02-01 to 2026-02-28:", task, StringComparison.Ordinal);
        Assert.Contains("did not start: the follow-up StopHello has paused it", Loyalty.Good(_folder.Path, "explain", "--db", "shop.db", "--member", "dora").Out, StringComparison.Ordinal);
        Loyalty.Good(_folder.Path, "report", "--db", "shop.db", "--period", "2026-03", "--format", "json", "--out", "report.json");
        using var report = JsonDocument.Parse(_folder.Read("report.json"));
        Assert.Equal(2, report.RootElement.GetProperty("pauses")[0].GetProperty("keptOut").GetInt32());
        Assert.True(report.RootElement.GetProperty("openTasks")[0].GetProperty("isOverdue").GetBoolean());
        Assert.Equal("resting", report.RootElement.GetProperty("followUps")[0].GetProperty("looks")[0].GetProperty("outcome").GetString());
        _folder.Write("next.loyalty", Programme.Replace("1 Beans per 5 EUR", "2 Beans per 5 EUR", StringComparison.Ordinal));
        Assert.Contains(
            "Hello starts again: a new version ends its pause by StopHello",
            Loyalty.Good(_folder.Path, "apply", "next.loyalty", "--db", "shop.db", "--at", "2026-04-10").Error, StringComparison.Ordinal);
        _folder.Write("events.jsonl", Buys("anna", "2026-04-15", "A-10", 50) + "\n");
        Loyalty.Good(_folder.Path, "run", "next.loyalty", "--events", "events.jsonl", "--db", "shop.db", "--threads", "1");
        Assert.Equal("started", JourneysOf("anna", "2026-04"));
        Loyalty.Good(_folder.Path, "audit", "--db", "shop.db");
    }

    /// <summary>Two quiet months; Carl begins the journey on the last day, and the follow-ups are looked at.</summary>
    private List<string> FollowedInMarch()
    {
        RunTo("2026-02-28", Buys("anna", "2026-01-05", "A-1", 20), Buys("bert", "2026-01-06", "B-1", 20), Buys("carl", "2026-02-27", "C-1", 20));
        return Follow();
    }

    private FollowUpDesk Desk(string database = "shop.db") => FollowUpDesk.Of(_folder.At(database), new Terminal([]));

    private List<string> Follow() => [.. Desk().Look(null).SelectMany(FollowUpText.Of)];

    private void RunTo(string until, params string[] events)
    {
        _folder.Write("events.jsonl", string.Join('\n', events) + "\n");
        Run("events.jsonl", "shop.db", until, threads: 1, batch: 1000);
    }

    private void Run(string file, string database, string? until, int threads, int batch)
    {
        var (told, text) = (new Terminal([]), ProgrammeFile.Read(_folder.At("shop.loyalty")));
        var programme = text.Checked(told);
        EventRun.Execute(
            new RunRequest
            {
                Plan = StoredProgrammes.For(programme, _folder.At(database), told), Sources = text.Sources(programme), Database = _folder.At(database),
                Files = [_folder.At(file)], UntilDay = until is null ? null : Calendar.DayNumber(DateOnly.Parse(until, CultureInfo.InvariantCulture)),
                Threads = threads, BatchSize = batch,
            },
            bad => Assert.Fail(bad.ToString()));
    }

    /// <summary>What became of journeys in a month, in order.</summary>
    private string JourneysOf(string member, string month)
    {
        using var reader = RunReader.Open(_folder.At("shop.db"));
        return string.Join(' ', reader.EntriesOf(reader.FindMember(member)!).SelectMany(entry => entry.Effects)
            .Where(effect => effect.At.ToString().StartsWith(month, StringComparison.Ordinal)).Select(effect => effect.Kind switch
            {
                EffectKind.JourneyStarted => "started", EffectKind.JourneyFinished => "finished", EffectKind.JourneyPaused => $"paused by {effect.Text}", _ => "",
            }).Where(words => words.Length > 0));
    }

    private string Audited(string database = "shop.db")
    {
        var result = Audit.Run(_folder.At(database), Desk(database).Plan);
        Assert.Empty(result.Findings);
        return result.LedgerSha256;
    }

    private static string Buys(string member, string day, string order, int total) =>
        $$"""{"type":"Purchase","member":"{{member}}","at":"{{day}}T10:00:00Z","order":"{{order}}","total":{{total}}}""";
}
