using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>The steps of journeys as a tree.</summary>
internal static class JourneySteps
{
    /// <summary>All steps in the order of the text.</summary>
    public static IEnumerable<JourneyStep> AllSteps(this Journey journey) => journey.Steps.SelectMany(WithInner);

    /// <summary>A step and those within it, in the order of the text.</summary>
    public static IEnumerable<JourneyStep> WithInner(this JourneyStep step) => step.Lists().SelectMany(list => list).SelectMany(WithInner).Prepend(step);

    /// <summary>The lists of steps within a step.</summary>
    public static IEnumerable<IReadOnlyList<JourneyStep>> Lists(this JourneyStep step) => step switch
    {
        JourneyStep.WaitFor wait => [wait.Arrived, wait.Late],
        JourneyStep.Task task => task.Outcomes.Select(outcome => (IReadOnlyList<JourneyStep>)outcome.Steps),
        JourneyStep.If branch => [branch.Then, branch.Else],
        JourneyStep.Fork fork => fork.Branches.Select(branch => (IReadOnlyList<JourneyStep>)branch.Steps),
        JourneyStep.Part part => [part.Steps],
        _ => [],
    };
}
