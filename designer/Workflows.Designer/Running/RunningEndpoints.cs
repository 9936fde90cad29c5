using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Elsa;
using Workflows.Designer.Ports;
using Workflows.Designer.Web;
using Workflows.Elsa.Compiling;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Designer.Running;

/// <summary>For the page: how members went through journeys, and who waits where.</summary>
internal static class RunningEndpoints
{
    private const int PageMost = 200;
    private const int PageUsual = 25;

    /// <summary>Maps the paths.</summary>
    /// <param name="api">Where.</param>
    /// <param name="runs">The database; null for none.</param>
    /// <param name="definitions">The pictures of what runs there.</param>
    public static void Map(IEndpointRouteBuilder api, IRunDatabase? runs, RunDefinitions? definitions)
    {
        api.MapGet("running", () => Answers.Json(runs is null || definitions is null ? new JsonObject { ["isThere"] = false } : Counts(runs, definitions)));
        api.MapGet("running/{journey:int}/waiting", (HttpRequest request, int journey) => runs is null
            ? Answers.Missing("No database is watched; `loyalty serve PATH --db FILE` watches one.") : Waiting(runs, request, journey));
    }

    private static JsonObject Counts(IRunDatabase runs, RunDefinitions definitions)
    {
        var (sight, programme) = (runs.Look(), runs.Programme);
        return new JsonObject
        {
            ["isThere"] = true, ["isWhole"] = sight.IsWhole, ["counted"] = sight.Counted, ["entries"] = sight.Entries, ["clock"] = sight.Clock,
            ["journeys"] = new JsonArray([.. runs.Counts.Select(counts => (JsonNode)JourneyOf(programme, counts, definitions))]),
        };
    }

    private static JsonObject JourneyOf(Programme programme, JourneyCounts counts, RunDefinitions definitions)
    {
        var journey = programme.Journeys[counts.Journey];
        return new JsonObject
        {
            ["index"] = counts.Journey, ["definition"] = JourneyCompiler.DefinitionId(programme, journey), ["revision"] = definitions.RevisionOf(programme, journey),
            ["name"] = journey.Name, ["title"] = journey.Title, ["version"] = counts.Version, ["isInForce"] = journey.IsInForce,
            ["started"] = counts.Started, ["heldOut"] = counts.HeldOut, ["running"] = counts.Running, ["finished"] = counts.Finished,
            ["cancelled"] = counts.Cancelled, ["hasGoal"] = journey.Goal is not null, ["goals"] = counts.Goals, ["heldOutGoals"] = counts.HeldOutGoals,
            ["steps"] = new JsonArray([.. counts.Steps.Select(step => (JsonNode)StepOf(step))]),
        };
    }

    private static JsonObject StepOf(StepCounts step) => new()
    {
        ["step"] = step.Step, ["words"] = step.Words, ["line"] = step.Line, ["waiting"] = step.Waiting,
        ["outcomes"] = new JsonArray([.. step.Outcomes.Select(one => (JsonNode)new JsonObject { ["outcome"] = one.Outcome, ["count"] = one.Count })]),
        ["overdue"] = step.Overdue, ["givenUp"] = step.GivenUp,
    };

    private static IResult Waiting(IRunDatabase runs, HttpRequest request, int journey)
    {
        var take = Math.Clamp(Answers.Number(request, "take", PageUsual), 1, PageMost);
        var page = runs.Instances(new InstanceQuery(Answers.Number(request, "skip", 0), take)
        {
            Journeys = new HashSet<int> { journey }, State = InstanceState.Running, Step = Answers.Query(request, "step"),
        });
        return Answers.Page(
            page.Items.Select(instance => new JsonObject
            {
                ["id"] = instance.Id, ["member"] = instance.Member, ["since"] = Local(runs, instance, wait => wait.Since), ["due"] = Local(runs, instance, wait => wait.Due),
            }),
            (int)Math.Min(page.Total, int.MaxValue));
    }

    private static string? Local(IRunDatabase runs, Instance instance, Func<WaitingStep, Instant> of) =>
        instance.Waits.FirstOrDefault() is { } wait ? runs.Local(of(wait)) : null;
}
