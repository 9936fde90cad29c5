using Microsoft.Data.Sqlite;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Runtime.Asked;
using Workflows.Runtime.Erasing;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Tests;

/// <summary>What workflows ask of members stands in the members' log once, and the log answers as often as it is asked.</summary>
public sealed class MemberDeskTests : IDisposable
{
    private static readonly DateTimeOffset _noon = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);
    private readonly RunFolder _folder = new("""

        journey Later {
          start on leaving Busy
          bonus 5 Stars
        }
        """);

    public MemberDeskTests() => _folder.Run("shop.db", _folder.File("events.jsonl",
    [
        """{"type":"Joined","member":"anna","at":"2026-05-01T00:00:00Z","zone":"Asia/Hong_Kong"}""",
        """{"type":"Joined","member":"ben","at":"2026-05-01T00:00:00Z"}""",
        """{"type":"Purchase","member":"anna","at":"2026-05-02T00:00:00Z","order":"a","total":300,"channel":"app"}""",
    ]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_step_that_is_asked_again_is_done_once_and_answered_alike()
    {
        var ask = Ask("anna", "Award", ("amount", "40"), ("currency", "Stars"), ("fundedBy", "Goodwill"));
        var first = Take(ask);
        Assert.Equal(new MemberAnswer { Outcome = "Done", Points = 40 }, first);
        Assert.Equal(first, Take(ask, later: 100));
        Assert.Equal(40, Stars("anna"));
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void The_events_of_a_run_that_goes_on_afterwards_are_judged_beside_it()
    {
        Take(Ask("anna", "Award", ("amount", "40"), ("currency", "Stars")));
        var more = _folder.File("more.jsonl", ["""{"type":"Purchase","member":"anna","at":"2026-05-20T00:00:00Z","order":"b","total":600,"channel":"web"}"""]);
        Assert.Equal(1, _folder.Run("shop.db", _folder.In("events.jsonl"), more).Taken);
        Assert.Equal(40, Stars("anna"));
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void Each_kind_of_step_is_answered_in_its_own_way()
    {
        Assert.Equal("Treated", Take(Ask("anna", "HoldOut", ("share", "0%"), ("group", "g"))).Outcome);
        Assert.Equal("True", Take(Ask("anna", "Decide", ("condition", "is at least Blue"))).Outcome);
        Assert.Equal("False", Take(Ask("anna", "Decide", ("condition", "member is in Busy"))).Outcome);
        Assert.Equal("Done", Take(Ask("anna", "SetAttribute", ("attribute", "level"), ("value", "7"))).Outcome);
        Assert.Equal("Done", Take(Ask("anna", "StartJourney", ("journey", "Later"))).Outcome);
        Assert.Equal("Refused", Take(Ask("anna", "StartJourney", ("journey", "Later"))).Outcome);
        Assert.Equal(5, Stars("anna"));
        Assert.Equal(new MemberAnswer { Outcome = "Done", Points = 4 }, Take(Ask("anna", "Redeem", ("reward", "Pen"))));
        var refused = Take(Ask("anna", "Redeem", ("reward", "Pen")));
        Assert.Equal(("Refused", RejectionReason.NotEnoughPoints), (refused.Outcome, refused.Reason));
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Theory]
    [InlineData("nobody", "Award", "amount", "4", "its member has not joined")]
    [InlineData("", "Award", "amount", "4", "no member is named")]
    [InlineData("anna", "Award", "amount", "1.5", "`1.5` is no number of points")]
    [InlineData("anna", "SetAttribute", "attribute", "level", "`value` is missing")]
    [InlineData("anna", "Dance", "step", "x", "put it into a journey")]
    [InlineData("anna", "Send", "template", "x", "`channel` is missing")]
    [InlineData("anna", "Send", "template", "x y", "write letters, digits")]
    [InlineData("anna", "WaitFor", "event", "Nothing", "no event `Nothing`")]
    [InlineData("anna", "Task", "task", "Call", "`team` is missing")]
    [InlineData("anna", "Decide", "condition", "balance of Miles > 4", "declare a segment")]
    [InlineData("anna", "StartJourney", "journey", "Nowhere", "no journey `Nowhere`")]
    public void What_can_not_be_done_says_why_and_leaves_no_trace(string member, string type, string setting, string value, string why)
    {
        var before = _folder.Dump("shop.db");
        var answer = Take(Ask(member, type, (setting, value), ("currency", "Stars")));
        Assert.Null(answer.Outcome);
        Assert.Contains(why, answer.Fault, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Dump("shop.db"));
    }

    [Fact]
    public void What_takes_its_time_is_open_until_the_log_says_how_it_ended()
    {
        var task = Ask("anna", "Task", ("task", "Call"), ("team", "Desk"), ("dueIn", "2 days"), ("outcomes", "reached,unreached"));
        Assert.Equal(Instant.From(_noon.AddMinutes(1).AddDays(2)), Take(task).OpenUntil);
        Assert.Equal(Instant.From(_noon.AddMinutes(1).AddDays(2)), Take(task, later: 60).OpenUntil);
        var later = Instant.From(_noon.AddDays(3));
        Assert.Equal("overdue", Assert.Single(MemberDesk.Take(_folder.In("shop.db"), _folder.Plan, Sources, [task], later, isDue: true)!).Outcome);
        Assert.Equal("overdue", Assert.Single(MemberDesk.Look(_folder.In("shop.db"), _folder.Plan, [task])).Outcome);
        Assert.Equal("overdue", Take(task, later: 5 * 24 * 60).Outcome);
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void A_message_of_a_workflow_stands_in_the_outbox_and_the_audit_misses_it_there()
    {
        Assert.Equal("Done", Take(Ask("anna", "Send", ("template", "hello"), ("channel", "sms"), ("purpose", "service"))).Outcome);
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            var message = reader.Outbox().Last();
            Assert.Equal(("sms", "hello", "service", "workflow order"), (message.Channel, message.Template, message.PurposeIn(_folder.Plan.Programme), message.SenderIn(_folder.Plan.Programme)));
        }

        Assert.Empty(_folder.Audit("shop.db").Findings);
        using (var connection = new SqliteConnection($"Data Source={_folder.In("shop.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM outbox WHERE journey = -1";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assert.Contains(_folder.Audit("shop.db").Findings, finding => finding.Contains("not in the outbox", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_its_field_does_not_allow_is_refused_as_in_a_file()
    {
        Assert.Contains("level", Take(Ask("anna", "SetAttribute", ("attribute", "level"), ("value", "99"))).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_of_somebody_who_was_erased_since_can_not_be_read()
    {
        var ask = Ask("anna", "Award", ("amount", "40"), ("currency", "Stars"));
        Take(ask);
        Erasure.Run(_folder.In("shop.db"), _folder.Plan, Sources, "anna", Instant.From(_noon.AddDays(1)));
        Assert.Contains("was erased since the step was done", Take(ask, later: 2 * 24 * 60).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void While_another_program_writes_nobody_is_asked_and_no_run_begins()
    {
        using var other = WriterClaim.Take(_folder.In("shop.db"));
        Assert.Null(MemberDesk.Take(_folder.In("shop.db"), _folder.Plan, Sources, [Ask("anna", "Award", ("amount", "1"))], Instant.From(_noon)));
        var fault = Assert.Throws<StorageFault>(() => _folder.Run("shop.db", _folder.In("events.jsonl")));
        Assert.Contains("is being written to by another program", fault.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<SourceText> Sources => _folder.Request("shop.db").Sources;

    private MemberAnswer Take(MemberAsk ask, int later = 0) => Assert.Single(
        MemberDesk.Take(_folder.In("shop.db"), _folder.Plan, Sources, [ask], Instant.From(_noon.AddMinutes(later)))!);

    private int _asked;

    private MemberAsk Ask(string member, string type, params (string Name, string Value)[] settings) => new(
        $"f.i.{++_asked}", $"Loyalty.{type}", member, Instant.From(_noon.AddMinutes(_asked)), "order", 2, "step1",
        settings.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal));

    private long Stars(string member)
    {
        using var reader = RunReader.Open(_folder.In("shop.db"));
        var stored = reader.FindMember(member)!;
        var state = new Core.State.MemberCodec(_folder.Plan).Read(member, stored.Index, stored.State.Span, stored.Sheet.Span);
        return state.Available(_folder.Plan.Programme.Currencies.Single(one => one.Name == "Stars").Index);
    }
}
