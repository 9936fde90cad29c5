using Workflows.Core.Ports;
using Workflows.Elsa.Running;
using Workflows.Elsa.Tests.Building;

namespace Workflows.Elsa.Tests.Running;

/// <summary>Flowcharts in which branches run side by side, as the designer can draw them.</summary>
public sealed class FlowchartRunTests
{
    private static readonly string[] _diamond = ["s -> l", "s -> r", "l -> j", "r -> j", "j -> end"];

    [Fact]
    public void Side_by_side_branches_take_turns_and_meet_once() =>
        Assert.Equal("s l r l2 r2 end", Play(
            ["s", "l", "l2", "r", "r2", "end"], ["s -> l", "s -> r", "l -> l2", "r -> r2", "l2 -> end", "r2 -> end"]));

    [Fact]
    public void Several_ways_in_wait_for_the_slowest_that_is_alive() =>
        Assert.Equal("s wait-d r | end", Play(
            ["s", "wait-d", "r", "end"], ["s -> wait-d", "s -> r", "wait-d -> end", "r -> end"], "wait-d Done"));

    [Fact]
    public void Ways_that_cannot_be_taken_any_more_are_not_waited_for() =>
        Assert.Equal("s d r end", Play(
            ["s", "d Elsa.FlowDecision", "x", "r", "end"], ["s -> d", "s -> r", "d:True -> x", "x -> end", "r -> end"]));

    [Fact]
    public void Counts_are_kept_while_the_instance_waits()
    {
        var (workflow, instance, runner) = Load(
            ["s", "wait-d", "wait-e", "end"], ["s -> wait-d", "s -> wait-e", "wait-d -> end", "wait-e -> end"]);
        workflow.Start(instance, runner);
        Assert.Equal(["wait-d", "wait-e"], instance.Waiting);
        workflow.Resume(instance, "wait-e", "Done", runner);
        Assert.Equal(["wait-d"], instance.Waiting);
        Assert.Contains("connection 3=3", instance.Visits.Select(visit => $"{visit.Key}={visit.Value}"));
        workflow.Resume(instance, "wait-d", "Done", runner);
        Assert.Equal(["s", "wait-d", "wait-e", "end"], runner.Log);
        Assert.True(instance.IsFinished);
        Assert.Empty(instance.Visits);
    }

    [Fact]
    public void The_first_way_into_a_join_cancels_what_waits_on_the_others()
    {
        var (workflow, instance, runner) = Load(
            ["s", "l", "wait-r", "j Elsa.FlowJoin", "end"], ["s -> wait-r", "s -> l", "wait-r -> j", "l -> j", "j -> end"]);
        workflow.Start(instance, runner);
        Assert.Equal(["s", "wait-r", "l", "no wait-r", "end"], runner.Log);
        Assert.True(instance.IsFinished);
    }

    [Theory]
    [InlineData("WaitAny", "s l r end")]
    [InlineData("WaitAllActive", "s l r end")]
    [InlineData("WaitAll", "s l r end")]
    public void A_join_of_two_finished_branches_is_passed_once_in_every_mode(string mode, string expected) =>
        Assert.Equal(expected, Play(["s", "l", "r", $"j Elsa.FlowJoin mode={mode}", "end"], _diamond));

    [Theory]
    [InlineData("WaitAny", "d end")]
    [InlineData("WaitAllActive", "d end")]
    [InlineData("WaitAll", "d")]
    public void Only_a_join_that_waits_for_all_stops_where_a_way_was_not_taken(string mode, string expected) =>
        Assert.Equal(expected, Play(
            ["d Elsa.FlowDecision", $"j Elsa.FlowJoin mode={mode}", "end"], ["d:True -> j", "d:False -> j", "j -> end"]));

    [Fact]
    public void A_fork_follows_its_branches_and_no_others() =>
        Assert.Equal("a b", Play(["f Elsa.FlowFork branches=[\"A\",\"B\"]", "a", "b", "c"], ["f:A -> a", "f:B -> b", "f:C -> c"]));

    [Fact]
    public void A_loop_beside_another_branch_comes_back_and_is_left()
    {
        var answers = new Queue<string>(["True", "False"]);
        var (workflow, instance, runner) = Load(
            ["s", "a", "d Elsa.FlowDecision", "r", "end"],
            ["s -> a", "s -> r", "a -> d", "d:True -> a", "d:False -> end"], activity => activity == "d" ? answers.Dequeue() : "Done");
        workflow.Start(instance, runner);
        Assert.Equal(["s", "a", "r", "d", "a", "d", "end"], runner.Log);
    }

    [Fact]
    public void A_wait_that_the_flow_came_back_to_is_not_counted_after_it_was_stored()
    {
        var answers = new Queue<string>(["True", "False"]);
        var (workflow, instance, runner) = Load(
            ["s", "a", "b", "w", "d Elsa.FlowDecision", "end"],
            ["s -> a", "s -> b", "a -> w", "b -> w", "w:Late -> w", "w -> d", "d:True -> s", "d:False -> end"],
            activity => activity switch { "w" => null, "d" => answers.Dequeue(), _ => "Done" });
        workflow.Start(instance, runner);
        workflow.Resume(instance, "w", "Late", runner);
        Assert.Equal(1, instance.Visits["repeated w"]);
        workflow.Resume(instance, "w", "Late", runner);
        workflow.Resume(instance, "w", "Done", runner);
        workflow.Resume(instance, "w", "Done", runner);
        Assert.Equal("s a b w w w d s a b w d end", string.Join(' ', runner.Log));
        Assert.True(instance.IsFinished);
    }

    [Fact]
    public void A_loop_that_is_entered_in_its_middle_is_a_fault_beside_other_branches()
    {
        var (workflow, instance, runner) = Load(
            ["d Elsa.FlowDecision", "a", "b", "x", "y"], ["d:True -> a", "d:False -> b", "a -> b", "b -> a", "d:True -> x", "d:True -> y"]);
        var fault = Assert.Throws<WorkflowFault>(() => workflow.Start(instance, runner));
        Assert.Contains("`b`: Invalid backward connection", fault.Message, StringComparison.Ordinal);
        Assert.Empty(instance.Waiting);
    }

    [Fact]
    public void A_circle_beside_other_branches_is_a_fault()
    {
        var (workflow, instance, runner) = Load(["s", "a", "r"], ["s -> a", "s -> r", "a -> a"]);
        var fault = Assert.Throws<WorkflowFault>(() => workflow.Start(instance, runner));
        Assert.Contains("`a`: The burst ran 10000 activities", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Loyalty.Finish", "s wait-d e!")]
    [InlineData("Elsa.Finish", "s wait-d")]
    [InlineData("Elsa.End", "s wait-d no wait-d")]
    public void An_end_is_the_end_of_everything(string type, string expected)
    {
        var (workflow, instance, runner) = Load(["s", "wait-d", $"e {type}", "after"], ["s -> wait-d", "s -> e", "wait-d -> after"]);
        workflow.Start(instance, runner);
        Assert.Equal(expected, string.Join(' ', runner.Log));
        Assert.True(instance.IsFinished);
        Assert.Empty(instance.Waiting);
    }

    [Fact]
    public void What_is_not_connected_to_the_start_never_runs() =>
        Assert.Equal("a b", Play(["a", "b", "island"], ["a -> b"]));

    [Fact]
    public void The_start_is_chosen_as_Elsa_chooses_it()
    {
        Assert.Equal("b", Play(["a", "x Elsa.Start", "b"], ["x -> b"]));
        Assert.Equal("b a", Play(["a", "b"], ["b -> a"]));
        Assert.Equal("", Play([], []));
    }

    [Fact]
    public void A_loop_that_counting_visits_would_lose_is_gone_round()
    {
        var json = Flowcharts.Json(
            ["d Elsa.FlowDecision", "wait-w", "x"],
            ["d:True -> x", "d:False -> wait-w", "wait-w:Late -> wait-w", "wait-w -> x"]);
        Assert.Equal("d wait-w wait-w x", Run(new ElsaWorkflowHost().Load(json)));
        Assert.Equal("d wait-w wait-w x", Run(new ElsaWorkflowHost(alwaysInBursts: true).Load(json)));

        static string Run(IWorkflow workflow)
        {
            var instance = new WorkflowInstance();
            var runner = new ScriptedRunner(activity =>
                activity switch { "d" => "False", "x" => "Done", _ => null });
            workflow.Start(instance, runner);
            workflow.Resume(instance, "wait-w", "Late", runner);
            workflow.Resume(instance, "wait-w", "Done", runner);
            Assert.True(instance.IsFinished);
            return string.Join(' ', runner.Log);
        }
    }

    [Fact]
    public void Where_ways_run_side_by_side_an_instance_that_is_put_elsewhere_forgets_all_of_them()
    {
        var (workflow, instance, runner) = Load(["s", "wait-a", "wait-b", "x-1"], ["s -> wait-a", "s -> wait-b", "wait-a -> x-1"]);
        workflow.Start(instance, runner);
        Assert.Equal(2, instance.Waiting.Count);
        workflow.Enter(instance, workflow.ActivityOf("1")!, runner);
        Assert.True(instance.IsFinished);
        Assert.Empty(instance.Visits);
        Assert.Equal("s wait-a wait-b x-1", string.Join(' ', runner.Log));
    }

    [Fact]
    public void A_dead_way_may_be_long()
    {
        var ids = Enumerable.Range(0, 5_000).Select(index => $"x{index}").ToArray();
        var path = ids.Zip(ids.Skip(1), (one, next) => $"{one} -> {next}");
        Assert.Equal("s d r end", Play(
            ["s", "d Elsa.FlowDecision", "r", "end", .. ids],
            ["s -> d", "s -> r", "d:True -> x0", .. path, "x4999 -> end", "r -> end"]));
    }

    private static (IWorkflow Workflow, WorkflowInstance Instance, ScriptedRunner Runner) Load(
        string[] activities, string[] connections, Func<string, string?>? answer = null) =>
        (new ElsaWorkflowHost().Load(Flowcharts.Json(activities, connections)), new WorkflowInstance(),
            answer is null
                ? new ScriptedRunner(activity => activity.StartsWith("wait-", StringComparison.Ordinal) ? null
                    : activity == "d" ? "False"
                    : "Done")
                : new ScriptedRunner(answer));

    /// <summary>Runs to the first wait, then resumes with each <c>activity outcome</c>; a bar stands before each resume.</summary>
    private static string Play(string[] activities, string[] connections, params string[] resumes)
    {
        var (workflow, instance, runner) = Load(activities, connections);
        workflow.Start(instance, runner);
        foreach (var resume in resumes)
        {
            runner.Log.Add("|");
            workflow.Resume(instance, resume.Split(' ')[0], resume.Split(' ')[1], runner);
        }

        Assert.True(instance.IsFinished);
        return string.Join(' ', runner.Log);
    }
}
