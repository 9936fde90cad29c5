using System.Collections.Immutable;
using Workflows.Elsa.Definitions;
using Workflows.Elsa.Pictures;
using Workflows.Elsa.Printing;
using Workflows.Model.Numbers;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Compiling;

/// <summary>
/// Makes an Elsa 3 workflow definition of a journey: a flowchart of <c>Loyalty.*</c> activities and of Elsa's decisions, forks and joins. Same
/// journey, same bytes. The connections are those that run; a step that can't be reached is an activity without connections, and where no branch ever ends there is no
/// join.
/// </summary>
public static class JourneyCompiler
{
    /// <summary>Compiles a journey of a checked programme.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="journey">One of its journeys.</param>
    /// <returns>The JSON text; <see cref="Running.ElsaWorkflowHost"/> runs it; so does an Elsa server that knows the activities.</returns>
    /// <exception cref="KeyNotFoundException">It goes to a part that it doesn't have: the journey wasn't checked.</exception>
    public static string Compile(Programme programme, Journey journey) => Compile(programme, journey, []);

    /// <summary>
    /// Compiles a journey for a picture that is open in the designer: its steps keep the ids that they have there, and the definition says
    /// which steps they are.
    /// </summary>
    /// <param name="programme">The programme.</param>
    /// <param name="journey">One of its journeys.</param>
    /// <param name="places">What steps are called in the picture; others get ids of their own.</param>
    /// <returns>The JSON text.</returns>
    /// <exception cref="KeyNotFoundException">It goes to a part that it doesn't have: the journey wasn't checked.</exception>
    public static string Compile(Programme programme, Journey journey, ImmutableArray<StepPlace> places)
    {
        var flow = JourneyFlow.Of(journey);
        ImmutableArray<ElsaActivity> activities =
            [ActivityMaker.Start(programme, journey), .. flow.Steps.Select(step => ActivityMaker.Of(programme, step))];
        var connections = Connect(flow, activities);
        activities = [.. activities.Where((_, index) => index == 0 || !flow.Steps[index - 1].IsJoin || flow.IsReachable[index - 1])];
        var properties = Properties(programme, journey, Revision.Of(journey.Title, activities, connections));
        if (!places.IsEmpty)
        {
            var names = PictureNames.For(activities, places);
            connections = [.. connections.Select(line =>
                line with { Source = names.NameOf(line.Source), Target = names.NameOf(line.Target) })];
            activities = [.. activities.Select(activity => activity with { Id = names.NameOf(activity.Id) })];
            properties = properties.Add(new ElsaProperty(PictureNames.Property, names.Written));
        }

        var id = DefinitionId(programme, journey);
        return DefinitionWriter.Write(new ElsaDefinition(
            $"{id}:1", id, journey.Title, $"Journey {journey.Name} of {programme.Title}", 1, properties,
            new ElsaActivity("flow", "Elsa.Flowchart")
            {
                Name = "Flowchart1",
                Flow = new ElsaFlow(activities[0].Id, Layout.Arrange(activities, connections), connections),
            }));
    }

    /// <summary>The id of the definition that a journey compiles to: both names, joined by a hyphen, which names can't hold.</summary>
    public static string DefinitionId(Programme programme, Journey journey) => $"{programme.Name}-{journey.Name}";

    /// <summary>Connects what the flow can come to; the activity of step n is at n + 1, after the start.</summary>
    private static ImmutableArray<ElsaConnection> Connect(JourneyFlow flow, ImmutableArray<ElsaActivity> activities)
    {
        var connections = ImmutableArray.CreateBuilder<ElsaConnection>();
        Add(ActivityId.Start, new FlowExit(ElsaConnection.Done, flow.First));
        for (var index = 0; index < flow.Steps.Length; index++)
        {
            foreach (var exit in flow.GoesOn[index] ? flow.Steps[index].Exits : [])
            {
                Add(activities[index + 1].Id, exit);
            }
        }

        return connections.ToImmutable();

        void Add(string source, FlowExit exit)
        {
            if (exit.Target is { } target)
            {
                connections.Add(new ElsaConnection(source, exit.Port, activities[target + 1].Id));
            }
        }
    }

    private static ImmutableArray<ElsaProperty> Properties(Programme programme, Journey journey, string revision)
    {
        var properties = ImmutableArray.CreateBuilder<ElsaProperty>();
        Add("programme", programme.Name);
        Add("programmeVersion", programme.Version);
        Add("journey", journey.Name);
        Add("purpose", journey.Purpose);
        Add("again", journey.Again is { } again ? JourneyPrinter.Print(again) : null);
        Add("holdOut", journey.HoldOut == Fraction.Zero ? null : LiteralPrinter.Percent(journey.HoldOut));
        Add("goal", journey.Goal is { } goal ? JourneyPrinter.Print(programme, goal) : null);
        Add("source", ActivityMaker.SourceOf(journey.Span));
        Add(Revision.Property, revision);
        return properties.ToImmutable();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                properties.Add(new ElsaProperty(name, value));
            }
        }
    }
}
