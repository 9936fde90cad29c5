using Workflows.Core.Ports;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Running;
using Workflows.Elsa.Tests.Building;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;
using static Workflows.Elsa.Tests.Building.Drafts;

namespace Workflows.Elsa.Tests.Running;

public abstract class JourneyRunTests(bool inBursts)
{
    private const string First = "send-1 waitFor-2";
    private const string Gold = $"{First} if-2.late.1 task-2.late.1.then.1";

    [Theory]
    [InlineData("False", "Arrived", $"{First} bonus-2.arrived.1 finish-2.arrived.2!")]
    [InlineData("True", "Late reached", $"{Gold} finish-2.late.1.then.1.reached.1!")]
    [InlineData(
        "True", "Late unreached Arrived", $"{Gold} send-2.late.1.then.1.unreached.1 waitFor-3 bonus-3.arrived.1 finish-3.arrived.2!")]
    [InlineData("True", "Late overdue Late", $"{Gold} send-2.late.1.then.1.overdue.1 waitFor-3 finish-3.late.1!")]
    [InlineData("False", "Late Late", $"{First} if-2.late.1 send-2.late.1.else.1 waitFor-3 finish-3.late.1!")]
    [InlineData("False", "Late Arrived", $"{First} if-2.late.1 send-2.late.1.else.1 waitFor-3 bonus-3.arrived.1 finish-3.arrived.2!")]
    public void WinBack_takes_every_path(string isGold, string outcomes, string expected) =>
        Assert.Equal(expected, Play(Harbour.WinBack, outcomes, isGold));

    [Theory]
    [InlineData("solved", "task-1.Open.1 bonus-3.Thank.1 send-3.Thank.2 finish-3.Thank.3!")]
    [InlineData("unsolved solved", "task-1.Open.1 task-2.Escalate.1 bonus-3.Thank.1 send-3.Thank.2 finish-3.Thank.3!")]
    [InlineData("overdue unsolved", "task-1.Open.1 task-2.Escalate.1 finish-2.Escalate.1.unsolved.1!")]
    [InlineData("overdue overdue", "task-1.Open.1 task-2.Escalate.1 finish-2.Escalate.1.overdue.1!")]
    public void MakeItRight_takes_every_path(string outcomes, string expected) =>
        Assert.Equal(expected, Play(Harbour.MakeItRight, outcomes));

    [Theory]
    [InlineData("Arrived", "waitFor-1 send-1.arrived.1 send-2")]
    [InlineData("Late Arrived", "waitFor-1 waitFor-1.late.1 send-1.late.2 send-2")]
    [InlineData("Late Late", "waitFor-1 waitFor-1.late.1 send-1.late.1.late.1 send-1.late.2 send-2")]
    public void Nested_branches_share_the_step_after_them(string outcomes, string expected)
    {
        var journey = Journey("J", WaitFor([Send("a")], [WaitFor([], [Send("b")]), Send("c")]), Send("d"));
        Assert.Equal(expected, Play(journey, outcomes));
    }

    [Fact]
    public void A_part_is_reached_from_two_places()
    {
        var journey = Journey(
            "J", WaitFor([GoTo("Thank")], [WaitFor([Finish("no")], [GoTo("Thank")])]), Finish("never"), Part("Thank", Send("a")));
        Assert.Equal("waitFor-1 send-3.Thank.1", Play(journey, "Arrived"));
        Assert.Equal("waitFor-1 waitFor-1.late.1 send-3.Thank.1", Play(journey, "Late Late"));
        Assert.Equal("waitFor-1 waitFor-1.late.1 finish-1.late.1.arrived.1!", Play(journey, "Late Arrived"));
    }

    [Fact]
    public void An_instance_can_go_on_with_any_step_wherever_it_was()
    {
        var journey = Journey("J", WaitFor([Finish("came")], []), Finish("late"), Part("Moved", Send("a"), WaitFor([Finish("after")], [])))
            with { Running = new RunningMove([new PlaceChange("1", "3", SourceSpan.None)]) };
        var workflow = Load(journey);
        var (instance, runner) = (new WorkflowInstance(), new ScriptedRunner());
        workflow.Start(instance, runner);
        workflow.Enter(instance, workflow.ActivityOf("3.Moved.1")!, runner);
        Assert.Equal(["waitFor-3.Moved.2"], instance.Waiting);
        workflow.Resume(instance, "waitFor-3.Moved.2", "Arrived", runner);
        Assert.True(instance.IsFinished);
        Assert.Equal("waitFor-1 send-3.Moved.1 waitFor-3.Moved.2 finish-3.Moved.2.arrived.1!", string.Join(' ', runner.Log));
        Assert.Null(workflow.ActivityOf("3"));
    }

    [Fact]
    public void A_part_is_repeated_as_often_as_the_flow_comes_back()
    {
        var journey = Journey("J", Part("Again", Send("a"), WaitFor([Finish("came")], [GoTo("Again")])));
        Assert.Equal(
            "send-1.Again.1 waitFor-1.Again.2 send-1.Again.1 waitFor-1.Again.2 "
            + "send-1.Again.1 waitFor-1.Again.2 finish-1.Again.2.arrived.1!",
            Play(journey, "Late Late Arrived"));
    }

    [Fact]
    public void A_loop_may_be_entered_in_its_middle_and_left_to_where_others_came_from_before()
    {
        var journey = Journey(
            "J", WaitFor([GoTo("Middle")], [GoTo("Out")]), Part("Top", Send("a")),
            Part("Middle", WaitFor([GoTo("Top")], [])), Part("Out", Send("b")));
        Assert.Equal("waitFor-1 send-4.Out.1", Play(journey, "Late"));
        Assert.Equal("waitFor-1 waitFor-3.Middle.1 send-2.Top.1 waitFor-3.Middle.1 send-4.Out.1", Play(journey, "Arrived Arrived Late"));
    }

    [Fact]
    public void A_journey_that_just_ends_is_finished()
    {
        var instance = new WorkflowInstance();
        Load(Journey("J", Send("a"))).Start(instance, new ScriptedRunner());
        Assert.True(instance.IsFinished);
        Assert.Empty(instance.Waiting);
    }

    [Fact]
    public void A_waiting_instance_is_one_id_and_no_counts()
    {
        var (instance, runner) = Started(Harbour.WinBack);
        Assert.Equal(["waitFor-2"], instance.Waiting);
        Assert.Empty(instance.Visits);
        Assert.False(instance.IsFinished);
        Assert.Equal(["send-1", "waitFor-2"], runner.Log);
    }

    [Fact]
    public void Nothing_happens_when_the_instance_does_not_wait_on_the_activity()
    {
        var (instance, runner) = Started(Harbour.WinBack);
        Load(Harbour.WinBack).Resume(instance, "waitFor-3", "Arrived", runner);
        Load(Harbour.WinBack).Resume(instance, "unheard-of", "Arrived", runner);
        Assert.Equal(["waitFor-2"], instance.Waiting);
        Assert.Equal(2, runner.Log.Count);
    }

    [Fact]
    public void The_flow_is_over_where_nothing_follows_an_outcome()
    {
        var (instance, runner) = Started(Harbour.WinBack);
        Load(Harbour.WinBack).Resume(instance, "waitFor-2", "Unheard", runner);
        Assert.True(instance.IsFinished);
        Assert.Empty(instance.Waiting);
    }

    [Fact]
    public void A_circle_without_a_wait_is_a_fault_that_leaves_the_instance_as_it_was()
    {
        var journey = Journey("J", Wait(1), Part("P", Send("a"), GoTo("P")));
        var (instance, runner) = Started(journey);
        var fault = Assert.Throws<WorkflowFault>(() => Load(journey).Resume(instance, "wait-1", "Done", runner));
        Assert.Matches("^Activity `send-2.P.1`: .*\\b10000\\b", fault.Message);
        Assert.Equal(["wait-1"], instance.Waiting);
        Assert.False(instance.IsFinished);
    }

    [Fact]
    public void A_runner_that_throws_leaves_the_instance_as_it_was()
    {
        var (instance, _) = Started(Harbour.WinBack);
        var broken = new ScriptedRunner(_ => throw new TimeoutException());
        Assert.Throws<TimeoutException>(() => Load(Harbour.WinBack).Resume(instance, "waitFor-2", "Arrived", broken));
        Assert.Equal(["waitFor-2"], instance.Waiting);
        Assert.False(instance.IsFinished);
    }

    [Fact]
    public void A_decision_cannot_wait()
    {
        var fault = Assert.Throws<WorkflowFault>(
            () => Load(Journey("J", If([], []))).Start(new WorkflowInstance(), new ScriptedRunner(_ => null)));
        Assert.Contains("`if-1`", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_of_another_definition_is_a_fault()
    {
        var instance = new WorkflowInstance { Waiting = { "wait-9" } };
        Assert.Throws<WorkflowFault>(() => Load(Harbour.WinBack).Resume(instance, "wait-9", "Done", new ScriptedRunner()));
    }

    private IWorkflow Load(Journey journey) => new ElsaWorkflowHost(inBursts).Load(JourneyCompiler.Compile(Harbour.Programme, journey));

    private (WorkflowInstance Instance, ScriptedRunner Runner) Started(Journey journey)
    {
        var (instance, runner) = (new WorkflowInstance(), new ScriptedRunner());
        Load(journey).Start(instance, runner);
        return (instance, runner);
    }

    /// <summary>Runs a journey to its end: each wait and task ends with the next outcome, each decision with the same answer.</summary>
    private string Play(Journey journey, string outcomes, string decision = "False")
    {
        var workflow = Load(journey);
        var instance = new WorkflowInstance();
        var runner = new ScriptedRunner(activity => activity.Split('-')[0] switch
        {
            "waitFor" or "wait" or "task" => null,
            "if" => decision,
            _ => "Done",
        });
        workflow.Start(instance, runner);
        foreach (var outcome in outcomes.Split(' '))
        {
            workflow.Resume(instance, Assert.Single(instance.Waiting), outcome, runner);
        }

        Assert.True(instance.IsFinished);
        Assert.Empty(instance.Waiting);
        return string.Join(' ', runner.Log);
    }
}

/// <summary>By the short way that the core takes.</summary>
public sealed class DirectJourneyRunTests() : JourneyRunTests(inBursts: false);

/// <summary>In the runtime of all Elsa definitions.</summary>
public sealed class BurstJourneyRunTests() : JourneyRunTests(inBursts: true);
