using Workflows.Model.Programmes;

namespace Workflows.Elsa.Tests.Building;

/// <summary>
/// Walks the tree of a journey as a person would who reads it aloud: no ids of activities, no connections. To go to a part it starts
/// again at the top and looks for it.
/// </summary>
internal sealed class NaiveInterpreter(Func<JourneyStep, string> answer, int mostSteps)
{
    private int _goes;

    /// <summary>Ids of the steps, in the order in which they ran; one that ended the journey has an exclamation mark.</summary>
    public List<string> Log { get; } = [];

    public void Run(Journey journey)
    {
        string? sought = null;
        do
        {
            sought = RunList(journey.Steps, sought) is GoesTo goes && _goes++ < 1_000 ? goes.Part : null;
        }
        while (sought is not null);
    }

    private object? RunList(IReadOnlyList<JourneyStep> steps, string? sought)
    {
        foreach (var step in steps.SkipWhile(step => sought is not null && !Holds(step, sought)))
        {
            var result = sought is null ? RunStep(step) : Enter(step, sought);
            sought = null;
            if (result is not null)
            {
                return result;
            }
        }

        return null;
    }

    private object? RunStep(JourneyStep step)
    {
        switch (step)
        {
            case JourneyStep.Part part:
                return RunList(part.Steps, null);
            case JourneyStep.GoTo go:
                return new GoesTo(go.Target);
            case JourneyStep.Finish:
                Note(step, "!");
                return new Over();
            default:
                if (!Note(step, ""))
                {
                    return new Over();
                }

                var outcome = answer(step);
                return Lists(step).Where(list => list.Outcome == outcome).Select(list => RunList(list.Steps, null)).FirstOrDefault();
        }
    }

    private object? Enter(JourneyStep step, string sought) => step is JourneyStep.Part part && part.Name == sought
        ? RunList(part.Steps, null)
        : RunList(Lists(step).First(list => list.Steps.Any(inner => Holds(inner, sought))).Steps, sought);

    private static bool Holds(JourneyStep step, string part) =>
        (step as JourneyStep.Part)?.Name == part || Lists(step).Any(list => list.Steps.Any(inner => Holds(inner, part)));

    private static IEnumerable<(string Outcome, IReadOnlyList<JourneyStep> Steps)> Lists(JourneyStep step) => step switch
    {
        JourneyStep.WaitFor wait => [("Arrived", wait.Arrived), ("Late", wait.Late)],
        JourneyStep.If condition => [("True", condition.Then), ("False", condition.Else)],
        JourneyStep.Task task => task.Outcomes.Select(outcome => (outcome.Name, (IReadOnlyList<JourneyStep>)outcome.Steps)),
        JourneyStep.Part part => [("", part.Steps)],
        _ => [],
    };

    private bool Note(JourneyStep step, string mark)
    {
        if (Log.Count == mostSteps)
        {
            return false;
        }

        _goes = 0;
        Log.Add(step.Id + mark);
        return true;
    }

    private sealed record GoesTo(string Part);

    private sealed record Over;
}
