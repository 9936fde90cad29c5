using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>The steps of journeys as a tree.</summary>
internal static class JourneySteps
{
    /// <summary>All steps in the order of the text.</summary>
    public static IEnumerable<JourneyStep> AllSteps(this Journey journey) => journey.Steps.SelectMany(All);

    /// <summary>The lists of steps within a step.</summary>
    public static IEnumerable<IReadOnlyList<JourneyStep>> Lists(this JourneyStep step) => step switch
    {
        JourneyStep.WaitFor wait => [wait.Arrived, wait.Late],
        JourneyStep.Task task => task.Outcomes.Select(outcome => (IReadOnlyList<JourneyStep>)outcome.Steps),
        JourneyStep.If branch => [branch.Then, branch.Else],
        JourneyStep.Part part => [part.Steps],
        _ => [],
    };

    private static IEnumerable<JourneyStep> All(JourneyStep step) => step.Lists().SelectMany(list => list).SelectMany(All).Prepend(step);
}
