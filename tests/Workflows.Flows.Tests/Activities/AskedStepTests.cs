using System.Text.Json.Nodes;
using Workflows.Flows.Instances;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Tests.Building;
using Workflows.Flows.Transcripts;
using Workflows.Flows.Values;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Activities;

/// <summary>Steps of ours: they are asked for as data, and an outcome is the answer.</summary>
public sealed class AskedStepTests
{
    [Fact]
    public void A_step_is_asked_for_with_what_it_says_and_goes_on_by_its_outcome()
    {
        var play = Play.Of(Definition("d", Chart("c", [Own("Task", "t", ("task", "Call"), ("dueIn", "2 days")), Line("reached"), Line("overdue")],
            "t.reached reached", "t.overdue overdue")));
        var asked = Assert.IsType<FlowCommand.AskStep>(Assert.Single(play.Last.Commands));
        Assert.Equal(("Loyalty.Task", "t", "Call"), (asked.Step.Type, asked.Step.ActivityId, asked.Step.Settings["task"]));
        Assert.Equal(Noon.AddDays(2), Assert.Single(play.Instance.Bookmarks).DueAt);
        Assert.Equal("reached", play.Resume("t", FlowRecord.Of("Outcome", "reached")).Said);
    }

    [Theory]
    [InlineData("Wait", "length", "Done")]
    [InlineData("WaitFor", "upTo", "Late")]
    [InlineData("Task", "dueIn", "overdue")]
    public void When_its_time_is_over_a_step_ends_as_it_usually_does(string type, string length, string outcome)
    {
        var play = Play.Of(Definition("d", Chart("c", [Own(type, "s", (length, "3 days")), Line("after")], $"s.{outcome} after")));
        Assert.Equal("after", play.Resume("s").Said);
    }

    [Fact]
    public void A_length_that_is_none_is_an_incident()
    {
        var play = Play.Of(Definition("d", Chart("c", [Own("Wait", "w", ("length", "3 dayz"))])));
        Assert.Equal("w: `3 dayz` is no length of time, or too long; write it as `3 days`.", play.Incidents);
    }

    [Fact]
    public void A_loop_that_counting_visits_would_lose_is_gone_round_in_a_journey()
    {
        var play = Play.Of(Definition("d", Chart(
            "c", [Own("Decide", "d"), Own("Wait", "w"), Line("x")], "d.True x", "d.False w", "w.Late w", "w x")));
        Assert.Equal("d", play.Waits);
        play.Resume("d").Resume("w", FlowRecord.Of("Outcome", "Late")).Resume("w");
        Assert.Equal((FlowSubStatus.Finished, "x"), (play.Instance.SubStatus, play.Said));
    }

    [Fact]
    public void A_finish_ends_everything_and_nobody_is_waited_for()
    {
        var play = Play.Of(Definition("d", Sequence("s", Own("Finish", "f", ("outcome", "returned")), Line("never"))));
        Assert.Equal(FlowSubStatus.Finished, play.Instance.SubStatus);
        var asked = Assert.IsType<FlowCommand.AskStep>(Assert.Single(play.Last.Commands));
        Assert.Null(asked.BookmarkId);
        Assert.Equal("returned", asked.Step.Settings["outcome"]);
    }

    [Fact]
    public void A_decision_in_our_language_is_asked_for_where_nothing_here_evaluates_it()
    {
        var decision = Step("FlowDecision", "d");
        decision["condition"] = Expression("Loyalty", "member is at least Gold");
        var play = Play.Of(Definition("d", Chart("c", [decision, Line("gold"), Line("other")], "d.True gold", "d.False other")));
        Assert.Equal("member is at least Gold", Assert.IsType<FlowCommand.AskStep>(Assert.Single(play.Last.Commands)).Step.Settings["condition"]);
        Assert.Equal("gold", play.Resume("d", FlowRecord.Of("Outcome", "True")).Said);
    }

    [Fact]
    public void A_step_that_journeys_do_not_have_is_asked_for_and_said()
    {
        var problems = Workflows.Flows.Library.FlowLibrary.Of([Workflows.Flows.Definitions.FlowDefinition.Read(Definition("d", Own("Snd", "x")).Text())], [])
            .Version("d:1")!.Problems;
        Assert.Equal("`x`: journeys have no step of the type `Loyalty.Snd`; whoever is asked for it has to know it.", Assert.Single(problems));
    }

    [Fact]
    public void A_transcript_tells_what_is_asked_for_and_takes_answers_in_turn()
    {
        var (flow, library) = Build(Definition("d", Chart(
            "c", [Own("WaitFor", "w", ("event", "Purchase"), ("upTo", "7 days")), Own("Send", "s", ("template", "hello")), Own("Finish", "f", ("outcome", "came"))],
            "w.Late w", "w.Arrived s", "s f")));
        var lines = FlowTranscript.Of(flow, library, new TranscriptRequest(Noon)
        {
            Resumes = true, Answers = [new("w", "Late"), new("w", "Arrived")],
        });
        Assert.Equal(
            [
                """ASK Loyalty.WaitFor w {"event":"Purchase","upTo":"7 days"}""", """ASK Loyalty.WaitFor w {"event":"Purchase","upTo":"7 days"}""",
                """ASK Loyalty.Send s {"template":"hello"}""", """ASK Loyalty.Finish f {"outcome":"came"}""",
            ],
            lines.Where(line => line.StartsWith("ASK", StringComparison.Ordinal)));
        Assert.StartsWith("RESULT Finished/Finished", lines[^3], StringComparison.Ordinal);
    }

    private static JsonObject Own(string type, string id, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var json = Step(type, id);
        json["type"] = $"Loyalty.{type}";
        foreach (var (name, value) in settings)
        {
            json[name] = Expression("Literal", value);
        }

        return json;
    }
}
