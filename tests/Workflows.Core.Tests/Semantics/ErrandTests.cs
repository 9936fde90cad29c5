using Workflows.Core.Asked;
using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What workflows that are no journeys ask of members and that takes its time: done as a journey of the programme would have it.</summary>
public sealed class ErrandTests
{
    private const string Shop = PlainShop.Head + PlainShop.Returns + """
        member {
          consent marketing by email
        }
        messages {
          quiet 21:00 to 09:00
          at most 2 per member in any 7 days
          give up after 3 days
        }
        points Miles { worth 0.1 HKD }
        rule Base {
          on Purchase
          award 1 Miles per 10 HKD of total
        }
        journey Care {
          start on Purchase
          again 1 minutes after start
          purpose marketing
          send email "care"
          task Ring to "Desk" due in 2 days {
            on done { finish "done" }
            on overdue { finish "overdue" }
          }
        }

        """;

    [Fact]
    public void A_message_that_a_workflow_asks_for_goes_under_the_consent_and_none_goes_without_it()
    {
        var world = Open();
        var sent = Send(world, "2026-03-02 10:00", "marketing");
        Assert.Equal("marketing email hello k1", Assert.Single(sent, effect => effect.Kind == EffectKind.WorkflowSent).Text);
        Assert.Equal(EffectKind.SentUnderConsent, sent[0].Kind);
        Assert.Equal("Done k1", EndIn(sent));
        world.On("2026-03-02 11:00", "anna", "Updated", ("consent_marketing_email", false));
        var dropped = Send(world, "2026-03-02 12:00", "marketing");
        Assert.Equal((long)MessageDropReason.NoConsent, Assert.Single(dropped, effect => effect.Kind == EffectKind.WorkflowDropped).Amount);
        Assert.Equal("Done k2", EndIn(dropped));
        Assert.Contains(Send(world, "2026-03-02 23:00", "service"), effect => effect.Kind == EffectKind.WorkflowSent);
    }

    [Fact]
    public void Quiet_hours_and_the_limit_over_all_journeys_put_it_off_in_the_order_of_asking()
    {
        var world = Open();
        var put = Send(world, "2026-03-02 22:00", "marketing");
        Assert.Equal(world.At("2026-03-03 09:00").Micros, Assert.Single(put, effect => effect.Kind == EffectKind.WorkflowPutOff).Amount);
        Assert.DoesNotContain(put, effect => effect.Kind == EffectKind.WorkflowEnded);
        PlainShop.Buy(world, "2026-03-02 22:10", "a", 10);
        Send(world, "2026-03-02 22:20", "marketing");
        world.GoTo("2026-03-03 09:00");
        Assert.Equal(["marketing email hello k1", "1"], SentBy(world));

        // The third has no room for as long as the first two are in the window, which is longer than messages are kept.
        world.GoTo("2026-03-20 09:00");
        Assert.Equal(2, SentBy(world).Count());
        Assert.Equal((long)MessageDropReason.GivenUp, world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.WorkflowDropped).Amount);
    }

    [Fact]
    public void A_task_ends_with_the_word_that_staff_report_and_no_other()
    {
        var world = Open();
        var began = Task(world, "2026-03-02 10:00");
        Assert.Equal(("Call", world.At("2026-03-04 10:00").Micros), began.Where(effect => effect.Kind == EffectKind.WorkflowBegan).Select(one => (one.Text, one.Amount)).Single());
        Assert.Contains(Report(world, "2026-03-03 10:00", "maybe"), effect => effect.Kind == EffectKind.Rejected);
        Assert.Equal("reached k1", EndIn(Report(world, "2026-03-03 11:00", "reached")));
        Assert.Contains(Report(world, "2026-03-03 12:00", "reached"), effect => effect.Kind == EffectKind.Rejected);
        world.GoTo("2026-03-20 09:00");
        Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.WorkflowEnded);
    }

    [Fact]
    public void A_task_that_nobody_reports_is_overdue_at_its_instant_and_two_of_one_name_are_reported_the_older_first()
    {
        var world = Open();
        Task(world, "2026-03-02 10:00");
        Task(world, "2026-03-02 11:00");
        Assert.Equal("reached k1", EndIn(Report(world, "2026-03-03 11:00", "reached")));
        world.GoTo("2026-03-20 09:00");
        var overdue = world.EffectsOf("anna").Last(effect => effect.Kind == EffectKind.WorkflowEnded);
        Assert.Equal(("overdue k2", world.At("2026-03-04 11:00")), (overdue.Text, overdue.At));
    }

    [Fact]
    public void A_task_of_a_journey_and_one_of_a_workflow_do_not_take_each_others_reports()
    {
        var world = Open();
        PlainShop.Buy(world, "2026-03-02 09:30", "a", 10);
        Task(world, "2026-03-02 10:00");
        var report = world.On("2026-03-02 11:00", "anna", "TaskDone", ("task", "Ring"), ("outcome", "done"));
        Assert.Contains(report, effect => effect is { Kind: EffectKind.JourneyFinished, Text: "done" });
        Assert.DoesNotContain(report, effect => effect.Kind == EffectKind.WorkflowEnded);
        Assert.Equal("unreached k1", EndIn(Report(world, "2026-03-02 12:00", "unreached")));
    }

    [Fact]
    public void An_event_at_the_very_end_of_a_wait_has_arrived_and_one_before_it_was_asked_has_not()
    {
        var world = Open();
        PlainShop.Buy(world, "2026-03-02 09:59", "a", 10);
        WaitFor(world, "2026-03-02 10:00");
        Assert.Equal("Arrived k1", EndIn(PlainShop.Buy(world, "2026-03-05 10:00", "b", 10)));
        WaitFor(world, "2026-03-06 10:00");
        world.GoTo("2026-03-20 09:00");
        var late = world.EffectsOf("anna").Last(effect => effect.Kind == EffectKind.WorkflowEnded);
        Assert.Equal(("Late k2", world.At("2026-03-09 10:00")), (late.Text, late.At));
    }

    [Fact]
    public void Who_leaves_has_all_of_it_broken_off_and_so_has_who_goes_under_in_another_member()
    {
        var world = Open("ben");
        Task(world, "2026-03-02 10:00");
        WaitFor(world, "2026-03-02 10:01");
        var left = world.On("2026-03-03 10:00", "anna", "Left");
        Assert.Equal(["Cancelled k1", "Cancelled k2"], left.Where(effect => effect.Kind == EffectKind.WorkflowEnded).Select(effect => effect.Text));
        world.On("2026-03-03 10:01", "anna", "Joined");
        Ask(world, "2026-03-03 10:02", "ben", "wait for", ("name", "Purchase"), ("length", 3), ("unit", "days"));
        var under = world.On("2026-03-03 11:00", "ben", "Merged", ("into", "anna"));
        Assert.Equal("Cancelled k3", EndIn(under));
        Assert.DoesNotContain(PlainShop.Buy(world, "2026-03-03 12:00", "b", 10), effect => effect.Kind == EffectKind.WorkflowEnded);
    }

    [Fact]
    public void It_goes_on_when_the_past_is_judged_again_and_under_another_version()
    {
        var world = Open();
        PlainShop.Buy(world, "2026-03-02 10:00", "a", 100);
        WaitFor(world, "2026-03-02 11:00");
        var refund = world.On("2026-03-02 12:00", "anna", "Refund", ("refund", "r"), ("order", "a"));
        Assert.DoesNotContain(refund, effect => effect.Kind is EffectKind.WorkflowEnded or EffectKind.WorkflowBegan);
        world.Apply("2026-03-03 00:00", Shop.Replace("award 1 Miles", "award 2 Miles", StringComparison.Ordinal));
        Assert.Equal("Arrived k1", EndIn(PlainShop.Buy(world, "2026-03-04 10:00", "b", 100)));
        Assert.Equal(20, world.Points("anna", "Miles"));
    }

    [Fact]
    public void In_a_programme_without_journeys_it_is_due_all_the_same()
    {
        var world = PlainShop.Open("points Miles { worth 0.1 HKD }", "2026-03-01 10:00", "anna");
        Task(world, "2026-03-02 10:00");
        Assert.Equal("reached k1", EndIn(Report(world, "2026-03-02 11:00", "reached")));
        WaitFor(world, "2026-03-02 12:00");
        world.GoTo("2026-03-20 09:00");
        Assert.Equal("Late k2", EndIn([.. world.EffectsOf("anna").SkipWhile(effect => effect.Text != "reached k1").Skip(1)]));
    }

    [Fact]
    public void What_staff_is_told_or_proposed_is_done_at_once()
    {
        var world = Open();
        var told = Ask(world, "2026-03-02 10:00", "anna", "alert", ("team", "Desk lead"), ("words", "look"));
        Assert.Equal((EffectKind.WorkflowTold, (int)WorkflowAsk.Alert, "Desk lead"), told.Select(effect => (effect.Kind, effect.Subject, effect.Text!)).Single());
    }

    [Theory]
    [InlineData("workflow a version 3 step s run r", "a")]
    [InlineData("workflow of version 2 version 3 step s run r", "of version 2")]
    [InlineData("other", "other")]
    public void A_message_names_its_workflow(string key, string expected) => Assert.Equal(expected, WorkflowMessage.Of($"marketing email hello {key}").Workflow);

    private int _asked;

    private static World Open(params string[] more)
    {
        var world = new World(Shop);
        foreach (var member in more.Prepend("anna"))
        {
            world.Join("2026-03-01 10:00", member);
        }

        return world;
    }

    private IReadOnlyList<Effect> Send(World world, string at, string purpose) =>
        Ask(world, at, "anna", "send", ("name", "hello"), ("channel", "email"), ("purpose", purpose));

    private IReadOnlyList<Effect> Task(World world, string at) => Ask(
        world, at, "anna", "task", ("name", "Call"), ("team", "Desk"), ("priority", "high"), ("words", "reached unreached"), ("length", 2), ("unit", "days"));

    private IReadOnlyList<Effect> WaitFor(World world, string at) =>
        Ask(world, at, "anna", "wait for", ("name", "Purchase"), ("length", 3), ("unit", "days"));

    private IReadOnlyList<Effect> Ask(World world, string at, string member, string ask, params (string Field, object Value)[] values)
    {
        var from = world.Log.Steps.Count;
        Assert.Equal(Refusal.None, world.Population.Take(world.RecordOf(WorkflowEvents.Type, at, member, $"k{++_asked}", [("ask", ask), .. values])));
        return [.. world.Log.Steps.Skip(from).Where(step => step.Member == member).SelectMany(step => step.Effects)];
    }

    private static IReadOnlyList<Effect> Report(World world, string at, string outcome) =>
        world.On(at, "anna", "TaskDone", ("task", "Call"), ("outcome", outcome));

    private static string? EndIn(IEnumerable<Effect> effects) => effects.Single(effect => effect.Kind == EffectKind.WorkflowEnded).Text;

    private static IEnumerable<string?> SentBy(World world) =>
        world.EffectsOf("anna").Where(effect => effect.Kind is EffectKind.WorkflowSent or EffectKind.MessageSent).Select(effect => effect.Text);
}
